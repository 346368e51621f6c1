"""The words and choices of a set of vital signs."""

from collections.abc import Mapping

from infusetrack.wording.events_steps import SITES
from infusetrack.wording.translate import mark

LABELS: Mapping[str, str] = {
    "sbp": mark("Systolic"),
    "dbp": mark("Diastolic"),
    "heart_rate": mark("Heart rate"),
    "respiratory_rate": mark("Resp. rate"),
    "temperature_c": mark("Temperature"),
    "spo2": mark("SpO₂"),
    "pain": mark("Pain"),
}
UNITS: Mapping[str, str] = {"degC": "°C", "score": "/10"}
"""Units as printed, where the table of limits writes them otherwise."""
SITE_WORDS = SITES
SCALES = ("FLACC", "faces", "NRS")
SEDATION = (
    ("S", mark("S asleep")),
    ("1", mark("1 awake")),
    ("2", mark("2 drowsy")),
    ("3", mark("3 drifts off")),
    ("4", mark("4 hard to rouse")),
)
"""Pasero opioid-induced sedation scale, in our own short words."""
LINE_SITE = (("ok", mark("Intact")), ("problem", mark("Problem: note it")))
WHOLE_SET = ("sbp", "dbp", "heart_rate", "respiratory_rate", "temperature_c", "spo2")
"""What a baseline asks for, or a reason, where its plan does not say."""
