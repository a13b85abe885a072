import { device, expect, exportedJson, field, passJoining, readyForOffline, row, say, test } from './evening.ts';

/** Everything must have gone over this soon after the hub is back, by the promise to the hosts; the browser's own start is not in it. */
const BACK_WITHIN_MS = 3_000;

interface ExportedStatement {
  text: string;
  station: string;
  angles: string[];
  withdrawn: boolean;
}

test('what two tables say, offline and on, through a stopped hub, is in the facilitator’s export word for word', async ({
  browser,
  evening,
}) => {
  const said = new Map<string, string>();
  const [one, two, lead] = await Promise.all([device(browser), device(browser), device(browser)]);
  await Promise.all([
    one.page.goto(evening.table(1)),
    two.page.goto(evening.table(2)),
    lead.page.goto(evening.facilitator),
  ]);
  await expect(field(one.page)).toBeFocused();
  await Promise.all([readyForOffline(one.page), readyForOffline(two.page), readyForOffline(lead.page)]);

  // live
  await one.page.keyboard.press('Alt+1');
  await say(one.page, 'Bankjes bij de bushalte, dan maak je een praatje');
  said.set('Bankjes bij de bushalte, dan maak je een praatje', 'table-1');
  await expect(row(one.page, 'Bankjes')).toContainText('Aangekomen');
  await expect(lead.page.getByText('Bankjes bij de bushalte')).toBeVisible();

  // table 1 loses the network, goes on, and reloads from what it has
  await one.context.setOffline(true);
  await say(one.page, 'Zonder netwerk opgeschreven: buurtapp werkt niet voor ouderen');
  said.set('Zonder netwerk opgeschreven: buurtapp werkt niet voor ouderen', 'table-1');
  await expect(row(one.page, 'Zonder netwerk')).toContainText('Bewaard');
  await field(one.page).fill('Halverwege een wo');
  await one.page.reload();
  await expect(field(one.page)).toHaveValue('Halverwege een wo');
  await expect(row(one.page, 'Zonder netwerk')).toContainText('Bewaard');
  await expect(one.page.getByText('1 nog niet aangekomen.')).toBeVisible();
  await field(one.page).press('End');
  await one.page.keyboard.type('ord afgemaakt');
  await one.page.keyboard.press('Enter');
  said.set('Halverwege een woord afgemaakt', 'table-1');
  await expect(row(one.page, 'Halverwege')).toContainText('Bewaard');
  await expect(lead.page.getByText('Zonder netwerk opgeschreven')).toHaveCount(0);

  // a new tab of the same tablet starts without a network too
  const tab = await one.context.newPage();
  await tab.goto(evening.table(1));
  await expect(row(tab, 'Halverwege een woord')).toBeVisible();
  await tab.close();

  // the hub dies while table 2 is typing
  await evening.hub.end('SIGKILL');
  await say(two.page, 'De hub is weg maar de tafel praat door');
  said.set('De hub is weg maar de tafel praat door', 'table-2');
  await expect(row(two.page, 'De hub is weg')).toContainText('Bewaard');
  await one.context.setOffline(false);
  await evening.restart('SIGKILL');
  const back = Date.now();
  await expect(row(two.page, 'De hub is weg')).toContainText('Aangekomen');
  await expect(row(one.page, 'Halverwege')).toContainText('Aangekomen');
  console.log(`everything arrived ${Date.now() - back} ms after the hub was back (goal: ${BACK_WITHIN_MS})`);
  for (const text of said.keys()) await expect(lead.page.getByText(text).first()).toBeVisible();

  // and the export says the same, once
  const file = JSON.parse(await exportedJson(lead.page)) as {
    schemaVersion: string;
    statements: ExportedStatement[];
  };
  expect(file.statements.map((s) => [s.text, s.station]).sort()).toEqual([...said].sort());
  expect(file.statements.find((s) => s.text.startsWith('Bankjes'))?.angles).toEqual(['prevention']);
  for (const { errors } of [one, two, lead]) expect(errors).toEqual([]);
});

