"""Errors carry a code and facts, never a sentence."""

from infusetrack.domain.errors import BrokenWorld, InfuseTrackError, Refused


def test_a_refusal_names_its_code_and_facts():
    refused = Refused("step_waits", step="Release")
    assert (str(refused), refused.code, refused.facts) == (
        "step_waits: step=Release", "step_waits", {"step": "Release"},
    )  # fmt: skip


def test_a_code_alone_stands_alone():
    assert str(BrokenWorld("disk_full")) == "disk_full"


def test_both_kinds_are_ours_and_neither_is_the_other():
    assert issubclass(Refused, InfuseTrackError)
    assert not issubclass(Refused, BrokenWorld)
