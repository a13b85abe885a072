import { useStore } from 'zustand';
import type { Session } from '../../../sync/session.ts';
import { inLanguage, useLanguage, useWords } from '../../../ui/language.ts';
import screen from '../organiser-screen.module.css';
import { type Deleted, DeleteMeeting } from './delete-meeting.tsx';
import { words } from './delete-words.ts';

interface DeleteCardProps {
  session: Session;
  remove(): Promise<Deleted>;
  onDeleted(): void;
}

/** The organiser's card to delete the meeting from the hub, on the device that made it. */
export function DeleteCard({ session, remove, onDeleted }: DeleteCardProps) {
  const w = useWords(words);
  const language = useLanguage();
  const title = useStore(session.view, (view) => inLanguage(view.setup.title, language));
  const atTables = useStore(session.view, (view) => view.presence.reduce((sum, station) => sum + station.held, 0));
  const here = useStore(session.view, (view) => view.standing.unreceived);
  return (
    <section className={screen.card} aria-labelledby="delete">
      <h2 id="delete">{w.cardTitle}</h2>
      <p>{w.cardText}</p>
      <DeleteMeeting title={title} held={atTables + here} remove={remove} onDeleted={onDeleted} />
    </section>
  );
}
