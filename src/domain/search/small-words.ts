/** Words that say nothing of what a statement is about. Folded; Dutch first, then what an English meeting needs. */
const LIST = `
aan af al alle alles als altijd ander andere anders ben bent bij bijna daar daarom dan dat de deze die dit
doe doen door dus echt een eens eigenlijk elk elke en er even gaan gaat ge geen gewoon graag haar had hadden heb hebben hebt heeft
heel hem hen het hier hij hoe hun ie iedereen iemand iets ik in is ja je jij jou jouw jullie kan kun kunnen kwam maar mag me meer
men met mij mijn moet moeten mogen na naar nee niemand niet niets nog nou nu of om omdat ons onze ook op over per sinds soms
staat steeds te toch toe toen tot tussen u uit uw van vaak veel voor vooral waar waarom wat we weer wel werd wie wij wil
willen worden wordt zal ze zeer zei zelf zich zij zijn zo zoals zonder zou zouden zoveel t s n m d r
a an and are as at be but by can do for from has have he her his i if it its my no not of on or our she so that the their them
they this to was we were what when who will with you your
`;
const SMALL_WORDS: ReadonlySet<string> = new Set(LIST.split(/\s+/).filter(Boolean));

export function isSmallWord(word: string): boolean {
  return SMALL_WORDS.has(word);
}
