import { useEffect, useState } from 'react';
import { localDay, sampleSetup } from '../domain/sample-meeting.ts';
import { planAgain, planEntries } from '../domain/setup-plan.ts';
import { templatePlan } from '../domain/templates.ts';
import { readSetupFile } from '../export/setup-file.ts';
import type { JoinedMeeting } from '../journal/journal.ts';
import NewMeetingScreen, {
  type Beginning,
  type BeginOutcome,
} from '../roles/organiser/new-meeting/new-meeting-screen.tsx';
import { joinedMeetings } from './joined.ts';
import { createLocalMeeting, restoreMeeting } from './local-meeting.ts';
import { planOnDevice } from './plan-on-device.ts';

/** Where a meeting begins: from a template, a file, or one that this device knows. Works without a network. */
export default function NewMeetingRoute() {
  const [meetings, setMeetings] = useState<JoinedMeeting[]>([]);
  useEffect(() => {
    joinedMeetings().then(setMeetings, () => undefined); // then there is nothing to copy
  }, []);

  const begin = async (from: Beginning): Promise<BeginOutcome> => {
    try {
      if (from.from === 'sample') {
        navigate(await createLocalMeeting(sampleSetup(localDay(Date.now()))));
        return { state: 'begun' };
      }
      if (from.from === 'export') return await restore(from.file);
      const plan = await planFrom(from);
      if (plan.state !== 'read') return plan;
      navigate(`${await createLocalMeeting(planEntries(plan.plan))}/setup`);
      return { state: 'begun' };
    } catch {
      return { state: 'not-kept' };
    }
  };

  const restore = async (file: File): Promise<BeginOutcome> => {
    const text = await file.text().catch(() => undefined);
    const said = (read: (BeginOutcome & { state: 'export' })['read']) =>
      ({ state: 'export', file: file.name, read }) as const;
    if (text === undefined) return said({ state: 'unreadable' });
    const { readExport } = await import('../export/read-export.ts');
    const read = readExport(text);
    if (read.state !== 'read') return said(read);
    const path = await restoreMeeting(read.file);
    if (path === undefined) return said({ state: 'is-here' });
    navigate(path);
    return { state: 'begun' };
  };

  const planFrom = async (from: Exclude<Beginning, { from: 'sample' | 'export' }>) => {
    switch (from.from) {
      case 'template':
        return { state: 'read', plan: templatePlan(from.template) } as const;
      case 'file': {
        const text = await from.file.text().catch(() => undefined);
        if (text === undefined) return { state: 'file', file: from.file.name, read: { state: 'unreadable' } } as const;
        const read = readSetupFile(text);
        if (read.state !== 'read') return { state: 'file', file: from.file.name, read } as const;
        return { state: 'read', plan: planAgain(read.plan) } as const;
      }
      case 'meeting': {
        const joined = meetings.find((m) => m.id === from.meeting);
        const plan = joined && (await planOnDevice(joined));
        return plan ? ({ state: 'read', plan: planAgain(plan) } as const) : ({ state: 'not-here' } as const);
      }
    }
  };
  return <NewMeetingScreen meetings={meetings} begin={begin} />;
}

function navigate(path: string): void {
  location.hash = path;
}
