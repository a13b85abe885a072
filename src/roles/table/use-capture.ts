import { useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { TEXT_LIMIT } from '../../domain/entry.ts';
import type { AngleId, StationId, ThemeId } from '../../domain/ids.ts';
import { cleanText } from '../../domain/text.ts';
import type { Draft, DraftBox, Session } from '../../sync/session.ts';
import { currentRound, type LookUp, withToggled } from './look-up.ts';
import { NO_TAGS, type Tags } from './tag-fields.tsx';

/** What is being written: the words, the tags of this statement, and the choices that stay for the next. */
export interface Writing extends Tags {
  text: string;
  angles: readonly AngleId[];
  /** Another theme than the table's own. */
  theme: ThemeId | undefined;
}

/** What came of pressing save; `serial` makes each one new, so that it is told again. */
export type Outcome =
  | { state: 'empty'; serial: number }
  | { state: 'too-long'; serial: number }
  | { state: 'written'; pieces: readonly string[]; serial: number };

/** What the field says about its text. `pasted`: it came from elsewhere, and may be several statements. */
export type TextNotice =
  | { state: 'fine' }
  | { state: 'pasted' }
  | { state: 'nearly-full'; room: number }
  | { state: 'too-long'; length: number };

/** From here on the field says how much room is left; below it nobody needs to know. Characters. */
const NEARLY_FULL = TEXT_LIMIT - 500;

export function useCapture(session: Session, station: StationId, look: LookUp) {
  const box = useMemo<DraftBox>(() => session.draft(station), [session, station]);
  const [writing, setWriting] = useState<Writing>(() => fromDraft(box.read()));
  const [outcome, setOutcome] = useState<Outcome>();
  const [pasted, setPasted] = useState(false);
  const [offered, setOffered] = useState(false);
  const round = useStore(session.view, currentRound);
  /** What was written last, ahead of React: two keys in one frame must not overwrite each other. */
  const latest = useRef(writing);

  const change = (changes: Partial<Writing>) => {
    const next = { ...latest.current, ...changes };
    latest.current = next;
    keep(next);
    setWriting(next);
  };
  const keep = (next: Writing) => {
    if (isBlank(next)) box.clear();
    else box.write(toDraft(next));
  };

  /** `inserted`: the browser says that it was pasted or dropped in. */
  const type = (text: string, inserted: boolean) => {
    const grown = text.length - latest.current.text.length;
    const lines = countLines(text) - countLines(latest.current.text);
    // Some keyboards paste without saying so; a line end that comes with other characters was not typed.
    if (inserted || (lines > 0 && grown > 1)) {
      setPasted(true);
      setOffered(true);
    }
    if (text.trim() === '') {
      setPasted(false);
      setOffered(false);
    }
    setOutcome(undefined);
    change({ text });
  };

  const capture = (pieces: readonly string[]) => {
    const { angles, kind, voice, quote, theme } = latest.current;
    const fields = {
      theme: theme ?? look.ownTheme,
      // An angle that the meeting dropped in the meantime can no longer be seen, so it does not go along unseen.
      angles: angles.filter((id) => look.angles.some((angle) => angle.id === id)),
      kind,
      voice,
      quote,
      round,
      ...(pasted && ({ source: 'pasted' } as const)),
    };
    // The draft goes with the last piece: it stays until every piece has been handed over.
    pieces.forEach((text, i) => {
      session.capture(station, { ...fields, text }, i === pieces.length - 1 ? box.key : undefined);
    });
    // Kind, voice and quote say something about this one statement. Left on, they would say something untrue about the next, and
    // nobody would notice; left off, they are only missing. The angles stay: a table stays with its angle for a while.
    const next: Writing = { ...latest.current, ...NO_TAGS, text: '' };
    latest.current = next;
    if (!isBlank(next)) keep(next); // angles that stay, stay over a reload too
    setWriting(next);
    setPasted(false);
    setOffered(false);
    setOutcome((before) => ({ state: 'written', pieces, serial: (before?.serial ?? 0) + 1 }));
  };

  const save = () => {
    const text = cleanText(latest.current.text);
    if (text === '' || text.length > TEXT_LIMIT) {
      const state = text === '' ? 'empty' : 'too-long';
      setOutcome((before) => ({ state, serial: (before?.serial ?? 0) + 1 }));
      return;
    }
    capture([text]);
  };

  return {
    writing,
    outcome,
    notice: useMemo(() => noticeOf(writing.text, offered), [writing.text, offered]),
    change,
    type,
    save,
    /** Saves the pieces of the text, each as a statement. */
    split: capture,
    toggleAngle: (id: AngleId) => change({ angles: withToggled(look, latest.current.angles, id) }),
    leave: () => setOffered(false),
  };
}

export type Capture = ReturnType<typeof useCapture>;

function noticeOf(text: string, offered: boolean): TextNotice {
  if (text.length > NEARLY_FULL) {
    const length = cleanText(text).length;
    if (length > TEXT_LIMIT) return { state: 'too-long', length };
    if (length > NEARLY_FULL && !offered) return { state: 'nearly-full', room: TEXT_LIMIT - length };
  }
  return { state: offered ? 'pasted' : 'fine' };
}

/** Nothing in it that anyone would miss. */
function isBlank({ text, angles, theme, kind, voice, quote }: Writing): boolean {
  return text === '' && angles.length === 0 && !theme && !kind && !voice && !quote;
}

function toDraft({ text, ...tags }: Writing): Draft {
  const { theme, angles, ...rest } = tags;
  return { text, tags: { ...rest, angles: [...angles], ...(theme && { theme }) } };
}

function fromDraft(draft: Draft | undefined): Writing {
  const tags = draft?.tags;
  return {
    text: draft?.text ?? '',
    angles: tags?.angles ?? [],
    theme: tags?.theme,
    kind: tags?.kind ?? null,
    voice: tags?.voice ?? null,
    quote: tags?.quote ?? false,
  };
}

function countLines(text: string): number {
  return text.split('\n').length;
}
