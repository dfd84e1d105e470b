# Namen van codes.

certainty-page = letterlijk
certainty-official = officiële tekst
certainty-law = wet
certainty-reported = tweede bron
certainty-assumed = niet bevestigd

severity-blocking = fout
severity-warning = waarschuwing
severity-advice = advies
severity-blocking-count = { $count ->
    [one] 1 fout
   *[other] { $count } fouten
}
severity-warning-count = { $count ->
    [one] 1 waarschuwing
   *[other] { $count } waarschuwingen
}
severity-advice-count = { $count ->
    [one] 1 advies
   *[other] { $count } adviezen
}

status-met = in orde
status-broken = niet in orde
status-undecided = nog open
status-not-applicable = niet van toepassing

role-lead = aanvrager
role-co-applicant = medeaanvrager
role-associated = geassocieerde partner

kind-municipality = gemeente
kind-ocmw = OCMW
kind-vgc = VGC
kind-district = district
kind-intermunicipal = intergemeentelijke vereniging
kind-regional-authority = regionale of bovenlokale overheid
kind-national-authority = nationale overheid
kind-public-company = overheidsbedrijf
kind-school = school
kind-university = universiteit of hogeschool
kind-research-institute = onderzoeksinstelling
kind-ngo = ngo
kind-non-profit = vereniging zonder winstoogmerk
kind-umbrella = koepelorganisatie
kind-social-partner = sociale partner
kind-international-organisation = internationale organisatie
kind-sme = kmo
kind-private-company = privéonderneming

source-grant = subsidie
source-own = eigen middelen
source-other-public = andere overheidsmiddelen
source-other-private = andere private middelen
source-income = inkomsten

region-vlaanderen = Vlaanderen
region-brussel = Brussel
region-wallonie = Wallonië

step-call = Oproep
step-partners = Partners
step-actions = Acties
step-budget = Begroting
step-funding = Financiering
step-texts = Teksten
step-check = Controle
step-export = Uitvoer

base-total-eligible = de kosten
base-total-cost = alle kosten
base-direct-eligible = de rechtstreekse kosten
base-asked = het gevraagde bedrag
base-cofinancing = de cofinanciering

country-eu = een lidstaat van de EU
country-at = Oostenrijk
country-be = België
country-bg = Bulgarije
country-ch = Zwitserland
country-cy = Cyprus
country-cz = Tsjechië
country-de = Duitsland
country-dk = Denemarken
country-ee = Estland
country-es = Spanje
country-fi = Finland
country-fr = Frankrijk
country-gb = Verenigd Koninkrijk
country-gr = Griekenland
country-hr = Kroatië
country-hu = Hongarije
country-ie = Ierland
country-is = IJsland
country-it = Italië
country-li = Liechtenstein
country-lt = Litouwen
country-lu = Luxemburg
country-lv = Letland
country-mt = Malta
country-nl = Nederland
country-no = Noorwegen
country-pl = Polen
country-pt = Portugal
country-ro = Roemenië
country-se = Zweden
country-si = Slovenië
country-sk = Slowakije
country-tr = Turkije
country-ua = Oekraïne
