import { afterEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { chooseLanguage, defineWords, useWords, type Words } from '../../src/ui/language.ts';

afterEach(() => {
  chooseLanguage('nl');
  localStorage.clear();
});

function Screen({ words }: { words: Words<{ save: string }> }) {
  return <p>{useWords(words).save}</p>;
}

const english = { default: { save: 'Save' } };

test('English words are fetched when English is chosen, and Dutch stands there until they have come', async () => {
  const coming = Promise.withResolvers<typeof english>();
  const fetch = vi.fn(() => coming.promise);
  const words = defineWords({ save: 'Bewaar' }, fetch);
  await render(<Screen words={words} />);
  expect(fetch).not.toHaveBeenCalled();
  chooseLanguage('en');
  expect(fetch).toHaveBeenCalledOnce();
  await expect.element(page.getByText('Bewaar')).toBeVisible();
  coming.resolve(english);
  await expect.element(page.getByText('Save')).toBeVisible();
  chooseLanguage('nl');
  await expect.element(page.getByText('Bewaar')).toBeVisible();
  chooseLanguage('en');
  await expect.element(page.getByText('Save')).toBeVisible();
  expect(fetch).toHaveBeenCalledOnce();
});

test('words that cannot be fetched leave a Dutch screen, and are asked for again at the next choice', async () => {
  const fetch = vi.fn().mockRejectedValueOnce(new TypeError('no network')).mockResolvedValueOnce(english);
  const words = defineWords({ save: 'Bewaar' }, fetch);
  await render(<Screen words={words} />);
  chooseLanguage('en');
  await expect.poll(() => fetch).toHaveBeenCalledOnce();
  await expect.element(page.getByText('Bewaar')).toBeVisible();
  chooseLanguage('en');
  await expect.element(page.getByText('Save')).toBeVisible();
});

test('words of a part that comes after English was chosen are fetched at once', async () => {
  chooseLanguage('en');
  const words = defineWords({ save: 'Bewaar' }, async () => english);
  await render(<Screen words={words} />);
  await expect.element(page.getByText('Save')).toBeVisible();
});
