"""A field for one number with its unit printed and its last value in grey."""

from decimal import Decimal

from infusetrack.ui.widgets.labels import dress
from infusetrack.ui.widgets.reading import Limits, read_number
from infusetrack.ui.widgets.text_field import TypedField
from infusetrack.wording.translate import tr


class NumberField(TypedField):
    """A number typed with a point or a comma. The last value is shown, never copied forward."""

    def __init__(
        self,
        name: str,
        unit: str = "",
        *,
        last: str = "",
        limits: Limits | None = None,
        required: bool = False,
    ) -> None:
        """`limits` are what is possible at all, in `unit`; `last` is the earlier value as written."""
        super().__init__(name, unit=unit, required=required)
        self.limits = limits or Limits()
        dress(self.edit, "number", "true")
        self.show_last(last)

    def show_last(self, last: str) -> None:
        """The earlier value in grey, empty for none."""
        self.set_aside(tr("last {value}").format(value=last) if last else "")

    def set_unit(self, unit: str) -> None:
        """Another printed unit."""
        self.edit.set_unit(unit)
        self._tell()

    def read(self) -> Decimal | None:
        """The number; None when empty. Raises `Refused` for anything unread or impossible."""
        if self.is_empty():
            self.refuse_empty()
            return None
        return read_number(self.text(), self.limits)

    def _tell(self, message: str = "") -> None:
        super()._tell(message)
        self.edit.setAccessibleName(f"{self.label} {self.edit.unit}".strip())
