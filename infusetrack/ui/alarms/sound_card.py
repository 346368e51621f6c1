"""The tone test: each priority is played, and a person says whether it was heard."""

from functools import partial

from infusetrack.domain.events import Priority, SoundTested
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.screen import Shortcut
from infusetrack.ui.widgets.buttons import QuietButton
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.labels import label, row, say
from infusetrack.wording.alarms import sound_words
from infusetrack.wording.translate import tr


class SoundCard(Card):
    """How this station sounds, with three tones to try. The answer is written to the site's record."""

    def __init__(self, bedside: Bedside) -> None:
        """No tone was played yet."""
        super().__init__(tr("Alarm sound"), large=True)
        self._bedside = bedside
        self.way, self.words = label("", "strong"), label("", wrap=True)
        tones: tuple[tuple[Priority, str, str], ...] = (
            ("low", tr("Low tone"), "Q"),
            ("medium", tr("Medium tone"), "M"),
            ("high", tr("High tone"), "H"),
        )
        self.tones = [
            QuietButton(words, key, act=partial(self.play, priority)) for priority, words, key in tones
        ]
        self.heard = QuietButton(tr("Heard"), "Y", act=partial(self.answer, heard=True))
        self.silent = QuietButton(tr("Not heard"), "X", act=partial(self.answer, heard=False))
        self.body.addWidget(self.way)
        self.body.addLayout(row(*self.tones, None))
        self.body.addWidget(self.words)
        self.body.addLayout(row(self.heard, self.silent, None))
        self._ask(asked=False)
        self.show_way()

    def shortcuts(self) -> list[Shortcut]:
        """A key for each tone and each answer."""
        parts = (*self.tones, self.heard, self.silent)
        return [Shortcut(part.hint, part.text(), partial(_press, part)) for part in parts]

    def show_way(self) -> None:
        """Through what it would sound now."""
        say(self.way, sound_words(self._bedside.alarms.sounder.through))

    def play(self, priority: Priority) -> None:
        """Play one tone, and ask."""
        self.show_way()
        self._bedside.alarms.play(priority)
        say(self.words, tr("Did you hear it from where you will stand?"))
        self._ask(asked=True)

    def answer(self, *, heard: bool) -> None:
        """Write what was heard."""
        self._ask(asked=False)
        through = self._bedside.alarms.sounder.through
        if not self._bedside.badge:
            say(self.words, tr("Sign in first."))
            return
        line = self._bedside.tools.site.write(SoundTested(heard, through), by=self._bedside.badge)
        if line is None:
            say(self.words, tr("NOT SAVED. Try again."))
        elif heard:
            say(self.words, tr("Written: the tone was heard."))
        else:
            say(self.words, tr("Written: NOT heard. Check loudspeaker and volume, then try again."))

    def _ask(self, *, asked: bool) -> None:
        for button in (self.heard, self.silent):
            button.setVisible(asked)
        self.words.setVisible(True)


def _press(button: QuietButton) -> None:
    """Press a button that can be seen."""
    if not button.isHidden():
        button.click()
