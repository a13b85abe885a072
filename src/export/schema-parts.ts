import * as v from 'valibot';

/** Gives a schema the words that stand with it in the JSON Schema. */
export function told<const S extends v.GenericSchema>(schema: S, description: string) {
  return v.pipe(schema, v.description(description));
}

export const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
export const Time = v.pipe(v.string(), v.isoTimestamp());
export const Label = v.object({ nl: v.string(), en: v.optional(v.string()) });

/** What entries and settings had beyond the fields that this version knows; only there when there was something. */
const Unrecognised = told(
  v.record(v.string(), v.unknown()),
  'Fields of the entry that the version of the app named under generator does not know, as they were.',
);

/** An entry's schema as it stands in the export: the wall time in RFC 3339, and room for what is not recognised. */
export function exported<const E extends v.ObjectEntries>(entry: v.ObjectSchema<E, undefined>) {
  const more = { at: Time, unrecognised: v.optional(Unrecognised) };
  return v.object({ ...entry.entries, ...more } as Omit<E, 'at'> & typeof more);
}
