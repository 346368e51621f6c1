"""Who is at the station: accounts, PINs, lock-out, and the PIN asked again for a signature."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError, VerifyMismatchError
from PySide6.QtCore import QObject, Signal

from infusetrack.domain.errors import BrokenWorld, InfuseTrackError, Refused
from infusetrack.domain.events import PinChanged, SignedIn, SignInFailed, StaffAdded, StaffLeft
from infusetrack.domain.pins import check_pin, locked_until
from infusetrack.domain.site import ROLES, Staff
from infusetrack.session.aside import Aside, Run
from infusetrack.session.ports import Clock
from infusetrack.session.site_session import SiteSession

Answer = Callable[[Staff | None, InfuseTrackError | None], None]
ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What a slow computation came to; `new_hash` is set when there is one to write."""

    fits: bool = False
    new_hash: str = ""


class SignIn(QObject):
    """Sign-in at one station. Hashing is slow on purpose: it runs in a thread, answers come later.

    Signals: `changed(Staff or None)` when somebody signed in or out.
    """

    changed = Signal(object)

    def __init__(
        self, site: SiteSession, *, clock: Clock, hasher: PasswordHasher | None = None, run: Run | None = None
    ) -> None:
        """`hasher` is argon2id with the library's own cost unless told otherwise; `run` computes elsewhere or at once."""
        super().__init__()
        self._site, self._clock = site, clock
        self._aside = Aside("pin", self)
        self._run = run or self._aside.run
        self._hasher = hasher or PasswordHasher()
        self._busy = False
        self.person: Staff | None = None

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
        self._compute(
            partial(_looked_at, self._hasher, who.pin_hash, pin),
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

    def wait(self) -> None:
        """Until the PIN that is being looked at is judged; used at close."""
        self._aside.wait()

    def _hash(self, pin: str, then: Callable[[str], None], answer: Answer) -> None:
        self._compute(partial(_hashed, self._hasher, pin), lambda out: then(out.new_hash), answer)

    def _compute(
        self, work: Callable[[], _Outcome | None], then: Callable[[_Outcome], None], answer: Answer
    ) -> None:
        """`work` goes to the thread and holds a hasher and words only; who waits for the answer stays here."""
        self._busy = True

        def arrived(outcome: _Outcome | None) -> None:
            self._busy = False
            if outcome is None:
                answer(None, BrokenWorld("pin_not_computed"))
            else:
                then(outcome)

        self._run(work, arrived)


def _hashed(hasher: PasswordHasher, pin: str) -> _Outcome | None:
    """The PIN's hash; None where memory does not suffice for it."""
    try:
        return _Outcome(new_hash=hasher.hash(pin))
    except (Argon2Error, MemoryError):
        return None


def _looked_at(hasher: PasswordHasher, known: str, pin: str) -> _Outcome | None:
    """Whether the PIN fits, with a fresh hash where the cost was raised; None where memory does not suffice."""
    try:
        hasher.verify(known, pin)
        again = hasher.hash(pin) if hasher.check_needs_rehash(known) else ""
    except (VerifyMismatchError, InvalidHashError):
        return _Outcome()
    except (Argon2Error, MemoryError):
        return None
    return _Outcome(fits=True, new_hash=again)
