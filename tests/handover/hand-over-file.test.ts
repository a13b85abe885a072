import { describe, expect, it } from 'vitest';
import type { RawEntry } from '../../src/domain/entry.ts';
import type { DeviceId, MeetingId } from '../../src/domain/ids.ts';
import { type HandOver, handOverFileName, handOverText } from '../../src/handover/hand-over-file.ts';
import { readHandOver, TEXT_LIMIT } from '../../src/handover/read-hand-over.ts';
import { fc } from '../support/property.ts';

const meeting = 'm1' as MeetingId;
const document = 'm1/station/table-1';
const entry = (id: string, clock = 1, more: Record<string, unknown> = {}) =>
  ({ id, clock, at: 1, device: 'd', type: 'captured', text: `words of ${id}`, ...more }) as unknown as RawEntry;
const file = (entries: Iterable<readonly [string, RawEntry]>, more: Partial<HandOver> = {}) =>
  handOverText({ meeting, device: 'd' as DeviceId, madeAt: 7, entries, ...more });
const read = (text: string) => {
  const outcome = readHandOver(text, meeting);
  if (outcome.state !== 'read') throw new Error(outcome.state);
  return outcome.file;
};

describe('a hand-over file', () => {
  it('has each entry once, in the order of the clocks, whatever order and however often they were found', () => {
    const pairs = [entry('b', 2), entry('a', 1), entry('b', 2), entry('c', 2)].map((e) => [document, e] as const);
    expect(file(pairs)).toBe(file([...pairs].reverse()));
    expect([...read(file(pairs)).documents]).toEqual([[document, [entry('a', 1), entry('b', 2), entry('c', 2)]]]);
    expect(JSON.parse(file(pairs)).counts).toEqual({ documents: 1, entries: 3 });
  });

  it('brings back whatever was in the entries, those of a type that nobody knows yet too', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 })), (more) => {
        const given = entry('a', 1, { ...more, id: 'a', clock: 1, at: 1, device: 'd', type: 'from-the-future' });
        const [back] = read(file([[document, given]])).documents.get(document as never) ?? [];
        expect(back).toEqual(JSON.parse(JSON.stringify(given)));
      }),
    );
  });

  it('has the text that was being typed, apart from the statements', () => {
    const drafts = [{ station: 'table-1', at: 3, text: 'half a wor' }];
    expect(read(file([], { drafts })).drafts).toEqual(drafts);
  });

  it('may be laid out anew by an editor or a mail program', () => {
    const text = file([[document, entry('a')]]);
    expect(read(`\uFEFF${JSON.stringify(JSON.parse(text), null, 4).replaceAll('\n', '\r\n')}`).entries).toBe(1);
  });

  it('leaves out, and counts, documents of no kind known here, what is no entry, and what the hub would turn away', () => {
    const huge = entry('huge', 1, { text: 'x'.repeat(140_000) });
    const text = file([
      [document, entry('a')],
      [document, { no: 'entry' } as unknown as RawEntry],
      [document, huge],
      ['m1/future', entry('b')],
      ['m2/station/table-1', entry('c')],
    ]);
    expect(read(text)).toMatchObject({ entries: 1, leftOut: 4 });
  });

  it('has a name that every system takes', () => {
    expect(handOverFileName('table-1', Date.UTC(2026, 10, 24, 19, 5))).toBe('tafellaken-table-1-2026-11-24-19-05.json');
  });
});

describe('a file that cannot be taken in', () => {
  const good = file([[document, entry('a')]]);

  it('is told apart by its reason', () => {
    expect(readHandOver('')).toEqual({ state: 'no-hand-over' });
    expect(readHandOver('%PDF-1.7')).toEqual({ state: 'no-hand-over' });
    expect(readHandOver('null')).toEqual({ state: 'no-hand-over' });
    expect(readHandOver('{"format":"tafellaken-export","version":1}')).toEqual({ state: 'no-hand-over' });
    expect(readHandOver(good, 'm2' as MeetingId)).toEqual({ state: 'other-meeting', meeting });
    expect(readHandOver(good.replace('"version":1', '"version":2'))).toEqual({ state: 'newer', version: 2 });
    expect(readHandOver('x'.repeat(TEXT_LIMIT + 1))).toEqual({ state: 'too-large' });
    expect(readHandOver(good.slice(0, -20))).toEqual({ state: 'damaged' });
    expect(readHandOver(good.replace('"counts"', '"count"'))).toEqual({ state: 'damaged' });
  });

  it('is called damaged when one letter of what was said is another', () => {
    expect(readHandOver(good.replace('words of a', 'words of b'))).toEqual({ state: 'damaged' });
  });

  it('never breaks the reader, whatever bytes of a good one were changed, cut out or put in', () => {
    fc.assert(
      fc.property(fc.nat(good.length), fc.nat(30), fc.string({ maxLength: 30 }), (at, cut, put) => {
        const text = good.slice(0, at) + put + good.slice(at + cut);
        const outcome = readHandOver(text, meeting);
        if (outcome.state === 'read') expect(outcome.file.documents).toEqual(read(good).documents);
      }),
    );
  });
});
