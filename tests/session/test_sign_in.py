"""Accounts, PINs, lock-out, and the PIN asked again."""

import pytest
from argon2 import PasswordHasher

from infusetrack.domain.errors import BrokenWorld
from infusetrack.session.aside import at_once
from infusetrack.session.sign_in import SignIn
from infusetrack.session.site_session import SiteSession

PIN, OTHER = "270914", "140927"
FAST = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


class Answers(list):
    def __call__(self, who, why):
        self.append((who.badge if who else None, why.code if why else None))


@pytest.fixture
def site(record, clock):
    return SiteSession(record=record, clock=clock)


@pytest.fixture
def sign_in(site, clock):
    return SignIn(site, clock=clock, hasher=FAST, run=at_once)


@pytest.fixture
def nurse(sign_in):
    """The administrator is signed in and RN 27 has an account."""
    sign_in.first_account("AD 1", OTHER, Answers())
    sign_in.sign_in("AD 1", OTHER, Answers())
    sign_in.add_staff("RN 27", "nurse", PIN, Answers())
    return sign_in


def ask(act, *args):
    answers = Answers()
    act(*args, answers)
    (answer,) = answers
    return answer


class TestTheFirstStart:
    def test_the_first_account_is_an_administrators(self, sign_in, site):
        assert sign_in.is_first_start
        assert ask(sign_in.first_account, "AD 1", PIN) == ("AD 1", None)
        assert site.site.staff["AD 1"].role == "admin"
        assert not sign_in.is_first_start

    def test_there_is_only_one_first(self, nurse):
        assert ask(nurse.first_account, "RN 9", PIN) == (None, "account_exists")

    def test_the_pin_itself_is_never_in_the_record(self, nurse, record):
        assert PIN not in str(record.lines("site"))
        assert "$argon2id$" in str(record.lines("site"))

    @pytest.mark.parametrize("pin", ["", "1234", "123456", "111111", "27O914"])
    def test_a_weak_pin_makes_no_account(self, sign_in, site, pin):
        assert ask(sign_in.first_account, "AD 1", pin)[0] is None
        assert site.lines == ()

    def test_an_empty_badge_makes_no_account(self, sign_in):
        assert ask(sign_in.first_account, "  ", PIN) == (None, "badge_empty")


class TestSigningIn:
    def test_the_right_pin_opens_the_station(self, nurse):
        seen = []
        nurse.changed.connect(seen.append)
        assert ask(nurse.sign_in, "RN 27", PIN) == ("RN 27", None)
        assert nurse.person.role == "nurse"
        assert [who.badge for who in seen] == ["RN 27"]

    def test_a_wrong_pin_does_not_and_is_counted(self, nurse, site):
        assert ask(nurse.sign_in, "RN 27", OTHER) == (None, "pin_wrong")
        assert site.site.staff["RN 27"].failures == 1
        assert nurse.person.badge == "AD 1"

    def test_an_unknown_badge_sounds_like_a_wrong_pin(self, nurse):
        assert ask(nurse.sign_in, "RN 99", PIN) == (None, "pin_wrong")

    def test_who_left_cannot_sign_in(self, nurse):
        assert nurse.remove_staff("RN 27") is None
        assert ask(nurse.sign_in, "RN 27", PIN) == (None, "pin_wrong")

    def test_signing_out_leaves_nobody(self, nurse):
        nurse.sign_out()
        assert nurse.person is None

    def test_a_sign_in_that_cannot_be_saved_is_none(self, nurse, record):
        record.fail_with = BrokenWorld("store_failed", why="disk full")
        assert ask(nurse.sign_in, "RN 27", PIN) == (None, "store_failed")

    def test_a_hash_that_is_none_fits_no_pin(self, sign_in, site):
        from infusetrack.domain.events import StaffAdded

        site.write(StaffAdded("RN 5", "nurse", "broken"), by="AD 1")
        assert ask(sign_in.verify, "RN 5", PIN) == (None, "pin_wrong")


class TestLockOut:
    def fail(self, sign_in, times):
        return [ask(sign_in.verify, "RN 27", OTHER)[1] for _ in range(times)]

    def test_the_fifth_wrong_pin_locks_for_half_a_minute(self, nurse, clock):
        assert self.fail(nurse, 5) == ["pin_wrong"] * 4 + ["pin_locked"]
        clock.advance(seconds=29)
        assert ask(nurse.verify, "RN 27", PIN) == (None, "pin_locked")
        clock.advance(seconds=1)
        assert ask(nurse.verify, "RN 27", PIN) == ("RN 27", None)

    def test_another_wrong_one_waits_twice_as_long(self, nurse, clock):
        self.fail(nurse, 5)
        clock.advance(seconds=30)
        assert self.fail(nurse, 1) == ["pin_locked"]
        clock.advance(seconds=59)
        assert ask(nurse.verify, "RN 27", PIN) == (None, "pin_locked")

    def test_a_new_start_does_not_forget(self, nurse, record, clock):
        self.fail(nurse, 5)
        again = SignIn(SiteSession(record=record, clock=clock), clock=clock, hasher=FAST, run=at_once)
        assert ask(again.verify, "RN 27", PIN) == (None, "pin_locked")

    def test_others_are_not_locked(self, nurse):
        self.fail(nurse, 5)
        assert ask(nurse.verify, "AD 1", OTHER) == ("AD 1", None)


