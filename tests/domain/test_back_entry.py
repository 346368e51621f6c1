"""Paper that comes back: its number, the date of each time on it, and what is in the record already."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infusetrack.domain.back_entry import Paper, date_of, last_form, paper_of, written_lines
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import DocumentPrinted, FluidCounted
from infusetrack.domain.record import FUTURE_ALLOWED, Line
from tests.practice_charts import RUNNING, chart_of

ZONE = ZoneInfo("America/New_York")
FORM, OTHER = "b65b98737a78", "0123456789ab"
PRINTED = datetime(2026, 11, 24, 13, 25, tzinfo=ZONE)
YEAR = datetime(2026, 1, 1)  # noqa: DTZ001 (the property adds the zone)
TUE, WED = date(2026, 11, 24), date(2026, 11, 25)


def _with(chart, at, event, entry=""):
    return chart.after(Line(chart.stream, chart.next_seq, at, at, "RN 27", event, entry=entry))


@pytest.fixture
def printed():
    chart, label, now = chart_of(RUNNING)
    chart = _with(chart, now, DocumentPrinted(label, "downtime", OTHER, chart.tip))
    chart = _with(chart, now + timedelta(minutes=1), DocumentPrinted(label, "day", "ffffffffffff", chart.tip))
    return _with(chart, now + timedelta(minutes=2), DocumentPrinted(label, "downtime", FORM, chart.tip))


def test_a_form_is_known_by_its_number_and_its_print(printed):
    paper = paper_of(printed, f" {FORM.upper()} ")
    assert paper == Paper(FORM, printed.lines[-1].happened_at)
    assert paper_of(printed, "abcabcabcabc") == Paper("abcabcabcabc", None)


@pytest.mark.parametrize("typed", ["", "b65b", "b65b98737a7g", "b65b98737a789"])
def test_what_is_no_number_of_a_form_is_refused(printed, typed):
    with pytest.raises(Refused, match="paper_form"):
        paper_of(printed, typed)


def test_the_last_form_of_the_day_is_offered(printed):
    assert last_form(printed, "downtime", "C1D3") == FORM
    assert last_form(printed, "downtime", "C1D2") == ""


def test_a_line_in_the_record_is_found_by_its_number_also_once_it_is_struck(printed):
    paper = paper_of(printed, FORM)
    at = printed.lines[-1].happened_at
    chart = _with(printed, at, FluidCounted("C1D3", "out", "urine", Decimal(120)), paper.entry("60"))
    chart = _with(chart, at, FluidCounted("C1D3", "out", "urine", Decimal(90)), Paper(OTHER).entry("61"))
    assert {key: line.seq for key, line in written_lines(chart, paper).items()} == {"60": chart.lines[-2].seq}
    struck = chart.after(
        Line(chart.stream, chart.next_seq, at, at, "RN 27", None, chart.lines[-2].seq, "other child")
    )
    assert list(written_lines(struck, paper)) == ["60"]


@pytest.mark.parametrize(
    ("clock", "now", "on"),
    [
        (time(13, 30), PRINTED + timedelta(minutes=10), TUE),
        (time(13, 22), PRINTED + timedelta(minutes=10), TUE),
        (time(23, 50), PRINTED + timedelta(hours=14), TUE),
        (time(0, 10), PRINTED + timedelta(hours=14), WED),
        (time(13, 10), PRINTED + timedelta(hours=24), WED),
        (time(13, 30), PRINTED + timedelta(days=3), TUE),
    ],
)
def test_a_time_after_the_print_is_on_the_next_day_once_midnight_has_passed(clock, now, on):
    assert date_of(clock, ZONE, now, PRINTED) == on


def test_a_time_before_the_print_is_told_as_such_and_one_to_come_too():
    now = PRINTED + timedelta(minutes=40)
    with pytest.raises(Refused, match="paper_time_early") as told:
        date_of(time(12, 50), ZONE, now, PRINTED)
    assert told.value.facts == {"text": "12:50", "printed": PRINTED}
    with pytest.raises(Refused, match="paper_time_to_come"):
        date_of(time(15, 0), ZONE, now, PRINTED)


@pytest.mark.parametrize(
    ("clock", "on"), [(time(13, 25), TUE), (time(13, 26), TUE), (time(13, 27), TUE - timedelta(days=1))]
)
def test_without_a_print_a_time_is_the_last_one_before_now(clock, on):
    assert date_of(clock, ZONE, PRINTED, None) == on


def test_on_the_night_of_two_half_past_ones_the_second_still_follows_the_print():
    night = date(2026, 11, 1)
    printed = datetime(2026, 11, 1, 1, 45, tzinfo=ZONE)
    assert date_of(time(1, 30), ZONE, printed + timedelta(hours=3), printed) == night
    second = datetime(2026, 11, 1, 1, 45, fold=1, tzinfo=ZONE)
    assert date_of(time(1, 30), ZONE, second + timedelta(hours=25), second) == date(2026, 11, 2)


@given(
    printed=st.datetimes(YEAR, YEAR + timedelta(days=700)).map(lambda at: at.replace(tzinfo=UTC)),
    later=st.timedeltas(timedelta(0), timedelta(hours=24)),
    clock=st.times(),
)
def test_a_date_never_lies_in_the_future_nor_far_before_the_print(printed, later, clock):
    now, clock = printed + later, clock.replace(second=0, microsecond=0)
    for moments in _placed(clock, now, printed):
        assert min(moments) <= now + FUTURE_ALLOWED
        assert max(moments) >= printed - timedelta(minutes=5)


def _placed(clock, now, printed):
    """Both readings of the time on its inferred date; nothing where it is refused."""
    try:
        on = date_of(clock, ZONE, now, printed)
    except Refused:
        return
    yield [datetime.combine(on, clock.replace(fold=fold), ZONE).astimezone(UTC) for fold in (0, 1)]
