import axe from 'axe-core';
import { afterEach, describe, expect, test } from 'vitest';
import { usualChoices } from '../../../src/export/formats/choices.ts';
import { feedbackHtml } from '../../../src/export/formats/feedback-html.ts';
import { noteDocx } from '../../../src/export/formats/note-docx.ts';
import { reportHtml } from '../../../src/export/formats/report-html.ts';
import { reportXlsx } from '../../../src/export/formats/xlsx.ts';
import { fullMeeting, reportFrom } from './report-meeting.ts';

const report = reportFrom(fullMeeting(), { profile: 'public' });
const choices = usualChoices('nl', 'public');
const before = document.documentElement.cloneNode(true) as HTMLElement;

/** Puts a page in the place of this one, but for its policy, which would stop the test as well. */
function show(page: string, scheme: 'light' | 'dark'): void {
  const parsed = new DOMParser().parseFromString(page, 'text/html');
  parsed.querySelector('meta[http-equiv]')?.remove();
  document.documentElement.lang = parsed.documentElement.lang;
  document.documentElement.style.colorScheme = scheme;
  document.head.innerHTML = parsed.head.innerHTML;
  document.body.innerHTML = parsed.body.innerHTML;
}

afterEach(() => {
  document.documentElement.removeAttribute('style');
  document.head.innerHTML = before.querySelector('head')?.innerHTML ?? '';
  document.body.innerHTML = before.querySelector('body')?.innerHTML ?? '';
});

describe.each([
  ['the report', reportHtml(report, choices)],
  ['the feedback page', feedbackHtml(report, choices)],
  ['a report of nothing', reportHtml(reportFrom([]), choices)],
  ['a feedback page of nothing', feedbackHtml(reportFrom([]), choices)],
])('%s', (_, page) => {
  test.each(['light', 'dark'] as const)('has nothing that axe finds fault with (%s)', async (scheme) => {
    show(page, scheme);
    const { violations } = await axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' ')}`)).toEqual([]);
  });

  test('does not scroll sideways on a phone with its text at 200 %', () => {
    show(page, 'light');
    document.documentElement.style.fontSize = '200%';
    document.documentElement.style.inlineSize = '320px';
    expect(document.body.scrollWidth).toBeLessThanOrEqual(320);
  });
});

test('the workbook and the Word document are made in a browser as well', async () => {
  const zipped = [0x50, 0x4b, 3, 4]; // PK
  expect([...reportXlsx(report).slice(0, 4)]).toEqual(zipped);
  expect([...(await noteDocx(report, choices)).slice(0, 4)]).toEqual(zipped);
});

test('words in a page stay between its own, whatever direction they have', () => {
  show(feedbackHtml(report, choices), 'light');
  for (const bdi of document.querySelectorAll('bdi')) expect(getComputedStyle(bdi).unicodeBidi).toBe('isolate');
});
