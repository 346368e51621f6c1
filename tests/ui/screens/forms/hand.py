"""The nurse's hand in these tests: it types into a form and presses its keys."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def save(form):
    """Ctrl+S."""
    QTest.keyClick(form, Qt.Key.Key_S, CONTROL)


def events(form):
    """The facts written so far, oldest first."""
    return [line.event for line in form.bedside.chart.lines]


def last(form):
    """The line written last."""
    return form.bedside.chart.lines[-1]


def words(form):
    """The sentences in sight at the top of the forms."""
    return " ".join(one.refusal.text() for one in form.forms().values() if one.refusal.text())


def refused(form, good, key, text, told):
    """Type good text but for one field; nothing may be written, the text stays, a sentence tells."""
    before = len(events(form))
    form.form.set_texts(good | {key: text})
    save(form)
    assert len(events(form)) == before
    assert form.form.fields[key].text() == text
    assert told in form.form.refusal.text()
    assert form.form.fields[key].message or not text
