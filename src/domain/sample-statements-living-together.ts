/** What was written down at the table on living together. The notation is explained in sample-statements.ts. */
export const LIVING_TOGETHER_TABLE = `
1:03 prevention concern resident | bankjes weg bij het Kloosterplein, nu staat iedereen met de rollator te hangen aan het fietsenrek
1:05 cooperation strength | Buurtapp Oranjebuurt werkt goed, ook voor een boormachine lenen
1:06 concern | buurtapp is vooral klagen over hondenpoep
1:06 prevention idea | soepochtend op woensdag in De Schakel, 2,50, je blijft vanzelf plakken
1:09 prevention concern resident quote | Mijn hele galerij is nieuw, ik ken er nog geen één bij naam
1:10 prevention | eenzaamheid zie je niet aan de buitenkant. Gordijn open om 8 uur zegt niks
1:12 cooperation say concern initiative | Straatfeest: vergunning 6 weken vooraf, verzekering, dranghekken zelf ophalen. Volgend jaar doen we het niet meer
1:14 prevention cooperation idea | Welkomsttas voor nieuwe bewoners, door de straat zelf, ook in het Pools en Engels
1:15 prevention @taking-part concern | arbeidsmigranten in t oude hotel, niemand spreekt ze, ze komen nergens
1:17 say resident concern | woningbouw gaat slopen in de Biezen en wij lezen het in de krant
1:19 cooperation strength volunteer | Repaircafe = meer koffie dan repareren en dat is prima
1:20 prevention | winter: om half 5 donker en dan zit alles binnen tot de volgende dag
1:22 cooperation say concern | jongeren en ouderen op 1 plein gaat mis op vrijdagavond, door de week niks aan de hand
1:23 cooperation say idea | Laat de straat zelf een potje van 500 euro beheren, zonder formulier van 8 kantjes
1:25 cooperation strength | Noaberhulp heet dat bij ons thuis. hier heet het niks maar ze doen het wel
1:27 cooperation concern volunteer | Al die clubs zoeken dezelfde 20 vrijwilligers
1:28 say question | wie gaat er eigenlijk over het dorpshuis? Stichting, gemeente of de beheerder?
1:31 prevention idea resident | deurbel-rondje: 1x per maand bij 3 huizen aanbellen die je niet kent
1:33 concern resident | Sinds de pinautomaat weg is komt ons moeder het dorp niet meer in
1:34 cooperation idea professional | Huismeester terug! Die wist alles
1:37 say | bewonerscommissie mag meepraten over de kleur van de deuren, niet over de huur
1:39 prevention cooperation strength | Eettafel in Lievendaal, 34 man elke 2e dinsdag, wachtlijst(!)
1:40 prevention cooperation idea | tuin achter de kerk samen opknappen, school + zonnebloem + statushouders
1:44 cooperation commitment volunteer | 2 mensen van deze tafel gaan samen kijken of soepochtend ook in Lievendaal kan
2:03 say concern resident | Parkeren!! Elke avond ruzie in de Pastoorstraat, daar begint het mee dat buren niet meer groeten
2:06 | mensen willen best helpen maar niet ergens aan vast zitten
2:10 prevention concern | wie nooit klaagt wordt vergeten
2:13 cooperation strength initiative | moestuin 't Hoefke: 5 nationaliteiten, 1 waterslang
2:16 idea resident | zet bij de supermarkt een kletskassa, in de stad kan het ook
2:20 prevention concern | rouw. na 3 weken belt niemand meer
2:24 say concern | participatieavond over de speeltuin was 's middags om 2 uur. Ja dan komen er geen ouders
2:27 cooperation question | hoe weet de buurt dat iemand terugkomt uit het ziekenhuis, mag je dat zeggen?
2:31 cooperation idea | bushalte + minibieb + bankje bij elkaar, dan is er altijd iemand
2:38 prevention say resident quote | Laat ons nou eens beginnen voordat ge weer een onderzoek doet
2:42 concern | dorpshuis sluit om 10 uur, verenigingen willen juist daarna nog even zitten
`;
