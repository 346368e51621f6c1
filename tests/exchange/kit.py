"""A kit of the installed files, and a way to ask one question."""

from infusetrack.catalog.ctcae import ctcae
from infusetrack.catalog.reference import plausible_limits
from infusetrack.catalog.reference_tables import reference
from infusetrack.catalog.regimens import builtin
from infusetrack.exchange.calc import Kit, answer

TRIAL = builtin("nct04751383")
KIT = Kit(lambda: {TRIAL.id: TRIAL}, plausible_limits, read_ctcae=ctcae, read_reference=reference)


def ask(kit=KIT, **question):
    return answer(question, kit)


def error(**question):
    found = ask(**question)
    assert found["ok"] is False, found
    assert "{" not in found["error"]
    return found["error"]
