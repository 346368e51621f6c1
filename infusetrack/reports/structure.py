"""The tags of a PDF: what is a heading, a row, a picture, in the order in which it is read aloud."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFObject

GROUPS = frozenset({"Document", "Part", "Table", "TR", "Div"})
"""Tags that hold tags; all others hold what is drawn."""
NOWHERE = -1


@dataclass(frozen=True, slots=True)
class Tag:
    """One element: its kind, the element around it, and the marked content that it is."""

    role: str
    around: int
    page: int = NOWHERE
    mark: int = NOWHERE
    alt: str = ""


@dataclass(slots=True)
class Structure:
    """The tree of one document, grown in the order of drawing; it is written when the document is."""

    tags: list[Tag] = field(default_factory=lambda: [Tag("Document", NOWHERE)])
    pages: list[list[int]] = field(default_factory=list)
    """For each page the elements of its marked contents."""
    at: int = 0
    """The group that is open."""

    def group(self, role: str) -> None:
        """Open a group inside the open one."""
        self.tags.append(Tag(role, self.at))
        self.at = len(self.tags) - 1

    def close(self) -> None:
        """Close the open group; the document itself stays open."""
        self.at = max(self.tags[self.at].around, 0)

    def leaf(self, role: str, page: int, alt: str = "") -> int:
        """An element of what is drawn next on a page; returns the number of its mark there."""
        while len(self.pages) < page:
            self.pages.append([])
        marks = self.pages[page - 1]
        self.tags.append(Tag(role, self.at, page, len(marks), alt))
        marks.append(len(self.tags) - 1)
        return len(marks) - 1

    @property
    def open_role(self) -> str:
        """What kind the open group is."""
        return self.tags[self.at].role

    def write(self, document: Any) -> None:
        """Hand the tree to ReportLab's document, once all pages are made."""
        first = int(document.objectcounter) + 1
        page_numbers = [
            document.idToObjectNumberAndVersion[f"Page{at + 1}"][0] for at in range(len(self.pages))
        ]
        kids: dict[int, list[int]] = {}
        for at, tag in enumerate(self.tags):
            kids.setdefault(tag.around, []).append(at)
        root = first + len(self.tags)
        for at, tag in enumerate(self.tags):
            _register(document, _element(tag, kids.get(at, ()), (first, root), page_numbers))
        _register(document, f"<</Type/StructTreeRoot/K {first} 0 R/ParentTree {root + 1} 0 R>>")
        rows = " ".join(f"{at} [{_references(marks, first)}]" for at, marks in enumerate(self.pages))
        _register(document, f"<</Nums [{rows}]>>")
        document.Catalog.StructTreeRoot = document.idToObject[f"Tag{root}"]
        document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})


class _Written(PDFObject):
    """An object whose text is made already."""

    def __init__(self, text: str, name: str) -> None:
        self.text, self.__InternalName__ = text, name

    def format(self, _document: Any) -> bytes:
        return self.text.encode("ascii")


def _register(document: Any, text: str) -> None:
    """Give a finished text the next object number."""
    number = document.objectcounter = document.objectcounter + 1
    name = f"Tag{number}"
    document.idToObject[name] = _Written(text, name)
    document.numberToId[number] = name
    document.idToObjectNumberAndVersion[name] = (number, 0)


def _element(tag: Tag, kids: Sequence[int], numbers: tuple[int, int], pages: Sequence[int]) -> str:
    first, root = numbers
    around = root if tag.around == NOWHERE else first + tag.around
    alt = f"/Alt <FEFF{tag.alt.encode('utf-16-be').hex()}>" if tag.alt else ""
    scope = "/A <</O/Table/Scope/Column>>" if tag.role == "TH" else ""
    held = (
        f"[{_references(kids, first)}]" if tag.mark == NOWHERE else f"{tag.mark}/Pg {pages[tag.page - 1]} 0 R"
    )
    return f"<</S/{tag.role}/P {around} 0 R{alt}{scope}/K {held}>>"


def _references(tags: Sequence[int], first: int) -> str:
    return " ".join(f"{first + at} 0 R" for at in tags)
