# De dagen in de agenda.

calendar-opened = Oproep open: { $call }
calendar-deadline = Indienen: { $call }
calendar-project-starts = Start: { $name }
calendar-project-ends = Einde: { $name }
calendar-action-starts = Start: { $name }
calendar-action-ends = Einde: { $name }
