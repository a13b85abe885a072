import { defineWords, type Language, plural } from '../../ui/language.ts';

const when = (language: Language, ms: number) =>
  new Date(ms).toLocaleDateString(language === 'nl' ? 'nl-NL' : 'en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  });

export const words = defineWords(
  {
    title: 'Tafellaken',
    lead: 'Het tafellaken dat geen woord verliest.',
    help: 'Bent u tafelhost? Scan de code op uw tafelkaart met de camera van de tablet. Dan staat uw tafel meteen klaar.',
    yours: 'Bijeenkomsten op dit apparaat',
    none: 'Op dit apparaat is nog geen bijeenkomst geopend.',
    failed:
      'De lijst op dit apparaat is niet te lezen. Open uw tafel met de link of code van de tafelkaart; wat u opschreef, is daarmee terug.',
    wipe: 'Van dit apparaat wissen',
    wipeMeeting: (title: string) => `Van dit apparaat wissen: ${title}`,
    wipeAll: 'Alles van dit apparaat wissen',
    wiped: 'Deze tablet is leeg. Alles van Tafellaken is gewist.',
    wipedMeeting: 'De bijeenkomst is van dit apparaat gewist.',
    notWiped: 'Er is niets gewist: er was intussen iets bij gekomen.',
    asleep: 'Een ander venster gaf geen antwoord. Sluit het.',
    untitled: 'Bijeenkomst zonder titel',
    openedOn: (ms: number) => `Laatst geopend op ${when('nl', ms)}`,
    local: 'Alleen op dit apparaat',
    sampleTitle: 'Oefenen met de voorbeeldbijeenkomst',
    sampleText: 'Een avond met vijf tafels, om alles uit te proberen. Niets hiervan is echt.',
    table: (n: number) => `Tafel ${n}`,
    facilitator: 'Plenair scherm',
    role: { organiser: 'Organisator', facilitator: 'Plenair scherm', viewer: 'Meekijken', host: 'Tafel' } as Record<
      string,
      string
    >,
    newTitle: 'Zelf een bijeenkomst organiseren',
    newText:
      'Kies een voorbeeld, vul uw thema’s en tafels in, en u bent klaar. Het werkt ook zonder netwerk; u kunt de bijeenkomst later op een server zetten.',
    newMeeting: 'Bijeenkomst maken',
    operator: 'Dit apparaat mag bijeenkomsten op deze server zetten.',
    tables: (n: number) => plural('nl', n, 'tafel', 'tafels'),
  },
  {
    title: 'Tafellaken',
    lead: 'The tablecloth that loses no word.',
    help: 'Are you a table host? Scan the code on your table card with the tablet’s camera. Your table is then ready at once.',
    yours: 'Meetings on this device',
    none: 'No meeting has been opened on this device yet.',
    failed:
      'The list on this device cannot be read. Open your table with the link or code on the table card; that brings back what you wrote.',
    wipe: 'Wipe from this device',
    wipeMeeting: (title: string) => `Wipe from this device: ${title}`,
    wipeAll: 'Wipe everything from this device',
    wiped: 'This tablet is empty. Everything of Tafellaken was wiped.',
    wipedMeeting: 'The meeting was wiped from this device.',
    notWiped: 'Nothing was wiped: something had been added meanwhile.',
    asleep: 'Another window gave no answer. Close it.',
    untitled: 'Meeting without a title',
    openedOn: (ms: number) => `Last opened on ${when('en', ms)}`,
    local: 'On this device only',
    sampleTitle: 'Practise with the sample meeting',
    sampleText: 'An evening with five tables, to try everything. Nothing in it is real.',
    table: (n: number) => `Table ${n}`,
    facilitator: 'Plenary screen',
    role: { organiser: 'Organiser', facilitator: 'Plenary screen', viewer: 'Follow along', host: 'Table' },
    newTitle: 'Organise a meeting of your own',
    newText:
      'Choose a template, fill in your themes and tables, and you are ready. It works without a network too; you can put the meeting on a server later.',
    newMeeting: 'Make a meeting',
    operator: 'This device may put meetings on this server.',
    tables: (n: number) => plural('en', n, 'table', 'tables'),
  },
);
