import { dutchStem } from '../search/dutch-stem.ts';
import { foldWord, rawWords } from '../search/fold.ts';

/** Words that stand in every other sentence, and say nothing of what it is about. Hosts write them short, too. */
const STOP = new Set(
  `aan aanuit achter af al alle alleen alles als altijd ander andere anders beide ben bent bij bijna binnen blijven blijft boven buiten
  daar daarna daarom dan dat de den der des deze die dit doe doen doet door dus echt een eens een eigenlijk elk elke en er erg ergens
  even eerst ga gaan gaat gedaan geen gaf ge geeft geven geweest gewoon goed had hadden haar heb hebben hebt heeft heel hele hem hen
  het hier hij hoe hoor hun iedereen ieder iemand iets ik in is ja je jij jou jouw jullie kan kunnen kun kon laat laten maar maak
  maakt maken me mee meer meest men met mij mijn minder moet moeten mogen mag na naar nee net niemand niet niets niks nl nog nooit nu
  of om omdat onder ons onze ook op over per pas red reden rond samen staan staat steeds te tegen tijdens toch toe toen tot tussen uit
  uw vaak van vanaf veel vanuit via voor vooral waar waarom wanneer want waren was wat we wel welke wellicht werd weer wie wij wil
  willen word worden wordt zal ze zegt zei zeggen zelf zich zie zien ziet zij zijn zit zitten zo zoals zonder zou zouden zeer echter hoeft
  komen komt kom weet weten wist moest mocht graag misschien bijvoorbeeld ivm ipv bv enz etc vd mn zn dr ie d'r idd vind vinden vindt
  krijgen krijgt kreeg nodig mensen mens keer dag dagen jaar jaren week weken maand maanden uur minuten min eerste tweede volgende vorige
  tafel tafels groep ronde weg half kent kennen ken bel belt bellen werkt werken werk mnd belangrijk dingen ding zaken paar manier plek
  eigen nieuw nieuwe oud oude groot grote klein kleine lang lange kort korte beter goede zit zitten zet zetten neem neemt nemen lees
  denk denkt denken vraag vragen vraagt mogelijk makkelijk moeilijk vanavond morgen vandaag gisteren avond ochtend middag
 nou vast kijken kijkt kijk sinds uren euro terug rest eraan erbij ervan ervoor hierin daarin liever moeite krijg snap snappen overal nergens zulke
  the and for that with this are not but you have from they was our your will can all has had what when who how their there been`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** Shorter ones say too little. */
const LEAST = 3;

/** The words of a text that say what it is about, each cut down to the part that its forms have in common. In the order of the text. */
export function words(text: string): string[] {
  return tokens(text)
    .filter((word) => word.length >= LEAST && !STOP.has(word) && !/^\d/.test(word))
    .map((word) => dutchStem(word.replace(/jes$/, 'je'))); // the stemmer knows small things one at a time only
}

/** The words as they stand there, in small letters and without accents. */
export function tokens(text: string): string[] {
  return rawWords(text).map(foldWord);
}
