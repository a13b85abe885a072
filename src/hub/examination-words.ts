import type { Examination } from './examine-rows.ts';

/** More documents than this are not named one by one: the operator reads these lines on a screen. */
const NAMED_LIMIT = 20;

/** What the hub found in its log at the start, for its operator, in both languages. */
export function examinationWords({ rows, documents, aside }: Examination): string[] {
  if (rows === 0) return ['Lege opslag / empty storage'];
  const damaged = [...aside].sort((a, b) => b[1] - a[1]);
  const sum = damaged.reduce((total, [, n]) => total + n, 0);
  if (sum === 0)
    return [`Opslag in orde / storage in order: ${rows} rijen / rows, ${documents} documenten / documents`];
  const named = damaged.slice(0, NAMED_LIMIT).map(([document, n]) => `  ${document}: ${n}`);
  const rest = damaged.length - named.length;
  return [
    `LET OP / NOTE: ${sum} van / of ${rows} rijen beschadigd en apart gezet / rows damaged and set aside`,
    ...named,
    ...(rest > 0 ? [`  … en nog / and ${rest} documenten / more documents`] : []),
    '  De rest is in orde en de hub werkt. Open de app op de tablets van deze tafels: wat zij hebben, sturen zij vanzelf opnieuw.',
    '  The rest is in order and the hub works. Open the app on the tablets of these tables: they send again what they have.',
    '  Wis tot dan geen tablets. / Wipe no tablets until then.',
  ];
}
