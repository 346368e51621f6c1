"""The keys of the reaction screen: every act by keyboard alone."""

from functools import partial
from typing import Protocol

from infusetrack.ui.bedside import Bedside
from infusetrack.ui.screen import Shortcut
from infusetrack.ui.screens.reaction.at_once import AtOnceCard
from infusetrack.ui.screens.reaction.grade import GRADES, GradeCard
from infusetrack.ui.screens.reaction.question import NewQuestion
from infusetrack.ui.screens.reaction.restart import RestartCard
from infusetrack.ui.screens.reaction.rules import RuleCard
from infusetrack.ui.screens.reaction.signs import SignsCard
from infusetrack.wording.translate import tr


class Acts(Protocol):
    """What the keys need of the screen."""

    bedside: Bedside
    at_once: AtOnceCard
    signs: SignsCard
    grade: GradeCard
    rules: RuleCard
    restart: RestartCard
    question: NewQuestion

    def ask_earlier(self) -> None:
        """Ask when it really began."""

    def go_to_restart(self) -> None:
        """Go to the stage in hand of the restart."""

    def save(self) -> None:
        """Write the card that is open for typing."""

    def finish(self) -> None:
        """Finish the form."""

    def keep(self) -> None:
        """Leave it as a draft."""


def keys_of(screen: Acts) -> list[Shortcut]:
    """Letters act outside of fields, numbers grade."""
    acts = screen.at_once
    grades = [
        Shortcut(
            str(grade),
            tr("grade {grade}").format(grade=grade),
            partial(screen.grade.choose, grade),
        )
        for grade in GRADES
    ]
    return [
        Shortcut("P", tr("pause"), acts.pause_now),
        Shortcut("H", tr("halve the rate"), acts.halve_now),
        Shortcut("S", tr("stop for good"), acts.stop_now),
        *acts.calls.shortcuts(),
        Shortcut("U", tr("undo, within a minute"), acts.take_back),
        Shortcut("B", tr("it began earlier"), screen.ask_earlier),
        Shortcut("W", tr("go to the signs"), screen.signs.take_focus),
        Shortcut("M", tr("more signs"), screen.signs.show_rare),
        *grades,
        Shortcut("K", tr("other kinds"), screen.rules.show_all),
        Shortcut("D", tr("signs are gone"), screen.restart.settle_now),
        Shortcut("R", tr("go to the restart"), screen.go_to_restart),
        Shortcut("V", tr("record vital signs"), lambda: screen.bedside.asked_for.emit("vitals")),
        Shortcut("G", tr("record a drug given"), lambda: screen.bedside.asked_for.emit("give")),
        Shortcut("N", tr("another reaction"), lambda: screen.question.answer(0)),
        Shortcut("Y", tr("the same reaction"), lambda: screen.question.answer(1)),
        Shortcut("Ctrl+S", tr("save the restart in hand"), screen.save),
        Shortcut("F", tr("finish the form"), screen.finish),
        Shortcut("Esc", tr("keep as draft"), screen.keep),
    ]
