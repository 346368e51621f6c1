"""Sentences for blood products and for decisions on the hemoglobin watch."""

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

ADVICE: Mapping[str, str] = {
    "none": mark("no rule met"),
    "watch": mark("watch"),
    "act": mark("act now"),
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


def _answered(event: e.HemoglobinAnswered, _zone: tzinfo, _names: Names) -> str:
    advice = tr("Hgb {value} ({advice})").format(
        value=trimmed(event.value_g_dl), advice=translated(ADVICE[event.tier])
    )
    template = tr("{advice}: {who} agrees") if event.agrees else tr("{advice}: {who} does not agree")
    return joined(template.format(advice=advice, who=event.decided_by), event.why)


WORDS: Mapping[type[e.Event], Callable[[Any, tzinfo, Names], str]] = {
    e.Transfused: _transfused,
    e.HemoglobinAnswered: _answered,
}
"""What says each fact of blood."""
