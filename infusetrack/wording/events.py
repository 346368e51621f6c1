"""One short bedside sentence for every line of the record."""

from collections.abc import Callable, Mapping
from datetime import tzinfo
from decimal import Decimal
from typing import Any

from infusetrack.domain.events import Event
from infusetrack.domain.record import Line
from infusetrack.wording import (
    events_alarms,
    events_blood,
    events_handoff,
    events_infusion,
    events_patient,
    events_reactions,
    events_site,
    events_steps,
    events_support,
    events_toxicity,
)
from infusetrack.wording.events_infusion import rate_words
from infusetrack.wording.events_names import (
    NO_NAMES,
    Names,
    analyte_words,
    meaning_words,
    names_of,
    phase_words,
    reason_words,
    role_words,
    step_state_words,
)
from infusetrack.wording.events_steps import (
    drug_note_words,
    pain_words,
    pressure_words,
    temperature_words,
    value_words,
)
from infusetrack.wording.translate import tr

__all__ = [
    "NO_NAMES",
    "WORDS",
    "Names",
    "analyte_words",
    "drug_note_words",
    "event_words",
    "line_words",
    "meaning_words",
    "names_of",
    "pain_words",
    "phase_words",
    "pressure_words",
    "rate_words",
    "reason_words",
    "role_words",
    "step_state_words",
    "temperature_words",
    "value_words",
]  # fmt: skip

WORDS: Mapping[type[Event], Callable[[Any, tzinfo, Names], str]] = {
    **events_patient.WORDS,
    **events_steps.WORDS,
    **events_infusion.WORDS,
    **events_alarms.WORDS,
    **events_reactions.WORDS,
    **events_support.WORDS,
    **events_blood.WORDS,
    **events_handoff.WORDS,
    **events_toxicity.WORDS,
    **events_site.WORDS,
}
"""What says each kind of fact; a test holds that none is left out."""


def event_words(event: Event, zone: tzinfo, names: Names = NO_NAMES) -> str:
    """What happened, in one sentence without a full stop; times in the site's `zone`."""
    words = WORDS[type(event)](event, zone, names)
    return words[:1].upper() + words[1:]


def line_words(
    line: Line, zone: tzinfo, *, names: Names = NO_NAMES, previous_rate: Decimal | None = None
) -> str:
    """What a line says; `previous_rate` (mL/h) makes a rate change read "5.0 → 10.0 mL/h"."""
    if line.event is None:
        return tr("Entry {seq} struck out: {why}").format(seq=line.amends, why=line.reason or "")
    if previous_rate is not None:
        changed = events_infusion.change_words(line.event, previous_rate)
        if changed:
            return changed
    return event_words(line.event, zone, names)
