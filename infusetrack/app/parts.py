"""What a station is made of: record, key, clock and places, and the bedside's tools over them."""

from dataclasses import dataclass
from datetime import tzinfo

from argon2 import PasswordHasher

from infusetrack.app import practice
from infusetrack.app.site_gate import site_gate
from infusetrack.app.terms import SiteTerms
from infusetrack.catalog.ctcae_expedited import expedited_rules
from infusetrack.catalog.emergency import emergency_card
from infusetrack.catalog.reference import plausible_limits
from infusetrack.catalog.regimens import built_ins
from infusetrack.devices.clock import SystemClock
from infusetrack.domain.site import SITE, replay_site
from infusetrack.places import Places, site_zone
from infusetrack.session.alarm_watch import AlarmWatch
from infusetrack.session.board_session import BoardSession, Ground
from infusetrack.session.hemoglobin_watch import HemoglobinWatch
from infusetrack.session.ports import Clock, Sounder
from infusetrack.session.sign_in import SignIn
from infusetrack.session.site_session import SiteSession
from infusetrack.store.drafts import DraftStore
from infusetrack.store.keys import data_key, system_keyring
from infusetrack.store.record_store import RecordStore
from infusetrack.ui.bedside import Tools


@dataclass(frozen=True, slots=True)
class Parts:
    """What differs between the real record and practice.

    `sentinel` are words for the sentinel's command line; None starts no sentinel.
    """

    record: RecordStore
    key: bytes
    clock: Clock
    zone: tzinfo
    places: Places
    rehearsal: bool = False
    speed: float = 1.0
    hasher: PasswordHasher | None = None
    sentinel: tuple[str, ...] | None = None


def tools_of(parts: Parts, drafts: DraftStore, sounder: Sounder, terms: SiteTerms) -> Tools:
    """The bedside's tools over these parts."""
    regimens = built_ins()
    ordered = {practice.REGIMEN: regimens[practice.REGIMEN], **regimens}
    site = SiteSession(record=parts.record, clock=parts.clock, admit=site_gate(ordered))
    board = BoardSession(site, Ground(parts.record, parts.clock, ordered))
    watch = AlarmWatch(
        board, site, clock=parts.clock, sounder=sounder, sound_wanted=parts.sentinel is not None,
        hemoglobin=HemoglobinWatch(),
    )  # fmt: skip
    return Tools(
        clock=parts.clock,
        zone=parts.zone,
        regimens=ordered,
        site=site,
        board=board,
        alarms=watch,
        sign_in=SignIn(site, clock=parts.clock, hasher=parts.hasher),
        rehearsal=parts.rehearsal,
        guards=plausible_limits(),
        drafts=drafts,
        emergency=emergency_card,
        terms=terms,
        expedited=expedited_rules,
    )


def real_parts(places: Places) -> Parts:
    """The parts over the real record of a data folder; raises where it cannot be opened."""
    new = not places.record.exists()
    key = data_key(places.folder, ring=system_keyring(), create=new)
    record = RecordStore(places.record, key, create=new)
    zone = site_zone(replay_site(record.lines(SITE)))
    return Parts(record, key, SystemClock(), zone, places, sentinel=())
