"""The foot of a handoff: the receiver's synthesis, who gave and who received, and the code of this page."""

from typing import TYPE_CHECKING

from infusetrack.domain.events import HandoffQuestioned, HandoffReceived
from infusetrack.domain.handoff_state import HandoffState
from infusetrack.reports.codes import draw_qr
from infusetrack.reports.flow import Strip, draw_strip, draw_text, gap, text_strip
from infusetrack.reports.handoff_context import HandoffContext
from infusetrack.reports.handoff_parts import BODY, QUIET, STRONG, boxed, cut, letter_heading
from infusetrack.reports.style import SMALL
from infusetrack.wording import figures
from infusetrack.wording.events_handoff import READ_BACK
from infusetrack.wording.translate import tr, translated

if TYPE_CHECKING:
    from infusetrack.reports.paper_canvas import PaperCanvas

CODE, BESIDE = 80.0, 10.0
LINE = "_" * 26
SHORT = "_" * 9
QUESTIONS = 3


def signing(context: HandoffContext) -> Strip:
    """One strip: the box, and the code at its right."""
    wide = context.room - CODE - BESIDE
    inner = wide - 16
    title = letter_heading("S", tr("Synthesis by receiver: plan read back, questions asked"), inner)
    box = boxed([title, *_lines(context, inner)], wide, least=CODE + 12)

    def paint(canvas: "PaperCanvas", x: float, top: float) -> None:
        draw_strip(canvas, box, x, top)
        canvas.begin_tag("Figure", tr("Code of this page: {code}").format(code=context.code))
        draw_qr(canvas, (x + wide + BESIDE, top), CODE, context.code)
        draw_text(
            canvas, x + wide + BESIDE, top - CODE - 8, tr("sheet {id}").format(id=context.number), SMALL
        )
        canvas.end_tag()

    return Strip(box.height, paint, role="Div")


def _lines(context: HandoffContext, wide: float) -> list[Strip]:
    state = context.state
    receipt = state.received.event if state and state.received else None
    told: list[Strip] = []
    if isinstance(receipt, HandoffReceived):
        words = receipt.synthesis or tr("no words of their own")
        told += text_strip(cut(words, BODY, wide, 2), wide, BODY)
        told += text_strip(cut(_read_back(receipt), BODY, wide, 2), wide, BODY)
    else:
        told.append(gap(26.0))
    for line in state.questions[-QUESTIONS:] if state else ():
        if isinstance(line.event, HandoffQuestioned):
            words = tr("Asked: {question} {answer}").format(
                question=line.event.question, answer=line.event.answer
            )
            told += text_strip(cut(words, QUIET, wide, 1), wide, QUIET)
    return [
        *told,
        *text_strip(_given(state, context), wide, STRONG),
        *text_strip(_received(state, context), wide, STRONG),
    ]


def _read_back(receipt: HandoffReceived) -> str:
    told = "; ".join(
        f"{translated(READ_BACK.get(one.what, one.what))}: {one.said}" for one in receipt.read_back
    )
    return tr("Read back: {told}").format(told=told)


def _given(state: HandoffState | None, context: HandoffContext) -> str:
    if state is None:
        return tr("Given by: {line}  signed {short}").format(line=LINE, short=SHORT)
    at = figures.clock(state.given.happened_at, context.zone)
    return tr("Given by: {who}, signed {at}, handoff {id}").format(
        who=state.given.by, at=at, id=state.sheet.document_id
    )


def _received(state: HandoffState | None, context: HandoffContext) -> str:
    if state is None or state.received is None:
        return tr("Received by: {line}  time {short}").format(line=LINE, short=SHORT)
    at = figures.clock(state.received.happened_at, context.zone)
    return tr("Received by: {who}, signed {at}").format(who=state.received.by, at=at)
