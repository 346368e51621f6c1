"""The empty mapping of a frozen value cannot be written to."""

from types import MappingProxyType

import pytest

from infusetrack.domain.mappings import copied, nothing, plus


def test_nothing_stays_empty():
    with pytest.raises(TypeError):
        nothing()["key"] = 1
    assert not nothing()


@pytest.mark.parametrize("kind", [dict, MappingProxyType])
def test_a_mapping_that_grows_leaves_the_old_one_as_it_was(kind):
    old = kind({"a": 1, "b": 2})
    assert plus(old, "b", 3) == {"a": 1, "b": 3}
    assert plus(old, "c", 4) == {"a": 1, "b": 2, "c": 4}
    assert old == {"a": 1, "b": 2}
    with pytest.raises(TypeError):
        plus(old, "c", 4)["c"] = 5


@pytest.mark.parametrize("kind", [dict, MappingProxyType])
def test_a_copy_is_ones_own(kind):
    old = kind({"a": 1})
    copied(old)["a"] = 2
    assert old == {"a": 1}
