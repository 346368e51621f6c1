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
    "ctcae_file": mark("The CTCAE tables in {file} cannot be used: {why}. Install the program again."),
}
