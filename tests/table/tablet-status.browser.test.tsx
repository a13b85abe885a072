import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { browserDevice } from '../../src/ui/device/device-browser.ts';
import { DeviceCheck } from '../../src/ui/device/device-check.tsx';
import { chooseLanguage } from '../../src/ui/language.ts';
import { field, hostSession, openTable, say } from './table-page.tsx';

const GIB = 1024 ** 3;
const panel = () => page.getByRole('region', { name: 'Hoe staat deze tablet ervoor?' });
const tablet = (name: string | RegExp = /deze tablet$/i) => page.getByRole('button', { name });
const urgent = () => page.getByRole('status').filter({ hasText: 'privévenster' });

/** Plays a browser that is in good order, but for what is given. */
function browserSays({ told = 10 * GIB, full = false, persisted = false } = {}) {
  vi.spyOn(navigator.storage, 'estimate').mockResolvedValue({ quota: told, usage: 0 });
  vi.spyOn(navigator.storage, 'persisted').mockResolvedValue(persisted);
  if (!full) return;
  vi.spyOn(FileSystemWritableFileStream.prototype, 'write').mockRejectedValue(
    new DOMException('no room', 'QuotaExceededError'),
  );
}

beforeEach(async () => {
  localStorage.clear();
  chooseLanguage('nl');
  await page.viewport(1024, 768);
});
afterEach(() => vi.restoreAllMocks());

describe('how the tablet stands', () => {
  test('is one quiet line until it is tapped, and then a checklist in words', async () => {
    browserSays();
    await openTable();
    await expect.element(tablet()).toHaveAttribute('aria-expanded', 'false');
    await expect.element(panel()).not.toBeInTheDocument();
    await tablet().click();
    await expect.element(panel()).toMatchTextContent('In orde: Wat u opschrijft, wordt op deze tablet bewaard.');
    await expect.element(panel()).toMatchTextContent('In orde: Er is genoeg ruimte op deze tablet.');
    await expect.element(panel()).toMatchTextContent('Goed om te weten: De app start nog niet zonder netwerk.');
    await tablet().click();
    await expect.element(panel()).not.toBeInTheDocument();
  });

  test('shows the browser’s answer to the question for lasting storage, also when it comes late', async () => {
    browserSays();
    const session = hostSession();
    session.setView({ persisted: undefined });
    await openTable({}, session);
    await tablet().click();
    await expect.element(panel()).toMatchTextContent('en heeft nog niet geantwoord');
    session.setView({ persisted: false });
    await expect.element(panel()).toMatchTextContent('De browser belooft niet dat alles blijft staan');
    await expect.element(panel()).not.toMatchTextContent('nog niet geantwoord');
    vi.spyOn(navigator.storage, 'persisted').mockResolvedValue(true);
    session.setView({ persisted: true });
    await expect.element(panel()).toMatchTextContent('In orde: De browser belooft dat alles blijft staan');
    chooseLanguage('en');
    await expect
      .element(page.getByRole('region', { name: 'How is this tablet doing?' }))
      .toMatchTextContent('All right: The browser promises to keep everything');
  });

  test('a window that looks private is told without a tap, and the field keeps what is typed and the focus', async () => {
    browserSays({ told: GIB });
    await openTable();
    await field().fill('Halverwege een');
    await expect.element(urgent()).toMatchTextContent('Dit lijkt een privévenster');
    await expect.element(tablet()).toMatchTextContent('Let op deze tablet');
    await expect.element(field()).toHaveValue('Halverwege een');
    await expect.element(field()).toHaveFocus();
  });

  test('what is said under the line moves the field once, and not again when it is over', async () => {
    browserSays({ told: GIB });
    const session = hostSession();
    session.setView({ persisted: undefined });
    await openTable({}, session);
    await expect.element(urgent()).toBeVisible();
    await expect.element(tablet('Let op deze tablet')).toBeVisible();
    const top = () => Math.round(field().element().getBoundingClientRect().top);
    const line = document.querySelector<HTMLElement>('[data-whole-line]');
    await expect.poll(() => line?.style.minHeight).not.toBe(''); // drawn, and its height held
    const before = top();
    vi.spyOn(navigator.storage, 'persisted').mockResolvedValue(true);
    session.setView({ persisted: true });
    await expect.element(tablet('Deze tablet')).toBeVisible();
    await expect.element(page.getByText('Dit lijkt een privévenster', { exact: false })).not.toBeInTheDocument();
    expect(top()).toBe(before);
  });

  test('hardly any room is found by trying, whatever the browser says there is', async () => {
    browserSays({ told: 10 * GIB, full: true });
    await render(
      <DeviceCheck called="tablet" holds="words" persisted={false} diskFailing={false} browser={browserDevice()} />,
    );
    await expect.element(page.getByText('Deze tablet is bijna vol.', { exact: false })).toBeVisible();
  });
});

