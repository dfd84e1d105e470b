# Oproepen die men zelf schrijft: fouten en wat er met een concept gebeurt.

draft-none = Er is geen concept { $id }. Misschien is het weggegooid.
draft-no-such-key = { $key }: deze sleutel leidt nergens heen. Er is niets veranderd.
draft-too-large = De oproep is groter dan 1 MB. Maak teksten korter; er is niets veranderd.
draft-damaged = Dit concept is beschadigd ({ $detail }). Begin opnieuw van een bestand of een kopie.
draft-taken = { $pin } bestaat al: een gepubliceerde versie verandert niet meer.
draft-taken-hint = Neem versie { $free }, of geef de oproep een andere id.
publish-errors = Er staan nog fouten in de oproep. Verbeter ze eerst; waarschuwingen en advies mogen blijven staan.
publish-file-there = { $path } bestaat al. Verplaats dat bestand of neem een hogere versie.
delete-not-own = { $pin } kwam met Voorstel mee en blijft.
delete-used = { $count ->
    [one] Het dossier "{ $title }" gebruikt { $pin }. Verwijder eerst dat dossier, of houd de oproep.
   *[other] { $count } dossiers gebruiken { $pin }, waaronder "{ $title }". Verwijder eerst die dossiers, of houd de oproep.
}
own-call-changed = { $path }: dit bestand is veranderd nadat { $pin } gepubliceerd was. Dossiers worden nu met het veranderde bestand beoordeeld. Zet het terug, of publiceer de verandering als versie { $free }.
own-call-gone = Het bestand van { $pin } is niet meer te gebruiken: het is weg of veranderd. Zet het terug zoals het gepubliceerd is.
fail-call-too-large = { $path } is groter dan 1 MB. Zo groot is geen oproep.
import-is-fund = { $path } beschrijft een fonds en geen oproep. Leg het in de map van uw eigen oproepen.
import-is-themes = { $path } beschrijft thema's en geen oproep. Leg het in de map van uw eigen oproepen.
import-no-call = { $path } is geen oproep: er staat geen format, titel of regel in.
try-empty = Een leeg dossier
try-no-sample = Bij { $pin } is er geen voorbeelddossier. Kies een ander dossier.

cli-call-warning = waarschuwing: { $problem }
cli-call-advice = advies: { $problem }
cli-call-usable = { $file }: { $pin }, { $count ->
    [one] 1 regel
   *[other] { $count } regels
}, bruikbaar; lees de opmerkingen hierboven
