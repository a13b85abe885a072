import * as v from 'valibot';
import { SOURCES } from '../domain/code-lists.ts';
import { STATEMENT_FIELDS, StatementFields, StationEntry } from '../domain/entry.ts';
import { DeviceId, EntryId, StationId } from '../domain/ids.ts';
import { Count, exported, Time, told } from './schema-parts.ts';

const [captured, amended, withdrawn, restored] = StationEntry.options;

/** One entry about a statement. */
export const StatementEntry = v.variant('type', [
  exported(captured),
  exported(amended),
  exported(withdrawn),
  exported(restored),
]);

const Wording = v.object({
  value: told(
    v.union([v.string(), v.array(v.string()), v.boolean(), v.null()]),
    'What this writing gave the field: text, an identifier or code, a list of angles, true or false, or null for nothing.',
  ),
  entry: told(EntryId, 'The entry that wrote it.'),
  clock: Count,
  device: DeviceId,
  at: Time,
});

const Contested = v.object({
  field: v.picklist(STATEMENT_FIELDS),
  wordings: told(
    v.array(Wording),
    'Every standing wording. The last one is the one that the field of the statement shows.',
  ),
});

const { text, theme, angles, kind, voice, quote, round } = StatementFields.entries;

export const ExportedStatement = v.object({
  id: told(EntryId, 'The identifier of the statement, and of the entry that captured it.'),
  station: told(StationId, 'Where it was written down.'),
  round: told(round, 'The round in which it was said.'),
  theme: told(theme, 'The theme it belongs to; not always the theme of its table.'),
  angles: told(angles, 'The angles it was looked at from: none, one or more, each once counted.'),
  kind: told(kind, 'What kind of statement it is; null when nobody said.'),
  voice: told(voice, 'The perspective it was said from, never a name; null when nobody said.'),
  quote: told(quote, 'True: the words are verbatim. False: they are the host’s words.'),
  text: told(text, 'The words as they stand now.'),
  withdrawn: told(v.boolean(), 'True: taken back by its table. It is in no tally.'),
  contested: told(
    v.array(Contested),
    'Fields that two devices changed without having seen each other’s change, until someone picks a wording.',
  ),
  provenance: v.object({
    document: told(v.string(), 'The document that holds its entries.'),
    device: told(DeviceId, 'The device that captured it: a random name, made for this meeting only.'),
    source: told(v.picklist(SOURCES), 'How the words came in.'),
    capturedAt: told(Time, 'When, by the clock of that device.'),
    clock: told(Count, 'Its place in the order of its document, where wall clocks may disagree.'),
  }),
  history: told(v.array(StatementEntry), 'Every entry about the statement, in the order of clock and then id.'),
});
export type ExportedStatement = v.InferOutput<typeof ExportedStatement>;
