import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type StatusFacts, statusOf } from '../../src/roles/table/status.ts';
import { WORDS } from '../../src/roles/table/words.ts';

const words = WORDS.nl.status;
const CALM: StatusFacts = {
  loaded: true,
  saving: false,
  unkept: 0,
  unreceived: 0,
  heldEntries: 0,
  empty: false,
  link: 'connected',
  linkSince: 0,
  refusal: undefined,
  mayBeCleared: false,
  diskFailing: false,
  unknown: 0,
};
const line = (facts: Partial<StatusFacts>, away = false) =>
  statusOf({ ...CALM, ...facts }, away, words).sentences.join(' ');

describe('the line at the top of the table', () => {
  test('says how many have not arrived yet', () => {
    expect(line({ unreceived: 3, heldEntries: 5 })).toBe('Alles bewaard op deze tablet. 3 nog niet aangekomen.');
  });

  test('says that all has arrived only when nothing is held back', () => {
    expect(line({})).toBe('Alles bewaard en aangekomen.');
    expect(line({ heldEntries: 1 })).toContain('1 nog niet aangekomen.');
  });

  test('speaks of the connection once it has been gone for a while, and says that the host can go on', () => {
    expect(line({ link: 'connecting', unreceived: 1, heldEntries: 1 }, true)).toContain(words.away);
  });

  test('a meeting without a hub does not speak of arriving', () => {
    expect(line({ link: 'none', unreceived: 4, heldEntries: 4 })).toBe(words.keptAlone);
  });

  test('statements that are not kept outdo everything else, and the file is offered', () => {
    const status = statusOf({ ...CALM, unkept: 2, saving: true, loaded: false }, false, words);
    expect(status.tone).toBe('bad');
    expect(status.offersFile).toBe(true);
    expect(status.sentences[0]).toBe('2 uitspraken zijn NIET bewaard op deze tablet. Houd deze pagina open.');
  });

  test.each(['unknown-meeting', 'bad-token', 'old-link', 'incompatible'] as const)(
    'a link that is turned away (%s) is told with what to do about it',
    (refusal) => {
      const status = statusOf({ ...CALM, link: 'refused', refusal }, false, words);
      expect(status.tone).toBe('warn');
      expect(status.sentences).toContain(words.refused[refusal]);
      expect(status.sentences).not.toContain(words.arrived);
    },
  );

  test('a browser that may clear its storage is mentioned only while something would be lost by it', () => {
    const held = { mayBeCleared: true, unreceived: 1, heldEntries: 1 } as const;
    expect(line({ ...held, link: 'connecting' }, true)).toContain(words.keepOpen);
    expect(line({ ...held, link: 'none' })).toContain(words.mayBeCleared);
    expect(line(held)).not.toContain(words.mayBeCleared); // it arrives in a moment
    expect(line({ mayBeCleared: true })).not.toContain(words.mayBeCleared);
  });

  test('entries of a newer version are counted, and said to be safe', () => {
    expect(line({ unknown: 2 })).toContain('2 regels komen uit een nieuwere versie');
  });

  test('never claims more than is true, whatever comes together', () => {
    const facts = fc.record<StatusFacts>({
      loaded: fc.boolean(),
      saving: fc.boolean(),
      unkept: fc.nat(3),
      unreceived: fc.nat(3),
      heldEntries: fc.nat(3),
      empty: fc.boolean(),
      link: fc.constantFrom('none', 'connecting', 'connected', 'refused'),
      linkSince: fc.nat(),
      refusal: fc.constantFrom(undefined, 'bad-token'),
      mayBeCleared: fc.boolean(),
      diskFailing: fc.boolean(),
      unknown: fc.nat(2),
    });
    fc.assert(
      fc.property(facts, fc.boolean(), (f, away) => {
        const { claim, sentences } = statusOf(f, away, words);
        const allKept = f.loaded && !f.saving && f.unkept === 0 && !f.diskFailing;
        if (!allKept) {
          expect(claim).toBe(0);
          for (const promise of [words.kept, words.keptAlone, words.arrived]) expect(sentences).not.toContain(promise);
        }
        if (f.unreceived > 0 || f.heldEntries > 0) {
          expect(claim).toBeLessThan(2);
          expect(sentences).not.toContain(words.arrived);
        }
      }),
    );
  });
});
