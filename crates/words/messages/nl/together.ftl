# Samen tot één aanvraag komen: wat weg was, wat dubbel is, wie wat afleverde, en de brief die erom vraagt.

label-brought-back = teruggehaald: { $what }
label-let-go = verwijderd gelaten: wat een partner verwijderde
label-looked-at = nagelezen: { $field }
label-delivered = klaar gemeld: { $step } van { $partner }
label-not-delivered = weer open gezet: { $step } van { $partner }
label-joined = samengevoegd: { $gone } met { $kept }
label-kept-apart = niet hetzelfde: { $one } en { $other }

double-enterprise-number = zelfde ondernemingsnummer
double-pic = zelfde PIC
double-name = zelfde naam
double-domain = verwante naam en zelfde e-maildomein
double-title = zelfde titel
double-line = zelfde omschrijving, partner, aantal en prijs

deliver-not-yours = Of het deel van { $partner } klaar is, meldt deze partner zelf, of de aanvrager. Vraag het aan een van hen.
deliver-who-said = Zeg erbij van wie u het weet: het deel van { $partner } is niet het uwe.

letter-subject = { $title }: wat we nog nodig hebben van { $partner }
letter-greeting = Beste { $contact },
letter-greeting-nobody = Beste,
letter-about = We werken samen aan de aanvraag ‘{ $title }’ voor ‘{ $call }’.
letter-missing = Dit ontbreekt nog of klopt nog niet in het deel van { $partner }:
letter-more = { $count ->
    [one] - en nog { $count } punt
   *[other] - en nog { $count } punten
  }
letter-open = Nog niet als klaar gemeld door { $partner }: { $steps }.
letter-changed = Veranderd nadat het klaar was, kijk dit na: { $steps }.
letter-complete = Alles van { $partner } is binnen. Dank u wel.
letter-ask = Wilt u dit aanvullen in Voorstel en ons het pakket terugsturen?
letter-ask-before = Wilt u dit aanvullen in Voorstel en ons het pakket terugsturen? De aanvraag moet uiterlijk op { $day } binnen zijn.
letter-close = Met vriendelijke groet
