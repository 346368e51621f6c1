"""A child's first two days: enrolled, seated, magrolimab on C1D1, dinutuximab on C1D2, both signed and printed."""

from decimal import Decimal as D
from io import BytesIO

import pypdf
import pytest
from PySide6.QtCore import Qt

from infusetrack.domain.chart import replay
from infusetrack.domain.events import DocumentPrinted, StaffAdded
from infusetrack.domain.infusion import Phase
from infusetrack.domain.record import Draft
from infusetrack.domain.site import SITE
from infusetrack.store.record_store import RecordStore
from tests.journeys.nurse import CONTROL, HASHER, KEY, PIN, ZONE, Nurse, journey_clock, open_station

STALL_MS, LONGEST_STALL_MS, BUSY = 50, 250, 2
"""The target for one silence of the window, what a hiccup may cost, and how slow a shared machine may be."""
LABS = {
    "hemoglobin": ("11.2", "11.5", "15.5"), "neutrophils": ("2.4", "1.5", "8"), "platelets": ("180", "150", "400"),
    "sodium": ("138", "135", "145"), "potassium": ("4.1", "3.5", "5.1"), "calcium": ("9.2", "8.8", "10.8"),
    "albumin": ("3.9", "3.5", "5"), "creatinine": ("0.4", "0.3", "0.7"), "bilirubin": ("0.5", "0.1", "1.2"),
    "alt": ("31", "5", "45"), "ast": ("34", "10", "50"),
}  # fmt: skip
VITALS = {
    "sbp": "104", "dbp": "62", "heart_rate": "102", "respiratory_rate": "20", "temperature_c": "37,1",
    "temperature_site": "ear", "spo2": "99", "pain": "0", "pain_scale": "FLACC", "oxygen": "air",
    "line_site": "ok", "sedation": "1",
}  # fmt: skip


@pytest.fixture
def clock():
    return journey_clock(2026, 11, 22, 6)


@pytest.fixture
def nurse(tmp_path, clock, qtbot):
    """RN 27 at a station with an empty record; three colleagues are known."""
    record = RecordStore(tmp_path / "record.db", KEY)
    hashed = HASHER.hash(PIN)
    for seq, (badge, role) in enumerate(
        (("AD 01", "admin"), ("RN 27", "nurse"), ("RN 14", "nurse"), ("PI 01", "investigator")), 1
    ):
        record.append(SITE, seq, Draft(clock.now(), clock.now(), "AD 01", StaffAdded(badge, role, hashed)))
    record.close()
    station = open_station(tmp_path, clock)
    qtbot.addWidget(station.window)
    hand = Nurse(station, clock, qtbot)
    hand.sign_in("RN 27")
    return hand


def enrol(nurse: Nurse) -> None:
    nurse.show("enrol")
    screen = nurse.window.screens["enrol"]
    nurse.fill(
        screen.person, study_id="PED-0501", initials="Q. B.", second="HN 20501", birth_date="14 Mar 2020",
        sex="female", c1d1="22 Nov 2026", arm="B", **{"cohort.B": "B1"}, allergies_known="none", hgb="11.4",
    )  # fmt: skip
    nurse.fill(
        screen.signing.form, decision="eligible", comment="items checked on paper", badge="PI 01", pin=PIN
    )
    with nurse.qtbot.waitSignal(screen.signing.signed):
        nurse.watch.key_click(screen, Qt.Key.Key_S, CONTROL)


def seat(nurse: Nurse) -> None:
    nurse.show("chairs")
    form = nurse.window.screens["chairs"].seat_form
    form.begin("PED-0501")
    nurse.watch.key_click(form, Qt.Key.Key_S, CONTROL)
    assert nurse.bedside.tools.board.seats[0].study_id == "PED-0501"


def labs(nurse: Nurse, step: str, drawn: str) -> None:
    texts = {"drawn": drawn}
    for key, (value, low, high) in LABS.items():
        texts |= {key: value, f"{key}.lln": low, f"{key}.uln": high}
    form = nurse.open_step(step)
    units = {key: row.analyte.unit for key, row in form.rows.items()} if isinstance(form.rows, dict) else {}
    nurse.do(step, **texts, **{f"{key}.unit": unit for key, unit in units.items() if key in LABS})


