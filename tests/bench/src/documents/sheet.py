"""Writes the lines of a budget with a formula in each and a sum over them, with openpyxl: sheet.py JSON XLSX."""

import json
import sys

from openpyxl import Workbook

with open(sys.argv[1], encoding="utf-8") as file:
    dossier = json.load(file)
partners = {one["id"]: one["name"] for one in dossier["partners"]}
actions = {one["id"]: one["title"] for one in dossier["actions"]}
book = Workbook()
sheet = book.active
sheet.title = "Begroting"
sheet.append(["", "Omschrijving", "Partner", "Actie", "Categorie", "Aantal", "Eenheid", "Per eenheid", "Bedrag"])
sheet.freeze_panes = "A2"
for at, line in enumerate(dossier["budget"], start=2):
    sheet.append(
        [
            at - 1,
            line["description"],
            partners.get(line["partner"], ""),
            actions.get(line["action"], ""),
            line["category"],
            float(line["quantity"]),
            line["unit"],
            float(line["unit_cost"]),
            f"=ROUND(F{at}*H{at},2)",
        ]
    )
    sheet.cell(at, 8).number_format = sheet.cell(at, 9).number_format = "#,##0.00"
last = len(dossier["budget"]) + 1
sheet.append(["", "Totaal", "", "", "", "", "", "", f"=SUM(I2:I{last})"])
book.save(sys.argv[2])
