import * as v from 'valibot';

const Links = v.object({
  title: v.object({ nl: v.string(), en: v.optional(v.string()) }),
  links: v.array(
    v.object({ role: v.string(), station: v.optional(v.string()), number: v.optional(v.number()), path: v.string() }),
  ),
});
export type SampleLinks = v.InferOutput<typeof Links>;

/** The links of the sample meeting, which the hub gives to anyone; undefined without a hub, or when it has no sample. */
export async function sampleLinks(): Promise<SampleLinks | undefined> {
  try {
    const response = await fetch('/api/sample');
    if (!response.ok) return undefined;
    const result = v.safeParse(Links, await response.json());
    return result.success ? result.output : undefined;
  } catch {
    return undefined;
  }
}
