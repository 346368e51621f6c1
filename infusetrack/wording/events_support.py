"""Sentences for the opioid infusion, for fluids, for a drug that was not taken and for notes."""

from collections.abc import Callable, Mapping
from datetime import tzinfo
from typing import Any

from infusetrack.domain import events as e
from infusetrack.wording.events_infusion import joined
from infusetrack.wording.events_names import Names
from infusetrack.wording.figures import trimmed
from infusetrack.wording.translate import tr


def _opioid(event: e.OpioidRateSet, _zone: tzinfo, _names: Names) -> str:
    if not event.rate_mcg_kg_h:
        return joined(tr("{drug} infusion off").format(drug=event.drug), event.why, _checked(event))
    text = tr("{drug} infusion at {rate} mcg/kg/h").format(drug=event.drug, rate=trimmed(event.rate_mcg_kg_h))
    return joined(text, event.why, _checked(event))


def _checked(event: e.OpioidRateSet) -> str:
    return tr("checked by {who}").format(who=event.checked_by) if event.checked_by else ""


def _fluid(event: e.FluidCounted, _zone: tzinfo, _names: Names) -> str:
    template = tr("In: {what} {ml} mL") if event.way == "in" else tr("Out: {what} {ml} mL")
    return joined(template.format(what=event.what, ml=trimmed(event.volume_ml)), event.note)


def _refused(event: e.DrugRefused, _zone: tzinfo, _names: Names) -> str:
    return joined(tr("{drug} offered, not taken").format(drug=event.drug), event.why)


def _note(event: e.NoteWritten, _zone: tzinfo, _names: Names) -> str:
    return tr("Note: {words}").format(words=event.words)


WORDS: Mapping[type[e.Event], Callable[[Any, tzinfo, Names], str]] = {
    e.OpioidRateSet: _opioid,
    e.FluidCounted: _fluid,
    e.DrugRefused: _refused,
    e.NoteWritten: _note,
}
"""What says each fact of support."""
