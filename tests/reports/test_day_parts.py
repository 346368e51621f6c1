"""Single parts of the day's page: ages, arithmetic, times, marks, limits."""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from infusetrack.domain.chart import replay
from infusetrack.domain.events import BagReceived, ClockGap, LabValue, OrderEntered, PumpRead
from infusetrack.reports.context import DayContext, age_words, bsa_words, offset_words
from infusetrack.reports.day_changes import amount, changes, late_words
from infusetrack.reports.day_closing import record_state, signatures
from infusetrack.reports.day_infusion import infusions
from infusetrack.reports.day_labs import labs
from infusetrack.reports.day_observations import vitals
from infusetrack.reports.day_orders import concentration_words, difference_words, formula_words, orders
from infusetrack.reports.day_steps import steps
from infusetrack.reports.furniture import Furniture, Masthead, allergy_words
from infusetrack.reports.infusion_chart import chart
from infusetrack.reports.style import INK
from infusetrack.reports.timeline import timeline
from infusetrack.reports.vitals_plot import PAIN_ROW
from infusetrack.wording.units import unit_words
from tests.days import START, dinutuximab_day, magrolimab_day, regimen
from tests.fakes import MemoryRecord
from tests.reports.pages import printing


@pytest.fixture(scope="module")
def context():
    record = MemoryRecord()
    magrolimab_day(record)
    return _context(dinutuximab_day(record), "C1D2")


def _context(lines, label, **more):
    whole = replay(lines)
    return DayContext.of(whole, regimen(), label, printing(whole, **more))


def _order(**changes):
    usual = OrderEntered(
        "C1D2", "order", "dinutuximab", "MD 03", "mg_m2", Decimal("17.5"), Decimal(14), Decimal("13.98"),
        Decimal("20.0"), Decimal(115), "du_bois", Decimal("0.80"), "0.1 mg", 600,
    )  # fmt: skip
    return replace(usual, **changes)


@pytest.mark.parametrize(
    ("born", "told"),
    [
        (date(2020, 3, 14), "6 y"),
        (date(2023, 11, 25), "2 y 11 mo"),
        (date(2026, 11, 24), "0 y 0 mo"),
        (date(2027, 1, 1), "0 y 0 mo"),
    ],
)
def test_ages_have_months_below_three_years(born, told):
    assert age_words(born, date(2026, 11, 24)) == told


def test_body_surface_keeps_two_decimals():
    assert bsa_words(Decimal("0.8")) == "0.80"
    assert bsa_words(Decimal("0.799305"), 4) == "0.7993"
    assert bsa_words(Decimal("1.0000"), 4) == "1.00"


def test_an_offset_names_its_zone():
    assert offset_words(ZoneInfo("Asia/Kolkata"), START) == "Asia/Kolkata, UTC+05:30"
    assert offset_words(timezone(timedelta(hours=2)), START) == "this computer, UTC+02:00"


def test_a_dose_is_told_by_its_basis():
    sign = "\N{MULTIPLICATION SIGN}"
    assert formula_words(_order()) == f"17.5 mg/m² {sign} 0.80 m² (Du Bois, 20.0 kg, 115 cm) = 13.98 mg"
    assert formula_words(_order(basis="mg_kg", per_unit=Decimal(1))) == f"1 mg/kg {sign} 20.0 kg = 13.98 mg"
    assert formula_words(_order(basis="flat")) == "flat dose 13.98 mg"


def test_a_difference_has_its_sign():
    assert difference_words(_order()) == "+0.1 % from computed"
    assert difference_words(_order(ordered_mg=Decimal(13))) == "\N{MINUS SIGN}7.0 % from computed"
    assert "zero" in difference_words(_order(computed_mg=Decimal(0)))


@pytest.mark.parametrize(
    ("agent", "dose", "told"),
    [
        ("dinutuximab", Decimal(14), "0.14 mg/mL, inside 0.044 to 0.56"),
        ("dinutuximab", Decimal(1), "0.01 mg/mL, OUTSIDE 0.044 to 0.56"),
        ("magrolimab", Decimal(20), "0.2 mg/mL, no limits in the regimen"),
        ("dinutuximab", None, "not known without an order"),
    ],
)
def test_a_bags_strength_stands_beside_its_limits(context, agent, dose, told):
    bag = BagReceived("C1D2", "bag", agent, "p", "l", START, None, Decimal(4), 1, Decimal(100))
    assert concentration_words(context, bag, dose) == told


