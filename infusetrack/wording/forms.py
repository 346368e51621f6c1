"""Sentences about what a form wants to be told."""

from infusetrack.wording.translate import mark

SENTENCES: dict[str, str] = {
    "number_decimals": mark("{text} has too many decimals. Write at most {decimals}."),
    "number_below": mark("{value} cannot be right here: it must be {low} or more. Check and type it again."),
    "number_above": mark("{value} cannot be right here: it must be {high} or less. Check and type it again."),
    "number_outside": mark(
        "{value} cannot be right here: it must lie from {low} to {high}. Check and type it again."
    ),
    "time_unread": mark("“{text}” is not a time. Write it with 24 hours, like 13:05."),
    "time_left_out": mark("{text} does not exist on {on}: the clocks went forward. Check the time."),
    "time_twice": mark("{text} comes twice that night. Write {text} {one} or {text} {other}."),
    "time_offset_wrong": mark("“{text}” does not fit this place, which is {offset} then. Check the offset."),
    "date_unread": mark("“{text}” is not a date. Write it like 24 Nov 2026."),
    "date_slashes": mark("“{text}” can be read two ways. Write the month in letters, like 24 Nov 2026."),
    "date_no_such": mark("There is no {text} in the calendar. Check the day."),
    "field_empty": mark("{field} is empty. Fill it in."),
    "field_too_long": mark("{field} takes at most {most} characters."),
    "pin_short": mark("A PIN has at least 6 digits."),
    "pin_not_digits": mark("A PIN has digits only, 0 to 9."),
    "pins_differ": mark("The two PINs differ. Type both again."),
}
