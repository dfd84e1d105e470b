# The days in the calendar.

calendar-opened = Call open: { $call }
calendar-deadline = Submit: { $call }
calendar-project-starts = Start: { $name }
calendar-project-ends = End: { $name }
calendar-action-starts = Start: { $name }
calendar-action-ends = End: { $name }
