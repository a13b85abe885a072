import { beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import '../../src/ui/base.css';
import { type Deleted, DeleteMeeting } from '../../src/roles/organiser/delete/delete-meeting.tsx';
import { chooseLanguage } from '../../src/ui/language.ts';

beforeEach(async () => {
  await page.viewport(1024, 768);
  chooseLanguage('nl');
});

async function open({ title = 'Avond over  het park', held = 0, outcome = 'deleted' as Deleted } = {}) {
  const remove = vi.fn(async () => outcome);
  const onDeleted = vi.fn();
  const screen = await render(<DeleteMeeting title={title} held={held} remove={remove} onDeleted={onDeleted} />);
  await page.getByRole('button', { name: /Verwijderen|Delete/ }).click();
  return { screen, remove, onDeleted };
}
const confirm = () => page.getByRole('button', { name: 'Voorgoed verwijderen' });
const field = () => page.getByRole('textbox');

test('deletes only when the title is typed, as far as anyone can see it', async () => {
  const { remove, onDeleted } = await open();
  await expect.element(confirm()).toBeDisabled();
  await expect.element(page.getByRole('dialog')).toMatchTextContent('back-ups van de server');
  await field().fill('Avond over het');
  await userEvent.keyboard('{Enter}');
  await expect.element(confirm()).toBeDisabled();
  expect(remove).not.toHaveBeenCalled();
  await field().fill(' avond over het park ');
  await confirm().click();
  expect(remove).toHaveBeenCalledTimes(1);
  await vi.waitFor(() => expect(onDeleted).toHaveBeenCalled());
});

test('while tablets hold what has not arrived, it is refused until that is said too, and again when there is more', async () => {
  const { screen, remove } = await open({ held: 3 });
  await field().fill('Avond over het park');
  await expect.element(confirm()).toBeDisabled();
  await expect.element(page.getByRole('dialog')).toMatchTextContent('nog 3 dingen');
  await page.getByRole('checkbox').click();
  await expect.element(confirm()).toBeEnabled();
  await screen.rerender(<DeleteMeeting title="Avond over het park" held={4} remove={remove} onDeleted={vi.fn()} />);
  await expect.element(confirm()).toBeDisabled();
  await page.getByRole('checkbox').click();
  await expect.element(confirm()).toBeEnabled();
});

test('says so when the hub did not do it, and can be tried again', async () => {
  const { onDeleted } = await open({ outcome: 'unreachable' });
  await field().fill('Avond over het park');
  await confirm().click();
  await expect.element(page.getByRole('dialog')).toMatchTextContent('De server is niet bereikbaar');
  await expect.element(confirm()).toBeEnabled();
  expect(onDeleted).not.toHaveBeenCalled();
});

test('a meeting without a title asks for a word, in English too, and closes by keyboard', async () => {
  chooseLanguage('en');
  await open({ title: '' });
  await expect.element(page.getByRole('dialog')).toMatchTextContent('To confirm, type: delete');
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
});
