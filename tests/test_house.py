"""The contracts of the house that no linter knows: mirrors, sizes, names, time, numbers, resources."""

import ast
import csv
import json
import sys
import tomllib
import wave
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QLabel, QPushButton

from tests import house

LONGEST_FILE = 300
LONGEST_FUNCTION = 50
LONG_FILES: dict[str, str] = {}
"""Files over the limit, each with its reason. This list may only shrink."""
WITHOUT_MIRROR = {
    "infusetrack/__main__.py": "two lines; tests/test_cli.py starts the program through it",
}
"""Modules without a test file of their own, each with its reason. This list may only shrink."""
_CHANCES = "chances and estimates of the hemoglobin watch; what was measured stays decimal"
FLOATS_ALLOWED = {
    "infusetrack/domain/dosing.py": "body surface takes powers of weight and height",
    "infusetrack/domain/hemoglobin.py": _CHANCES,
    "infusetrack/domain/hemoglobin_advice.py": _CHANCES,
    "infusetrack/domain/hemoglobin_cloud.py": _CHANCES,
    "infusetrack/domain/hemoglobin_known.py": _CHANCES,
    "infusetrack/domain/hemoglobin_numbers.py": _CHANCES,
    "infusetrack/domain/hemoglobin_reading.py": _CHANCES,
    "infusetrack/domain/hemoglobin_rules.py": _CHANCES,
    "infusetrack/domain/hemoglobin_weighing.py": _CHANCES,
}
"""Domain modules that may use binary floats, each with its reason."""
CATCHES_ALL = {
    "infusetrack/cli/self_check.py": "whatever is wrong with an installation is said there",
}
"""Modules that may catch every exception, each with its reason. This list may only shrink."""
NAMED_BY_OTHERS = {"get_password"}
"""Methods whose name another package chose."""
NOW = {
    "datetime.now", "datetime.utcnow", "datetime.today", "date.today", "datetime.datetime.now",
    "datetime.datetime.utcnow", "datetime.date.today", "time.time", "time.monotonic", "time.time_ns",
    "time.localtime", "time.gmtime", "QDateTime.currentDateTime", "QDateTime.currentDateTimeUtc",
    "QDateTime.currentMSecsSinceEpoch", "QTime.currentTime", "QDate.currentDate",
}  # fmt: skip


def _only_declares(path):
    """Tables, dataclasses and protocols: nothing in it can go wrong by itself."""
    return not any(house.has_a_body(one) for one in house.functions(path))


def test_every_module_has_its_test_file():
    """`x/y.py` is tried by `tests/x/test_y.py`, or imported by another test in `tests/x`."""
    untried = [house.place(path) for path in house.modules() if not _is_tried(path)]
    assert not untried, _listed(untried)


def _is_tried(path):
    exempt = path.name == "__init__.py" or house.place(path) in WITHOUT_MIRROR
    if exempt or _only_declares(path):
        return True
    folder = house.TESTS / path.relative_to(house.PACKAGE).parent
    if (folder / f"test_{path.name}").exists():
        return True
    return any(_imports(test, path) for test in folder.glob("test_*.py"))


def _imports(test, path):
    module = ".".join(path.relative_to(house.TOP).with_suffix("").parts)
    package, name = module.rsplit(".", 1)
    for node in ast.walk(house.tree(test)):
        if isinstance(node, ast.ImportFrom):
            if node.module == module or (node.module == package and name in {n.name for n in node.names}):
                return True
        elif isinstance(node, ast.Import) and module in {n.name for n in node.names}:
            return True
    return False


def test_every_module_opens_with_one_sentence_that_says_its_duty():
    silent = [
        house.place(path)
        for path in house.modules()
        if not (ast.get_docstring(house.tree(path)) or "").split("\n\n")[0].endswith(".")
    ]
    assert not silent, _listed(silent)


def test_files_are_short_enough_to_read():
    long = [
        name for name, lines in _file_lengths().items() if lines > LONGEST_FILE and name not in LONG_FILES
    ]
    assert not long, _listed(long)


def _file_lengths():
    return {house.place(path): path.read_text(encoding="utf-8").count("\n") for path in house.modules()}


def test_functions_are_short_enough_to_read():
    long = [
        f"{house.place(path, one)} {one.name}"
        for path in house.modules()
        for one in house.functions(path)
        if one.end_lineno - one.lineno >= LONGEST_FUNCTION
    ]
    assert not long, _listed(long)


