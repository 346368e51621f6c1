"""The system's own dialog for printer, copies and pages; what was chosen goes to the print command as words."""

from collections.abc import Callable
from functools import partial

from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from infusetrack.devices.paper import PrintChoice


def has_printers() -> bool:
    """Whether this computer knows a printer at all."""
    return bool(QPrinterInfo.availablePrinterNames())


def ask_printer(parent: QWidget | None, then: Callable[[PrintChoice], object]) -> QPrintDialog:
    """Open the dialog beside the window, which goes on: an alarm or a reaction does not wait for a printer."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    dialog.setModal(False)
    dialog.setMinMax(1, 9_999)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.finished.connect(partial(_finished, printer, then))
    dialog.finished.connect(dialog.deleteLater)
    dialog.show()
    return dialog


def _finished(printer: QPrinter, then: Callable[[PrintChoice], object], result: int) -> None:
    if result == QDialog.DialogCode.Accepted:
        then(choice_of(printer))


def choice_of(printer: QPrinter) -> PrintChoice:
    """What was chosen, in the words of the print command."""
    pages = ""
    if printer.printRange() is QPrinter.PrintRange.PageRange:
        pages = f"{printer.fromPage()}-{printer.toPage()}"
    return PrintChoice(printer.printerName(), max(1, printer.copyCount()), pages)
