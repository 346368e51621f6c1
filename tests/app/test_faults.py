"""A bug leaves a trace without a name in it, and the nurse hears of it once."""

import sys

from infusetrack.app.faults import FaultLog
from tests.fakes import FakeClock


def fault() -> BaseException:
    try:
        int("R. M. PED-0417")
    except ValueError as error:
        return error
    raise AssertionError


def test_the_log_names_the_place_and_no_patient(tmp_path) -> None:
    told: list[tuple[str, str]] = []
    log = FaultLog(tmp_path, FakeClock(), lambda words, level: told.append((words, level)))
    error = fault()
    log.caught(type(error), error, error.__traceback__)

    text = (tmp_path / "faults.log").read_text(encoding="utf-8")
    assert "ValueError" in text
    assert "test_faults.py" in text
    assert "PED-0417" not in text
    assert told[0][1] == "refused"


def test_the_second_fault_is_written_and_not_told_again(tmp_path) -> None:
    told: list[str] = []
    log = FaultLog(tmp_path, FakeClock(), lambda words, _level: told.append(words))
    error = fault()
    for _ in range(2):
        log.caught(type(error), error, error.__traceback__)

    assert len(told) == 1
    assert (tmp_path / "faults.log").read_text(encoding="utf-8").count("ValueError") == 2


def test_a_full_disk_does_not_silence_the_warning(tmp_path) -> None:
    told: list[str] = []
    log = FaultLog(tmp_path / "missing", FakeClock(), lambda words, _level: told.append(words))
    error = fault()
    log.caught(type(error), error, error.__traceback__)

    assert len(told) == 1


def test_installed_it_catches_what_nobody_else_does(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    FaultLog(tmp_path, FakeClock(), lambda _words, _level: None).install()

    assert sys.excepthook is not sys.__excepthook__
