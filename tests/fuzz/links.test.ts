import { expect, test } from 'vitest';
import { type Claim, capabilityPath, parseCapabilityPath, rightOn } from '../../src/domain/capability.ts';
import { documentName, parseDocumentName } from '../../src/domain/documents.ts';
import { grant, isGenuine } from '../../src/domain/token.ts';
import { HubCore } from '../../src/hub/core.ts';
import { MemoryLog } from '../../src/hub/memory-log.ts';
import { filterToQuery, queryToFilter, splitHash } from '../../src/roles/facilitator/filter-address.ts';
import { readLink } from '../../src/roles/home/read-link.ts';
import { facilitator, host, MEETING, organiser, TABLE_1, tableDocument, viewer } from '../hub/table.ts';
import type { Chance } from './chance.ts';
import { fuzz, PATIENCE } from './fuzz.ts';
import { mutateBytes, mutateText } from './mutate.ts';

const ROOT_KEY = new Uint8Array(32).fill(9);
const CLAIMS: readonly Claim[] = [host(TABLE_1), host(TABLE_1, 12), viewer, facilitator, organiser];
const PATHS = CLAIMS.map((claim) => capabilityPath(grant(ROOT_KEY, claim)));
const TABLE = tableDocument(TABLE_1);
const NAMES = [documentName(TABLE), `${MEETING}/setup`, `${MEETING}/harvest`, `${MEETING}/screen`];
const ORIGIN = 'https://tafellaken.example';

function spoilt(chance: Chance, text: string): string {
  if (chance.yes(0.8)) return mutateText(chance, text);
  return new TextDecoder().decode(mutateBytes(chance, new TextEncoder().encode(text)));
}

test(
  'links: a link is read as what it says or not at all, and only one that was made for it opens anything',
  PATIENCE,
  async () => {
    const log = new MemoryLog();
    await log.publish(MEETING, ROOT_KEY);
    const core = new HubCore(log);
    await fuzz('links', async ({ chance }, note) => {
      const path = spoilt(chance, chance.pick(PATHS));
      const capability = parseCapabilityPath(path);
      // one way of writing, so two texts never mean the same link
      if (capability) expect(path.startsWith(capabilityPath(capability))).toBe(true);
      const genuine = capability !== undefined && isGenuine(ROOT_KEY, capability);
      if (genuine) expect(PATHS).toContain(capabilityPath(capability));

      const name = chance.yes() ? chance.pick(NAMES) : spoilt(chance, chance.pick(NAMES));
      const ref = parseDocumentName(name);
      if (ref) expect(documentName(ref)).toBe(name);
      const answer = await core.authorize(name, path);
      const may = genuine && ref !== undefined && rightOn(capability, ref) !== 'none';
      expect(answer.state).toBe(may ? 'granted' : 'refused');
      note(answer.state === 'refused' ? answer.reason : answer.state);

      const pasted = spoilt(
        chance,
        chance.pick([path, `${ORIGIN}/#${path}`, `${ORIGIN}/#/operator/${'k'.repeat(43)}`]),
      );
      const read = readLink(pasted, ORIGIN);
      if (read.state === 'path') {
        expect(
          parseCapabilityPath(read.path.split('?')[0] ?? '') ?? /^\/operator\/[\w-]+$/.exec(read.path),
        ).toBeTruthy();
      }
      const { query } = splitHash(
        spoilt(chance, '#/m/proef?theme=zorg,wonen&kind=idea&angle=none&table=tafel-1&round=ronde-1'),
      );
      const filter = queryToFilter(query);
      expect(queryToFilter(filterToQuery(filter))).toEqual(filter);
    });
  },
);
