import { createHash } from 'node:crypto';
import { CERTIFICATE_WORDS, type CertificateWords, type Steps } from './certificate-words.ts';
import type { HandedOutAuthority } from './source.ts';

interface PageParts {
  authority: HandedOutAuthority;
  /** The address of the app. */
  app: string;
  /** The path of the certificate. */
  file: string;
  userAgent: string;
}

/** The app's own colours; the page stands alone, because the app itself needs the certificate. */
const STYLE = `
:root { color-scheme: light dark; --ground: light-dark(#f6f3ee, #171614); --surface: light-dark(#ffffff, #211f1c); --ink: light-dark(#1f1b16, #f3efe8);
  --line-soft: light-dark(#ddd6cb, #3b3833); --accent: light-dark(#8a1c3b, #f08ba6); --accent-ink: light-dark(#ffffff, #2a0812);
  --focus: light-dark(#0b57d0, #8ab4ff); }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1.125rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
main { max-width: 42rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.75rem; line-height: 1.2; text-wrap: balance; }
h2 { font-size: 1.25rem; margin: 2rem 0 0.5rem; }
a { color: var(--accent); }
a:focus-visible, summary:focus-visible { outline: 3px solid var(--focus); outline-offset: 3px; border-radius: 0.25rem; }
.languages a { display: inline-block; padding: 0.75rem 0; }
.button { display: inline-block; margin: 0.5rem 0.75rem 0.5rem 0; padding: 0.75rem 1.25rem; min-height: 1.5rem; border: 2px solid var(--accent);
  border-radius: 0.5rem; background: var(--accent); color: var(--accent-ink); text-decoration: none; font-weight: 600; }
.button.second { background: transparent; color: var(--accent); }
code { display: block; padding: 0.75rem; border: 1px solid var(--line-soft); border-radius: 0.5rem; background: var(--surface); font: 1rem/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
details { margin: 0.75rem 0; padding: 0 1rem; border: 1px solid var(--line-soft); border-radius: 0.5rem; background: var(--surface); }
summary { padding: 0.875rem 0; font-weight: 600; cursor: pointer; }
li { margin: 0.5rem 0; }
section + section { margin-top: 4rem; border-top: 1px solid var(--line-soft); }
`;

const styleHash = createHash('sha256').update(STYLE).digest('base64');
/** Nothing but this page's own style: no script, no picture, nothing from elsewhere. */
export const PAGE_POLICY = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'`;

/** The page that hands out the authority's certificate: Dutch, then English, without scripts. */
export function certificatePage(parts: PageParts): string {
  const { nl, en } = CERTIFICATE_WORDS;
  return `<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(nl.title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<p class="languages"><a href="#en" lang="en" hreflang="en">${escaped(en.language)}</a></p>
${inLanguage('nl', nl, parts)}
${inLanguage('en', en, parts)}
</main>
</body>
</html>
`;
}

function inLanguage(
  language: 'nl' | 'en',
  words: CertificateWords,
  { authority, app, file, userAgent }: PageParts,
): string {
  const title = language === 'nl' ? 'h1' : 'h2';
  const heading = language === 'nl' ? 'h2' : 'h3';
  const date = authority.validTo.toLocaleDateString(language === 'nl' ? 'nl-NL' : 'en-GB', { dateStyle: 'long' });
  const open = deviceOf(userAgent);
  const devices = (['ipad', 'android', 'windows', 'mac'] as const).map((d) =>
    unfolding(words[d], words.undo, d === open),
  );
  return `<section id="${language}" lang="${language}">
<${title}>${escaped(words.title)}</${title}>
<p>${escaped(words.why)}</p>
<p>${escaped(words.what)}</p>
<p><a class="button" href="${escaped(file)}">${escaped(words.download)}</a><a class="button second" href="${escaped(app)}/">${escaped(words.open)}</a></p>
<p>${escaped(words.openHint)}</p>
<${heading}>${escaped(words.how)}</${heading}>
${devices.join('\n')}
<${heading}>${escaped(words.fingerprint)}</${heading}>
<code>${escaped(authority.fingerprint)}</code>
<p>${escaped(words.compare)}</p>
<p>${escaped(words.named)}: <strong>${escaped(authority.name)}</strong>. ${escaped(words.until(date))}</p>
<p>${escaped(words.other)}</p>
</section>`;
}

function unfolding({ device, steps, undo }: Steps, undoWord: string, open: boolean): string {
  const items = steps.map((step) => `<li>${escaped(step)}</li>`).join('\n');
  return `<details${open ? ' open' : ''}>
<summary>${escaped(device)}</summary>
<ol>
${items}
</ol>
<p>${escaped(undoWord)} ${escaped(undo)}</p>
</details>`;
}

/** The device whose steps stand open. An iPad says that it is a Mac, and there are more of those at tables. */
function deviceOf(userAgent: string): 'ipad' | 'android' | 'windows' {
  if (userAgent.includes('Android')) return 'android';
  return userAgent.includes('Windows') ? 'windows' : 'ipad';
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
