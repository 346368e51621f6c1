"""What the receiver asks and what was answered: a few pairs of fields, more when asked for."""

from collections.abc import Iterator

from infusetrack.domain.errors import Refused
from infusetrack.ui.widgets.form import Form
from infusetrack.ui.widgets.text_field import TextField
from infusetrack.wording.translate import tr

MOST = 6
LONGEST = 400


class Questions:
    """Pairs of a form; the first is in sight from the start."""

    def __init__(self, form: Form) -> None:
        """Puts its fields into the form."""
        self._form = form
        self._shown = 1
        for number in range(1, MOST + 1):
            asked = tr("Question {number}").format(number=number)
            form.add(f"question.{number}", TextField(asked, most=LONGEST), wide=True)
            form.add(f"answer.{number}", TextField(tr("Answer"), most=LONGEST), wide=True)
        self.arrange()

    def arrange(self) -> None:
        """As many pairs as have text, and those that were asked for."""
        filled = [n for n in range(1, MOST + 1) if any(not field.is_empty() for field in self._pair(n))]
        self._shown = max(self._shown, *filled, 1)
        for number in range(1, MOST + 1):
            for field in self._pair(number):
                field.setVisible(number <= self._shown)

    def start_over(self) -> None:
        """One pair again."""
        self._shown = 1
        self.arrange()

    @property
    def may_grow(self) -> bool:
        """Whether there is room for another pair."""
        return self._shown < MOST

    def add(self) -> None:
        """One pair more, with the keyboard in it."""
        self._shown = min(self._shown + 1, MOST)
        self.arrange()
        self._pair(self._shown)[0].take_focus()

    def _pair(self, number: int) -> tuple[TextField, TextField]:
        fields = self._form.fields
        question, answer = fields[f"question.{number}"], fields[f"answer.{number}"]
        if not isinstance(question, TextField) or not isinstance(answer, TextField):
            raise TypeError(number)
        return question, answer

    def told(self) -> tuple[tuple[str, str], ...]:
        """Each question with its answer; an answer without a question is refused."""
        return tuple(self._told())

    def _told(self) -> Iterator[tuple[str, str]]:
        for number in range(1, self._shown + 1):
            question, answer = (field.read() or "" for field in self._pair(number))
            if answer and not question:
                raise Refused("field_empty", field=self._pair(number)[0].label)
            if question:
                yield question, answer
