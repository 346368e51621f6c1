"""A fault of the record is told with its chart and entry."""

import pytest

from infusetrack.wording.integrity import FAULTS, fault_words


@pytest.mark.parametrize("code", FAULTS)
def test_each_fault_is_a_sentence(code):
    told = fault_words(code, "patient/007", 12, "page 3")
    assert "{" not in told
    assert told[0].isupper() or told.startswith("patient/007")


def test_the_entry_is_named():
    assert fault_words("gap", "patient/007", 12, "") == "patient/007: an entry is missing before entry 12."
