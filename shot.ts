import { chromium } from '@playwright/test';
import { chromiumLaunch } from './scripts/browser.ts';
const b = await chromium.launch(await chromiumLaunch());
for (const [f, w, scheme] of [['feedback',390,'light'],['feedback',1100,'dark'],['report',1100,'light'],['report',390,'dark']] as const) {
  const p = await b.newPage({ viewport: { width: w, height: 1400 }, colorScheme: scheme });
  await p.goto(`file:///tmp/formats-out/internal-nl/${f}.html`);
  await p.screenshot({ path: `/tmp/formats-out/${f}-${w}.png` });
  console.log(f, w, await p.evaluate(() => document.documentElement.scrollWidth > innerWidth));
}
const p = await b.newPage();
await p.goto('file:///tmp/formats-out/internal-nl/report.html');
await p.pdf({ path: '/tmp/formats-out/report.pdf', preferCSSPageSize: true });
await p.goto('file:///tmp/formats-out/internal-nl/feedback.html');
await p.pdf({ path: '/tmp/formats-out/feedback.pdf', preferCSSPageSize: true });
await b.close();
