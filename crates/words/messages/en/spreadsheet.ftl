## Workbook: sheets and columns

sheet-overview = Overview
sheet-budget = Budget
sheet-funding = Funding
sheet-partners = Partners
sheet-actions = Actions
sheet-rules = Rules
sheet-number = No.
sheet-identity = Voorstel id
sheet-category = Category
sheet-eligible = Eligible
sheet-of-which-eligible = Of which eligible
sheet-costs = Costs by category and partner
sheet-cost = Costs
sheet-note = Remark
sheet-share = Share of eligible costs
sheet-start = Start
sheet-end = End
sheet-action-about = What is done
sheet-weight = Counts as
sheet-finding = Finding
sheet-certainty = How certain
sheet-indirect-base = Base for indirect costs
sheet-indirect-rate = Rate for indirect costs
sheet-asked-share = Share of the eligible costs asked
sheet-not-in-list = Not in the list
sheet-not-in-list-about = Choose from the list. Voorstel will not recognise anything else when it reads the file back.
