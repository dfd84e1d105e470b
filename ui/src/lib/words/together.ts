/** Words around drafting with partners: packets, and what two people filled in differently. */
import { count, words } from './define';

/** What of a dossier a packet holds. */
type Holds = 'whole' | 'clean' | 'own' | 'back';

export const together = words(
  {
    menu: 'Samen',
    menuLabel: 'Samenwerken met partners',
    send: 'Naar een partner sturen…',
    takeIn: 'Pakket van een partner overnemen…',
    sent: (path: string, holds: Holds) =>
      `Pakket bewaard als ${path}. Stuur dit bestand naar uw partner; het bevat ${{ whole: 'het dossier met zijn hele geschiedenis', clean: 'het dossier zoals het nu is, zonder geschiedenis', own: 'alleen het eigen deel van die partner', back: 'uw deel, met wat u eraan deed' }[holds]}.`,
    sentLocked: (path: string) =>
      `Pakket bewaard als ${path}, met een wachtwoord. Stuur dit bestand naar uw partner, en zeg het wachtwoord langs een andere weg.`,
    sendTitle: 'Naar een partner sturen',
    sendAbout: 'Eén bestand met het dossier, dat u mailt of meegeeft. Wat uw partner eraan werkt, neemt u later over.',
    worksOn: 'Waaraan uw partner werkt',
    worksOnAll: 'Aan het hele dossier',
    worksOnPartAbout:
      'Uw partner leest alles. Neemt u zijn werk over, dan komen zijn organisatie, begrotingsrijen, financiering en acties erbij; wat hij elders verandert, krijgt u als voorstel.',
    onlyOwn: 'Alleen het eigen deel van deze partner',
    onlyOwnAbout:
      'Het pakket bevat de titel en de looptijd, en van deze partner de organisatie, begrotingsrijen, financiering, bijlagen en acties. Bedragen, contacten en teksten van anderen, de teksten van de aanvraag en de geschiedenis zitten er niet in.',
    annexes: (n: number, size: string) =>
      `Met de bestanden van de bijlagen (${count(n, 'bestand', 'bestanden')}, ${size})`,
    annexesAbout: 'Wie het pakket zonder deze bestanden overneemt, ziet welke nog te vragen zijn.',
    brings: (n: number, size: string) => `Bijlagen: ${count(n, 'bestand komt', 'bestanden komen')} mee (${size}).`,
    toAsk: (names: string) => `Bestanden die nog niet bij uw dossier zijn: ${names}. Vraag een pakket met de bijlagen.`,
    knownFiles: 'Uw dossier is al zoals in dit pakket; alleen de bestanden zijn nieuw.',
    takeFiles: 'Bestanden overnemen',
    partner: (n: number) => `Partner ${n}`,
    clean: 'Zonder geschiedenis en zonder wat verwijderd is',
    cleanAbout:
      'Het pakket bevat het dossier zoals het nu is, met wat klaar gemeld is en zonder benoemde versies: die horen bij de geschiedenis. Wat uw partner terugstuurt, wordt met uw dossier vergeleken: u kiest wat u overneemt.',
    cleanConflicts: (n: number) =>
      `Over ${count(n, 'veld', 'velden')} is nog niet gekozen; alleen wat er nu staat, gaat mee.`,
    proposals: (n: number) => count(n, 'voorstel', 'voorstellen'),
    all: 'Alle',
    none: 'Geen',
    contested: 'Bij u is dit ook veranderd: overnemen vervangt wat er bij u staat.',
    takeChosen: (n: number, of: number) => `Overnemen (${n} van ${of})`,
    part: (name: string) =>
      `Er is nog niets veranderd. ${name} werkte aan een eigen deel: dat komt erbij. Wat elders veranderde, zijn voorstellen; wat u niet overneemt, blijft bij u zoals het is.`,
    yourExcerpt: (name: string) =>
      `U hebt alleen het deel van ${name}: organisatie, begrotingsrijen, financiering, bijlagen en acties. Totalen en bevindingen gaan over dat deel, niet over de hele aanvraag.`,
    newExcerpt:
      'Dit dossier staat nog niet bij u. Het komt bij uw dossiers; wat u eraan werkt, neemt de aanvrager later over.',
    yourPart: (name: string) =>
      `U werkt aan het deel van ${name}: organisatie, begrotingsrijen, financiering en acties. Wat u elders verandert, gaat als voorstel mee.`,
    untitledPartner: 'een partner zonder naam',
    proposes:
      'Er is nog niets veranderd. Dit pakket heeft geen geschiedenis gemeen met uw dossier: kies wat u overneemt. Wat u laat staan, blijft bij u zoals het is.',
    folder: 'Gedeelde map…',
    folderTitle: 'Gedeelde map',
    folderAbout: 'Een map op een netwerkschijf, in Nextcloud of OneDrive, waar partners elkaars werk vinden.',
    folderHow:
      'Elke partner kiest hier dezelfde map. Voorstel schrijft er één eigen bestand en leest die van de anderen: wat zonder verlies kan worden samengevoegd, komt vanzelf bij u; is er iets te kiezen, dan vraagt Voorstel het u.',
    folderLockAbout:
      'Alle partners geven hetzelfde wachtwoord. Het blijft op dit toestel bewaard, zodat er niet telkens om gevraagd wordt.',
    folderLocked: 'De bestanden hebben een wachtwoord.',
    folderUnlocked: 'De bestanden hebben geen wachtwoord.',
    folderFiles: 'Bestanden van partners',
    folderChoose: 'Kies een map…',
    folderLeave: 'Niet meer delen',
    folderNow: 'Nu kijken',
    look: 'Bekijk',
    lock: 'Met een wachtwoord beveiligen',
    lockAbout: 'Zonder wachtwoord leest ieder die het bestand heeft, alles wat erin staat.',
    passphrase: 'Wachtwoord',
    passphraseAgain: 'Nog eens hetzelfde wachtwoord',
    passphraseShort: (n: number) => `Kies minstens ${n} tekens.`,
    passphrasesDiffer: 'De twee wachtwoorden zijn niet gelijk.',
    propose: 'Stel een wachtwoord voor',
    typeOwn: 'Zelf een wachtwoord kiezen',
    anotherWay:
      'Zeg het wachtwoord langs een andere weg dan het bestand: per telefoon, of bij het overleg. Wie het verliest, opent het pakket niet meer.',
    notNow: 'Niet nu',
    write: 'Pakket bewaren…',
    lockedTitle: 'Pakket met een wachtwoord',
    lockedAbout: 'Wie u het bestand stuurde, kent het wachtwoord.',
    unlock: 'Openen',
    from: (by: string, at: string) => `Van ${by}, ${at}.`,
    fromNobody: (at: string) => `Van iemand zonder naam, ${at}.`,
    fromFile: 'Gemaakt van een dossierbestand, dat niet zegt van wie het is of van wanneer.',
    untitled: 'Dossier zonder titel',
    new: 'Dit dossier staat nog niet bij u. Het komt bij uw dossiers, met zijn geschiedenis; wat u eraan werkt, kan uw partner later overnemen.',
    adds: 'Er is nog niets veranderd. Bekijk wat overnemen doet.',
    known: 'Alles in dit pakket staat al in uw dossier. Er valt niets over te nemen.',
    take: 'Overnemen',
    cancel: 'Niet overnemen',
    close: 'Sluiten',
    more: (n: number) => `en nog ${count(n, 'andere', 'andere')}`,
    conflicts: (n: number) => count(n, 'veld te kiezen', 'velden te kiezen'),
    conflictsAbout: 'Partners vulden hetzelfde veld anders in. Kies wat geldt, of typ iets anders in het veld zelf.',
    conflictsMoney: 'Zolang over een bedrag niet gekozen is, kan alleen een ontwerp worden uitgevoerd.',
    choose: (name: string) => `Kies wat geldt: ${name}`,
    shown: 'staat er nu',
    by: (author: string, at: string) => `${author}, ${at}`,
    nobody: 'zonder naam',
    keptOfOthers: (names: string) => `Niet ongedaan gemaakt, want een partner veranderde het intussen: ${names}.`,
  },
  {
    menu: 'Together',
    menuLabel: 'Working with partners',
    send: 'Send to a partner…',
    takeIn: 'Take in a partner’s packet…',
    sent: (path: string, holds: Holds) =>
      `Packet saved as ${path}. Send this file to your partner; it holds ${{ whole: 'the application with its whole history', clean: 'the application as it stands, without its history', own: 'only the own part of that partner', back: 'your part, with what you did in it' }[holds]}.`,
    sentLocked: (path: string) =>
      `Packet saved as ${path}, under a passphrase. Send this file to your partner, and tell the passphrase by another way.`,
    sendTitle: 'Send to a partner',
    sendAbout:
      'One file with the application, to mail or to hand over. What your partner does in it, you take in later.',
    worksOn: 'What your partner works on',
    worksOnAll: 'The whole application',
    worksOnPartAbout:
      'Your partner reads all of it. When you take in what came of it, its organisation, budget lines, funding and actions merge; what it changed elsewhere comes to you as proposals.',
    onlyOwn: 'Only this partner’s own part',
    onlyOwnAbout:
      'The packet holds the title and the period, and of this partner the organisation, budget lines, funding, annexes and actions. Amounts, contacts and texts of others, the texts of the application and the history are not in it.',
    annexes: (n: number, size: string) => `With the files of the annexes (${count(n, 'file', 'files')}, ${size})`,
    annexesAbout: 'Whoever takes the packet in without these files sees which are to be asked for.',
    brings: (n: number, size: string) => `Annexes: ${count(n, 'file comes', 'files come')} along (${size}).`,
    toAsk: (names: string) =>
      `Files that are not with your application yet: ${names}. Ask for a packet with the annexes.`,
    knownFiles: 'Your application is as in this packet already; only the files are new.',
    takeFiles: 'Take in the files',
    partner: (n: number) => `Partner ${n}`,
    clean: 'Without the history and without what was removed',
    cleanAbout:
      'The packet holds the application as it stands, with what was reported complete and without named versions: those belong to the history. What your partner sends back is compared with yours: you choose what to take over.',
    cleanConflicts: (n: number) =>
      `${count(n, 'field is', 'fields are')} still to be chosen; only what stands there now goes along.`,
    proposals: (n: number) => count(n, 'proposal', 'proposals'),
    all: 'All',
    none: 'None',
    contested: 'You changed this as well: taking it over replaces what you have.',
    takeChosen: (n: number, of: number) => `Take in (${n} of ${of})`,
    part: (name: string) =>
      `Nothing has changed yet. ${name} worked on a part of its own, which comes in. What changed elsewhere are proposals; what you do not take over stays as you have it.`,
    yourExcerpt: (name: string) =>
      `You have only the part of ${name}: organisation, budget lines, funding, annexes and actions. Totals and findings are of that part, not of the whole application.`,
    newExcerpt:
      'You do not have this application yet. It joins yours; what you do in it, the lead applicant takes in later.',
    yourPart: (name: string) =>
      `You work on the part of ${name}: organisation, budget lines, funding and actions. What you change elsewhere goes along as a proposal.`,
    untitledPartner: 'a partner without a name',
    proposes:
      'Nothing has changed yet. This packet has no history in common with your application: choose what to take over. What you leave stays as you have it.',
    folder: 'Shared folder…',
    folderTitle: 'Shared folder',
    folderAbout: 'A folder on a network drive, in Nextcloud or OneDrive, where partners find each other’s work.',
    folderHow:
      'Each partner chooses the same folder here. Voorstel writes one file of its own there and reads the others’: what merges without loss comes to you by itself; where there is something to choose, you are asked.',
    folderLockAbout:
      'All partners give the same passphrase. It is kept on this device, so that it is not asked for each time.',
    folderLocked: 'The files are under a passphrase.',
    folderUnlocked: 'The files are under no passphrase.',
    folderFiles: 'Files of partners',
    folderChoose: 'Choose a folder…',
    folderLeave: 'Share no longer',
    folderNow: 'Look now',
    look: 'Look',
    lock: 'Protect with a passphrase',
    lockAbout: 'Without a passphrase, whoever has the file reads all that is in it.',
    passphrase: 'Passphrase',
    passphraseAgain: 'The same passphrase again',
    passphraseShort: (n: number) => `Choose at least ${n} characters.`,
    passphrasesDiffer: 'The two passphrases are not the same.',
    propose: 'Propose a passphrase',
    typeOwn: 'Choose a passphrase yourself',
    anotherWay:
      'Tell the passphrase by another way than the file: by phone, or when you meet. Whoever loses it can no longer open the packet.',
    notNow: 'Not now',
    write: 'Save the packet…',
    lockedTitle: 'A packet under a passphrase',
    lockedAbout: 'Whoever sent you the file knows the passphrase.',
    unlock: 'Open',
    from: (by: string, at: string) => `From ${by}, ${at}.`,
    fromNobody: (at: string) => `From somebody without a name, ${at}.`,
    fromFile: 'Made of an application file, which does not say whose it is or of when.',
    untitled: 'Untitled application',
    new: 'You do not have this application yet. It joins yours, with its history; what you do in it, your partner can take in later.',
    adds: 'Nothing has changed yet. See what taking it in does.',
    known: 'All of this packet is in your application already. There is nothing to take in.',
    take: 'Take in',
    cancel: 'Do not take in',
    close: 'Close',
    more: (n: number) => `and ${count(n, 'other', 'others')}`,
    conflicts: (n: number) => count(n, 'field to choose', 'fields to choose'),
    conflictsAbout:
      'Partners filled the same field in differently. Choose what holds, or type something else in the field itself.',
    conflictsMoney: 'Until an amount is chosen, only a draft can be exported.',
    choose: (name: string) => `Choose what holds: ${name}`,
    shown: 'stands there now',
    by: (author: string, at: string) => `${author}, ${at}`,
    nobody: 'without a name',
    keptOfOthers: (names: string) => `Not undone, since a partner changed it meanwhile: ${names}.`,
  },
);
