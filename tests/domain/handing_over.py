"""Handoffs in short words: a chart with a running infusion, sheets given and received."""

from dataclasses import replace
from datetime import UTC

from infusetrack.catalog.emergency import emergency_card
from infusetrack.domain import events as e
from infusetrack.domain.events import HandoffGiven, HandoffQuestioned, HandoffReceived, ReadBack
from infusetrack.domain.handoff import Ward, handoff
from infusetrack.domain.hemoglobin_chart import review_chart
from infusetrack.domain.record import Draft
from tests.domain.reacting import Reacting
from tests.domain.small_trial import DIN, TRIAL, WHOLE, at, weight

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


CARD = emergency_card()
QUIET = e.VitalsTaken(DIN, **WHOLE, pain=1, sedation="1", consciousness="A")


def of(pen, now, label=DIN, regimen=TRIAL, *, reviewed=False, **more):
    reviews = review_chart(pen.chart) if reviewed else ()
    return handoff(pen.chart, regimen, label, now, Ward(UTC, CARD, reviews=reviews, **more))


def running(kg="20.0"):
    """Started at 08:00, full rate from 08:30, a quiet set at 08:45."""
    day = Reacting(until=30)
    day.pen.write(weight(DIN, kg), at(6))
    day.write(replace(QUIET, baseline=True), -90)
    day.write(QUIET, 45)
    return day


def kinds(found):
    return {one.kind for one in found.severity.reasons}


def only(found, kind):
    return [one for one in found if one.kind == kind]
