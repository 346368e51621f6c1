"""Sentences of entering downtime paper."""

from collections.abc import Mapping

from infusetrack.wording.translate import mark, tr

SENTENCES: dict[str, str] = {
    "paper_form": mark(
        "Enter the form's number as it stands at the head of the paper: 12 signs, 0 to 9 and a to f."
    ),
    "paper_line": mark("Enter the line's number from the paper (#)."),
    "paper_line_twice": mark("Line {line} stands here twice. Read the numbers on the paper again."),
    "paper_line_written": mark("Line {line} of this form is in the record already, as entry {seq}."),
    "paper_time_early": mark(
        "{text} lies before the form was printed at {printed}. Read the time again; what was done before it"
        " is entered on its own screen."
    ),
    "paper_time_to_come": mark("{text} is still to come. Read the time on the paper again."),
    "paper_before_day": mark(
        "{text} lies before the first entry of this day at {first}. Read the time again, and look"
        " whether the paper is of this day."
    ),
    "paper_time": mark("Enter the time at which it was done, like 13:05."),
    "paper_by": mark("Enter the initials of who did it, as they stand on the paper."),
    "paper_word": mark("“{text}” is not clear. Type one of: {known}."),
    "paper_pressure": mark("Write the pressure as on the paper: 98/56."),
    "paper_no_infusion": mark(
        "No infusion runs or ran on {day}: start it on Today, then enter what the pump did."
    ),
}

ACTS: Mapping[str, str] = {
    "rate": mark("rate"),
    "pause": mark("pause"),
    "resume": mark("resume"),
    "stop": mark("stop"),
    "empty": mark("empty"),
}
"""What a person does at the pump, in the words of the form."""


def reason_words(why: str, form: str, line: str, who: str) -> str:
    """The reason that stands with a line from paper: "downtime, form b65b98737a78, line 5; at the bedside: KL"."""
    return tr("{why}, form {form}, line {line}; at the bedside: {who}").format(
        why=why, form=form, line=line, who=who
    )
