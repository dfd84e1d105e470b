## Taking in a budget from a spreadsheet

budget-file-too-large = { $path } is too large. No budget is that large: at most 20 MB, and 128 MB unpacked.
budget-file-too-many-rows = { $path } has too many cells. Voorstel reads at most 20,000 rows. Save only the sheet with the budget.
budget-file-encrypted = { $path } is protected by a password. Open it in your spreadsheet program, take the password off and save it again.
budget-file-old = { $path } is of the old kind (.xls). Open it in your spreadsheet program and save it as an Excel workbook (.xlsx).
budget-file-binary = { $path } is a binary workbook (.xlsb). Save it in Excel as an ordinary workbook (.xlsx).
budget-file-other = { $path } is no spreadsheet. Use a file of Excel (.xlsx), LibreOffice (.ods) or with separated values (.csv).
budget-file-broken = { $path } is damaged and cannot be read. Open it in your spreadsheet program and save it again, or ask for it once more.
budget-file-no-budget = There is no budget in { $path }. Give a sheet a row of headings: at least Description, and Amount or Quantity and Unit cost.
budget-file-total = a total, not a cost
budget-file-title = a heading, not a cost
budget-file-amount-differs = not quantity times unit cost; correct one of the three
budget-file-row = row { $row }
budget-file-new =
    { $count ->
        [one] 1 new row
       *[other] { $count } new rows
    }
budget-file-changed =
    { $count ->
        [one] 1 changed row
       *[other] { $count } changed rows
    }
budget-file-gone =
    { $count ->
        [one] 1 row is not in the file
       *[other] { $count } rows are not in the file
    }
budget-file-troubles =
    { $count ->
        [one] 1 cell not taken
       *[other] { $count } cells not taken
    }
budget-file-same =
    { $count ->
        [one] 1 row is as it was
       *[other] { $count } rows are as they were
    }
budget-file-kept = not deleted: the file may hold a part of the budget
budget-file-field-description = description
budget-file-field-partner = partner
budget-file-field-action = action
budget-file-field-category = category
budget-file-field-quantity = quantity
budget-file-field-unit = unit
budget-file-field-unit-cost = unit cost
budget-file-field-eligible = eligible
budget-file-empty = nothing
budget-file-direct = Direct costs: { $before } becomes { $after }
budget-file-unchanged = Nothing changes: the budget is as in the file.
budget-file-label =
    { $count ->
        [one] 1 change from a spreadsheet
       *[other] { $count } changes from a spreadsheet
    }