def test_two_days_from_arrival_to_two_signed_pages(nurse, clock, tmp_path) -> None:
    enrol(nurse)
    seat(nurse)
    nurse.open("PED-0501", "C1D1")
    nurse.show("today")
    magrolimab_day(nurse)
    sign(nurse)
    pages = printed(nurse, tmp_path)
    assert "PED-0501" in pages
    assert "magrolimab" in pages.casefold()

    nurse.at(6, 40, day=23)
    nurse.bedside.tools.board.leave(1, by="RN 27")
    seat(nurse)
    nurse.open("PED-0501", "C1D2")
    nurse.show("today")
    dinutuximab_day(nurse)
    sign(nurse)
    pages = printed(nurse, tmp_path)
    assert "late" in pages.casefold()
    assert "line kinked" in pages

    assert nurse.bedside.record.is_signed
    assert len(nurse.bedside.chart.of_kind(DocumentPrinted)) == 2
    assert replay(nurse.station.parts.record.lines("patient/PED-0501")) == nurse.bedside.chart
    print(f"\nlongest silences of the window: {nurse.watch.told()} (target {STALL_MS} ms)")  # noqa: T201
    assert nurse.watch.stall_ms < STALL_MS * BUSY, nurse.watch.told()
    assert nurse.watch.longest_ms < LONGEST_STALL_MS, nurse.watch.told()


def arrival(nurse: Nurse) -> None:
    nurse.do("identity", study_id="PED-0501", second="HN 20501", not_scanned="no wristband scanner")


def magrolimab_day(nurse: Nurse) -> None:
    magrolimab_until_running(nurse)
    nurse.at(8, 15)
    take_vitals(nurse)
    nurse.at(10)
    nurse.act("E")
    flush(nurse, "2", "25", (10, 5))
    observe(nurse, (11, 5))
    nurse.answer("teach")
    nurse.at(12)
    labs(nurse, "hgb_after", "1150")
    nurse.do("events")


def dinutuximab_day(nurse: Nurse) -> None:
    arrival(nurse)
    nurse.do("measure", weight="20.1")
    labs(nurse, "labs", "0630")
    nurse.answer("neuro")
    nurse.do("baseline", **VITALS)
    nurse.do("release")
    nurse.do(
        "order", prescriber="MD 03", basis="mg_m2", per_unit="17.5", rounding="0.1 mg", ordered="14",
        minutes="615",
    )  # fmt: skip
    nurse.answer("access")
    nurse.answer("emergency")
    nurse.do(
        "bag", product="dinutuximab", lot="L 42", expires="24 Nov 2026 06:00", mixed="0630", drug_ml="4",
        vials="1", bag_ml="100", dead_ml="3", primed="saline",
    )  # fmt: skip
    nurse.at(7)
    nurse.do("hydration", volume_ml="200")
    premed(nurse)
    check(nurse, "14", "100", "5")
    nurse.at(8)
    nurse.do("hydration", volume_ml="200")
    assert nurse.bedside.record.closed("hydration")
    premed(nurse, "opioid")
    nurse.do("infusion")
    nurse.at(8, 30)
    nurse.act("R", rate="10", reason="titration")
    nurse.at(11, 30)
    nurse.act("P", why="line kinked", when="1100", late="was with the child")
    nurse.at(11, 40)
    nurse.act("P", rate="10", ordered_by="MD 03")
    take_vitals(nurse)
    assert nurse.bedside.record.infusions["infusion"].delivered_ml(nurse.bedside.now()) == D("27.5")
    nurse.at(18, 55)
    nurse.act("E")
    flush(nurse, "3", "10", (19, 15))
    observe(nurse, (23, 0), also="opioid_off")
    nurse.do("events")


def premed(nurse: Nurse, step: str = "premed") -> None:
    form = nurse.open_step(step)
    for row in getattr(form, "rows", {}).values():
        window = row.window_
        if window is None:
            continue
        nurse.fill(row.form, dose=f"{window.high.normalize():f}")
        row.button.setFocus()
        nurse.watch.key_click(row.button, Qt.Key.Key_Space)
    nurse.answer(step) if form.plan.fields else nurse.save(form)
    assert nurse.bedside.record.closed(step), step


def check(nurse: Nurse, dose: str, volume: str, rate: str) -> None:
    nurse.do("check", dose=dose, volume=volume, rate=rate)
    form = nurse.open_step("check")
    nurse.fill(form.second_form, badge="RN 14", pin=PIN, dose=dose, volume=volume, rate=rate)
    with nurse.qtbot.waitSignal(nurse.bedside.chart_changed):
        nurse.save(form)
    assert nurse.bedside.record.closed("check")
    assert nurse.bedside.record.checks["check"].second_by == "RN 14"


