import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, field, row, say, test } from './evening.ts';

test('a broken link, a forged one, and one of an unknown meeting each get a sentence and a way on', async ({
  page,
  evening,
}) => {
  const { url } = evening.hub;
  await page.goto(`${evening.table(1).slice(0, -3)}`);
  await expect(page.getByRole('heading', { name: 'Deze link is niet heel' })).toBeVisible();
  await page.getByRole('link', { name: 'Naar het begin' }).click();
  await expect(page.getByRole('heading', { name: 'Tafellaken' })).toBeVisible();

  await page.goto(evening.table(1).replace('/table-1/', '/table-2/'));
  await expect(page.getByText('De link klopt niet met deze bijeenkomst.')).toBeVisible();

  await page.goto(`${url}/#/m/nergens/host/table-1/1/aaaaaaaaaaaaaaaaaaaaaa`);
  await expect(page.getByText('Deze bijeenkomst staat niet op deze server.')).toBeVisible();

  await page.goto(url);
  await page.getByRole('textbox', { name: 'Link van uw tafel' }).fill('https://elders.example/#/m/x/y');
  await page.getByRole('button', { name: 'Openen' }).click();
  await expect(page.getByRole('alert')).toContainText('geen hele link');
});

test('empty, tiny, huge and strange texts: nothing is lost, and nothing is saved that was not said', async ({
  page,
  evening,
}) => {
  await page.goto(evening.table(2));
  await field(page).press('Enter');
  await expect(page.getByText('Er staat nog niets, dus er is niets bewaard.')).toBeVisible();
  await field(page).fill('   \n ');
  await field(page).press('Enter');
  await expect(page.locator('[data-row]')).toHaveCount(0);

  await say(page, 'J');
  await say(page, '👩‍👩‍👧 samen 🏳️‍🌈 eten');
  await say(page, 'شكرا جزيلا، het buurthuis');
  const long = `${'heel lang verhaal '.repeat(130)}einde`;
  await say(page, long);
  await expect(row(page, 'samen')).toContainText('👩‍👩‍👧 samen 🏳️‍🌈 eten');
  await expect(row(page, 'شكرا')).toBeVisible();
  await expect(row(page, 'einde')).toBeVisible();
  await expect(page.locator('[data-row]')).toHaveCount(4);

  const tooLong = 'woord '.repeat(1_500).trim();
  await field(page).fill(tooLong);
  await field(page).press('Enter');
  await expect(page.getByText(/in één uitspraak passen er 8\.000/).first()).toBeVisible();
  await expect(field(page)).toHaveValue(tooLong);
  await page.getByRole('button', { name: /^Maak er 2 van/ }).click();
  await expect(page.locator('[data-row]')).toHaveCount(6);
});

test('bullets pasted from Word are offered as separate statements, and stay one text if that is what is wanted', async ({
  page,
  evening,
}) => {
  await page.goto(evening.table(3));
  await field(page).focus();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/plain', '•\tMeer groen\n•\tMinder stenen\n•\tEen moestuin');
    const target = document.activeElement as HTMLTextAreaElement;
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    if (target.dispatchEvent(event)) document.execCommand('insertText', false, data.getData('text/plain'));
  });
  await expect(field(page)).toHaveValue(/Meer groen[\s\S]*Een moestuin/);
  await page.getByRole('button', { name: /^Maak er 3 van/ }).click();
  await expect(page.locator('[data-row]')).toHaveCount(3);
  await expect(row(page, 'Minder stenen')).toBeVisible();
  await expect(field(page)).toHaveValue('');
});

test('a hub that answers rubbish costs nothing that was said', async ({ page, evening }) => {
  await page.goto(evening.table(5));
  await say(page, 'Eerst gewoon');
  await expect(row(page, 'Eerst gewoon')).toContainText('Aangekomen');
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  // from now on every answer of the hub is noise
  await page.routeWebSocket(/\/sync\?/, (socket) => {
    socket.onMessage(() => socket.send(Buffer.from([255, 254, 253, 3, 0, 7])));
  });
  await page.reload();
  await say(page, 'Dan rommel op de lijn');
  await expect(row(page, 'Dan rommel')).toContainText('Bewaard');
  await expect(page.getByText('1 nog niet aangekomen.')).toBeVisible();
  expect(errors).toEqual([]);
});

test('a server that is no hub is waited for, without an error', async ({ page, evening }) => {
  const server = createServer((_request, response) => response.writeHead(404).end('nee'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  let isHub = false;
  await page.routeWebSocket(/\/sync\?/, (socket) => {
    if (isHub) socket.connectToServer();
    else socket.close({ code: 1011, reason: `no hub at ${port}` });
  });
  await page.goto(evening.facilitator);
  await expect(page.getByRole('heading', { name: 'De bijeenkomst wordt opgehaald' })).toBeVisible();
  await expect(page.getByText('Er is nog geen verbinding.')).toBeVisible();

  // a host can write all the same
  await page.goto(evening.table(1));
  await expect(page.getByText('De vragen van deze bijeenkomst zijn hier nog niet.')).toBeVisible();
  await say(page, 'Opgeschreven voordat er iets bekend was');
  await expect(row(page, 'Opgeschreven voordat')).toContainText('Bewaard');
  isHub = true;
  await expect(row(page, 'Opgeschreven voordat')).toContainText('Aangekomen');
  server.close();
});
