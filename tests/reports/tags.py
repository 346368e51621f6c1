"""Reading a document's tags back: which element holds which drawn text."""

from dataclasses import dataclass
from io import BytesIO

from pypdf import PdfReader
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject


@dataclass(frozen=True)
class Element:
    """One tag with its depth, and the page and mark of what it holds (None for a group)."""

    role: str
    depth: int
    held: tuple[int, int] | None
    alt: str


def reader(document: bytes) -> PdfReader:
    return PdfReader(BytesIO(document))


def elements(document: bytes) -> list[Element]:
    """Every tag in reading order."""
    read = reader(document)
    root = read.trailer["/Root"]["/StructTreeRoot"]
    numbers = {page.indirect_reference.idnum: at for at, page in enumerate(read.pages)}
    return list(_below(root["/K"].get_object(), 0, numbers))


def _below(element: DictionaryObject, depth: int, pages: dict[int, int]):
    kids = element["/K"]
    held = None if isinstance(kids, ArrayObject) else (pages[element.raw_get("/Pg").idnum], int(kids))
    yield Element(str(element["/S"])[1:], depth, held, str(element.get("/Alt", "")))
    for kid in kids if held is None else ():
        yield from _below(kid.get_object(), depth + 1, pages)


def marks(document: bytes) -> list[tuple[int, str, int | None]]:
    """Page, role and number of each marked content as it is drawn; furniture has no number."""
    read, found = reader(document), []
    for at, page in enumerate(read.pages):
        depth = 0
        for operands, operator in ContentStream(page.get_contents(), read).operations:
            if operator in (b"BDC", b"BMC"):
                depth += 1
                role = str(operands[0])[1:]
                number = operands[1].get("/MCID") if operator == b"BDC" else None
                found.append((at, role, number))
            elif operator == b"EMC":
                depth -= 1
            elif operator in (b"Tj", b"TJ"):
                assert depth, "text outside of every tag"
        assert depth == 0
    return found


def spoken(document: bytes) -> list[str]:
    """What stands in the document to be read aloud in place of what is drawn."""
    read = reader(document)
    return [
        str(operands[1]["/ActualText"])
        for page in read.pages
        for operands, operator in ContentStream(page.get_contents(), read).operations
        if operator == b"BDC" and "/ActualText" in operands[1]
    ]
