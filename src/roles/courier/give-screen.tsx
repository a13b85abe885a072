import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { capabilityPath } from '../../domain/capability.ts';
import type { StationId } from '../../domain/ids.ts';
import { toFrames } from '../../handover/frames.ts';
import { handOverFileName } from '../../handover/hand-over-file.ts';
import { pack } from '../../handover/pack.ts';
import type { Session } from '../../sync/session.ts';
import { Button } from '../../ui/button.tsx';
import { useWords } from '../../ui/language.ts';
import { LanguageChoice } from '../../ui/language-choice.tsx';
import { offerFile } from '../../ui/offer-file.ts';
import { CodePlayer } from './code-player.tsx';
import styles from './courier.module.css';
import { words } from './words.ts';

/** Everything that this tablet holds, as a file or as codes on its screen: what a table does when there is no network. */
export default function GiveScreen({ session, station }: { session: Session; station: StationId }) {
  const w = useWords(words);
  const statements = useStore(session.view, (view) => view.statements.get(station)?.length ?? 0);
  const unreceived = useStore(session.view, (view) => view.standing.unreceived);
  const loaded = useStore(session.view, (view) => view.loaded);
  return (
    <main className={styles.screen}>
      <header className={styles.header}>
        <a href={`#${capabilityPath(session.capability)}`}>{w.toTable}</a>
        <LanguageChoice />
        <h1>{w.giveTitle}</h1>
      </header>
      <p>{w.giveText}</p>
      <p className={styles.standing} role="status">
        {loaded ? `${w.holds(statements)} ${w.notArrived(unreceived)}` : w.reading}
      </p>
      <FileCard session={session} station={station} />
      <CodesCard session={session} />
    </main>
  );
}

function FileCard({ session, station }: { session: Session; station: StationId }) {
  const w = useWords(words);
  const [said, setSaid] = useState<{ state: 'made'; name: string } | { state: 'shared' } | { state: 'failed' }>();
  const make = async () => {
    const text = await session.rescueFile();
    return { name: handOverFileName(station, Date.now()), text };
  };
  const save = async () => {
    try {
      const { name, text } = await make();
      offerFile(name, text);
      setSaid({ state: 'made', name });
    } catch {
      setSaid({ state: 'failed' });
    }
  };
  const share = async () => {
    try {
      const { name, text } = await make();
      await navigator.share({ files: [new File([text], name, { type: 'text/plain' })] });
      setSaid({ state: 'shared' });
    } catch (error) {
      // closing the share sheet is no failure
      if ((error as { name?: string } | null)?.name !== 'AbortError') setSaid({ state: 'failed' });
    }
  };
  return (
    <section className={styles.card} aria-labelledby="as-file">
      <h2 id="as-file">{w.fileTitle}</h2>
      <p>{w.fileText}</p>
      <div className={styles.actions}>
        <Button look="main" icon="download" onClick={save}>
          {w.makeFile}
        </Button>
        {canShareFiles() && <Button onClick={share}>{w.share}</Button>}
      </div>
      <p role="status" className={said?.state === 'failed' ? styles.problem : undefined}>
        {said?.state === 'made' ? w.fileMade(said.name) : said?.state === 'shared' ? w.shared : said && w.fileFailed}
      </p>
    </section>
  );
}

/** As text: share sheets take it everywhere, while most turn JSON away. */
function canShareFiles(): boolean {
  const probe = () => new File(['x'], 'x.txt', { type: 'text/plain' });
  return typeof navigator.canShare === 'function' && navigator.canShare({ files: [probe()] });
}

type Codes = { state: 'making' } | { state: 'shown'; frames: string[] } | { state: 'too-much' } | { state: 'failed' };

function CodesCard({ session }: { session: Session }) {
  const w = useWords(words);
  const [codes, setCodes] = useState<Codes>();
  const [changed, setChanged] = useState(false);
  const show = async () => {
    setCodes({ state: 'making' });
    setChanged(false);
    try {
      const frames = toFrames(pack(await session.rescueFile()));
      setCodes(frames ? { state: 'shown', frames } : { state: 'too-much' });
    } catch {
      setCodes({ state: 'failed' });
    }
  };
  // another tablet or tab of this table may write on while the codes are held up
  useEffect(
    () => session.view.subscribe((now, before) => setChanged((c) => c || now.statements !== before.statements)),
    [session],
  );
  return (
    <section className={styles.card} aria-labelledby="as-codes">
      <h2 id="as-codes">{w.codesTitle}</h2>
      <p>{w.codesText}</p>
      {codes?.state !== 'shown' ? (
        <div className={styles.actions}>
          <Button aria-disabled={codes?.state === 'making'} onClick={show}>
            {w.showCodes}
          </Button>
        </div>
      ) : (
        <>
          <CodePlayer key={codes.frames[0]} frames={codes.frames} />
          <div className={styles.actions}>
            {changed && <Button onClick={show}>{w.renew}</Button>}
            <Button onClick={() => setCodes(undefined)}>{w.hideCodes}</Button>
          </div>
        </>
      )}
      <p
        role="status"
        className={codes?.state === 'failed' || codes?.state === 'too-much' ? styles.problem : undefined}
      >
        {codes?.state === 'making' && w.codesPreparing}
        {codes?.state === 'too-much' && w.tooMuch}
        {codes?.state === 'failed' && w.codesFailed}
        {codes?.state === 'shown' && changed && w.changed}
      </p>
    </section>
  );
}
