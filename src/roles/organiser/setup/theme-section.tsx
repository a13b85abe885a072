import { useMemo } from 'react';
import type { LocalText } from '../../../domain/code-lists.ts';
import { ICONS } from '../../../domain/code-lists.ts';
import { NAME_LIMIT, QUESTION_LIMIT, type SetupBody, SUBQUESTIONS_LIMIT } from '../../../domain/entry.ts';
import { newId, type ThemeId } from '../../../domain/ids.ts';
import type { Theme } from '../../../domain/setup-fold.ts';
import { nextColour } from '../../../domain/templates.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icons.tsx';
import { useDesk } from './desk.ts';
import items from './item-list.module.css';
import { ItemList } from './item-list.tsx';
import { LookChoice } from './look-choice.tsx';
import { NameField } from './name-field.tsx';
import styles from './section.module.css';
import { Section } from './section.tsx';
import { LocalField } from './text-field.tsx';

type ThemeChanges = Extract<SetupBody, { type: 'theme-set' }>['changes'];
const themeSet = (theme: ThemeId, changes: ThemeChanges): SetupBody => ({ type: 'theme-set', theme, changes });

export function ThemeSection() {
  const { setup, words, random, open, change, changeUndoably } = useDesk();
  const tables = useMemo(() => {
    const counts = new Map<ThemeId, number>();
    for (const s of setup.stations) {
      if (!s.dropped && s.kind === 'table' && s.theme) counts.set(s.theme, (counts.get(s.theme) ?? 0) + 1);
    }
    return counts;
  }, [setup]);
  const add = () => {
    const theme = newId<ThemeId>(random);
    const n = setup.themes.length;
    const icon = ICONS[(n + 5) % ICONS.length] ?? ICONS[0];
    const order = Math.max(0, ...setup.themes.map((t) => t.order)) + 1;
    change(themeSet(theme, { name: { nl: '' }, colour: nextColour(n), icon, order }));
    open(`theme/${theme}`);
  };
  return (
    <Section name="themes" lead={words.themesLead}>
      <ItemList
        kind="theme"
        items={setup.themes}
        meta={(theme) => words.themeMeta(theme.subquestions.length, tables.get(theme.id) ?? 0)}
        editor={(theme) => <ThemeEditor theme={theme} />}
        onOrder={(theme, order) => change(themeSet(theme.id, { order }))}
        onDropped={(theme, name, dropped) => {
          const body = themeSet(theme.id, { dropped });
          if (dropped) changeUndoably(words.dropped(name), [body]);
          else change(body);
        }}
      />
      <div className={styles.buttons}>
        <Button onClick={add}>{words.addTheme}</Button>
      </div>
    </Section>
  );
}

function ThemeEditor({ theme }: { theme: Theme }) {
  const { words, change } = useDesk();
  const { id } = theme;
  const set = (changes: ThemeChanges) => change(themeSet(id, changes));
  return (
    <>
      <NameField place={`theme/${id}/name`} value={theme.name} limit={NAME_LIMIT} onSave={(name) => set({ name })} />
      <LocalField
        place={`theme/${id}/question`}
        label={words.question}
        value={theme.question}
        limit={QUESTION_LIMIT}
        rows={2}
        onSave={(question) => set({ question })}
      />
      <Subquestions theme={theme} onChange={(subquestions) => set({ subquestions: [...subquestions] })} />
      <LookChoice colour={theme.colour} icon={theme.icon} onChange={set} />
    </>
  );
}

function Subquestions({ theme, onChange }: { theme: Theme; onChange: (all: readonly LocalText[]) => void }) {
  const { words, changeUndoably } = useDesk();
  const all = theme.subquestions;
  return (
    <fieldset className={items.questions}>
      <legend>{words.subquestions}</legend>
      {all.length === 0 && <p className={styles.note}>{words.noSubquestions}</p>}
      <ol>
        {all.map((question, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a question is its place; its words change at every key
          <li key={i}>
            <LocalField
              place={`theme/${theme.id}/sub/${i}`}
              label={words.subquestion(i + 1)}
              value={question}
              limit={QUESTION_LIMIT}
              rows={2}
              onSave={(text) => onChange(all.with(i, text))}
            />
            <button
              type="button"
              className={items.remove}
              aria-label={words.removeSubquestion(i + 1)}
              onClick={() =>
                changeUndoably(words.subquestionRemoved, [themeSet(theme.id, { subquestions: all.toSpliced(i, 1) })])
              }
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ol>
      <div className={styles.buttons}>
        {all.length < SUBQUESTIONS_LIMIT ? (
          <Button onClick={() => onChange([...all, { nl: '' }])}>{words.addSubquestion}</Button>
        ) : (
          <p className={styles.note}>{words.full(SUBQUESTIONS_LIMIT)}</p>
        )}
      </div>
    </fieldset>
  );
}
