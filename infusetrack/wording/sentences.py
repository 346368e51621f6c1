"""From a coded error to one plain sentence that says what to do next."""

from collections.abc import Mapping
from datetime import UTC, tzinfo
from functools import cache
from importlib import import_module

from infusetrack.domain.errors import InfuseTrackError
from infusetrack.wording.translate import tr, translated

TOPICS = (
    "numbers",
    "record",
    "infusion",
    "day",
    "calendar",
    "orders",
    "staff",
    "files",
    "forms",
    "checks",
    "questions",
    "alarms",
    "support",
    "grades",
    "reactions",
    "blood",
    "lab_files",
    "handoff_refusals",
    "labels",
    "back_entry",
)
"""The modules beside this one, each with a `SENTENCES` table: code -> marked template."""


@cache
def table() -> Mapping[str, str]:
    """All templates by code."""
    found: dict[str, str] = {}
    for topic in TOPICS:
        found |= import_module(f"infusetrack.wording.{topic}").SENTENCES
    return found


def sentence(error: InfuseTrackError, zone: tzinfo = UTC) -> str:
    """What to tell a person: the template of the error's code, filled with its facts.

    What turns facts into words knows the whole domain; it is fetched with the first refusal,
    so that the sign-in need not wait for it.
    """
    template = table().get(error.code)
    if template is None:
        return tr("This could not be done: {code}.").format(code=error.code)
    facts = import_module("infusetrack.wording.facts").all_words(error.facts, zone)
    return translated(template).format(**facts)
