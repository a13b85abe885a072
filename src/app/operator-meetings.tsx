import { useCallback, useEffect, useState } from 'react';
import { DeleteMeeting } from '../roles/organiser/delete/delete-meeting.tsx';
import { inLanguage, useLanguage, useWords } from '../ui/language.ts';
import { deleteFromHub, type HubMeeting, hubMeetings } from './hub-meetings.ts';
import styles from './operator-meetings.module.css';
import { words } from './operator-words.ts';

const KILOBYTE = 1_000;

/** Which meetings are on the hub, how large, and a way to delete each; for its operator. */
export function OperatorMeetings({ operatorKey }: { operatorKey: string }) {
  const w = useWords(words);
  const [meetings, setMeetings] = useState<Awaited<ReturnType<typeof hubMeetings>>>();
  const load = useCallback(() => void hubMeetings(operatorKey).then(setMeetings), [operatorKey]);
  useEffect(load, [load]);
  if (meetings === undefined) return null;
  return (
    <section className={styles.meetings} aria-labelledby="meetings">
      <h2 id="meetings">{w.meetings}</h2>
      {typeof meetings === 'string' ? (
        <p role="status">{w[meetings]}</p>
      ) : (
        <>
          {meetings.length === 0 && <p role="status">{w.none}</p>}
          <ul>
            {meetings.map((meeting) => (
              <Meeting
                key={meeting.meeting}
                of={meeting}
                remove={() => deleteFromHub(meeting.meeting, operatorKey)}
                onDeleted={load}
              />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

interface MeetingProps {
  of: HubMeeting;
  remove: () => ReturnType<typeof deleteFromHub>;
  onDeleted: () => void;
}

function Meeting({ of, remove, onDeleted }: MeetingProps) {
  const w = useWords(words);
  const language = useLanguage();
  const locale = language === 'nl' ? 'nl-NL' : 'en-GB';
  const title = of.title ? inLanguage(of.title, language) : '';
  const kilobytes = (of.bytes / KILOBYTE).toLocaleString(locale, { maximumFractionDigits: 0 });
  const heard =
    of.heardAt === undefined
      ? w.silent
      : w.heard(new Date(of.heardAt).toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short' }));
  return (
    <li>
      <strong>{title || w.untitled}</strong>
      <p className={styles.facts}>
        {of.meeting} · {w.size(of.documents, kilobytes)} · {heard}
      </p>
      <DeleteMeeting title={title} held={of.held} named remove={remove} onDeleted={onDeleted} />
    </li>
  );
}
