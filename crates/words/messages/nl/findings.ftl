# Of een regel klopt, en hoeveel het scheelt.

ask-too-much = U vraagt { $over } te veel
ask-too-little = U vraagt { $short } te weinig
money-too-much = { $what }: { $over } te veel
money-too-little = { $what }: nog { $short } nodig
balance-short = Nog { $short } te vinden
balance-over = Financiering is { $over } hoger dan de kosten
not-eligible = { $what }: { $over } telt niet als subsidiabel
flat-rate-too-high = Tarief voor onrechtstreekse kosten is te hoog
starts-too-early = Project begint te vroeg
starts-too-late = Project begint te laat
ends-too-late = Project eindigt te laat
ends-too-early = Project eindigt te vroeg
lasts-too-long = Project duurt { $months } te lang
lasts-too-short = Project duurt { $months } te kort
partners-too-few = { $count ->
    [one] Nog 1 partner te vinden
   *[other] Nog { $count } partners te vinden
}
partners-too-many = { $count ->
    [one] 1 partner te veel
   *[other] { $count } partners te veel
}
member-states-too-few = { $count ->
    [one] Nog een partner uit 1 andere lidstaat te vinden
   *[other] Nog partners uit { $count } andere lidstaten te vinden
}
inhabitants-too-few = { $count ->
    [one] 1 inwoner te weinig
   *[other] { $count } inwoners te weinig
}
inhabitants-too-many = { $count ->
    [one] 1 inwoner te veel
   *[other] { $count } inwoners te veel
}
participants-too-few = { $count ->
    [one] Nog 1 deelnemer te bereiken
   *[other] Nog { $count } deelnemers te bereiken
}
participants-too-many = { $count ->
    [one] 1 deelnemer te veel
   *[other] { $count } deelnemers te veel
}
part-too-much = Deel van { $partner } is { $over } te hoog
part-too-little = Deel van { $partner } is { $short } te laag
mix-incomplete = Er ontbreekt een soort partner in het partnerschap
wrong-kind = { $partner } is van een soort die hier niet kan
wrong-kind-lead = { $partner } kan de aanvraag niet leiden
wrong-place = { $partner } is gevestigd waar het niet kan
action-outside-period = Actie { $action } valt buiten de periode van het project
actions-outside-period = { $count } acties vallen buiten de periode van het project
action-not-allowed = Actie { $action } is hier niet subsidiabel
actions-too-few = { $count ->
    [one] Nog 1 actie uit de lijst te kiezen
   *[other] Nog { $count } acties uit de lijst te kiezen
}
actions-incomplete = Er ontbreekt een actie uit de lijst
action-does-not-state = Actie { $action } vermeldt niet { $field }
actions-do-not-state = { $count } acties vermelden niet { $field }
text-too-long = Tekst { $section } is { $words } te lang
text-too-short = Tekst { $section } is { $words } te kort
number-wrong-enterprise-number = Ondernemingsnummer van { $partner } klopt niet
number-wrong-pic = PIC van { $partner } klopt niet
closed-on = Oproep gesloten op { $day }
closed = Oproep gesloten
joint-advised = Vraag samen met een ander lokaal bestuur aan
leads-too-many = { $count } partners zijn aanvrager
leads-none = Er is nog geen aanvrager
period-reversed = Het einde ligt vóór het begin: { $field }
unknown-code = { $field }: de oproep kent ‘{ $typed }’ niet
code-missing = { $field } is nog te kiezen
not-a-number = { $field } is geen getal: { $typed }
not-a-date = { $field } is geen datum: { $typed }
negative = { $field } hoort boven 0: { $typed }
too-many-decimals = { $field } heeft te veel cijfers na de komma: { $typed }
too-large = { $field } is te groot: { $typed }

