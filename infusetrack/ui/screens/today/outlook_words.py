"""What a rate would mean, before it is set: the end, the infusing time, the limits it breaks."""

from decimal import Decimal

from infusetrack.domain.bag_due import bag_of
from infusetrack.domain.errors import Refused
from infusetrack.domain.rate_plan import outlook
from infusetrack.domain.regimen import Agent
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.widgets.number_field import NumberField
from infusetrack.wording import figures
from infusetrack.wording.translate import tr


def outlook_words(bedside: Bedside, step: str, field: NumberField) -> str:
    """One line for the rate that is typed; empty while it cannot be read. It proposes nothing."""
    rate, agent = _rate(field), _agent(bedside, step)
    infusion = bedside.record.infusions.get(step)
    if rate is None or agent is None or infusion is None:
        return ""
    bag = bag_of(bedside.record, agent.id)
    try:
        seen = outlook(infusion, rate, agent, bedside.now(), bag.mixed_at if bag else None)
    except Refused as error:
        return bedside.words_of(error)
    words = tr("At {rate} mL/h the bag ends {clock}, after {span} of infusing.").format(
        rate=figures.fixed(rate),
        clock=figures.moment(seen.ends_at, bedside.zone),
        span=figures.long_span(seen.infusing),
    )
    return " ".join([words, *(bedside.words_of(one.refusal) for one in seen.limits.overruns)])


def _rate(field: NumberField) -> Decimal | None:
    try:
        rate = field.read() if not field.is_empty() else None
    except Refused:
        return None
    return rate if rate is not None and rate > 0 else None


def _agent(bedside: Bedside, step: str) -> Agent | None:
    view = bedside.view()
    if view is None or not view.agents:
        return None
    return bedside.regimen.agents[view.step(step).plan.agent or view.agents[0]]
