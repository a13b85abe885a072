/** What was written down at the care table, the busiest of the evening. The notation is explained in sample-statements.ts. */
export const CARE_TABLE = `
1:02 prevention concern carer | Wachtlijst thuiszorg nu 4 mnd, in de tussentijd doe je alles zelf
1:03 say concern carer quote | Ik ben geen mantelzorger, ik ben zijn vrouw
1:04 cooperation concern carer | 3 loketten gehad, overal opnieuw je hele verhaal doen
1:05 carer | slaap. al 2 jr geen nacht door
1:05 prevention idea | Respijtzorg ook in het weekend, niet alleen di en do
1:07 prevention concern | niemand weet dat er een mantelzorgmakelaar bestaat, folder ligt alleen op gemeentehuis
1:09 say concern resident | keukentafelgesprek voelde als een verhoor, formulier was al half ingevuld
1:10 cooperation concern professional | Wijkverpleging mag niet overleggen met de huishoudelijke hulp ivm privacy maar we komen wel in hetzelfde huis
1:11 cooperation idea | 1 schrift op de keukentafel waar iedereen in schrijft. Werkte vroeger ook
1:13 prevention concern carer | pas hulp gekregen toen ik zelf omviel
1:14 prevention cooperation strength | huisarts Lievendaal belt elke vrijdag met de wijkzuster. Korte lijntjes
1:14 say question resident | Waarom mag ik niet kiezen wie er komt poetsen, elke week een ander gezicht
1:16 say concern | pgb = boekhouden. Zoon doet het, anders was t niks geworden
1:18 prevention cooperation idea volunteer | Alle 75-plussers 1x per jaar een huisbezoek door vrijwilliger met een beetje training. Bakkie, vragen hoe t gaat, klaar
1:19 prevention cooperation concern carer | jonge mantelzorgers worden op school niet gezien, mentor vraagt nooit door
1:20 prevention say carer quote | Kijk, het begon met kleine dingen, de pinpas in de koelkast en dat soort werk, en dan lach je nog. En dan bel je de dokter en die zegt we kijken het even aan. Een half jaar later sta je om drie uur 's nachts op straat te zoeken in je kamerjas. En dan komt er iemand van de gemeente, heel aardig mens hoor daar niet van, maar die vraagt dan aan míj wat mijn netwerk is. Mijn netwerk! Ik heb twee dochters, eentje in Groningen en eentje met drie kleine kinderen, en de buurvrouw is zelf 84. Toen dacht ik: ze zijn aan het uitrekenen hoe lang ik het nog volhoud. Niemand heeft gevraagd wat ík zou willen. Als ze dat een jaar eerder hadden gevraagd, had ik gezegd: één dag in de week voor mezelf, meer niet, dan had ik het nog jaren gered. Nu is hij opgenomen en dat kost een veelvoud. Dat snap ik dus niet, dat ze dat niet kunnen optellen op het gemeentehuis.
1:22 say | Cliëntenraad Wmo: 6 leden, allemaal met pensioen, niemand onder de 60
1:22 cooperation concern professional | ziekenhuis ontslaat op vrijdagmiddag en dan is er thuis niks geregeld
1:23 prevention cooperation idea | Logeerhuis samen met de buurgemeenten, alleen redden we dat nooit
1:25 concern @taking-part | Regiotaxi komt rustig 40 min te laat, dan is de dagbesteding al half om
1:26 prevention strength carer | dagbesteding zorgboerderij is geweldig hij komt als een ander mens thuis
1:27 say concern carer | Werkgever weet van niks, durf het niet te zeggen. Zorgverlof is onbetaald
1:28 say question | Wat is nou t verschil tussen wmo wlz en zvw?? Niemand aan tafel krijgt het uitgelegd, de profs ook niet
1:30 say concern resident quote | Ge moet tegenwoordig eerst doodziek zijn voor d'r iemand komt
1:31 prevention say idea | mantelzorgwaardering liever in uren hulp dan in een cadeaubon
1:33 cooperation professional concern | een derde van de tijd gaat op aan registreren
1:34 cooperation idea volunteer | Kerken en voedselbank zien veel maar mogen niks doorgeven. Afspreken hoe het wél kan
1:36 prevention concern carer | Dementie: je krijgt de uitslag en dan naar huis met een foldertje
1:38 cooperation say commitment civil-servant | Medewerkster Wmo-loket neemt mee: 1 vast contactpersoon per gezin. Komt hier in december op terug
1:41 prevention strength | cursus dementievriendelijk winkelen, 1 avond, bakker en kapper hebben m al gedaan
1:43 cooperation say idea carer | mantelzorgers laten meeschrijven aan het nieuwe beleidsplan ipv achteraf laten reageren
2:02 | vorige groep: veel over wachtlijsten. wij willen het hebben over wat er wel lukt
2:04 prevention cooperation strength volunteer | Buurtcirkel De Biezen, 9 mensen en 1 coach, ze lossen heel veel onderling op
2:05 prevention | alarmknop alleen als je iemand hebt die een sleutel heeft. En als je die niet hebt?
2:08 say concern | indicatie is afgegeven voor 2 uur, komt in praktijk neer op 1,5. Bezwaar maken durft niemand want je hebt ze nodig
2:11 cooperation concern professional | Huisartsen zitten vol, POH ouderen 1 dagdeel per week voor 3 dorpen
2:12 prevention idea initiative | Valpreventie bij de gym op donderdag, nu betaald uit een potje dat in jan leeg is
2:15 cooperation question | mag een buurvrouw eigenlijk steunkousen aantrekken of moet dat een zuster zijn
2:17 say idea resident | zelf kunnen zien in 1 overzicht wie wanneer komt. Nu belt iedereen mij en ik hang maar aan de telefoon
2:19 cooperation say idea | wisselpot van uren: ik doe jouw tuin, jij zit bij mn man
2:22 carer | schaamte !! speelt meer dan geld
2:23 prevention concern | ouders van volwassen kinderen met beperking, wat als wij er niet meer zijn. hier aan tafel 2x
2:26 cooperation strength professional | sinds de wijkverpleging ín De Schakel zit loopt men gewoon binnen
2:30 cooperation say concern carer | Bij elk overleg ben je de enige die niet betaald wordt om daar te zitten
2:33 prevention cooperation idea politician | Raadslid: kunnen we een deel van het wmo-budget vooraf besteden aan ontmoeting, en dat 3 jr laten lopen voor je oordeelt
2:36 cooperation | tolk nodig bij zorggesprek, nu vertaalt kind van 11
2:40 cooperation commitment initiative | Buurtcirkel gaat langs bij mantelzorgcafe Lievendaal om te kijken of het daar ook kan
2:44 say | Top 3 van deze tafel: vast gezicht, eerder erbij, laat mij meebeslissen
`;
