# The compared rules of the call in Rego. Amounts are whole cents, shares ten-thousandths, days YYYYMMDD and 0 while open.
package bench

import rego.v1

holds := {
	"lead-applicant": lead_applicant,
	"small-town-together": together,
	"local-direction": declared("local-direction"),
	"relevant-experience": relevant_experience,
	"three-parts": all_of({"develop-trajectories", "operational-framework", "learning-network"}),
	"trajectory-form": any_of(forms),
	"other-form-explained": other_forms_explained,
	"forty-hours": declared("forty-hours"),
	"project-window": project_window,
	"grant-cap": asked <= 4000000,
	"own-share": (money.own + money["other-public"]) * 2 >= eligible,
	"own-share-without-others": own_share_alone,
	"half-and-half": half_and_half,
	"text-concept": written("concept"),
	"text-needs": written("needs"),
	"text-framework": written("framework"),
	"text-evaluation": written("evaluation"),
	"text-learning-network": written("learning-network"),
	"text-partnership": written("partnership"),
	"balance": funding == cost,
	"no-profit": no_profit,
	"no-double-funding": declared("no-double-funding"),
	"non-profit-cofinanced": declared("non-profit-cofinanced"),
	"no-earlier-costs": declared("no-earlier-costs"),
	"indirect-rate": input.rate <= 1500,
	"volunteers-cap": eligible_in("volunteers") * 2 <= funding - asked,
	"hour-rate": declared("hour-rate"),
	"debt-interest": not_eligible("debt-interest"),
	"unbuilt-land": not_eligible("unbuilt-land"),
	"built-land": eligible_in("built-land") * 10 <= eligible,
	"recoverable-vat": not_eligible("recoverable-vat"),
	"project-title": filled(input.title),
	"project-period": has_period,
	"partner-names": partner_names,
	"lead-contact": lead_contact,
	"actions-in-period": actions_in_period,
	"action-leads": action_leads,
	"action-periods": action_periods,
	"at-most-18-months": short_enough,
	"one-partner": count(partners_beside_lead) >= 1,
	"belgian-partners": belgian,
}

# Sums, each made once.

direct := sum([line.amount | some line in input.budget])

direct_eligible := sum([line.amount | some line in input.budget; line.eligible])

indirect := floor((eligible_in("staff") * input.rate + 5000) / 10000)

eligible := direct_eligible + indirect

cost := direct + indirect

money[source] := sum([one.amount | some one in input.funding; one.source == source]) if {
	some source in ["grant", "vvsg", "own", "other-public"]
}

funding := sum([one.amount | some one in input.funding])

asked := money.grant + money.vvsg

eligible_in(category) := sum([line.amount | some line in input.budget; line.category == category; line.eligible])

# Who takes part

lead := [one | some one in input.partners; one.role == "lead"][0]

default lead_applicant := false

lead_applicant if {
	lead.kind in {"municipality", "ocmw", "district", "intermunicipal"}
	lead.region == "vlaanderen"
}

lead_applicant if {
	lead.kind == "vgc"
	lead.region == "brussel"
}

local_authorities := {"municipality", "ocmw", "district", "intermunicipal", "vgc"}

default together := false

together if not lead.kind in local_authorities

together if {
	some other in input.partners
	other.role != "lead"
	other.kind in local_authorities
}

together if lead.inhabitants >= 20000

partners_beside_lead := [one | some one in input.partners; one.role != "lead"]

default relevant_experience := false

relevant_experience if count(partners_beside_lead) == 0

relevant_experience if declared("relevant-experience")

default partner_names := false

partner_names if every one in input.partners { filled(one.name) }

default lead_contact := false

lead_contact if {
	filled(lead.contact_name)
	filled(lead.contact_email)
}

default belgian := false

belgian if every one in input.partners { one.country == "BE" }

default no_profit := false

no_profit if {
	for_profit := [one | some one in input.partners; one.kind in {"sme", "private-company", "public-company"}]
	count(for_profit) == 0
}

no_profit if funding <= cost

# What is done, and when

menu := {action.menu | some action in input.actions}

forms := {
	"buddy", "internship", "volunteering", "language-internship", "clubs", "care-centre", "service-centre",
	"neighbourhood", "other-path",
}

explained := {"language-internship", "clubs", "care-centre", "service-centre", "neighbourhood", "other-path"}

all_of(codes) := count(codes - menu) == 0

any_of(codes) := count(codes & menu) > 0

default other_forms_explained := false

other_forms_explained if every action in input.actions { is_explained(action) }

is_explained(action) if not action.menu in explained

is_explained(action) if filled(action.description)

default has_period := false

has_period if {
	input.start > 0
	input.end > 0
}

default project_window := false

project_window if {
	input.start >= 20210101
	input.start <= 20220630
	input.end >= 20210101
	input.end <= 20220630
}

default actions_in_period := false

actions_in_period if every action in input.actions {
	action.start >= input.start
	action.start <= input.end
	action.end >= input.start
	action.end <= input.end
}

default action_leads := false

action_leads if every action in input.actions { filled(action.lead) }

default action_periods := false

action_periods if every action in input.actions {
	action.start > 0
	action.end > 0
}

default short_enough := false

short_enough if {
	has_period
	months <= 18
}

begun_day := 1 if {
	input.end % 100 >= input.start % 100
} else := 0

months := (((floor(input.end / 10000) - floor(input.start / 10000)) * 12 + floor(input.end / 100) % 100) - floor(input.start / 100) % 100) + begun_day

# Money

default own_share_alone := false

own_share_alone if money["other-public"] < 1

own_share_alone if money.own * 2 >= eligible

default half_and_half := false

half_and_half if money.vvsg < 1

half_and_half if money.vvsg * 2 == asked

not_eligible(category) := count([1 | some line in input.budget; line.category == category; line.eligible]) == 0

# Texts and declarations

filled(text) := trim_space(text) != ""

written(section) := filled(object.get(input.texts, section, ""))

declared(code) := object.get(input.declarations, code, false)