class TestAccounts:
    def test_only_an_administrator_makes_accounts(self, nurse):
        nurse.sign_in("RN 27", PIN, Answers())
        assert ask(nurse.add_staff, "RN 9", "nurse", PIN) == (None, "admin_only")
        nurse.sign_out()
        assert ask(nurse.add_staff, "RN 9", "nurse", PIN) == (None, "admin_only")

    def test_a_badge_is_given_once_and_a_role_is_known(self, nurse):
        assert ask(nurse.add_staff, "RN 27", "nurse", PIN) == (None, "badge_known")
        assert ask(nurse.add_staff, "RN 9", "visitor", PIN) == (None, "role_unknown")

    def test_an_account_that_cannot_be_saved_is_none(self, nurse, record):
        record.fail_with = BrokenWorld("store_failed", why="disk full")
        assert ask(nurse.add_staff, "RN 9", "nurse", PIN) == (None, "store_failed")

    def test_nobody_removes_oneself_and_only_an_administrator_others(self, nurse):
        assert nurse.remove_staff("AD 1").code == "admin_only"
        assert nurse.remove_staff("RN 99").code == "badge_unknown"
        nurse.sign_out()
        assert nurse.remove_staff("RN 27").code == "admin_only"

    def test_a_pin_is_changed_by_who_knows_the_old_one(self, nurse):
        assert ask(nurse.change_pin, "RN 27", OTHER, "975310") == (None, "pin_wrong")
        assert ask(nurse.change_pin, "RN 27", PIN, "123456") == (None, "pin_run")
        assert ask(nurse.change_pin, "RN 27", PIN, "975310") == ("RN 27", None)
        assert ask(nurse.verify, "RN 27", PIN) == (None, "pin_wrong")
        assert ask(nurse.verify, "RN 27", "975310") == ("RN 27", None)

    def test_an_old_hash_is_made_new_when_the_pin_is_told(self, nurse, site, clock):
        stronger = PasswordHasher(time_cost=2, memory_cost=16, parallelism=1)
        again = SignIn(site, clock=clock, hasher=stronger, run=at_once)
        before = site.site.staff["RN 27"].pin_hash
        assert ask(again.verify, "RN 27", PIN) == ("RN 27", None)
        after = site.site.staff["RN 27"].pin_hash
        assert after != before
        assert ask(again.verify, "RN 27", PIN) == ("RN 27", None)
        assert site.site.staff["RN 27"].pin_hash == after


def test_a_second_try_waits_for_the_first(nurse, site, clock):
    waiting = []
    slow = SignIn(site, clock=clock, hasher=FAST, run=lambda *asked: waiting.append(asked))
    first, second = Answers(), Answers()
    slow.verify("RN 27", PIN, first)
    slow.verify("RN 27", OTHER, second)
    assert slow.is_busy
    assert second == [(None, "sign_in_busy")]
    at_once(*waiting[0])
    assert first == [("RN 27", None)]
    assert not slow.is_busy


def test_hashing_leaves_the_windows_thread_free(nurse, site, clock, qtbot):
    aside = SignIn(site, clock=clock, hasher=FAST)
    answers = Answers()
    aside.verify("RN 27", PIN, answers)
    assert answers == []
    qtbot.waitUntil(lambda: answers == [("RN 27", None)])


def test_closing_waits_for_the_pin_that_is_being_looked_at(nurse, site, clock, qapp):
    aside = SignIn(site, clock=clock, hasher=FAST)
    answers = Answers()
    aside.verify("RN 27", PIN, answers)
    aside.wait()
    assert answers == [("RN 27", None)]


def test_the_real_hasher_is_argon2id_with_the_librarys_cost(site, clock):
    real = SignIn(site, clock=clock, run=at_once)
    real.first_account("AD 1", PIN, Answers())
    assert site.site.staff["AD 1"].pin_hash.startswith("$argon2id$v=19$m=65536,t=3,p=4$")


def test_a_station_short_of_memory_says_so_and_stays_usable(nurse, site, clock):
    greedy = PasswordHasher(time_cost=1, memory_cost=2**31, parallelism=1)
    short = SignIn(site, clock=clock, hasher=greedy, run=at_once)
    assert short.is_first_start is False
    assert ask(short.change_pin, "RN 27", PIN, "975310") == (None, "pin_not_computed")
    assert not short.is_busy
