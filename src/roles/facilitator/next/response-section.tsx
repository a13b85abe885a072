import { useId } from 'react';
import { NAME_LIMIT } from '../../../domain/entry.ts';
import { NOTE_LIMIT } from '../../../domain/harvest-entries.ts';
import type { Point } from '../../../domain/harvest-fold.ts';
import { OUTCOME_LABELS, OUTCOMES } from '../../../domain/outcomes.ts';
import fields from '../../../ui/fields.module.css';
import { Icon } from '../../../ui/icons.tsx';
import { inLanguage, useWords } from '../../../ui/language.ts';
import { TypedField } from '../../../ui/typed-field.tsx';
import { useEvening } from '../evening.tsx';
import { useHarvest, useWide } from '../use-wide.ts';
import styles from './next.module.css';
import { NEXT_WORDS } from './words.ts';

/** What is done with each point, and why. */
export function ResponseSection() {
  const words = useWords(NEXT_WORDS);
  const harvest = useHarvest();
  const answered = harvest.points.filter((p) => harvest.response(p.id)).length;
  return (
    <section className={styles.section} aria-labelledby="responses-title">
      <div className={styles.top}>
        <div>
          <h2 id="responses-title">{words.responses.title}</h2>
          <p className={styles.help}>
            {words.responses.help} {harvest.points.length > 0 && words.responses.said(answered, harvest.points.length)}
          </p>
        </div>
      </div>
      {harvest.points.length === 0 && <p className={styles.empty}>{words.noPoints}</p>}
      <ol className={styles.list}>
        {harvest.points.map((point) => (
          <ResponseRow key={point.id} point={point} />
        ))}
      </ol>
    </section>
  );
}

function ResponseRow({ point }: { point: Point }) {
  const { session, language } = useEvening();
  const words = useWords(NEXT_WORDS);
  const wide = useWide();
  const harvest = useHarvest();
  const id = useId();
  const response = harvest.responseFields(point.id);
  const { outcome } = response;
  const set = (changes: Parameters<typeof wide.arrange>[0][number] & { type: 'response-set' }) =>
    wide.arrange([changes]);
  const place = `response/${point.id}`;
  return (
    <li className={styles.card}>
      <details>
        <summary>
          <Icon name="chevron" />
          <b dir="auto">{point.title || words.untitled}</b>
          <span className={styles.state} data-open={outcome ? undefined : true}>
            {outcome ? inLanguage(OUTCOME_LABELS[outcome], language) : words.responses.nothing}
          </span>
        </summary>
        <div className={styles.answer}>
          <div className={fields.field}>
            <label htmlFor={`${id}-outcome`}>{words.responses.outcome}</label>
            <select
              id={`${id}-outcome`}
              value={outcome ?? ''}
              onChange={(e) =>
                set({
                  type: 'response-set',
                  point: point.id,
                  changes: { outcome: OUTCOMES.find((o) => o === e.target.value) ?? null },
                })
              }
            >
              <option value="">{words.responses.nothing}</option>
              {OUTCOMES.map((o) => (
                <option key={o} value={o}>
                  {inLanguage(OUTCOME_LABELS[o], language)}
                </option>
              ))}
            </select>
          </div>
          <TypedField
            meeting={session.meeting}
            place={`${place}/reason`}
            label={words.responses.reason}
            value={response.reason}
            limit={NOTE_LIMIT}
            rows={3}
            onSave={(reason) => set({ type: 'response-set', point: point.id, changes: { reason } })}
          />
          <div className={styles.pair}>
            <TypedField
              meeting={session.meeting}
              place={`${place}/who`}
              label={words.responses.who}
              value={response.who}
              limit={NAME_LIMIT}
              onSave={(who) => set({ type: 'response-set', point: point.id, changes: { who } })}
            />
            <div className={fields.field}>
              <label htmlFor={`${id}-date`}>{words.responses.date}</label>
              <input
                id={`${id}-date`}
                type="date"
                value={response.date}
                onChange={(e) => set({ type: 'response-set', point: point.id, changes: { date: e.target.value } })}
              />
            </div>
          </div>
        </div>
      </details>
    </li>
  );
}
