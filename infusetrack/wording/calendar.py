"""Sentences about cycles, days and visits."""

from infusetrack.wording.translate import mark

SENTENCES: dict[str, str] = {
    "cycle_off_protocol": mark("Cycle {cycle} is off the protocol: cycles run from 1 to {last}."),
    "day_off_protocol": mark("Day {day} is off the protocol: cycle {cycle} has days 1 to {last}."),
    "no_such_arm": mark("There is no arm {arm}. Arms: {known}."),
}
