/** A kind of device, and how it is told to trust an authority. */
export interface Steps {
  device: string;
  steps: readonly string[];
  /** How it forgets it again. */
  undo: string;
}

export interface CertificateWords {
  language: string;
  title: string;
  why: string;
  what: string;
  open: string;
  openHint: string;
  download: string;
  fingerprint: string;
  compare: string;
  until: (date: string) => string;
  named: string;
  how: string;
  ipad: Steps;
  android: Steps;
  windows: Steps;
  mac: Steps;
  undo: string;
  other: string;
}

/** The page is read once, on the hub: its words are no part of the app. */
export const CERTIFICATE_WORDS: { nl: CertificateWords; en: CertificateWords } = {
  nl: {
    language: 'Nederlands',
    title: 'Dit apparaat klaarmaken voor Tafellaken',
    why: 'Zonder deze stap start de app niet als het netwerk wegvalt. Het hoeft één keer per apparaat; daarna is het goed voor elke bijeenkomst met deze hub.',
    what: 'U vertelt dit apparaat dat het deze hub mag vertrouwen. Het certificaat geldt alleen voor adressen binnen een eigen netwerk: met dit certificaat kan niemand zich voordoen als uw bank of een andere website.',
    open: 'Naar de app',
    openHint:
      'Geeft de browser bij ‘Naar de app’ geen waarschuwing, dan is dit apparaat klaar. Anders: ga terug en doe de stappen hieronder.',
    download: 'Certificaat downloaden',
    fingerprint: 'Vingerafdruk (SHA-256)',
    compare:
      'Dezelfde vingerafdruk staat op het scherm van de computer waarop de hub draait. Zijn ze niet gelijk, installeer het certificaat dan niet.',
    until: (date) => `Geldig tot en met ${date}.`,
    named: 'Naam in de lijst van het apparaat',
    how: 'Zo doet u het',
    ipad: {
      device: 'iPad en iPhone',
      steps: [
        'Open deze pagina in Safari, niet in een andere browser.',
        'Tik op ‘Certificaat downloaden’ en dan op ‘Sta toe’.',
        'Open Instellingen en tik bovenaan op ‘Profiel gedownload’. Staat dat er niet: Algemeen, dan ‘VPN en apparaatbeheer’.',
        'Tik op ‘Installeer’, geef de toegangscode van het apparaat, en tik nog twee keer op ‘Installeer’.',
        'Ga naar Instellingen, Algemeen, Info, en tik onderaan op ‘Instellingen certificaatvertrouwen’.',
        'Zet de schakelaar achter Tafellaken aan en tik op ‘Ga door’. Zonder deze stap werkt het niet.',
      ],
      undo: 'Instellingen, Algemeen, ‘VPN en apparaatbeheer’, Tafellaken, ‘Verwijder profiel’.',
    },
    android: {
      device: 'Android',
      steps: [
        'Tik op ‘Certificaat downloaden’. Wil de browser het meteen installeren en lukt dat niet, dan staat het bestand bij de downloads.',
        'Open Instellingen en zoek naar ‘CA-certificaat’. Het staat onder Beveiliging, ‘Versleuteling en inloggegevens’, ‘Een certificaat installeren’.',
        'Kies ‘CA-certificaat’, dan ‘Toch installeren’, en geef de code van het apparaat.',
        'Kies het bestand tafellaken.crt bij de downloads.',
        'Gebruik Chrome. Android zegt voortaan dat het netwerk gecontroleerd kan worden; dat gaat over dit certificaat.',
      ],
      undo: 'Instellingen, Beveiliging, ‘Versleuteling en inloggegevens’, ‘Vertrouwde inloggegevens’, Gebruiker, Tafellaken, ‘Verwijderen’.',
    },
    windows: {
      device: 'Windows',
      steps: [
        'Klik op ‘Certificaat downloaden’ en open het bestand.',
        'Klik op ‘Certificaat installeren’ en kies ‘Huidige gebruiker’.',
        'Kies ‘Alle certificaten in het onderstaande archief opslaan’, dan ‘Bladeren’, dan ‘Vertrouwde basiscertificeringsinstanties’.',
        'Klik op ‘Volgende’, ‘Voltooien’, en antwoord op de waarschuwing met ‘Ja’.',
        'Sluit de browser helemaal en open hem opnieuw. Voor Firefox: Instellingen, Privacy en beveiliging, Certificaten bekijken, Importeren.',
      ],
      undo: 'Start, ‘certmgr.msc’, ‘Vertrouwde basiscertificeringsinstanties’, Certificaten, Tafellaken, verwijderen.',
    },
    mac: {
      device: 'Mac',
      steps: [
        'Klik op ‘Certificaat downloaden’ en open het bestand; Sleutelhangertoegang vraagt om het toe te voegen.',
        'Zoek Tafellaken in Sleutelhangertoegang, onder ‘inloggen’, en open het.',
        'Klap ‘Vertrouw’ open en kies bij ‘Bij gebruik van dit certificaat’: ‘Vertrouw altijd’.',
        'Sluit het venster en geef uw wachtwoord.',
      ],
      undo: 'Sleutelhangertoegang, Tafellaken, verwijderen.',
    },
    undo: 'Weer weghalen:',
    other:
      'Lukt het niet, dan werkt de app in de browser ook zonder, op het adres dat met http begint, als de hub zonder https wordt gestart. Laat de pagina dan de hele avond openstaan.',
  },
  en: {
    language: 'English',
    title: 'Make this device ready for Tafellaken',
    why: 'Without this step the app does not start when the network drops. It is done once for each device, and is then good for every meeting with this hub.',
    what: 'You tell this device that it may trust this hub. The certificate is only good for addresses inside a private network: nobody can use it to pass for your bank or any other website.',
    open: 'To the app',
    openHint:
      'If the browser gives no warning at ‘To the app’, this device is ready. Otherwise go back and take the steps below.',
    download: 'Download the certificate',
    fingerprint: 'Fingerprint (SHA-256)',
    compare:
      'The same fingerprint stands on the screen of the computer that runs the hub. If they differ, do not install the certificate.',
    until: (date) => `Valid until ${date}.`,
    named: 'Name in the list of the device',
    how: 'How it is done',
    ipad: {
      device: 'iPad and iPhone',
      steps: [
        'Open this page in Safari, not in another browser.',
        'Tap ‘Download the certificate’, then ‘Allow’.',
        'Open Settings and tap ‘Profile Downloaded’ at the top. If it is not there: General, then ‘VPN & Device Management’.',
        'Tap ‘Install’, enter the device’s passcode, and tap ‘Install’ twice more.',
        'Go to Settings, General, About, and tap ‘Certificate Trust Settings’ at the bottom.',
        'Turn on the switch behind Tafellaken and tap ‘Continue’. Without this step it does not work.',
      ],
      undo: 'Settings, General, ‘VPN & Device Management’, Tafellaken, ‘Remove Profile’.',
    },
    android: {
      device: 'Android',
      steps: [
        'Tap ‘Download the certificate’. If the browser tries to install it at once and cannot, the file is among the downloads.',
        'Open Settings and search for ‘CA certificate’. It is under Security, ‘Encryption & credentials’, ‘Install a certificate’.',
        'Choose ‘CA certificate’, then ‘Install anyway’, and enter the device’s code.',
        'Choose the file tafellaken.crt among the downloads.',
        'Use Chrome. Android will say from now on that the network may be monitored; that is about this certificate.',
      ],
      undo: 'Settings, Security, ‘Encryption & credentials’, ‘Trusted credentials’, User, Tafellaken, ‘Remove’.',
    },
    windows: {
      device: 'Windows',
      steps: [
        'Click ‘Download the certificate’ and open the file.',
        'Click ‘Install Certificate’ and choose ‘Current User’.',
        'Choose ‘Place all certificates in the following store’, then ‘Browse’, then ‘Trusted Root Certification Authorities’.',
        'Click ‘Next’, ‘Finish’, and answer the warning with ‘Yes’.',
        'Close the browser completely and open it again. For Firefox: Settings, Privacy & Security, View Certificates, Import.',
      ],
      undo: 'Start, ‘certmgr.msc’, ‘Trusted Root Certification Authorities’, Certificates, Tafellaken, delete.',
    },
    mac: {
      device: 'Mac',
      steps: [
        'Click ‘Download the certificate’ and open the file; Keychain Access asks to add it.',
        'Find Tafellaken in Keychain Access, under ‘login’, and open it.',
        'Unfold ‘Trust’ and choose at ‘When using this certificate’: ‘Always Trust’.',
        'Close the window and enter your password.',
      ],
      undo: 'Keychain Access, Tafellaken, delete.',
    },
    undo: 'To take it away again:',
    other:
      'If you cannot get it to work, the app works in the browser without it too, at the address that begins with http, when the hub is started without https. Leave the page open all evening then.',
  },
};
