import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { endAll, type HubProcess, startHubProcess } from '../hub/hub-process.ts';
import { device, expect, field, passJoining, readyForOffline, row, say, test } from './evening.ts';
import { faults } from './looks.ts';
import { tabletAt, trustIn } from './trusting-browser.ts';

const HTTPS = ['--https', '--https-port', '0', '--host', '0.0.0.0'];
test.afterEach(endAll);

/** Where others on the network find the hub, as it printed that; on a machine without a network, the machine itself. */
function addressOf(hub: HubProcess): string {
  const [, elsewhere] = /this network +(\S+)/.exec(hub.output()) ?? [];
  return elsewhere ?? hub.url;
}
const tableOf = (hub: HubProcess, table: number) =>
  new RegExp(`/#/m/voorbeeld/host/table-${table}/\\S+`).exec(hub.output())?.[0];

async function pageOf(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await passJoining(page);
  return page;
}

test('a tablet that was told to trust the hub starts without a network over https, and loses nothing', async ({
  browser,
}, testInfo) => {
  let hub = await startHubProcess({ args: HTTPS });
  const address = addressOf(hub);
  const { hostname } = new URL(address);

  // one that was not told gets a warning, not the app
  const stranger = await device(browser);
  await expect(stranger.page.goto(address)).rejects.toThrow('ERR_CERT_AUTHORITY_INVALID');
  await stranger.context.close();

  const root = Buffer.from(
    await (await fetch(`http://${hostname}:${hub.plainPort}/certificate/tafellaken.crt`)).arrayBuffer(),
  );
  const authority = readFileSync(path.join(hub.data, 'tls/authority.pem'), 'utf8');
  const issuer = authority.split(/(?<=-----END CERTIFICATE-----)/)[1] ?? '';
  const trust = trustIn(testInfo.outputPath('home'), root, issuer);
  console.log(`Chromium trusts the hub by its ${trust.by}.`);

  let tablet = await tabletAt(testInfo.outputPath(), trust);
  let page = await pageOf(tablet.context);
  // scanned from the port of http, it goes over to https with all that stands after the #
  await page.goto(`http://${hostname}:${hub.plainPort}${tableOf(hub, 3)}`);
  await expect(field(page)).toBeVisible();
  expect(page.url()).toMatch(address);
  expect(await page.evaluate(() => window.isSecureContext)).toBe(true);
  await say(page, 'Een bankje bij de bushalte');
  await expect(row(page, 'Een bankje')).toContainText('Aangekomen');
  await readyForOffline(page);
  await hub.end('SIGKILL');
  await tablet.context.close();
  tablet = await tabletAt(testInfo.outputPath(), trust);
  page = await pageOf(tablet.context);
  await page.goto(`${address}${tableOf(hub, 3)}`);
  await expect(row(page, 'Een bankje')).toContainText('Aangekomen');
  await page.getByRole('button', { name: 'Deze tablet' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: /^In orde.*zonder netwerk/ })).toBeVisible();
  await say(page, 'En een prullenbak ernaast');
  await expect(row(page, 'En een prullenbak')).toContainText('Bewaard');

  // the same ports, another certificate of the same authority
  hub = await startHubProcess({
    data: hub.data,
    port: hub.plainPort ?? 0,
    args: [...HTTPS.slice(0, 2), String(hub.port), ...HTTPS.slice(3)],
  });
  await expect(row(page, 'En een prullenbak')).toContainText('Aangekomen');
  expect(tablet.errors).toEqual([]);
  await tablet.context.close();
});

test('on plain http beyond localhost the app works, says what is missing, and loses nothing while its tab lives', async () => {
  const testInfo = test.info();
  let hub = await startHubProcess({ args: [] });
  // A name for the hub makes the origin what a LAN address makes it: one that browsers do not count as secure.
  const tablet = await tabletAt(testInfo.outputPath(), {
    args: ['--host-resolver-rules=MAP hub.test 127.0.0.1'],
    env: {},
  });
  const page = await pageOf(tablet.context);
  const link = `http://hub.test:${hub.port}${tableOf(hub, 2)}`;
  await page.goto(link);
  await expect(field(page)).toBeVisible();
  const missing = await page.evaluate(() => [
    window.isSecureContext,
    'serviceWorker' in navigator,
    'locks' in navigator,
    'storage' in navigator,
    'subtle' in crypto,
    'randomUUID' in crypto,
  ]);
  expect(missing).toEqual([false, false, false, false, false, false]);
  await say(page, 'Eerst met de hub');
  await expect(row(page, 'Eerst met')).toContainText('Aangekomen');

  const button = page.getByRole('button', { name: 'Let op deze tablet' });
  await button.click();
  await expect(page.getByText('want het adres begint niet met https')).toBeVisible();
  await button.click();

  const { data, port } = hub;
  await hub.end('SIGKILL');
  for (const text of ['Zonder hub, de eerste', 'Zonder hub, de tweede']) await say(page, text);
  await expect(row(page, 'de tweede')).toContainText('Bewaard');
  await field(page).fill('Halverwege een wo');
  hub = await startHubProcess({ data, port, args: [] });
  await expect(row(page, 'de eerste')).toContainText('Aangekomen');
  await expect(row(page, 'de tweede')).toContainText('Aangekomen');

  // another tab of the same tablet, without locks between them, and a reload
  const second = await pageOf(tablet.context);
  await second.goto(link);
  await say(second, 'Uit een ander tabblad');
  await expect(row(page, 'Uit een ander tabblad')).toBeVisible();
  await second.close();
  await page.reload();
  await expect(field(page)).toHaveValue('Halverwege een wo');
  for (const text of ['Eerst met', 'de eerste', 'de tweede', 'Uit een ander tabblad']) {
    await expect(row(page, text)).toContainText('Aangekomen');
  }
  expect(tablet.errors).toEqual([]);
  await tablet.context.close();
});

test('the page about the certificate is for everyone: no fault that axe finds, in either theme, and nothing to scroll sideways for', async ({
  page,
}) => {
  const hub = await startHubProcess({ args: HTTPS });
  await page.goto(`http://127.0.0.1:${hub.plainPort}/certificate`);
  await page.locator('details').evaluateAll((all) => {
    for (const details of all) (details as HTMLDetailsElement).open = true;
  });
  expect(await faults(page, 'certificate', { letters: true })).toEqual([]);
});
