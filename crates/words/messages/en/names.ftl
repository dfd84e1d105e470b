# Names of codes.

certainty-page = verbatim
certainty-official = official text
certainty-law = law
certainty-reported = second source
certainty-assumed = unconfirmed

severity-blocking = error
severity-warning = warning
severity-advice = advice
severity-blocking-count = { $count ->
    [one] 1 error
   *[other] { $count } errors
}
severity-warning-count = { $count ->
    [one] 1 warning
   *[other] { $count } warnings
}
severity-advice-count = { $count ->
    [one] 1 piece of advice
   *[other] { $count } pieces of advice
}

status-met = met
status-broken = not met
status-undecided = still open
status-not-applicable = not applicable

role-lead = lead applicant
role-co-applicant = co-applicant
role-associated = associated partner

kind-municipality = municipality
kind-ocmw = public centre for social welfare (OCMW)
kind-vgc = Flemish Community Commission (VGC)
kind-district = district
kind-intermunicipal = inter-municipal association
kind-regional-authority = regional or supra-local authority
kind-national-authority = national authority
kind-public-company = public company
kind-school = school
kind-university = university
kind-research-institute = research institute
kind-ngo = NGO
kind-non-profit = non-profit organisation
kind-umbrella = umbrella body
kind-social-partner = social partner
kind-international-organisation = international organisation
kind-sme = SME
kind-private-company = private company

source-grant = grant
source-own = own money
source-other-public = other public money
source-other-private = other private money
source-income = income

region-vlaanderen = Flanders
region-brussel = Brussels
region-wallonie = Wallonia

step-call = Call
step-partners = Partners
step-actions = Actions
step-budget = Budget
step-funding = Funding
step-texts = Texts
step-check = Check
step-export = Export

base-total-eligible = costs
base-total-cost = all costs
base-direct-eligible = direct costs
base-asked = the amount asked
base-cofinancing = the cofinancing

country-eu = an EU Member State
country-at = Austria
country-be = Belgium
country-bg = Bulgaria
country-ch = Switzerland
country-cy = Cyprus
country-cz = Czechia
country-de = Germany
country-dk = Denmark
country-ee = Estonia
country-es = Spain
country-fi = Finland
country-fr = France
country-gb = United Kingdom
country-gr = Greece
country-hr = Croatia
country-hu = Hungary
country-ie = Ireland
country-is = Iceland
country-it = Italy
country-li = Liechtenstein
country-lt = Lithuania
country-lu = Luxembourg
country-lv = Latvia
country-mt = Malta
country-nl = Netherlands
country-no = Norway
country-pl = Poland
country-pt = Portugal
country-ro = Romania
country-se = Sweden
country-si = Slovenia
country-sk = Slovakia
country-tr = Türkiye
country-ua = Ukraine
