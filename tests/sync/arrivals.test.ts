import { expect, it } from 'vitest';
import type { StatementId } from '../../src/domain/ids.ts';
import type { Statement } from '../../src/domain/statement.ts';
import { Arrivals } from '../../src/sync/arrivals.ts';
import { fc } from '../support/property.ts';

const said = (id: string, capturedAt: number) => ({ id: id as StatementId, capturedAt }) as Statement;
const ids = (arrivals: Arrivals) => arrivals.list().map((s) => s.id);

it('puts them in the order in which they were said, whatever came first, and goes on from there', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.record({ id: fc.stringMatching(/^[0-9a-f]{1,6}$/), at: fc.nat(20) }), {
        selector: ({ id }) => id,
        maxLength: 40,
      }),
      async (all) => {
        const arrivals = new Arrivals();
        for (const { id, at } of all) arrivals.change(id as StatementId, said(id, at));
        await arrivals.putInTime(async () => undefined);
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

it('keeps what comes, changes and goes while it puts them in order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(20), { minLength: 3, maxLength: 40 }), fc.nat(4), async (times, when) => {
      const arrivals = new Arrivals();
      const all = times.map((at, i) => ({ id: `s${String(i).padStart(2, '0')}` as StatementId, at }));
      for (const { id, at } of all) arrivals.change(id, said(id, at));
      let pauses = 0;
      await arrivals.putInTime(async () => {
        if (pauses++ !== when) return;
        arrivals.change('s00' as StatementId, undefined);
        arrivals.list(); // someone looks, which closes the gap
        arrivals.change('new' as StatementId, said('new', 0));
        arrivals.change('s01' as StatementId, { ...said('s01', all[1]?.at ?? 0), text: 'changed' } as Statement);
      });
      const later = pauses > when;
      const there = all.filter(({ id }) => !later || id !== 's00');
      const inTime = there.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)).map(({ id }) => id);
      const found = ids(arrivals);
      expect(found.filter((id) => id !== 'new')).toEqual(inTime);
      expect(found.includes('new' as StatementId)).toBe(later);
      expect(arrivals.list().find(({ id }) => id === 's01')?.text).toBe(later ? 'changed' : undefined);
    }),
  );
});