describe('NOT kept on this tablet', () => {
  test('is loud, stays until every statement is safe, and is announced once, not at each statement', async () => {
    browserSays({ told: GIB });
    const session = hostSession({ outcome: 'unkept' });
    say(session, 'een');
    await openTable({}, session);
    const alert = page.getByRole('alert');
    await expect.element(alert).toMatchTextContent('1 uitspraak is NIET bewaard op deze tablet.');
    const region = alert.element();
    let changes = 0;
    const observer = new MutationObserver(() => changes++);
    observer.observe(region, { childList: true, characterData: true, subtree: true });
    const second = say(session, 'twee');
    await expect.element(page.getByText('2 uitspraken zijn NIET bewaard', { exact: false }).first()).toBeVisible();
    expect(changes).toBe(0);
    await expect.element(urgent()).not.toBeInTheDocument(); // one loud line is enough
    session.setSafety('kept', second.id);
    await expect.element(page.getByText('1 uitspraak is NIET bewaard', { exact: false }).first()).toBeVisible();
    session.setSafety('kept');
    await expect.element(page.getByText('NIET bewaard op', { exact: false })).not.toBeInTheDocument();
    await expect.element(alert).toHaveTextContent('');
    observer.disconnect();
  });

  test('offers the file with what is not kept, says where it is, and goes on saying so when the danger is over', async () => {
    browserSays();
    const files: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      files.push(this.download);
    });
    const blobs = vi.spyOn(URL, 'createObjectURL');
    const session = hostSession({ outcome: 'unkept' });
    say(session, 'Alleen hier gezegd');
    await openTable({}, session);
    await page.getByRole('button', { name: 'Zet alles in een bestand' }).click();
    await expect.element(page.getByText('Het bestand staat bij uw downloads.', { exact: false })).toBeVisible();
    expect(files[0]).toMatch(/^tafellaken-table-4-.*\.json$/);
    expect(await blobs.mock.lastCall?.map((file) => (file as Blob).text())[0]).toContain('Alleen hier gezegd');
    session.setSafety('kept');
    await expect.element(page.getByRole('button', { name: 'Zet alles in een bestand' })).not.toBeInTheDocument();
    await expect.element(page.getByText('Het bestand staat bij uw downloads.', { exact: false })).toBeVisible();
  });

  test('a file that cannot be made is told, and can be asked for again', async () => {
    browserSays();
    const session = hostSession({ outcome: 'unkept' });
    say(session, 'een');
    vi.spyOn(session, 'rescueFile').mockRejectedValue(new Error('no memory'));
    await openTable({}, session);
    await page.getByRole('button', { name: 'Zet alles in een bestand' }).click();
    await expect.element(page.getByText('Dat bestand maken lukte niet.', { exact: false })).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Zet alles in een bestand' })).toBeVisible();
  });

  test('a disk that fails is said to fail in the list too', async () => {
    browserSays();
    const { session } = await openTable();
    session.setView({ diskFailure: 'AbortError' });
    await tablet().click();
    await expect.element(panel()).toMatchTextContent('Doe iets: Deze tablet kan nu niets bewaren.');
    session.setView({ diskFailure: undefined });
    await expect.element(panel()).toMatchTextContent('In orde: Wat u opschrijft, wordt op deze tablet bewaard.');
  });
});