text-at-most = { $measured }. Hoogstens { $limit }.
text-at-least = { $measured }. Minstens { $limit }.
text-at-most-day = { $measured }. Uiterlijk { $limit }.
text-at-least-day = { $measured }. Ten vroegste { $limit }.
text-exactly = { $measured }. Precies { $limit }.
text-one-of = { $measured }. Wel: { $limit }.
text-none-of = { $measured }. Niet: { $limit }.
text-asked = Gevraagd { $amount }
text-now = Nu { $value }
text-typed = Ingevuld: { $typed }. { $about }
text-group-absent = Nog niemand uit deze groep: { $kinds }.
text-actions-absent = Er ontbreekt nog: { $actions }.
text-room-days = Nog { $days }.
text-reversed = Van { $start } tot { $end }.
text-unknown-code = Kies er een uit de lijst van de oproep.
text-share-and-amount = { $share }, dat is { $amount }
text-room-money = Nog { $room } ruimte.
text-room-none = Precies de grens.
text-difference-none = Verschil { $zero }.
text-funding-and-cost = Financiering { $funding }, kosten { $cost }.
text-rule = De oproep vraagt: { $rule }.
reasons-any-of = Een van deze is genoeg:
reasons-all-of = Dit alles is nodig:
reasons-none-of = Niets hiervan kan:
text-since = Dat geldt hier: { $condition }.
text-condition = Geldt alleen als: { $condition }.
text-not-applicable = Niet van toepassing op dit dossier.
text-missing = Nog in te vullen: { $fields }.
text-missing-more = Nog in te vullen: { $fields } en nog { $count } andere.
text-read-yourself = Lees dit zelf na en vink het aan.
text-declare = Vink deze verklaring aan bij Teksten.
text-keep-writing = U kunt wel verder schrijven.
text-row-does-not-count = Dit telt niet mee in de sommen.
text-rows-do-not-count = { $count ->
    [one] 1 rij telt nog niet mee: dit bedrag kan nog veranderen.
   *[other] { $count } rijen tellen nog niet mee: dit bedrag kan nog veranderen.
}
text-day-waits = Regels over deze dag wachten tot die leesbaar is.
text-one-lead = Precies één partner is de aanvrager.
text-joint = { $partner } telt { $measured }. Klein is onder { $limit }.
text-number-enterprise-number = Tien cijfers, waarvan de laatste twee een controle zijn: 0XXX.XXX.XXX.
text-number-pic = Een PIC heeft negen cijfers.

headroom-grant = U mag nog { $amount } vragen, begrensd door: { $rule }
headroom-grant-none = U vraagt precies wat mag: { $rule }
headroom-grant-over = U vraagt { $amount } te veel, begrensd door: { $rule }
headroom-grant-unknown = Nog geen kosten, dus nog geen grens
headroom-grant-no-participants = De acties zeggen nog niet allemaal hoeveel mensen ze bereiken, dus nog geen grens
headroom-grant-no-partners = Nog geen partners, dus nog geen grens
headroom-grant-free = De oproep noemt geen grens voor de subsidie
headroom-to-find = Nog { $amount } te vinden
headroom-to-find-none = De financiering dekt de kosten
headroom-to-find-over = De financiering is { $amount } hoger dan de kosten
headroom-to-find-unknown = Nog geen kosten
headroom-own = Nog { $amount } eigen middelen nodig: { $rule }
headroom-own-none = Genoeg eigen middelen: { $rule }
headroom-own-unknown = Nog geen kosten, dus nog geen eigen middelen nodig
headroom-what = { $what }: { $here }
headroom-category = nog { $amount } mogelijk, begrensd door: { $rule }
headroom-category-none = precies op de grens: { $rule }
headroom-category-over = { $amount } te veel, begrensd door: { $rule }
headroom-category-unknown = nog geen grens
headroom-months = Het project mag nog { $months } langer duren, begrensd door: { $rule }
headroom-months-none = Het project duurt zo lang als mag: { $rule }
headroom-months-over = Het project duurt { $months } te lang, begrensd door: { $rule }
headroom-months-unknown = Nog geen periode, dus nog geen duur
headroom-words = nog { $words }
headroom-words-none = precies zo lang als mag
headroom-words-over = { $words } te veel
headroom-words-unknown = nog geen grens
headroom-partners = Nog { $partners } te vinden: { $rule }
headroom-partners-none = Genoeg partners: { $rule }
headroom-partners-unknown = Nog geen partners
headroom-member-states = { $count ->
    [one] Nog een partner uit 1 andere lidstaat te vinden: { $rule }
   *[other] Nog partners uit { $count } andere lidstaten te vinden: { $rule }
}
headroom-member-states-none = Genoeg lidstaten: { $rule }
headroom-member-states-unknown = Nog geen partners
headroom-more-partners = Nog { $partners } mogelijk, begrensd door: { $rule }
headroom-more-partners-none = Niet meer partners mogelijk: { $rule }
headroom-more-partners-over = { $partners } te veel, begrensd door: { $rule }
headroom-more-partners-unknown = Nog geen partners
