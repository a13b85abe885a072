import { expect, it } from 'vitest';
import type { StatementId } from '../../src/domain/ids.ts';
import type { Statement } from '../../src/domain/statement.ts';
import { Arrivals } from '../../src/sync/arrivals.ts';
import { fc } from '../support/property.ts';

const said = (id: string, capturedAt: number) => ({ id: id as StatementId, capturedAt }) as Statement;
const ids = (arrivals: Arrivals) => arrivals.list().map((s) => s.id);

it('puts them in the order in which they were said, whatever came first, and goes on from there', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.record({ id: fc.stringMatching(/^[0-9a-f]{1,6}$/), at: fc.nat(20) }), {
        selector: ({ id }) => id,
        maxLength: 40,
      }),
      (all) => {
        const arrivals = new Arrivals();
        for (const { id, at } of all) arrivals.change(id as StatementId, said(id, at));
        arrivals.putInTime();
        const inTime = [...all].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)).map(({ id }) => id);
        expect(ids(arrivals)).toEqual(inTime);
        // a change keeps its place, what goes leaves none, what comes stands at the end
        const [changed, gone] = inTime as [StatementId?, StatementId?];
        if (changed) arrivals.change(changed, said(changed, 1_000));
        if (gone) arrivals.change(gone, undefined);
        arrivals.change('new' as StatementId, said('new', 0));
        expect(ids(arrivals)).toEqual([...inTime.filter((id) => id !== gone), 'new']);
      },
    ),
  );
});
