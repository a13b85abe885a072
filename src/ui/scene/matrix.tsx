import type { CSSProperties } from 'react';
import type { Colour, Icon as IconCode, LocalText } from '../../domain/code-lists.ts';
import { heatStep } from '../heat.ts';
import { Icon } from '../icons.tsx';
import styles from './matrix.module.css';
import { pagesOf } from './pages.ts';
import { Calm, Pages, SceneTop } from './parts.tsx';
import { useScene } from './scene-context.ts';

/** Numbers of the whole meeting, as the desk tells them; see `Live` in `sync/wide-messages.ts`. */
export interface LiveCounts {
  angles: readonly { name: LocalText; colour: Colour; icon: IconCode }[];
  themes: readonly CountedTheme[];
  total: number;
  stations: number;
  of: number;
}
interface CountedTheme {
  name: LocalText;
  colour: Colour;
  icon?: IconCode | undefined;
  total: number;
  /** One for each angle, then one for statements without any. */
  counts: readonly number[];
}

/** Rows that are still read from the back of the hall. */
const ROWS = 9;

/** How much was written down on what: theme by angle, counting along. */
export function Matrix({ live }: { live: LiveCounts | undefined }) {
  const { words, language } = useScene();
  if (!live || live.themes.length === 0) return <Calm title={words.matrix} pick={(w) => w.noLive} />;
  const aside = `${words.statements(live.total)} ${live.of > 0 ? words.fromTables(live.stations, live.of) : ''}`;
  const highest = Math.max(...live.themes.flatMap((theme) => theme.counts));
  return (
    <>
      <SceneTop title={words.matrix} aside={aside.trim()} />
      <Pages items={live.themes} paged={inPages}>
        {(themes) => (
          <div className={styles.around}>
            <Table live={live} themes={themes} highest={highest} language={language} />
          </div>
        )}
      </Pages>
    </>
  );
}

const inPages = (themes: readonly CountedTheme[]) => pagesOf(themes, () => 1, ROWS, ROWS);

interface TableProps {
  live: LiveCounts;
  themes: readonly CountedTheme[];
  highest: number;
  language: string;
}

function Table({ live, themes, highest, language }: TableProps) {
  const { words, local } = useScene();
  const rest = live.themes.some((theme) => (theme.counts[live.angles.length] ?? 0) > 0);
  const columns = live.angles.length + (rest ? 1 : 0);
  const sizes = {
    '--columns': columns + 1,
    '--rows': themes.length,
    '--angle-letters': longestWord([...live.angles.map((a) => local(a.name)), words.total, rest ? words.noAngle : '']),
    '--theme-letters': longestWord(live.themes.map((t) => local(t.name))),
  } as CSSProperties;
  return (
    <table className={styles.matrix} style={sizes}>
      <thead>
        <tr>
          <th scope="col" className={styles.corner}>
            <span className="visually-hidden">{words.theme}</span>
          </th>
          {live.angles.map((angle) => (
            <th key={angle.name.nl} scope="col" data-colour={angle.colour}>
              <Icon name={angle.icon} className={styles.angleIcon} />
              <span className={styles.name}>{local(angle.name)}</span>
            </th>
          ))}
          {rest && (
            <th scope="col" data-colour="grey">
              <span className={styles.name}>{words.noAngle}</span>
            </th>
          )}
          <th scope="col">
            <span className={styles.name}>{words.total}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {themes.map((theme) => (
          <tr key={theme.name.nl}>
            <th scope="row" data-colour={theme.colour}>
              <span className={styles.theme}>
                <Icon name={theme.icon ?? 'lines'} className={styles.themeIcon} />
                <span className={styles.name} dir="auto">
                  {local(theme.name)}
                </span>
              </span>
            </th>
            {Array.from({ length: columns }, (_, i) => theme.counts[i] ?? 0).map((count, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column has no other name, and none moves
              <td key={i} data-heat={heatStep(count, highest)}>
                {count.toLocaleString(language)}
              </td>
            ))}
            <td className={styles.total}>{theme.total.toLocaleString(language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Letters of the longest word: as long as it is readable a column's name is as small as keeps that whole. */
function longestWord(names: readonly string[]): number {
  return Math.max(1, ...names.flatMap((name) => name.split(/\s+/).map((word) => word.length)));
}
