"""What every test may ask for: a still clock, a record in memory, the trial."""

import gc
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from hypothesis import HealthCheck, settings

from tests.fakes import FakeClock, MemoryRecord

gc.disable()  # as in the program: a thread that tidies would destroy widgets that are not its own
MADE_SINCE = 100_000
"""New objects after which the circles among them are looked for, between two tests; a tenth where widgets are made."""
settings.register_profile("ci", max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("nightly", settings.get_profile("ci"), max_examples=2_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


@pytest.fixture(autouse=True)
def no_leftovers(request):
    """Windows of earlier tests are gone before this one begins: a look laid on many costs seconds."""
    if "qapp" in request.fixturenames or "qtbot" in request.fixturenames:
        from PySide6.QtCore import QCoreApplication, QEvent

        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        made = MADE_SINCE // 10
    else:
        made = MADE_SINCE
    if gc.get_count()[0] > made:
        gc.collect()
        gc.freeze()  # what outlived its test is not looked through again and again


@pytest.fixture(autouse=True, scope="session")
def _set_aside():
    """What was there before the first test is not looked through again."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def clock():
    """23 November 2026, 13:00 UTC, until a test moves it."""
    return FakeClock()


@pytest.fixture
def record():
    """An empty record that keeps its lines in memory."""
    return MemoryRecord()


@pytest.fixture(scope="session")
def regimen():
    """The trial as its file gives it; frozen, so that all tests may share it."""
    from infusetrack.catalog.regimens import builtin

    return builtin("nct04751383")
