import { useMemo, useState } from 'react';
import type { ScreenBody } from '../../../domain/screen-entries.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icons.tsx';
import { LanguageChoice } from '../../../ui/language-choice.tsx';
import { useEvening } from '../evening.tsx';
import { liveOf } from './live-counts.ts';
import { NowOn } from './now-on.tsx';
import { Preview } from './preview.tsx';
import { ReleasedList } from './released-list.tsx';
import { SceneChoice } from './scene-choice.tsx';
import { SceneList } from './scene-list.tsx';
import styles from './show.module.css';
import { type Draft, draftOf, planOf, shownWith } from './show-plan.ts';
import { useShowWords, useSources } from './use-sources.ts';
import { ViewersCard } from './viewers-card.tsx';

/** What is on the plenary screen, and what may be. Nothing from a table gets there but by a press here. */
export default function Show() {
  const { session, setup, all } = useEvening();
  const w = useShowWords();
  const sources = useSources();
  const { shown } = sources;
  const [draft, setDraft] = useState<Draft>(() => draftOf(sources));
  const plan = useMemo(() => planOf(draft, sources), [draft, sources]);
  const preview = useMemo(() => plan && shownWith(shown, plan.bodies), [plan, shown]);
  const release = (bodies: readonly ScreenBody[]) => session.wide?.release(bodies);
  const isOn = plan && shown.sceneEntry && plan.bodies.length === 1 && sameScene(plan.scene, shown.scene);
  const words = plan?.bodies.filter((body) => body.type !== 'scene-shown') ?? [];

  return (
    <main className={styles.show}>
      <SceneList draft={draft} sources={sources} onChoose={(kind) => setDraft({ ...draft, kind })} />
      <section className={styles.middle} aria-labelledby="chosen-title">
        <div className={styles.top}>
          <h2 id="chosen-title">{w.kinds[draft.kind]}</h2>
          <div className={styles.press}>
            {plan && plan.releases > 0 && (
              <Button look="quiet" onClick={() => release(words)}>
                {w.releaseOnly}
              </Button>
            )}
            {isOn ? (
              <p className={styles.isOn}>
                <Icon name="check" /> {w.alreadyOn}
              </p>
            ) : (
              <Button look="main" disabled={!plan} onClick={() => plan && release(plan.bodies)}>
                {plan && plan.releases > 0 ? w.releaseAndShow(plan.releases) : w.show}
              </Button>
            )}
          </div>
        </div>
        <Preview label={w.preview} shown={preview} live={liveOf(setup, all)} empty={w.nothingChosen} />
        <p className={styles.warn} role="status">
          {plan && plan.releases > 0 && (
            <>
              <Icon name="alert" /> {w.willRelease(plan.releases)}
            </>
          )}
        </p>
        <SceneChoice draft={draft} sources={sources} onDraft={setDraft} />
      </section>
      <div className={styles.side}>
        <NowOn sources={sources} onRelease={release} />
        <ReleasedList sources={sources} onRelease={release} />
        <ViewersCard />
        <LanguageChoice />
      </div>
    </main>
  );
}

function sameScene(a: object, b: object): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
