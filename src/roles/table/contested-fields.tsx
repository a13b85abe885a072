import type { StatementFields } from '../../domain/entry.ts';
import { sameValue } from '../../domain/registers.ts';
import type { ContestedField, Statement } from '../../domain/statement.ts';
import type { Session } from '../../sync/session.ts';
import { Button } from '../../ui/button.tsx';
import { clockTime, useWords } from '../../ui/language.ts';
import styles from './contested-fields.module.css';
import { inWords } from './in-words.ts';
import type { LookUp } from './look-up.ts';
import { ON_TAP_WORDS } from './on-tap-words.ts';

/** Two tablets changed the same thing without knowing of each other: both stand here, until someone says which is right. */
export function ContestedFields({
  session,
  look,
  statement,
}: {
  session: Session;
  look: LookUp;
  statement: Statement;
}) {
  const words = useWords(ON_TAP_WORDS);
  const who = (device: string) => (device === look.device ? words.history.here : words.history.elsewhere);
  return statement.contested.map((contested) => (
    <section key={contested.field} className={styles.contested}>
      <p className={styles.title}>{words.contested.title(words.contested.fields[contested.field])}</p>
      <ul className={styles.wordings}>
        {different(contested).map((wording) => (
          <li key={wording.entry} className={styles.wording}>
            <p className={styles.value} dir="auto">
              {inWords(contested.field, wording.value, look, words.history) || words.contested.nothing}
            </p>
            <p className={styles.who}>
              {who(wording.device)}, {clockTime(wording.at)}
            </p>
            <Button
              icon="check"
              onClick={() => session.amend(statement, { [contested.field]: wording.value } as Partial<StatementFields>)}
            >
              {words.contested.pick}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  ));
}

function different({ wordings }: ContestedField): ContestedField['wordings'] {
  return wordings.filter((w, i) => !wordings.slice(0, i).some((earlier) => sameValue(earlier.value, w.value)));
}
