"""What is chosen in the system's dialog goes to the print command; the window goes on meanwhile."""

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog

from infusetrack.app.print_dialog import ask_printer, choice_of
from infusetrack.devices.paper import PrintChoice


def test_copies_and_pages_are_taken_over(qapp):
    printer = QPrinter()
    assert choice_of(printer) == PrintChoice(printer.printerName())
    printer.setCopyCount(2)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    assert (choice_of(printer).copies, choice_of(printer).pages) == (2, "2-3")


def test_the_dialog_stands_beside_the_window_and_says_what_was_chosen(qtbot):
    chosen = []
    dialog = ask_printer(None, chosen.append)
    assert not dialog.isModal()
    dialog.done(QDialog.DialogCode.Accepted)
    assert [one.copies for one in chosen] == [1]


def test_a_dialog_that_is_left_prints_nothing(qtbot):
    chosen = []
    ask_printer(None, chosen.append).done(QDialog.DialogCode.Rejected)
    assert chosen == []
