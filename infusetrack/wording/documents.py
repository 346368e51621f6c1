"""What each kind of printed document is called."""

from collections.abc import Mapping

from infusetrack.wording.translate import mark, tr, translated

DOCUMENTS: Mapping[str, str] = {
    "day": mark("Cycle-day summary"),
    "day summary": mark("Cycle-day summary"),
    "handoff": mark("Shift handoff"),
    "cycle": mark("Cycle summary"),
    "toxicity": mark("Toxicity log"),
    "hgb": mark("Hemoglobin report"),
    "chart": mark("Whole chart"),
    "downtime": mark("Downtime forms"),
    "labels": mark("Wristband and bag labels"),
    "correction": mark("Correction notice"),
    "rate segments": mark("Rate segments (file)"),
}


def document_words(kind: str, day: str = "") -> str:
    """A document's name, with the day that it tells of; a kind that is not known as it stands in the record."""
    name = translated(DOCUMENTS[kind]) if kind in DOCUMENTS else kind
    return tr("{name}, {day}").format(name=name, day=day) if day else name
