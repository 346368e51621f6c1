"""A real bedside on a record in memory, for tests of the window and its screens."""

from datetime import UTC, date
from decimal import Decimal

from argon2 import PasswordHasher

from infusetrack.catalog.regimens import builtin
from infusetrack.domain.events import Measured, PatientEnrolled
from infusetrack.session.aside import at_once
from infusetrack.session.board_session import BoardSession, Ground
from infusetrack.session.sign_in import SignIn
from infusetrack.session.site_session import SiteSession
from infusetrack.ui.bedside import Bedside, Tools
from tests.fakes import FakeClock, MemoryRecord

PIN = "270194"


def bedside(record: MemoryRecord, clock: FakeClock, *, rehearsal: bool = False) -> Bedside:
    """A station with the trial's regimens and nobody known yet."""
    regimens = {"nct04751383": builtin("nct04751383")}
    site = SiteSession(record=record, clock=clock)
    sign_in = SignIn(
        site, clock=clock, hasher=PasswordHasher(time_cost=1, memory_cost=64, parallelism=1), run=at_once
    )
    board = BoardSession(site, Ground(record, clock, regimens))
    return Bedside(Tools(clock, UTC, regimens, site, board, sign_in, rehearsal=rehearsal))


def signed_in(bedside: Bedside, badge: str = "RN 27") -> Bedside:
    """The same with its first account signed in."""
    bedside.tools.sign_in.first_account(badge, PIN, lambda _who, _why: None)
    bedside.tools.sign_in.sign_in(badge, PIN, lambda who, _why: bedside.set_person(who))
    return bedside


def enrolled(bedside: Bedside, study_id: str = "PED-0417", day: str = "C1D1") -> Bedside:
    """The same with a child enrolled, measured, and the chart open."""
    session = bedside.tools.board.session(study_id)
    session.write(
        PatientEnrolled(
            study_id=study_id,
            initials="R. M.",
            birth_date=date(2020, 3, 14),
            sex="female",
            regimen=next(iter(bedside.tools.regimens)),
            arm="B",
            cohort="B1",
            c1d1=date(2026, 11, 22),
            second_identifier="14 Mar 2020",
            allergies=("Penicillin",),
        ),
        by=bedside.badge,
    )
    bedside.open_patient(study_id, day)
    bedside.write(Measured(day, "measure", Decimal("20.0"), Decimal("115.2")))
    return bedside