def take_vitals(nurse: Nurse) -> None:
    nurse.window.setFocus()
    nurse.press(Qt.Key.Key_V)
    screen = nurse.window.screens["vitals"]
    assert nurse.window.front() is screen
    before = len(nurse.bedside.record.vitals)
    nurse.fill(screen.sheet.entry, **VITALS)
    nurse.watch.key_click(screen.sheet, Qt.Key.Key_S, CONTROL)
    assert len(nurse.bedside.record.vitals) == before + 1
    nurse.show("today")


def flush(nurse: Nurse, ml: str, rate: str, until: tuple[int, int]) -> None:
    nurse.do("flush", volume=ml, rate=rate)
    nurse.at(*until)
    nurse.save(nurse.open_step("flush"))
    assert nurse.bedside.record.closed("flush")


def observe(nurse: Nurse, until: tuple[int, int], also: str = "") -> None:
    nurse.do("observe")
    nurse.at(*until)
    if also:
        nurse.answer(also)
    nurse.save(nurse.open_step("observe"))
    assert nurse.bedside.record.closed("observe")


def sign(nurse: Nurse) -> None:
    form = nurse.open_step("sign")
    nurse.fill(form.form, meaning="performed", pin=PIN)
    with nurse.background("the backup is made"), nurse.qtbot.waitSignal(nurse.bedside.back_up_asked):
        nurse.save(form)


def printed(nurse: Nurse, folder) -> str:
    """The page is looked at as it would print, then printed: kept as a file, for there is no printer here."""
    nurse.window.setFocus()
    with nurse.watch.waiting("the page is looked at"):
        nurse.press(Qt.Key.Key_P, CONTROL)
        paper = nurse.window.screens["paper"]
        nurse.qtbot.waitUntil(paper.preview.print_button.isEnabled)
    count = len(nurse.bedside.chart.of_kind(DocumentPrinted))
    with nurse.watch.waiting("the page is printed"):
        nurse.press(Qt.Key.Key_P, CONTROL | Qt.KeyboardModifier.ShiftModifier)
        nurse.qtbot.waitUntil(lambda: len(nurse.bedside.chart.of_kind(DocumentPrinted)) > count)
    nurse.show("today")
    newest = max((folder / "documents").glob("*.pdf"), key=lambda path: path.stat().st_mtime_ns)
    pages = pypdf.PdfReader(BytesIO(newest.read_bytes())).pages
    assert all("PED-0501" in page.extract_text() for page in pages)
    return " ".join(page.extract_text() for page in pages)


def test_a_killed_program_comes_back_with_every_figure_right(nurse, clock, tmp_path, qtbot) -> None:
    enrol(nurse)
    seat(nurse)
    nurse.open("PED-0501", "C1D1")
    nurse.show("today")
    magrolimab_until_running(nurse)
    nurse.at(8, 30)
    live = nurse.bedside.record.infusions["infusion"]
    nurse.station.ticker.stop()

    clock.advance(minutes=47)
    again = open_station(tmp_path, clock)
    qtbot.addWidget(again.window)
    hand = Nurse(again, clock, qtbot)
    hand.sign_in("RN 27")
    hand.open("PED-0501", "C1D1")
    hand.show("today")
    found = hand.bedside.record.infusions["infusion"]

    assert found == live
    assert found.phase is Phase.RUNNING
    assert found.delivered_ml(clock.now()) == D(25) * 77 / 60
    shown = hand.today.live
    assert shown.infused.value() == "32.1"
    assert "ends 10:00" in shown.ring.accessibleName()
    assert again.parts.record.lines("patient/PED-0501") == nurse.bedside.chart.lines


def magrolimab_until_running(nurse: Nurse) -> None:
    arrival(nurse)
    nurse.do("measure", weight="20", height="115")
    nurse.answer("bloodbank")
    nurse.answer("pregnancy")
    labs(nurse, "labs", "0600")
    nurse.answer("screen")
    nurse.do("baseline", **VITALS)
    nurse.do("release")
    nurse.do(
        "order", prescriber="MD 03", basis="mg_kg", per_unit="1", rounding="none", ordered="20", minutes="120"
    )
    premed(nurse)
    nurse.do(
        "bag", product="magrolimab", lot="KIT 7", expires="22 Nov 2026 23:00", drug_ml="1", vials="1",
        bag_ml="50", dead_ml="2", primed="saline",
    )  # fmt: skip
    check(nurse, "20", "50", "25")
    nurse.at(8)
    nurse.do("infusion")
    assert nurse.bedside.now().astimezone(ZONE).hour == 8
