/** What the pages have in common: the colours of the app, light and dark, type, and how they print. No CSS modules: it goes along in one file. */
export const PAGE_STYLE = `
:root{color-scheme:light dark;--ground:light-dark(#f6f3ee,#171614);--surface:light-dark(#fff,#211f1c);
--line:light-dark(#ddd6cb,#3b3833);--ink:light-dark(#1f1b16,#f3efe8);--soft:light-dark(#5b544a,#b9b1a5);
--accent:light-dark(#8a1c3b,#f08ba6);--focus:light-dark(#0b57d0,#8ab4ff);
--good:light-dark(#17663a,#7fd6a2);--good-soft:light-dark(#e2f3e8,#17301f);--warn:light-dark(#7a4a00,#f2c36b);
--warn-soft:light-dark(#fdf0d7,#362a12);--grey-soft:light-dark(#eeeae3,#2e2b27);
--heat-1:light-dark(#f7e9ec,#2a1b20);--heat-2:light-dark(#efd3da,#43202b);--heat-3:light-dark(#e3b3bf,#5c2a3a);--heat-4:light-dark(#d793a5,#75344a)}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:1.0625rem/1.5 system-ui,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",sans-serif;overflow-wrap:anywhere}
bdi{white-space:pre-line}
main,body>header,body>footer{max-width:46rem;margin:0 auto;padding:0 1.25rem}
h1,h2,h3,h4{line-height:1.2;text-wrap:balance;margin:1.6em 0 .4em}
h1{font-size:2rem;margin-top:0}h2{font-size:1.5rem}h3{font-size:1.1875rem}h4{font-size:1rem}
p,ul,dl,blockquote{margin:.5rem 0}ul{padding-left:1.25rem}li{margin:.5rem 0}
.soft{color:var(--soft);font-size:.9em}
dt{font-weight:650}dd{margin:0 0 .5rem}
@media (width>=36rem){dl{display:grid;grid-template-columns:minmax(6rem,12rem) 1fr;gap:.25rem 1rem}dd{margin:0}}
.wide{overflow-x:auto;margin:.75rem 0}
.wide:focus-visible{outline:3px solid var(--focus);outline-offset:2px}
table{border-collapse:collapse;width:100%;background:var(--surface)}
th,td{border:1px solid var(--line);padding:.375rem .5rem;text-align:right;vertical-align:top;min-width:3.5rem}
th:first-child{text-align:left}
.heat-1{background:var(--heat-1)}.heat-2{background:var(--heat-2)}.heat-3{background:var(--heat-3)}.heat-4{background:var(--heat-4)}
.sum>*{font-weight:650}
@media print{
@page{size:A4;margin:18mm 17mm}
:root{color-scheme:light;--ground:#fff;--surface:#fff;--line:#999;--ink:#000;--soft:#444;--heat-1:#f1f1f1;--heat-2:#e0e0e0;--heat-3:#ccc;--heat-4:#b5b5b5}
body{font-size:10.5pt;line-height:1.4}
main,body>header,body>footer{max-width:none;padding:0}
h1{font-size:20pt}h2{font-size:15pt}h3{font-size:12pt}h4{font-size:10.5pt}
h1,h2,h3,h4{break-after:avoid}
li,blockquote,tr{break-inside:avoid}
thead{display:table-header-group}
.page{break-before:page;margin-top:0}
.wide{overflow:visible}
[class^=heat]{print-color-adjust:exact;-webkit-print-color-adjust:exact}
p,li{orphans:2;widows:2}
}
`;
