import { STATION_KIND_LABELS } from '../../domain/code-lists.ts';
import type { StationId } from '../../domain/ids.ts';
import { fateOf } from '../../domain/merge-stations.ts';
import type { Theme } from '../../domain/setup-fold.ts';
import { Icon } from '../../ui/icons.tsx';
import { useWords } from '../../ui/language.ts';
import type { LookUp } from './look-up.ts';
import { ON_TAP_WORDS } from './on-tap-words.ts';
import styles from './station-fate.module.css';

/** What the host of a table reads that the organiser dropped or merged, or whose theme was dropped. Writing goes on all the while. */
export function StationFateNotice({
  look,
  station,
  theme,
}: {
  look: LookUp;
  station: StationId;
  theme: Theme | undefined;
}) {
  const words = useWords(ON_TAP_WORDS).fate;
  const { setup } = look;
  const fate = fateOf(setup, station);
  if (fate.state === 'there') return <Told text={theme?.dropped ? words.theme(look.text(theme.name)) : ''} />;
  if (fate.state === 'dropped') return <Told text={words.dropped} />;
  const { into } = fate;
  const kind = look.text(STATION_KIND_LABELS[into.kind]);
  const about = setup.themes.find((t) => t.id === into.theme);
  const called = into.number > 0 ? `${kind} ${into.number}` : into.name ? look.text(into.name) : kind;
  return <Told text={words.merged(called, about && look.text(about.name))} />;
}

/** Stands on the page before it has anything to say, so that what comes is read aloud; it never takes the focus. */
function Told({ text }: { text: string }) {
  return (
    <div role="status">
      {text !== '' && (
        <p className={styles.fate}>
          <Icon name="alert" />
          <span>{text}</span>
        </p>
      )}
    </div>
  );
}
