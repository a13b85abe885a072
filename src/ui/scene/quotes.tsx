import { KIND_LABELS, VOICE_LABELS } from '../../domain/code-lists.ts';
import type { Released } from '../../domain/screen-fold.ts';
import { Icon, KIND_ICONS } from '../icons.tsx';
import { inLanguage } from '../language.ts';
import { Fit } from './fit.tsx';
import { linesOf, pagesOf } from './pages.ts';
import { Calm, Pages, SceneTop } from './parts.tsx';
import styles from './quotes.module.css';
import { useScene } from './scene-context.ts';

/** More than these on one wall are not read. */
const MOST = 12;
/** What a wall holds of words at the smallest size that is read from 20 metres, in lines of a third of its width. */
const LINES = 33;
const PER_LINE = 27;
/** The line that says what it is about, and the room around it. */
const AROUND = 2;

/** Words from the tables, as they were released. */
export function Quotes({ quotes }: { quotes: readonly Released[] }) {
  const { words } = useScene();
  if (quotes.length === 0) return <Calm title={words.quotes} pick={(w) => w.noQuotes} />;
  return (
    <>
      <SceneTop title={words.quotes} />
      <Pages items={quotes} paged={inPages}>
        {(page) => <QuoteWall quotes={page} />}
      </Pages>
    </>
  );
}

const inPages = (quotes: readonly Released[]) =>
  pagesOf(quotes, ({ text = '' }) => linesOf(text, PER_LINE) + AROUND, LINES, MOST);

/** As many columns as the words are still pleasant to read in. */
function columnsFor(quotes: readonly Released[]): number {
  if (quotes.length < 2) return 1;
  const longest = Math.max(...quotes.map(({ text = '' }) => text.length));
  return quotes.length <= 4 || longest > 220 ? 2 : 3;
}

/** Some quotes, as large as fits. */
export function QuoteWall({ quotes, from }: { quotes: readonly Released[]; from?: number }) {
  const columns = columnsFor(quotes);
  return (
    <Fit
      of={`${columns}${quotes.map((q) => q.id + q.text).join()}`}
      from={from ?? (quotes.length === 1 ? 7 : 6.2)}
      className={styles.fit}
    >
      <ul className={styles.quotes} data-columns={columns}>
        {quotes.map((quote) => (
          <Quote key={quote.statement} quote={quote} />
        ))}
      </ul>
    </Fit>
  );
}

function Quote({ quote: { text = '', theme, kind, voice, quote } }: { quote: Released }) {
  const { local, language, words } = useScene();
  return (
    <li className={styles.quote} data-colour={theme?.colour ?? 'grey'}>
      <p className={styles.text} data-words-of dir="auto">
        {quote ? (
          <>
            <span className="visually-hidden">{words.quote}: </span>“{text}”
          </>
        ) : (
          text
        )}
      </p>
      {(theme || kind || voice) && (
        <p className={styles.about}>
          {theme && (
            <span className={styles.theme}>
              {theme.icon && <Icon name={theme.icon} />} {local(theme.name)}
            </span>
          )}
          {kind && (
            <span>
              <Icon name={KIND_ICONS[kind]} /> {inLanguage(KIND_LABELS[kind], language)}
            </span>
          )}
          {voice && (
            <span>
              <Icon name="person" /> {inLanguage(VOICE_LABELS[voice], language)}
            </span>
          )}
        </p>
      )}
    </li>
  );
}
