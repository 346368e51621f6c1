"""The documents that left the program last, whether each still is true, and the way to all of them."""

from functools import partial

from infusetrack.domain.chart import Chart
from infusetrack.domain.events import DocumentPrinted
from infusetrack.domain.record import Line
from infusetrack.session.aside import Aside
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.screens.forms.rows import Row, Rows
from infusetrack.ui.screens.paper.printed import Truths, truths
from infusetrack.ui.widgets.buttons import PrimaryButton
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.labels import label
from infusetrack.wording import figures
from infusetrack.wording.prints import print_words
from infusetrack.wording.translate import tr

SHOWN = 3


class DocumentsCard(Card):
    """The latest documents, the newest first; all of them stand on the paper screen."""

    def __init__(self, bedside: Bedside) -> None:
        """Compared with the record beside the window: a long chart has many lines."""
        super().__init__(tr("Documents printed so far"))
        self._bedside = bedside
        self._beside = Aside("prints", self)
        self._chart: Chart | None = None
        self.rows, self.more = Rows(), label("", "caption", wrap=True)
        self.print_button = PrimaryButton(
            tr("Look and print"), "Ctrl+P", icon="print", act=lambda: bedside.asked_for.emit("print")
        )
        self.add(self.rows, self.more, self.print_button)

    def show_chart(self, chart: Chart) -> None:
        """Fill the list; whether each still is true follows at once."""
        self._chart = chart
        printed = chart.of_kind(DocumentPrinted)
        latest = printed[::-1][:SHOWN]
        if not self.rows.rows or len(self.rows.rows) != len(latest):
            self._show(tuple((line, None) for line in latest))
        if latest:
            self._beside.run(partial(truths, chart, latest), partial(self._compared, chart))
        self.rows.setVisible(bool(printed))
        self.more.setText(_more(len(printed)))
        self.more.setVisible(bool(self.more.text()))

    def wait(self) -> None:
        """Until each is compared; for pictures of the screen."""
        self._beside.wait()

    def _compared(self, chart: Chart, found: Truths | None) -> None:
        if chart is self._chart and found is not None:
            self._show(found)

    def _show(self, found: Truths) -> None:
        zone = self._bedside.zone
        self.rows.show_rows(
            self._row(line, print_words(line, truth, zone).splitlines()) for line, truth in found
        )

    def _row(self, line: Line, told: list[str]) -> Row:
        words = tr("{document}, by {who}: {state}").format(
            document=told[0], who=line.by, state=" ".join(told[2:])
        )
        return figures.moment(line.happened_at, self._bedside.zone), words


def _more(count: int) -> str:
    if not count:
        return tr("None yet.")
    hidden = count - SHOWN
    if hidden <= 0:
        return ""
    return tr("{count} earlier ones stand on the paper screen.").format(count=hidden)
