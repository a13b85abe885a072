import type { Poll } from '../../../domain/hall.ts';
import type { ScreenBody } from '../../../domain/screen-entries.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icons.tsx';
import { useWords } from '../../../ui/language.ts';
import { useEvening } from '../evening.tsx';
import { useWide, useWideView } from '../use-wide.ts';
import styles from './next.module.css';
import { type PollStanding, usePollStanding } from './use-ballots.ts';
import { NEXT_WORDS } from './words.ts';

/** One vote: how it stands, and what the room may see of it. Only this desk sees a result that was not released. */
export function PollCard({ poll, onRemove }: { poll: Poll; onRemove: () => void }) {
  const { session } = useEvening();
  const words = useWords(NEXT_WORDS);
  const wide = useWide();
  const { scene, results } = useWideView((v) => v.shown);
  const standing = usePollStanding(poll);
  const released = results.get(poll.id);
  const isOn = scene.kind === 'poll' && scene.poll === poll.id;
  const asScene = (open: boolean): ScreenBody => {
    const { id, title, options, dots, voters } = poll;
    return { type: 'scene-shown', scene: { kind: 'poll', poll: id, title, options: [...options], dots, voters, open } };
  };
  const setOpen = (open: boolean) => {
    session.configure({ type: 'poll-set', poll: poll.id, changes: { open } });
    if (isOn) wide.release([asScene(open)]);
  };
  const takeBack = { type: 'result-released', poll: poll.id, released: false } as const;
  const newer = released !== undefined && !isSame(released.results, standing);
  return (
    <article className={styles.card} aria-labelledby={`poll-${poll.id}`}>
      <header className={styles.top}>
        <h3 id={`poll-${poll.id}`} dir="auto">
          {poll.title}
        </h3>
        <p className={styles.state} data-open={poll.open || undefined}>
          <Icon name={poll.open ? 'pen' : 'check'} />
          {poll.open ? words.polls.isOpen : words.polls.isClosed}
        </p>
      </header>
      <p className={styles.help}>
        {standing.of === undefined
          ? words.polls.byViewers(standing.votes)
          : words.polls.byTables(standing.votes, standing.of)}
        {standing.spoilt > 0 && ` ${words.polls.spoilt(standing.spoilt)}`}
      </p>
      <Bars standing={standing} />
      {poll.voters === 'viewers' && poll.open && !isOn && (
        <p className={styles.note}>{words.polls.viewersNeedScreen}</p>
      )}
      <p className={styles.note} role="status">
        {released && words.polls.released(released.votes ?? 0)} {newer && words.polls.newer}
      </p>
      <div className={styles.actions}>
        {poll.open ? (
          <Button onClick={() => setOpen(false)}>{words.polls.close}</Button>
        ) : (
          <Button onClick={() => setOpen(true)}>{words.polls.reopen}</Button>
        )}
        {isOn ? (
          <span className={styles.on}>
            <Icon name="check" /> {words.polls.onScreen}
          </span>
        ) : (
          <Button onClick={() => wide.release([asScene(poll.open)])}>{words.polls.show}</Button>
        )}
        {(!released || newer) && standing.votes > 0 && (
          <Button look="main" onClick={() => wide.release([resultOf(poll, standing), showResult(poll)])}>
            {released ? words.polls.again : words.polls.release}
          </Button>
        )}
        {released && <Button onClick={() => wide.release([takeBack])}>{words.polls.takeBack}</Button>}
        <Button look="quiet" icon="bin" onClick={onRemove}>
          {words.polls.remove}
        </Button>
      </div>
    </article>
  );
}

function Bars({ standing }: { standing: PollStanding }) {
  const words = useWords(NEXT_WORDS);
  if (standing.votes === 0) return <p className={styles.empty}>{words.polls.none}</p>;
  const most = Math.max(1, ...standing.options.map((o) => o.dots));
  const inOrder = [...standing.options].sort((a, b) => b.dots - a.dots);
  return (
    <ol className={styles.bars}>
      {inOrder.map((option) => (
        <li key={option.point}>
          <span dir="auto">{option.title}</span>
          <span className={styles.track} aria-hidden="true">
            <span style={{ inlineSize: `${(100 * option.dots) / most}%` }} />
          </span>
          <b>{words.polls.dotsOf(option.dots)}</b>
        </li>
      ))}
    </ol>
  );
}

function showResult(poll: Poll): ScreenBody {
  return { type: 'scene-shown', scene: { kind: 'result', poll: poll.id } };
}

function resultOf(poll: Poll, { options, votes, of }: PollStanding): ScreenBody {
  return {
    type: 'result-released',
    poll: poll.id,
    released: true,
    title: poll.title,
    results: options.map(({ point, title, dots }) => ({ point, title, dots })),
    votes,
    ...(of !== undefined && { of }),
    voters: poll.voters,
  };
}

function isSame(released: readonly { point: string; dots: number }[] | undefined, { options }: PollStanding): boolean {
  const before = new Map(released?.map((r) => [r.point, r.dots]));
  return options.every((o) => before.get(o.point) === o.dots);
}
