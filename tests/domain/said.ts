import type { Statement } from '../../src/domain/statement.ts';

/** All that a statement says, as properties of its own: what the fold makes has them behind getters, which no comparison looks at. */
export function said(s: Statement): Statement {
  return {
    id: s.id,
    station: s.station,
    device: s.device,
    capturedAt: s.capturedAt,
    clock: s.clock,
    source: s.source,
    withdrawn: s.withdrawn,
    contested: s.contested,
    history: s.history,
    text: s.text,
    theme: s.theme,
    angles: s.angles,
    kind: s.kind,
    voice: s.voice,
    quote: s.quote,
    round: s.round,
  };
}

/** The same of many, by their names. */
export function allSaid(statements: Iterable<readonly [string, Statement]>): Record<string, Statement> {
  return Object.fromEntries([...statements].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, s]) => [id, said(s)]));
}
