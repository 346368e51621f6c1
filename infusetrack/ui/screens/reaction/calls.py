"""Who is called in a reaction: the team by one press, or the one who is meant; the same key says that they came."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from infusetrack.domain.events import TeamAnswered, TeamCalled
from infusetrack.domain.reactions import Reaction
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.screen import Shortcut
from infusetrack.ui.widgets.buttons import QuietButton, offer
from infusetrack.wording.translate import mark, tr, translated


class Callee(NamedTuple):
    """Somebody who may be called: the key, who (as it is written), and the words of both presses."""

    key: str
    who: str
    call: str
    came: str


CALLEES = (
    Callee("E", mark("prescriber"), mark("Prescriber"), mark("Prescriber is here")),
    Callee("T", mark("rapid response"), mark("Rapid response"), mark("Rapid response is here")),
    Callee("I", mark("ICU"), mark("ICU"), mark("ICU is here")),
)
"""Whom a ward calls beside its own team; phone numbers are the site's."""
TEAM = mark("team")


class Calls:
    """The buttons of the calls, for the card's rows. They hold no truth but whose reaction it is."""

    def __init__(self, bedside: Bedside, home: QWidget) -> None:
        """Nobody is called yet; `home` has the keyboard when a button goes."""
        self._bedside, self._home = bedside, home
        self._reaction: Reaction | None = None
        self._waiting: set[str] = set()
        self.call = QuietButton(tr("Call team"), "C", act=self.call_team)
        self.answer = QuietButton(tr("Team is here"), "A", act=self.team_answered)
        self.others = {
            one.who: QuietButton(translated(one.call), one.key, act=partial(self.press, one.who))
            for one in CALLEES
        }
        for button in self.others.values():
            button.setToolTip(tr("Called now; press again when they are here"))

    @property
    def buttons(self) -> tuple[QuietButton, ...]:
        """In the order of the row."""
        return (self.call, self.answer, *self.others.values())

    def show_reaction(self, reaction: Reaction) -> None:
        """Whoever was called and has not come yet is waited for."""
        self._reaction, open_ = reaction, not reaction.finished
        last = {
            translated_who(line.event.whom): line.event
            for line in reaction.calls
            if isinstance(line.event, TeamCalled | TeamAnswered)
        }
        self._waiting = {who for who, event in last.items() if isinstance(event, TeamCalled)}
        waits = TEAM in self._waiting
        offer(self.call, self._home, allowed=open_ and not waits)
        offer(self.answer, self._home, allowed=open_ and waits)
        for one in CALLEES:
            button = self.others[one.who]
            offer(button, self._home, allowed=open_)
            words = translated(one.came if one.who in self._waiting else one.call)
            if button.text() != words:
                button.setText(words)

    def call_team(self) -> None:
        """Somebody of the team was called."""
        if not self.call.isHidden():
            self._write(TeamCalled, TEAM)

    def team_answered(self) -> None:
        """They came, or answered."""
        if not self.answer.isHidden():
            self._write(TeamAnswered, TEAM)

    def press(self, who: str) -> None:
        """Called; pressed again, they are here."""
        if not self.others[who].isHidden():
            self._write(TeamAnswered if who in self._waiting else TeamCalled, who)

    def _write(self, make: Callable[[str, int, str], TeamCalled | TeamAnswered], who: str) -> None:
        if self._reaction is not None:
            self._bedside.write(make(self._reaction.day, self._reaction.seq, translated(who)))

    def shortcuts(self) -> list[Shortcut]:
        """One key each."""
        return [
            Shortcut("C", tr("call the team"), self.call_team),
            Shortcut("A", tr("the team is here"), self.team_answered),
            *(
                Shortcut(
                    one.key,
                    tr("{who}: called, then here").format(who=translated(one.call)),
                    partial(self.press, one.who),
                )
                for one in CALLEES
            ),
        ]


def translated_who(whom: str) -> str:
    """Whom a written call means, by our own word; another's words stay as they are."""
    known = {translated(who): who for who in (TEAM, *(one.who for one in CALLEES))}
    return known.get(whom, whom)
