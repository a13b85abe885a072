import { type ReactNode, useCallback, useId, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { capabilityPath } from '../../../domain/capability.ts';
import type { StationId } from '../../../domain/ids.ts';
import type { Setup, Station } from '../../../domain/setup-fold.ts';
import type { Session } from '../../../sync/session.ts';
import { Button } from '../../../ui/button.tsx';
import { inLanguage, useLanguage, useWords } from '../../../ui/language.ts';
import { LanguageChoice } from '../../../ui/language-choice.tsx';
import styles from './cards-screen.module.css';
import { CARDS_A_PAGE, CardPages, RolePage } from './pages.tsx';
import type { LinkMaker } from './printed-link.ts';
import { ADDRESS_LIMIT, readAddress, type ServerAddress } from './server-address.ts';
import { StationLinks } from './station-links.tsx';
import { stationName } from './station-name.ts';
import { useCards } from './use-cards.ts';
import { words } from './words.ts';

/** What is shown as it will be printed. `only`: one card, after its table was given a new link. */
type Choice = { of: 'cards'; only?: StationId } | { of: 'facilitator' | 'viewer' };

/** The organiser's links, as cards and sheets to print; and a new link for a table whose card is gone. */
export default function CardsScreen({
  session,
  make,
  local,
}: {
  session: Session;
  /** Undefined on a device without the meeting's root key. */
  make: LinkMaker | undefined;
  /** The meeting is on this device only, as yet. */
  local: boolean;
}) {
  const w = useWords(words);
  const language = useLanguage();
  const title = useStore(session.view, (view) => view.setup.title);
  return (
    <main className={styles.screen}>
      <header className={styles.header}>
        <a href={`#${capabilityPath(session.capability)}`}>{w.back}</a>
        <LanguageChoice />
        <h1>{w.title}</h1>
        <p>{inLanguage(title, language)}</p>
        <p>{w.lead}</p>
      </header>
      {local && <p className={styles.warning}>{w.local}</p>}
      {make ? <Printing session={session} make={make} /> : <p className={styles.warning}>{w.noKey}</p>}
    </main>
  );
}

function Printing({ session, make }: { session: Session; make: LinkMaker }) {
  const w = useWords(words);
  const language = useLanguage();
  const setup = useStandingSetup(useStore(session.view, (view) => view.setup));
  const [typed, setTyped] = useState(location.origin);
  const [choice, setChoice] = useState<Choice>({ of: 'cards' });
  const address = useMemo(() => readAddress(typed), [typed]);
  const only = choice.of === 'cards' ? choice.only : undefined;
  const stations = useMemo(() => setup.stations.filter((s) => !s.dropped), [setup]);
  const chosen = useMemo(() => stations.filter((s) => only === undefined || s.id === only), [stations, only]);
  const pages = Math.ceil(chosen.length / CARDS_A_PAGE);
  const usable = address.state !== 'wrong' && address.origin.length <= ADDRESS_LIMIT;
  const { meeting } = session;
  const origin = usable && choice.of === 'cards' ? address.origin : undefined;
  const of = useMemo(
    () => (origin === undefined ? undefined : { make, meeting, setup, stations: chosen, origin }),
    [make, meeting, setup, chosen, origin],
  );
  const cards = useCards(of);
  const drawn = Math.floor(cards.length / CARDS_A_PAGE);
  const ready = usable && (choice.of !== 'cards' || (pages > 0 && cards.length === chosen.length));
  const shortened = ready ? cards.filter((card) => card.printed.shortened).length : 0;
  const showOnly = useCallback((station: StationId) => {
    setChoice({ of: 'cards', only: station });
    document.getElementById('print')?.scrollIntoView();
  }, []);
  const name = (station: Station) => stationName(station, language);
  return (
    <>
      <section className={styles.controls} aria-labelledby="print">
        <h2 id="print">{w.print}</h2>
        <AddressField address={address} typed={typed} onType={setTyped} />
        <fieldset className={styles.choices}>
          <legend>{w.what}</legend>
          {(['cards', 'facilitator', 'viewer'] as const).map((of) => (
            <label key={of}>
              <input
                type="radio"
                name="what"
                checked={choice.of === of && only === undefined}
                onChange={() => setChoice({ of })}
              />
              <span>{w[of]}</span>
            </label>
          ))}
          {only !== undefined && chosen[0] && (
            <label>
              <input type="radio" name="what" checked readOnly />
              <span>{w.only(name(chosen[0]))}</span>
            </label>
          )}
        </fieldset>
        {choice.of === 'cards' && <p>{pages > 0 ? w.pages(pages, chosen.length) : w.noStations}</p>}
        <p role="status">
          {usable && (ready ? w.ready : pages > 0 && choice.of === 'cards' && w.making(drawn, pages))}
        </p>
        {shortened > 0 && <p className={styles.shortened}>{w.shortened(shortened)}</p>}
        <Button look="main" disabled={!ready} onClick={() => window.print()}>
          {w.print}
        </Button>
      </section>
      <StationLinks session={session} stations={stations} setup={setup} make={make} onOnly={showOnly} />
      {usable && choice.of === 'cards' && <CardPages cards={cards} setup={setup} address={address} />}
      {usable && choice.of !== 'cards' && (
        <RolePage make={make} meeting={meeting} setup={setup} address={address} role={choice.of} />
      )}
    </>
  );
}

/**
 * The set-up as the cards carry it: the same object until something changes that is on them, so that a round that starts does not draw
 * a thousand cards anew.
 */
function useStandingSetup(setup: Setup): Setup {
  const print = useMemo(() => JSON.stringify({ ...setup, running: undefined }), [setup]);
  const [standing, setStanding] = useState({ print, setup });
  if (standing.print === print) return standing.setup;
  setStanding({ print, setup });
  return setup;
}

function AddressField({
  address,
  typed,
  onType,
}: {
  address: ServerAddress;
  typed: string;
  onType(text: string): void;
}): ReactNode {
  const w = useWords(words);
  const id = useId();
  const tooLong = address.state !== 'wrong' && address.origin.length > ADDRESS_LIMIT;
  const problem =
    address.state === 'wrong'
      ? w.addressWrong
      : tooLong
        ? w.addressTooLong
        : address.state === 'here'
          ? w.addressHere
          : '';
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{w.address}</label>
      <p id={`${id}-help`}>{w.addressHelp}</p>
      <input
        id={id}
        type="url"
        value={typed}
        autoComplete="off"
        spellCheck={false}
        aria-describedby={`${id}-help ${id}-problem`}
        aria-invalid={address.state === 'wrong' || tooLong}
        onChange={(event) => onType(event.target.value)}
      />
      <p id={`${id}-problem`} className={styles.problem} role="status">
        {problem}
      </p>
    </div>
  );
}