test('a statement is changed and withdrawn at the table, and the plenary follows', async ({ browser, evening }) => {
  const [table, lead] = await Promise.all([device(browser), device(browser)]);
  await Promise.all([table.page.goto(evening.table(3)), lead.page.goto(evening.facilitator)]);
  await say(table.page, 'Koffieochtend op dinsdag');
  await expect(lead.page.getByText('Koffieochtend op dinsdag')).toBeVisible();
  await row(table.page, 'Koffieochtend').click();
  const editor = table.page.getByRole('textbox', { name: 'De woorden' });
  await editor.fill('Koffieochtend op donderdag');
  await editor.press('Enter');
  await expect(lead.page.getByText('Koffieochtend op donderdag')).toBeVisible();
  await expect(lead.page.getByText('Koffieochtend op dinsdag')).toHaveCount(0);

  await row(table.page, 'Koffieochtend').click();
  await table.page.getByRole('button', { name: 'Trek in' }).click();
  await expect(lead.page.getByText('Koffieochtend op donderdag')).toHaveCount(0);
  await table.page.getByRole('button', { name: 'Zet terug' }).first().click();
  await expect(lead.page.getByText('Koffieochtend op donderdag')).toBeVisible();
});

test('a meeting lives on one tablet without a hub, and is joined to one later', async ({ browser, evening }) => {
  const { page, errors } = await device(browser);
  await page.goto(`${evening.hub.url}/`);
  await readyForOffline(page);
  await page.context().setOffline(true);
  await page.getByRole('link', { name: 'Bijeenkomst maken' }).click();
  await page.getByRole('button', { name: 'Voorbeeld: Everbroek aan tafel' }).click();
  await page.getByRole('link', { name: 'Tafelscherm openen: Tafel 2' }).click();
  await say(page, 'Alleen op deze tablet gezegd');
  await expect(page.getByText('Deze bijeenkomst staat alleen op deze tablet')).toBeVisible();
  await page.goBack();
  await page.getByRole('link', { name: 'Plenair scherm openen' }).click();
  await expect(page.getByText('Alleen op deze tablet gezegd')).toBeVisible();
  await page.goBack();
  const organiser = page.url();

  await page.context().setOffline(false);
  await page.goto(`${evening.hub.url}/#/operator/${evening.hub.operatorKey}`);
  await expect(page.getByText('Vanaf nu kan dit apparaat')).toBeVisible();
  await page.goto(organiser);
  await page.getByRole('button', { name: 'Op de server zetten' }).click();
  await expect(page.getByText('Deze bijeenkomst staat op de server')).toBeVisible();
  await page.getByRole('link', { name: 'Plenair scherm openen' }).click();
  const facilitator = page.url();

  const other = await device(browser);
  await other.page.goto(facilitator);
  await expect(other.page.getByText('Alleen op deze tablet gezegd')).toBeVisible();
  expect(errors).toEqual([]);
});

test('the app starts after a restart of the browser, with the hub gone, and nothing typed is lost', async ({
  browser,
  evening,
}, testInfo) => {
  // a profile on the disk, so that the browser itself can be ended and started
  const profile = testInfo.outputPath('profile');
  const launch = async () => {
    const { chromiumLaunch } = await import('../../scripts/browser.ts');
    return browser.browserType().launchPersistentContext(profile, { ...(await chromiumLaunch()), locale: 'nl-NL' });
  };
  let context = await launch();
  let page = context.pages()[0] ?? (await context.newPage());
  await passJoining(page);
  await page.goto(evening.table(4));
  await say(page, 'Wachtlijst thuiszorg');
  await readyForOffline(page);
  await field(page).fill('En toen viel de str');
  await evening.hub.end('SIGKILL');
  await context.close();

  context = await launch();
  page = context.pages()[0] ?? (await context.newPage());
  await page.goto(evening.table(4));
  await expect(row(page, 'Wachtlijst thuiszorg')).toBeVisible();
  await expect(field(page)).toHaveValue('En toen viel de str');
  await say(page, 'En toen viel de stroom uit');
  await expect(row(page, 'En toen viel')).toContainText('Bewaard');
  await context.close();
});