def test_a_reason_for_a_dose_or_a_bag_out_of_line_is_printed(context):
    lines = tuple(
        replace(line, event=replace(line.event, **{field: "x" * 300}))
        if (field := {OrderEntered: "differs_because", BagReceived: "outside_because"}.get(type(line.event)))
        else line
        for line in context.chart.lines
    )
    assert sum(s.height for s in orders(_context(lines, "C1D2"))) > sum(s.height for s in orders(context))


def test_a_drug_that_the_regimen_does_not_have_is_drawn_in_ink(context):
    assert context.agent_colours("other")[0] == INK


def test_a_time_of_another_day_carries_its_date(context):
    assert context.time(START) == "08:10"
    assert context.time(START + timedelta(days=1)) == "25 Nov 08:10"
    assert context.time(START + timedelta(days=365)) == "24 Nov 2027 08:10"


def test_a_late_line_and_an_amended_one_are_told_apart(context):
    late = next(line for line in context.written if line.is_late and line.amends is None)
    amended = next(line for line in context.written if line.amends is not None and line.event is not None)
    assert late_words(context, late) == "late 17:11"
    assert late_words(context, amended) == "amended 17:13"
    assert late_words(context, context.lines[0]) == ""


def test_what_was_not_taken_is_left_white():
    assert amount(None) == ""
    assert amount(118) == "118"
    assert unit_words("10^9/L").endswith(" 10⁹/L")
    assert unit_words(LabValue("na", Decimal(1), "mmol/L").unit) == "mmol/L"


def test_the_marks_of_the_drawing_are_numbered_in_time(context):
    line = timeline(context)
    assert [moment.number for moment in line.moments] == list(range(1, len(line.moments) + 1))
    assert [moment.at for moment in line.moments] == sorted(moment.at for moment in line.moments)
    assert all(0 <= line.share(moment.at) <= 1 for moment in line.moments)
    assert line.share(line.last) == 1


def test_a_time_in_which_nobody_looked_and_the_pumps_own_number_are_marked(context):
    lines = context.chart.lines
    at = START + timedelta(hours=1)
    gap = replace(lines[-1], seq=len(lines) + 1, happened_at=at, event=ClockGap("away", 420), amends=None)
    read = PumpRead("C1D2", "infusion", Decimal("5.0"), Decimal("5.1"))
    asked = replace(gap, seq=gap.seq + 1, event=read)
    words = [one.words for one in timeline(_context((*lines, gap, asked), "C1D2")).moments]
    assert any("away for 7 min" in one for one in words)
    assert any("Pump shows 5.0 mL" in one for one in words)


def test_the_axis_has_a_dozen_ticks_at_most(context):
    line = timeline(context)
    for hours in (1, 3, 12, 30):
        shown = replace(line, last=line.first + timedelta(hours=hours))
        assert 2 <= len(shown.ticks()) <= 16


def test_a_day_without_vital_signs_has_a_lower_drawing(context):
    line = timeline(context)
    assert chart(context, replace(line, vitals=())).height < chart(context, line).height - PAIN_ROW


def test_a_day_without_infusion_is_not_drawn(context):
    other = _context(context.chart.lines, "C1D6")
    assert timeline(other) is None
    assert infusions(other) == []
    assert vitals(other) == []
    assert labs(other) == []
    assert steps(other)


def test_a_missing_character_adds_a_line_to_the_record(context):
    assert len(record_state(context, ("李",))) == len(record_state(context, ())) + 1


def test_parts_say_what_is_not_there(context):
    empty = _context(context.chart.lines, "C1D3")
    assert len(signatures(empty)) == 3
    assert len(signatures(context)) == 4
    assert len(changes(empty)) == 2
    assert empty.date is None


def test_a_long_header_takes_more_room(context):
    usual = Furniture(context, Masthead("x", ""))
    patient = replace(context.patient, second_identifier="HN " + "9" * 90, allergies=("a " * 70,))
    lines = tuple(
        replace(line, event=patient) if type(line.event).__name__ == "PatientEnrolled" else line
        for line in context.chart.lines
    )
    other = _context(lines, "C1D2", at=datetime(2026, 11, 26, tzinfo=ZoneInfo("UTC")))
    assert Furniture(other, Masthead("x", "")).height > usual.height
    assert allergy_words(other, short=True).startswith("ALLERGIES: a a a")
