"""A code holds what a scanner gives back, or there is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infusetrack.domain.scan_codes import SHORTEST, code_of


@pytest.mark.parametrize(
    ("identifier", "code"),
    [
        ("PED-0417", "PED-0417"),
        ("  HN   20417 ", "HN 20417"),
        ("H-5", ""),
        ("ÅSE-20417", ""),
        ("HN\t20417", "HN 20417"),
        ("", ""),
    ],
)
def test_a_code_is_what_the_identity_step_compares(identifier, code):
    assert code_of(identifier) == code


@given(st.text())
def test_no_code_is_too_short_or_of_signs_that_a_keyboard_lacks(identifier):
    code = code_of(identifier)
    assert not code or (len(code) >= SHORTEST and all(" " <= letter <= "~" for letter in code))