def test_no_name_is_empty():
    words = {"utils", "util", "manager", "helper", "helpers", "misc"}
    empty = [house.place(path) for path in house.modules() if words & set(path.stem.split("_"))]
    starts = ("get_", "handle_", "process_", "do_")
    empty += [
        f"{house.place(path, one)} {one.name}"
        for path in house.modules()
        for one in house.functions(path)
        if one.name.lstrip("_").startswith(starts) and one.name not in NAMED_BY_OTHERS
    ]
    assert not empty, _listed(empty)


def test_only_the_clock_is_asked_for_the_time():
    asked = _where(
        lambda node: isinstance(node, ast.Attribute) and house.dotted(node) in NOW,
        apart_from=("infusetrack/devices/clock.py", "infusetrack/sentinel/clocks.py"),
    )
    assert not asked, _listed(asked)


def test_no_nested_event_loop_is_opened():
    loops = _where(
        lambda node: (
            isinstance(node, ast.Call) and house.last_name(node.func) in {"exec", "exec_", "processEvents"}
        ),
        apart_from=("infusetrack/ui/dialogs/", "infusetrack/app", "infusetrack/sentinel/window.py"),
    )
    assert not loops, _listed(loops)


def test_no_clinical_number_comes_from_a_stock_spin_box():
    """Under a German locale it turns 12.5 into 125 without a word."""
    spinning = _where(lambda node: house.last_name(node) in {"QDoubleSpinBox", "QSpinBox"})
    assert not spinning, _listed(spinning)


def test_no_error_is_swallowed_whole():
    broad = _where(
        lambda node: isinstance(node, ast.ExceptHandler) and _catches_all(node),
        apart_from=tuple(CATCHES_ALL),
    )
    assert not broad, _listed(broad)


def _catches_all(handler):
    if handler.type is None:
        return True
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    reraised = any(isinstance(node, ast.Raise) and node.exc is None for node in ast.walk(handler))
    return not reraised and any(house.last_name(kind) in {"Exception", "BaseException"} for kind in kinds)


def test_clinical_numbers_are_never_binary_floats():
    floats = _where(
        lambda node: (
            (isinstance(node, ast.Constant) and isinstance(node.value, float))
            or (isinstance(node, ast.Name) and node.id == "float")
            or (isinstance(node, ast.Import) and any(name.name == "math" for name in node.names))
            or (isinstance(node, ast.ImportFrom) and node.module == "math")
        ),
        apart_from=tuple(FLOATS_ALLOWED),
        within="infusetrack/domain/",
    )
    assert not floats, _listed(floats)


def _where(wanted, *, apart_from=(), within="infusetrack/"):
    return [
        house.place(path, node)
        for path in house.modules()
        if house.place(path).startswith(within) and not house.place(path).startswith(apart_from or ("?",))
        for node in ast.walk(house.tree(path))
        if wanted(node)
    ]


def _listed(found):
    return "\n" + "\n".join(found)


def test_the_lists_of_exceptions_name_only_what_exists():
    known = {house.place(path) for path in house.modules()}
    assert set(WITHOUT_MIRROR) <= known
    assert set(LONG_FILES) <= known
    assert set(CATCHES_ALL) <= known
    assert set(FLOATS_ALLOWED) <= known
    lengths = _file_lengths()
    short = [name for name in LONG_FILES if lengths[name] <= LONGEST_FILE]
    assert not short, "these fit now: take them off the list"


# --- tests about tests ------------------------------------------------------------------


def test_no_test_sleeps_waits_or_mocks():
    found = [
        house.place(path, call)
        for path in house.tests()
        for _, call in house.calls(path)
        if house.dotted(call.func) in {"time.sleep", "sleep", "qtbot.wait", "QTest.qWait", "QTest.qSleep"}
    ]
    mocks = [
        house.place(path, node)
        for path in house.tests()
        for node in ast.walk(house.tree(path))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("unittest")
    ]
    assert not found + mocks


def test_every_test_can_fail():
    every = [(path, one) for path in house.tests() for one in house.functions(path)]
    failing = {"raises", "check", "admit", "fail", "remove", "waitSignal", "run_state_machine_as_test"}
    before = -1
    while len(failing) != before:
        before = len(failing)
        failing |= {one.name for _, one in every if _can_fail(one, failing)}
    idle = [
        house.place(path, one)
        for path, one in every
        if one.name.startswith("test_") and not _can_fail(one, failing)
    ]
    assert not idle, _listed(idle)


