"""The strips below the hemoglobin trend: markers, DAT and smear in words, blood drawn, each on the days of the values."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from infusetrack.domain.hemoglobin_chart import MARKERS
from infusetrack.domain.hemoglobin_picture import Picture
from infusetrack.wording import figures
from infusetrack.wording.hemoglobin_beside import beside_words
from infusetrack.wording.translate import mark, tr, translated
from infusetrack.wording.units import unit_words

NAMES: Mapping[str, str] = {
    "reticulocytes": mark("retic"),
    "ldh": mark("LDH"),
    "bilirubin_indirect": mark("ind. bili"),
    "haptoglobin": mark("hapto"),
    "dat": mark("DAT"),
    "smear": mark("smear"),
}
"""What stands before each strip, in the order of the strips."""


class Item(NamedTuple):
    """One result: where it lies, its words, and whether it is out of its laboratory's limits."""

    x: float
    words: str
    is_out: bool = False


class Strip(NamedTuple):
    """One line of results under its name."""

    name: str
    items: tuple[Item, ...]


def strips_of(
    picture: Picture, x: Callable[[datetime], float], holds: Callable[[datetime], bool]
) -> Iterator[Strip]:
    """The strips that have something on the days shown."""
    for analyte, name in NAMES.items():
        shown = [one for one in picture.beside if one.result.analyte == analyte and holds(one.at)]
        items = tuple(_item(x(one.at), beside_words(one.result)) for one in shown)
        if items:
            unit = unit_words(MARKERS[analyte]) if analyte in MARKERS else ""
            yield Strip(f"{translated(name)} {unit}".strip(), items)
    drawn = tuple(
        Item(x(one.at), tr("{percent} %").format(percent=figures.fixed(one.percent)))
        for one in picture.drawn
        if holds(one.at)
    )
    if drawn:
        yield Strip(tr("drawn, 14 d"), drawn)


def _item(x: float, words: str) -> Item:
    return Item(x, words, words.endswith(("\N{UPWARDS ARROW}", "\N{DOWNWARDS ARROW}")))
