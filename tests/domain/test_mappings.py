"""The empty mapping of a frozen value cannot be written to."""

import pytest

from infusetrack.domain.mappings import nothing


def test_nothing_stays_empty():
    with pytest.raises(TypeError):
        nothing()["key"] = 1
    assert not nothing()
