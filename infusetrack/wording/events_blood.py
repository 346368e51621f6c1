"""Sentences for blood products."""

from collections.abc import Callable, Mapping
from datetime import tzinfo
from typing import Any

from infusetrack.domain import events as e
from infusetrack.wording.events_infusion import joined
from infusetrack.wording.events_names import Names
from infusetrack.wording.figures import clock, trimmed
from infusetrack.wording.translate import mark, tr, translated

PRODUCTS: Mapping[str, str] = {
    "red_cells": mark("Red cells"),
    "platelets": mark("Platelets"),
    "plasma": mark("Plasma"),
    "other": mark("Blood product"),
}


def product_words(product: str) -> str:
    """A blood product's name."""
    return translated(PRODUCTS[product])


def _transfused(event: e.Transfused, zone: tzinfo, _names: Names) -> str:
    text = tr("{product} {ml} mL from {start}").format(
        product=product_words(event.product),
        ml=trimmed(event.volume_ml),
        start=clock(event.started_at, zone),
    )
    if event.stopped_at is not None:
        text += " " + tr("to {end}").format(end=clock(event.stopped_at, zone))
    if event.reaction:
        text += ", " + tr("reaction: {words}").format(words=event.reaction)
    if event.unit_number:
        text += ", " + tr("unit {number}").format(number=event.unit_number)
    return joined(text, event.note)


WORDS: Mapping[type[e.Event], Callable[[Any, tzinfo, Names], str]] = {e.Transfused: _transfused}
"""What says each fact of blood products."""
