/** Words around drafting live. */
import { words } from './define';

export const draftingWords = words(
  {
    menu: 'Live samenwerken…',
    title: 'Live samenwerken',
    about:
      'Partners zien elkaars wijzigingen terwijl ze worden getypt. Alles wordt eerst bij u bewaard; valt de server weg, dan werkt u gewoon verder.',
    address: 'Adres van de server',
    addressHint: 'Van wie de server beheert, bijvoorbeeld wss://live.voorbeeld.be',
    token: 'Uw token',
    tokenHint: 'Zegt de server wie u bent. Geef het aan niemand door. Leeg voor een server die niets vraagt.',
    authority: 'Certificaat van uw eigen certificaatautoriteit (CA)',
    authorityHint: 'Alleen als uw organisatie er een heeft: een PEM-bestand.',
    choose: 'Bestand kiezen…',
    test: 'Verbinding testen',
    testing: 'De verbinding wordt getest…',
    kept: 'Adres en token staan onversleuteld in uw bibliotheek, die alleen u op deze computer kunt lezen.',
    dossier: 'Kenmerk van dit dossier',
    dossierAbout: 'Wie de server beheert, heeft het nodig om een token te maken.',
    invite: 'Uitnodiging voor een partner',
    inviteAbout:
      'Stuur dit samen met een pakket van het dossier. Het token krijgt uw partner van wie de server beheert.',
    inviteText: (title: string, address: string) =>
      `Beste, we werken live aan “${title}”.\n1. Open het pakket bij dit bericht in Voorstel.\n2. Kies Samen › Live samenwerken.\n3. Vul als adres ${address} in, en als token het token dat u apart krijgt.\n4. Klik op Aanzetten.`,
    on: 'Aanzetten',
    again: 'Opnieuw verbinden',
    off: 'Uitzetten',
    close: 'Sluiten',
    mark: 'Live',
    connecting: 'Verbinden…',
    offline: 'Offline',
    sent: 'Online, alles verzonden',
    sending: 'Online, verzenden…',
    reading: 'Online, alleen lezen',
    readingAbout: 'Met dit token leest u mee. Wat u verandert, blijft bij u.',
    refused: 'Geweigerd',
    somebody: 'Iemand',
    isIn: (name: string, step: string) => `${name} zit in ${step}`,
    isInField: (name: string, step: string, field: string) => `${name} zit in ${step}: ${field}`,
    isHere: (name: string) => `${name} is er ook`,
    atField: (names: readonly string[]) =>
      names.length > 1
        ? `${names.slice(0, -1).join(', ')} en ${names.at(-1) ?? ''} zijn hier bezig`
        : `${names[0] ?? ''} is hier bezig`,
    more: (n: number) => `en nog ${n}`,
  },
  {
    menu: 'Draft live…',
    title: 'Draft live',
    about:
      'Partners see each other’s changes as they are typed. All is kept here first; when the server is away you simply work on.',
    address: 'Address of the server',
    addressHint: 'From whoever runs the server, such as wss://live.example.org',
    token: 'Your token',
    tokenHint: 'Tells the server who you are. Hand it to nobody. Empty for a server that asks nothing.',
    authority: 'Certificate of your own authority',
    authorityHint: 'Only where your organisation has one: a file in PEM.',
    choose: 'Choose a file…',
    test: 'Test the connection',
    testing: 'The connection is tested…',
    kept: 'Address and token are kept unencrypted in your library, which only you can read on this computer.',
    dossier: 'Identity of this application',
    dossierAbout: 'Whoever runs the server needs it to make a token.',
    invite: 'Invitation for a partner',
    inviteAbout:
      'Send this with a packet of the application. Your partner gets the token from whoever runs the server.',
    inviteText: (title: string, address: string) =>
      `Hello, we are drafting “${title}” live.\n1. Open the packet with this message in Voorstel.\n2. Choose Together › Draft live.\n3. As address, fill in ${address}, and as token the one that you get separately.\n4. Click Turn on.`,
    on: 'Turn on',
    again: 'Connect again',
    off: 'Turn off',
    close: 'Close',
    mark: 'Live',
    connecting: 'Connecting…',
    offline: 'Offline',
    sent: 'Online, everything sent',
    sending: 'Online, sending…',
    reading: 'Online, reading only',
    readingAbout: 'With this token you read along. What you change stays here.',
    refused: 'Refused',
    somebody: 'Somebody',
    isIn: (name: string, step: string) => `${name} is in ${step}`,
    isInField: (name: string, step: string, field: string) => `${name} is in ${step}: ${field}`,
    isHere: (name: string) => `${name} is here too`,
    atField: (names: readonly string[]) =>
      names.length > 1
        ? `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''} are at work here`
        : `${names[0] ?? ''} is at work here`,
    more: (n: number) => `and ${n} more`,
  },
);
