"""Handoffs in short words: a chart with a running infusion, sheets given and received."""

from infusetrack.domain.events import HandoffGiven, HandoffQuestioned, HandoffReceived, ReadBack
from infusetrack.domain.record import Draft
from tests.domain.small_trial import DIN, at

NINE, SOON, TEN, UNTIL = at(9), at(9, 10), at(10), at(12)
ALL_SAID = (
    ReadBack("rate", "10.3 mL/h", "ten point three"),
    ReadBack("stop_limits", "SBP under 82", "under 82"),
    ReadBack("next_due", "vital signs 11:00", "vitals at 11"),
)


def sheet(pen, document="ab12", **changes):
    known = {
        "day": DIN, "document_id": document, "shown_hash": pen.chart.tip, "proposed": "watcher",
        "severity": "watcher", "severity_why": "", "composed": "Day 1 of 4.", "summary": "Day 1 of 4.",
        "valid_until": UNTIL,
    }  # fmt: skip
    return HandoffGiven(**(known | changes))


def receipt(pen, document="ab12", **changes):
    known = {
        "day": DIN, "document_id": document, "shown_hash": pen.chart.tip, "read_back": ALL_SAID,
        "synthesis": "Watch the pressure.",
    }  # fmt: skip
    return HandoffReceived(**(known | changes))


def question(words="Which arm?", document="ab12", **more):
    return HandoffQuestioned(DIN, document, words, **more)


def draft(event, when=TEN, by="RN 31", amends=None):
    return Draft(when, when, by, event, amends, "typed wrong" if amends else None)


def give(pen, when=NINE, document="ab12", **changes):
    return pen.write(sheet(pen, document, **changes), when)


def receive(pen, when=SOON, document="ab12", by="RN 31", **changes):
    return pen.write(receipt(pen, document, **changes), when, by=by)
