import { dayInWords } from '../report/languages.ts';
import type { Report } from '../report/model.ts';
import { isolated, wellFormed } from './safe-text.ts';
import { pseudonymsOf } from './tools.ts';

const nl = {
  title: 'Bestanden voor analyseprogramma’s',
  body: `Wie iets zei, is nergens bekend. Waar een programma om een persoon vraagt, staat de tafel met de
ronde: tafel-4-ronde-1. Dat zijn acht tot twaalf mensen samen, niet één. Conclusies over personen
kunnen hieruit dus niet worden getrokken.

talk-to-the-city.csv   id, interview, comment
  id: het nummer van de uitspraak. interview: tafel en ronde. comment: de uitspraak.

sensemaking.csv        participant_id, survey_text
  participant_id: tafel, ronde en volgnummer, voor elke uitspraak een ander. survey_text: de uitspraak.

polis-comments.csv     timestamp, datetime, comment-id, author-id, agrees, disagrees, moderated, comment-body
  author-id: tafel en ronde als getal, zie de lijst hieronder. agrees en disagrees: overal 0, omdat
  niemand is gevraagd of hij het eens is. moderated: overal 0, niet beoordeeld.
  Tijden: in de openbare versie die van de ronde, en anders die van de dag.

Ingetrokken uitspraken staan er niet in. Begint een uitspraak met = + - of @, dan staat er een
apostrof voor, zodat een spreadsheet er geen formule van maakt.

Uitspraken kunnen over iemands gezondheid of zorg gaan. Wie ze naar een dienst op internet stuurt,
geeft persoonsgegevens door. Vraag eerst of dat mag.`,
  authors: 'author-id en wie daarvoor staat:',
};

const en: typeof nl = {
  title: 'Files for analysis tools',
  body: `Who said something is known nowhere. Where a tool asks for a person, the table and the round
stand: table-4-round-1. Those are eight to twelve people together, not one. So nothing can be
concluded from this about persons.

talk-to-the-city.csv   id, interview, comment
  id: the number of the statement. interview: table and round. comment: the statement.

sensemaking.csv        participant_id, survey_text
  participant_id: table, round and place, another for each statement. survey_text: the statement.

polis-comments.csv     timestamp, datetime, comment-id, author-id, agrees, disagrees, moderated, comment-body
  author-id: table and round as a number, see the list below. agrees and disagrees: 0 everywhere,
  because nobody was asked whether they agree. moderated: 0 everywhere, not judged.
  Times: in the public version those of the round, or else of the day.

Withdrawn statements are not in here. Where a statement begins with = + - or @, an apostrophe stands
before it, so that no spreadsheet makes a formula of it.

Statements can be about somebody's health or care. Whoever sends them to a service on the internet
passes personal data on. Ask first whether that is allowed.`,
  authors: 'author-id and what it stands for:',
};
const WORDS = { nl, en };

/** What goes along with the files for tools: what their columns mean here, and what cannot be concluded from them. Plain text. */
export function toolsReadme(report: Report): string {
  const words = WORDS[report.language];
  const { meeting, language } = report;
  const about = [meeting.title, meeting.date && dayInWords(meeting.date, language), meeting.place].filter(Boolean);
  const authors = pseudonymsOf(report).map((name, i) => `  ${i}  ${name}`);
  return [
    words.title,
    about.map((part) => isolated(wellFormed(part))).join(' · '),
    '',
    words.body,
    '',
    words.authors,
    ...authors,
    '',
  ].join('\n');
}
