"""A bedside with an administrator, for the cards of Settings, and a queue for slow answers."""

from infusetrack.domain.events import StaffAdded
from infusetrack.session.sign_in import SignIn
from tests.ui.conftest import HASHER, PIN

ADMIN = "AD 01"


class Later:
    """Runs slow work when told to, as a thread does."""

    def __init__(self):
        self.waiting = []

    def __call__(self, work, then):
        self.waiting.append((work, then))

    def answer(self):
        while self.waiting:
            work, then = self.waiting.pop(0)
            then(work())


def enter_as(bedside, badge):
    bedside.tools.sign_in.sign_in(badge, PIN, lambda who, _why: bedside.set_person(who))
    assert bedside.badge == badge


def add_admin(bedside):
    bedside.tools.site.write(StaffAdded(ADMIN, "admin", HASHER.hash(PIN)), by=ADMIN)
    enter_as(bedside, ADMIN)
    return bedside


def slow_sign_in(bedside, run):
    """The administrator is in; every further PIN takes its time."""
    made = SignIn(bedside.tools.site, clock=bedside.tools.clock, hasher=HASHER, run=run)
    made.person = bedside.person
    object.__setattr__(bedside.tools, "sign_in", made)


def typed(form, **texts):
    for key, text in texts.items():
        form.form.fields[key].set_text(text)
    form.submit()
