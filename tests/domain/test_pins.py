"""PINs: which are too weak, and how long guessing waits."""

from datetime import timedelta

import pytest

from infusetrack.domain.errors import Refused
from infusetrack.domain.pins import check_pin, locked_until, wait_after
from infusetrack.domain.site import Staff
from tests.domain.small_trial import at


@pytest.mark.parametrize(
    ("pin", "code"),
    [
        ("", "pin_not_digits"), ("12345", "pin_short"), ("12a456", "pin_not_digits"),
        ("\uff11\uff12\uff13\uff14\uff15\uff16", "pin_not_digits"), ("000000", "pin_same"), ("123456", "pin_run"),
        ("654321", "pin_run"), ("890123", "pin_run"), ("210987", "pin_run"),
    ],
)  # fmt: skip
def test_weak_pins_are_refused(pin, code):
    with pytest.raises(Refused, match=code):
        check_pin(pin)


@pytest.mark.parametrize("pin", ["270914", "12345612", "999998"])
def test_other_pins_pass(pin):
    check_pin(pin)


@pytest.mark.parametrize(
    ("failures", "seconds"), [(0, 0), (4, 0), (5, 30), (6, 60), (9, 480), (10, 900), (4000, 900)]
)
def test_the_fifth_wrong_pin_waits_half_a_minute_and_each_more_doubles_it_to_a_quarter_hour(
    failures, seconds
):
    assert wait_after(failures) == timedelta(seconds=seconds)


def test_who_never_failed_is_not_locked():
    assert locked_until(Staff("RN 27", "nurse", ""), at(8)) is None


def test_the_lock_ends_with_its_time():
    who = Staff("RN 27", "nurse", "", failures=5, last_failure_at=at(8))
    assert locked_until(who, at(8)) == at(8) + timedelta(seconds=30)
    assert locked_until(who, at(8) + timedelta(seconds=30)) is None
