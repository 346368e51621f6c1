"""Who is at the station: accounts, PINs, lock-out, and the PIN asked again for a signature."""

from collections.abc import Callable
from dataclasses import dataclass

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError, VerifyMismatchError
from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from infusetrack.domain.errors import BrokenWorld, InfuseTrackError, Refused
from infusetrack.domain.events import PinChanged, SignedIn, SignInFailed, StaffAdded, StaffLeft
from infusetrack.domain.pins import check_pin, locked_until
from infusetrack.domain.site import ROLES, Staff
from infusetrack.session.ports import Clock
from infusetrack.session.site_session import SiteSession

Answer = Callable[[Staff | None, InfuseTrackError | None], None]
Run = Callable[[Callable[[], None]], None]
ADMIN = "admin"


def in_thread(work: Callable[[], None]) -> None:
    """Run off the window's thread."""
    QThreadPool.globalInstance().start(QRunnable.create(work))


def at_once(work: Callable[[], None]) -> None:
    """Run here and now: for scripts, and for tests."""
    work()


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What a slow computation came to; `new_hash` is set when there is one to write."""

    then: Callable[["_Outcome"], None]
    fits: bool = False
    new_hash: str = ""


Work = Callable[[Callable[[_Outcome], None]], _Outcome]


class SignIn(QObject):
    """Sign-in at one station. Hashing is slow on purpose: it runs in `run`, answers come later.

    Signals: `changed(Staff or None)` when somebody signed in or out.
    """

    changed = Signal(object)
    _computed = Signal(object)

    def __init__(
        self, site: SiteSession, *, clock: Clock, hasher: PasswordHasher | None = None, run: Run = in_thread
    ) -> None:
        """`hasher` is argon2id with the library's own cost unless told otherwise."""
        super().__init__()
        self._site, self._clock, self._run = site, clock, run
        self._hasher = hasher or PasswordHasher()
        self._busy = False
        self.person: Staff | None = None
        self._computed.connect(self._arrived)

    # --- asking --------------------------------------------------------------------

    @property
    def is_first_start(self) -> bool:
        """No account yet: the first one is to be made."""
        return not self._site.site.staff

    @property
    def is_busy(self) -> bool:
        """A PIN is being looked at."""
        return self._busy

    # --- signing in and out ----------------------------------------------------------

    def sign_in(self, badge: str, pin: str, answer: Answer) -> None:
        """Open a session for this person; `answer(staff, None)` or `answer(None, error)` follows."""

        def welcome(who: Staff | None, why: InfuseTrackError | None) -> None:
            if who is None or self._site.write(SignedIn(who.badge), by=who.badge) is None:
                answer(None, why or self._site.error)
                return
            self.person = self._site.site.staff[who.badge]
            self.changed.emit(self.person)
            answer(self.person, None)

        self.verify(badge, pin, welcome)

    def sign_out(self) -> None:
        """Leave the station to the next person."""
        self.person = None
        self.changed.emit(None)

    def verify(self, badge: str, pin: str, answer: Answer) -> None:
        """Check a PIN, as each signature asks again; a wrong one counts and slows guessing."""
        who = self._site.site.staff.get(badge)
        refusal = self._refusal(who)
        if refusal is not None or who is None:
            answer(None, refusal or Refused("pin_wrong"))
            return
        known = who.pin_hash
        self._compute(
            lambda then: self._looked_at(known, pin, then),
            lambda out: self._judge(badge, out, answer),
            answer,
        )

    def _refusal(self, who: Staff | None) -> Refused | None:
        if self._busy:
            return Refused("sign_in_busy")
        if who is None or not who.active:
            return Refused("pin_wrong")
        until = locked_until(who, self._clock.now())
        return Refused("pin_locked", until=until) if until else None

    def _judge(self, badge: str, out: _Outcome, answer: Answer) -> None:
        if not out.fits:
            self._site.write(SignInFailed(badge), by=badge)
            until = locked_until(self._site.site.staff[badge], self._clock.now())
            answer(None, Refused("pin_locked", until=until) if until else Refused("pin_wrong"))
            return
        if out.new_hash:
            self._site.write(PinChanged(badge, out.new_hash), by=badge)
        answer(self._site.site.staff[badge], None)

    # --- accounts ----------------------------------------------------------------------

    def first_account(self, badge: str, pin: str, answer: Answer) -> None:
        """Make the first account, an administrator's; refused once there is one."""
        if not self.is_first_start:
            answer(None, Refused("account_exists"))
            return
        self._add(badge, ADMIN, pin, by=badge, answer=answer)

    def add_staff(self, badge: str, role: str, pin: str, answer: Answer) -> None:
        """Make an account; only an administrator may."""
        if self.person is None or self.person.role != ADMIN:
            answer(None, Refused("admin_only"))
            return
        self._add(badge, role, pin, by=self.person.badge, answer=answer)

    def change_pin(self, badge: str, old: str, new: str, answer: Answer) -> None:
        """A person chooses another PIN, telling the old one."""

        def known(who: Staff | None, why: InfuseTrackError | None) -> None:
            if who is None:
                answer(None, why)
                return
            self._hash(new, lambda made: self._written(PinChanged(badge, made), badge, badge, answer), answer)

        with_reason = self._weak(new)
        if with_reason is not None:
            answer(None, with_reason)
            return
        self.verify(badge, old, known)

    def remove_staff(self, badge: str) -> InfuseTrackError | None:
        """A person may no longer sign in; only an administrator may say so, and not of oneself."""
        if self.person is None or self.person.role != ADMIN or self.person.badge == badge:
            return Refused("admin_only")
        line = self._site.write(StaffLeft(badge), by=self.person.badge)
        return self._site.error if line is None else None

    def _add(self, badge: str, role: str, pin: str, *, by: str, answer: Answer) -> None:
        badge, refusal = badge.strip(), self._weak(pin)
        if refusal is None and not badge:
            refusal = Refused("badge_empty")
        if refusal is None and role not in ROLES:
            refusal = Refused("role_unknown", role=role)
        if refusal is None and badge in self._site.site.staff:
            refusal = Refused("badge_known", badge=badge)
        if refusal is not None:
            answer(None, refusal)
            return

        def write(made: str) -> None:
            self._written(StaffAdded(badge, ROLES[role], made), badge, by, answer)

        self._hash(pin, write, answer)

    def _written(self, event: StaffAdded | PinChanged, badge: str, by: str, answer: Answer) -> None:
        if self._site.write(event, by=by) is None:
            answer(None, self._site.error)
        else:
            answer(self._site.site.staff[badge], None)

    def _weak(self, pin: str) -> Refused | None:
        try:
            check_pin(pin)
        except Refused as error:
            return error
        return None

    # --- slow work ------------------------------------------------------------------------

    def _hash(self, pin: str, then: Callable[[str], None], answer: Answer) -> None:
        self._compute(
            lambda after: _Outcome(after, new_hash=self._hasher.hash(pin)),
            lambda out: then(out.new_hash),
            answer,
        )

    def _looked_at(self, known: str, pin: str, then: Callable[[_Outcome], None]) -> _Outcome:
        try:
            self._hasher.verify(known, pin)
        except (VerifyMismatchError, InvalidHashError):
            return _Outcome(then)
        again = self._hasher.hash(pin) if self._hasher.check_needs_rehash(known) else ""
        return _Outcome(then, fits=True, new_hash=again)

    def _compute(self, work: Work, then: Callable[[_Outcome], None], answer: Answer) -> None:
        self._busy = True

        def failed(_: _Outcome) -> None:
            answer(None, BrokenWorld("pin_not_computed"))

        def aside() -> None:
            try:
                outcome = work(then)
            except (Argon2Error, MemoryError):
                outcome = _Outcome(failed)
            self._computed.emit(outcome)

        self._run(aside)

    def _arrived(self, outcome: _Outcome) -> None:
        self._busy = False
        outcome.then(outcome)
