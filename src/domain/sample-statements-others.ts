/** What was written down at the quieter tables. The notation is explained in sample-statements.ts. */
export const SAFETY_TABLE = `
1:04 prevention concern resident | Tunneltje onder het spoor, licht al sinds september kapot, 3x gemeld
1:06 prevention concern resident quote | Ik fiets om, elke avond weer, 10 minuten
1:09 cooperation strength | Wijkagent is er elke do op de markt, iedereen kent hem
1:11 prevention | fatbikes. op de stoep, zonder licht, 12 jr
1:13 say concern | Bij melding krijg je een nummer en daarna nooit meer wat
1:17 cooperation concern professional | jongerenwerk 16 uur voor de hele gemeente. om 6 uur houdt het op, dan begint het pas
1:18 prevention say idea | jongeren zelf een hok laten bouwen ipv ze elke keer van het plein sturen
1:21 prevention @living-together concern | achter de voordeur, daar zit het. Huiselijk geweld hoor je door de muur en je doet niks
1:24 cooperation question resident | wie bel je als het geen 112 is maar ook niet kan wachten tot maandag
1:26 prevention strength volunteer | buurtpreventie t Zand, 22 lopers, minder inbraken maar vooral: je kent elkaar
1:29 prevention concern | telefoonoplichters: oma 1.800 euro kwijt, durfde t pas na een maand te vertellen
1:32 prevention cooperation idea | bankmedewerker + agent samen langs de ouderensoos met nep-telefoontjes oefenen
1:36 say | camera's ophangen? tafel verdeeld, 4 voor 5 tegen
1:41 prevention concern | Schoolroute Lievendaal landbouwverkeer half 9 precies tegelijk
2:05 prevention idea | 30 km ook echt handhaven, nu staat er alleen een bord
2:09 cooperation concern professional | verwarde mensen: politie zegt zorg, zorg zegt politie, wij staan er dan mee
2:14 say concern resident | overlast pand in de Molenweg. burgemeester kan het sluiten maar dan verhuizen ze naar 't Zand
2:18 prevention resident | rookmelders in oude huurwoningen nog steeds niet overal
2:22 prevention cooperation strength | nachtvlinders op de kermis (ouders met hesjes) ging super
2:29 prevention | eerst de lampen dan de rest
2:34 prevention say idea | laat jongeren zelf vertellen waar zij bang zijn, wij zitten hier weer met grijze koppen te praten
2:40 cooperation commitment civil-servant | Wijkregisseur belt morgen zelf achter het tunneltje aan en laat t weten in de buurtapp
`;

export const TAKING_PART_TABLE = `
1:03 prevention concern | Contributie voetbal 280 euro pp, met 3 kinderen houdt het op
1:05 say concern resident | Bijzondere bijstand aanvragen = alles uitprinten, wie heeft er nog een printer
1:06 cooperation strength volunteer | Jeugdfonds regelt het in 2 weken als school het aanvraagt. Weten alleen scholen dat?
1:08 concern @care | bus 162 rijdt niet meer na 18.30, dan kun je dus niet naar je vrijwilligerswerk of op ziekenbezoek
1:11 prevention idea | vervoersmaatje: iemand met auto en tijd, zonder dat het meteen een stichting moet worden
1:12 say concern resident quote | Ze praten over mij met mijn begeleider terwijl ik d'r naast zit
1:15 say concern | schouwburg heeft 2 rolstoelplekken, achter een pilaar
1:17 prevention cooperation idea initiative | verenigingenmarkt niet in de sporthal maar op het schoolplein, om kwart over 3
1:20 | wie zit er vanavond NIET? geen jongeren, bijna geen mensen met andere achtergrond
1:21 say idea | Inwonerspanel loten ipv aanmelden
1:24 prevention concern professional | na ontslag zakt iemand in 3 mnd weg, wij zien ze pas na een jaar
1:26 prevention cooperation strength resident | Taalmaatje gekregen via de bieb. nu zelf taalmaatje van een ander!
1:28 say question | Mag je met een uitkering vrijwilligerswerk doen zonder gedoe?
1:30 cooperation concern | sociale werkplaats weg, beschut werk is er op papier
1:33 say concern | digitaal loket: als je geen digid hebt besta je niet
1:35 prevention cooperation idea | papieren spreekuur, gewoon een mens, di en vr ochtend in de bieb
1:38 cooperation idea volunteer | Sportclub wil best mensen met beperking erbij maar heeft handen nodig. School stages?
1:43 commitment | Bieb gaat na of spreekuur kan vanaf januari
2:04 prevention concern resident | met min inkomen nét boven de grens krijg je niks, 30 euro te veel
2:07 say | sleutelwoord van deze ronde: gevraagd worden
2:12 cooperation strength | fanfare leent instrumenten uit, geen kind betaalt het eerste jaar
2:15 say concern @learning | brief van de gemeente 4x gelezen, nog niet snappen of ik nou moet betalen of krijg
2:19 cooperation say idea | Brieven laten nalezen door 5 inwoners voor ze de deur uit gaan
2:24 prevention concern | wie 1x nee krijgt vraagt nooit meer
2:28 initiative | wij draaien op 2 mensen van 70+. Als die stoppen is t klaar met de wandelclub
2:33 resident idea | openbare wc! zonder wc ga ik niet naar de markt, zo simpel is t
2:37 cooperation question | kan de schoolbus overdag ouderen rijden, staat nu 5 uur stil
2:43 prevention say idea politician | Wethouder luisterde mee en vraagt: welke 3 regels zou u als eerste schrappen? antwoord volgt per mail
`;

export const LEARNING_TABLE = `
1:08 prevention concern professional | taalles wachtlijst 7 mnd, dan is de motivatie weg
1:15 concern | taalles alleen overdag, wie werkt kan niet
1:21 prevention cooperation idea volunteer | gepensioneerde vakmensen op de mavo een middag per week, timmeren lassen koken
1:29 resident quote | Ik kan het wel lezen maar ik snap niet wat ze van me willen
1:37 say idea | leerlingen zelf laten kiezen waar de extra uren voor zijn
2:06 @living-together strength | huiswerkklas in de moskee, ook niet-moslims welkom, draait al 3 jr
2:19 prevention cooperation concern | kinderen komen met achterstand op groep 1 binnen, consultatiebureau ziet t maar school weet van niks
2:27 question | waar leer je omgaan met AI als je 68 bent
2:41 prevention cooperation idea | digicafé + jongeren die stage-uren nodig hebben = 2 vliegen
`;
