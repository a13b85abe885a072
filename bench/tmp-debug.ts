import { chromium } from 'playwright';
import { chromiumLaunch } from '../scripts/browser.ts';
import { openSummit } from './summit.ts';

const s = await openSummit();
const b = await chromium.launch(await chromiumLaunch());
const c = await b.newContext({ viewport: { width: 1366, height: 768 }, locale: 'nl-NL' });
const p = await c.newPage();
p.on('console', (m) => console.log('CON', m.text().slice(0, 200)));
p.on('pageerror', (e) => console.log('ERR', e.message));
const t = Date.now();
await p.goto(s.desk);
for (let i = 0; i < 12; i++) {
  await new Promise((r) => setTimeout(r, 4000));
  console.log(
    ((Date.now() - t) / 1000).toFixed(0),
    await p.evaluate(() => document.body.innerText.replace(/\s+/g, ' ').slice(0, 330)).catch((e) => String(e)),
  );
}
await p.screenshot({ path: '/tmp/deskh/shots/summit.png' });
await b.close();
await s.end();
process.exit(0);
