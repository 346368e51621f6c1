"""Sentences about lines, times and amendments."""

from infusetrack.wording.translate import mark

SENTENCES: dict[str, str] = {
    "time_without_zone": mark("That time has no time zone; enter it again."),
    "time_to_come": mark("{at} has not come yet. Enter when it happened."),
    "late_without_reason": mark("This happened more than {minutes} min ago. Say why it is entered late."),
    "nothing_to_write": mark("There is nothing to write."),
    "amendment_without_reason": mark("Say why the entry is changed."),
    "no_such_line": mark("There is no entry number {seq}."),
    "saved_before": mark(
        "Your first try was saved after all, with other values: entry {seq}. Change that entry where it is wrong."
    ),
    "later_does_not_fit": mark(
        "Entry {seq} at {at} does not fit after this. Strike it out, enter this one, then that one again."
    ),
    "line_not_standing": mark("Entry {seq} was already changed. Change the newer one."),
}
