"""Sentences about CTCAE terms, grades, and numbers that cannot be graded."""

from infusetrack.wording.translate import mark

SENTENCES: dict[str, str] = {
    "no_such_term": mark("{term} is not among the CTCAE {version} terms here: take its exact CTCAE name."),
    "grade_not_there": mark("{term} has no grade {grade}. Its grades: {exists}."),
    "grade_number": mark("{value} is negative or not a number that can be graded."),
    "grade_unit": mark("{term} has no limits in {unit}. Units: {known}."),
    "grade_unit_needed": mark("{term} needs the unit that the lab reported: {known}."),
    "grade_version": mark("CTCAE {version} is not graded here: this trial uses {known} for its whole life."),
    "grade_baseline_status": mark("baseline_status {status} is not one of: {known}."),
    "grade_needs": mark("Cannot be told without {keys}."),
    "grade_words": mark("Cannot be told from this number: for {term}, what was seen and done decides."),
    "grade_limits_swapped": mark("Cannot be told: the lower limit lies above the upper one."),
    "ctcae_version_unknown": mark("There is no CTCAE {version} here. Versions: {known}."),
    "ctcae_mixed": mark("This patient is graded with CTCAE {used}: {version} cannot be mixed into it."),
    "no_such_adverse_event": mark("There is no adverse event number {number} in this chart."),
    "same_event": mark("{term} is still open as event {number}: change its grade there, it is one event."),
    "reported_twice": mark(
        "Event {number} tells this as {other}. CTCAE wants one of the two, not {term} as well."
    ),
    "through_the_infusion": mark("It came through the infusion: CTCAE calls it {instead}, not {term}."),
    "same_grade": mark("{term} stands at grade {grade} already. Choose another grade, or leave it."),
    "before_onset": mark("That is before it began ({at}). Put the onset right first."),
    "adverse_event_ended": mark("Event {number} ended {at}. If it came back, begin a new one."),
    "adverse_event_wordless": mark("Write in a word or two what was seen."),
    "adverse_event_times": mark(
        "It begins first, then the site learns of it, then it is written: look at the times."
    ),
    "adverse_event_blank": mark("{what} is still empty."),
    "other_specify": mark('Own words belong to "Other, specify" and only there: look at {term}.'),
    "baseline_grade_range": mark("A baseline grade lies between {least} and {most}, not {grade}."),
    "outcome_end": mark("Only what is over has an end, and it needs one: look at the outcome and its time."),
    "end_times": mark("The end lies after the onset ({at}) and not in the time to come."),
    "fatal_is_grade_5": mark("Death is grade 5 of the term that caused it; {term} stands at grade {grade}."),
    "serious_criteria": mark("Serious needs at least one of the six criteria."),
    "not_serious_criteria": mark("Not serious has no criterion: take it away, or call it serious."),
    "hospitalization_criterion": mark(
        "A stay of 24 h or more is the criterion hospitalization: mark it too."
    ),
    "report_times": mark("A report leaves after the site learned of it, and not in the time to come."),
    "workbook_missing": mark("{file} cannot be opened. Look at the name of the file."),
    "workbook_too_large": mark("{file} is far larger than any CTCAE workbook. Nothing was read."),
    "workbook_unreadable": mark("{file} is not a whole Excel workbook (.xlsx). Load it again from NCI."),
    "workbook_foreign": mark("{file} is not a CTCAE workbook: no sheet has a heading row with {headings}."),
    "workbook_heading": mark("The heading row at {cell} lacks {lacking}. Load the workbook again from NCI."),
    "workbook_version": mark(
        "{file} does not tell its version, v5.0 or v6.0, in the sheet's name or headings."
    ),
    "workbook_cell": mark("Cell {cell}: {why}. Nothing was loaded; load the workbook again from NCI."),
    "workbook_grades": mark("Cell {cell}: {term} has other grades here than {exists}. Nothing was loaded."),
    "ctcae_copy": mark("{file} in the data folder is damaged. Load the official workbook again."),
    "ctcae_file": mark("The CTCAE tables in {file} cannot be used: {why}. Install the program again."),
}