def _can_fail(function, failing):
    """Whether it asserts, or calls something that does or that refuses."""
    called = (house.last_name(node.func) for node in ast.walk(function) if isinstance(node, ast.Call))
    asserts = any(isinstance(node, ast.Assert) for node in ast.walk(function))
    return asserts or any(name in failing or "assert" in name or name.startswith("check_") for name in called)


def test_nothing_names_one_machine_or_leaves_a_note_for_later():
    banned = ["/" + "work/", "/" + "root/", "/" + "home/", "TO" + "DO", "FIX" + "ME", "X" * 3]
    kinds = {".py", ".toml", ".md", ".qss", ".sh", ".csv", ".json"}
    roots = [house.PACKAGE, house.TESTS, house.RESOURCES]
    files = [p for root in roots for p in root.rglob("*") if p.suffix in kinds]
    files += [house.TOP / "README.md", house.TOP / "pyproject.toml", house.TOP / ".ci" / "run"]
    found = [
        f"{house.place(path)}:{number} {word}"
        for path in files
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        for word in banned
        if word in line
    ]
    assert not found


def test_every_migration_has_its_test():
    steps = {
        one.name
        for one in house.functions(house.PACKAGE / "store" / "migrations.py")
        if any(house.last_name(getattr(mark, "func", mark)) == "migrations" for mark in one.decorator_list)
    }
    tried = {one.name for one in house.functions(house.TESTS / "store" / "test_migrations.py")}
    untried = [step for step in sorted(steps) if not any(name.startswith(f"test_{step}") for name in tried)]
    assert steps
    assert not untried, _listed(untried)


# --- resources --------------------------------------------------------------------------


def _resource_files():
    hidden = {"README.md", ".gitkeep"}
    return sorted(p for p in house.RESOURCES.rglob("*") if p.is_file() and p.name not in hidden)


def _opens(path):
    match path.suffix:
        case ".toml":
            return tomllib.loads(path.read_text(encoding="utf-8"))
        case ".json":
            return json.loads(path.read_text(encoding="utf-8"))
        case ".csv":
            return list(csv.reader(path.read_text(encoding="utf-8").splitlines()))
        case ".svg":
            return ET.fromstring(path.read_text(encoding="utf-8")).attrib  # noqa: S314 (our own file)
        case ".wav":
            with wave.open(str(path)) as sound:
                return sound.getnframes()
        case ".png":
            return not QImage(str(path)).isNull()
        case ".ttf":
            return path.read_bytes()[:4] == b"\x00\x01\x00\x00"
        case ".mo" | ".po" | ".qss" | ".txt" | ".qrc":
            return path.read_bytes()
        case other:
            pytest.fail(f"nothing is known that reads {other}: {path.name}")


@pytest.mark.parametrize("path", _resource_files(), ids=house.place)
def test_every_resource_loads(path):
    assert _opens(path)


def test_every_resource_folder_has_a_reader_and_a_line_about_its_origin():
    folders = {
        path.relative_to(house.RESOURCES).parts[0]
        for path in _resource_files()
        if path.parent != house.RESOURCES
    } - {"screenshots"}
    read = {
        house.literal(call.args[0])
        for path in house.modules()
        for called, call in house.calls(path)
        if called == "asset" and call.args
    }
    origins = (house.RESOURCES / "README.md").read_text(encoding="utf-8")
    assert folders <= read
    assert not [folder for folder in folders if f"`{folder}/" not in origins]


# --- PySide6 and None -------------------------------------------------------------------


class _Bell(QObject):
    rang = Signal()


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_a_long_shift_of_qt_calls_does_not_use_up_none(qtbot):
    label, button, bell, timer = QLabel(), QPushButton(), _Bell(), QTimer()
    for widget in (label, button):
        qtbot.addWidget(widget)
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    bell.rang.connect(lambda: None)
    acts = [
        lambda: label.setText("13:05"),
        lambda: label.setVisible(False),
        lambda: label.setProperty("tone", "due"),
        lambda: button.setEnabled(True),
        lambda: button.setToolTip("Pause"),
        label.update,
        label.updateGeometry,
        lambda: painter.setPen(QColor("black")),
        lambda: painter.drawLine(0, 0, 8, 8),
        lambda: painter.drawText(0, 8, "mL"),
        lambda: timer.start(1000),
        timer.stop,
        bell.rang.emit,
    ]
    lost = [_references_lost(act) for act in acts]
    painter.end()
    assert max(lost) < 100


def _references_lost(act):
    for _ in range(10):
        act()
    before = sys.getrefcount(None)
    for _ in range(200):
        act()
    return before - sys.getrefcount(None)
