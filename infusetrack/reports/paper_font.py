"""A TrueType font on paper that refuses to draw a box, and can draw a glyph that has no code point."""

from collections.abc import Mapping
from typing import Any

from reportlab.pdfbase.ttfonts import TTFont

from infusetrack.domain.errors import BrokenWorld

GLYPH = 0xF0000
"""Glyph n of a font is drawn as the private character of this number and n more."""
NOTHING = "\N{ZERO WIDTH SPACE}"
"""What a part of a letter reads as, where another part of it reads as the whole."""


class PaperFont(TTFont):
    """One font file. Glyph 0, the box for what is missing, never reaches paper."""

    def __init__(self, name: str, file: str) -> None:
        """Read the file."""
        super().__init__(name, file)
        codes = self.face.charToGlyph
        self.code_points = frozenset(code for code, glyph in codes.items() if glyph)
        self.letters = {chr(code) for code in self.code_points}

    def glyph(self, number: int, advance: float) -> str:
        """The private character that draws a glyph; `advance` is its width in thousandths of the size."""
        letter = chr(GLYPH + number)
        if letter not in self.letters:
            self.face.charToGlyph[ord(letter)] = number
            self.face.charWidths[ord(letter)] = advance
            self.letters.add(letter)
        return letter

    def splitString(self, text: str, doc: Any, encoding: str = "utf-8") -> list[tuple[int, bytes]]:  # noqa: N802
        """ReportLab's own, once no letter of it would be a box; raises `BrokenWorld("letter_missing")`."""
        if not self.letters.issuperset(text):
            listed = ", ".join(f"U+{ord(one):04X}" for one in text if one not in self.letters)
            raise BrokenWorld("letter_missing", letters=listed)
        return super().splitString(text, doc, encoding)

    def addObjects(self, doc: Any) -> None:  # noqa: N802
        """ReportLab's own; then what each drawn glyph reads as, for search, copying and screen readers."""
        subsets = [tuple(subset) for subset in self.state[doc].subsets]
        super().addObjects(doc)
        meanings = getattr(doc, "meanings", {})
        for number, subset in enumerate(subsets):
            inner = self._inner_name(doc, number)
            stream = doc.idToObject[f"toUnicodeCMap:{inner}"]
            stream.content = _to_unicode(inner, subset, meanings.get(self.fontName, {}))

    def _inner_name(self, doc: Any, number: int) -> str:
        internal = doc.fontMapping[self.fontName].removeprefix("/")
        return str(doc.idToObject[f"{internal}+{number}"].BaseFont)


def _to_unicode(name: str, subset: tuple[int, ...], meanings: Mapping[str, str]) -> str:
    """The table that says for each code of a subset which text it stands for (UTF-16, big end first)."""
    rows = [
        f"<{place:02X}> <{(meanings.get(chr(code)) or _plain(code)).encode('utf-16-be').hex().upper()}>"
        for place, code in enumerate(subset)
    ]
    parts = [rows[at : at + 100] for at in range(0, len(rows), 100)]
    told = "\n".join(f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar" for part in parts)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def\n"
        f"/CMapName /{name} def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<00> <{len(subset) - 1:02X}>\nendcodespacerange\n{told}\n"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    )


def _plain(code: int) -> str:
    return NOTHING if code >= GLYPH or code == 0 else chr(code)
