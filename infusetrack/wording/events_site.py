"""Sentences for the unit's facts: paper, chairs, site values, staff."""

from collections.abc import Callable, Mapping
from datetime import tzinfo
from typing import Any

from infusetrack.domain import events as e
from infusetrack.wording.documents import document_words
from infusetrack.wording.events_infusion import joined
from infusetrack.wording.events_names import Names, role_words
from infusetrack.wording.translate import tr

SHORT_HASH = 12
"""Characters of a hash that people compare by eye."""


def _printed(event: e.DocumentPrinted, _zone: tzinfo, _names: Names) -> str:
    return tr("{document} {document_id} printed at record {tip}").format(
        document=document_words(event.document), document_id=event.document_id, tip=event.tip[:SHORT_HASH]
    )


def _seated(event: e.ChairTaken, _zone: tzinfo, _names: Names) -> str:
    return tr("{study_id} sits in chair {chair} for {label}").format(
        study_id=event.study_id, chair=event.chair, label=event.day
    )


def _left(event: e.ChairLeft, _zone: tzinfo, _names: Names) -> str:
    return tr("{study_id} left chair {chair}").format(study_id=event.study_id, chair=event.chair)


def _value(event: e.SiteValueSet, _zone: tzinfo, _names: Names) -> str:
    text = tr("Site value {key} set to {value} (source: {source})").format(
        key=event.key, value=event.value, source=event.source
    )
    return joined(text, event.why)


def _reset(event: e.SiteValueReset, _zone: tzinfo, _names: Names) -> str:
    return joined(tr("Site value {key} taken back: the file's holds again").format(key=event.key), event.why)


def _added(event: e.StaffAdded, _zone: tzinfo, _names: Names) -> str:
    return tr("{badge} added as {role}").format(badge=event.badge, role=role_words(event.role))


def _pin(event: e.PinChanged, _zone: tzinfo, _names: Names) -> str:
    return tr("{badge} changed the PIN").format(badge=event.badge)


def _gone(event: e.StaffLeft, _zone: tzinfo, _names: Names) -> str:
    return tr("{badge} may no longer sign in").format(badge=event.badge)


def _signed_in(event: e.SignedIn, _zone: tzinfo, _names: Names) -> str:
    return tr("{badge} signed in").format(badge=event.badge)


def _failed(event: e.SignInFailed, _zone: tzinfo, _names: Names) -> str:
    return tr("Wrong PIN for {badge}").format(badge=event.badge)


WORDS: Mapping[type[e.Event], Callable[[Any, tzinfo, Names], str]] = {
    e.DocumentPrinted: _printed,
    e.ChairTaken: _seated,
    e.ChairLeft: _left,
    e.SiteValueSet: _value,
    e.SiteValueReset: _reset,
    e.StaffAdded: _added,
    e.PinChanged: _pin,
    e.StaffLeft: _gone,
    e.SignedIn: _signed_in,
    e.SignInFailed: _failed,
}
"""What says each fact of the unit."""
