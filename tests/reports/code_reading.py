"""Readers of Code 128 and of small QR codes, written from their standards and from nothing of the program."""

from collections import Counter
from io import BytesIO
from itertools import pairwise

from pypdf import PdfReader
from pypdf.generic import ContentStream
from reportlab.graphics.barcode.code128 import _patterns

UNIT = 0.33 * 72 / 25.4
"""Points of the narrowest bar on a label."""
WIDTHS = {
    tuple(ord(letter.lower()) - ord("a") + 1 for letter in pattern): number
    for number, pattern in _patterns.items()
}
STOP = (2, 3, 3, 1, 1, 1, 2)
ALPHANUMERIC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
MASKS = (
    lambda r, c: (r + c) % 2 == 0,
    lambda r, _: r % 2 == 0,
    lambda _, c: c % 3 == 0,
    lambda r, c: (r + c) % 3 == 0,
    lambda r, c: (r // 2 + c // 3) % 2 == 0,
    lambda r, c: r * c % 2 + r * c % 3 == 0,
    lambda r, c: (r * c % 2 + r * c % 3) % 2 == 0,
    lambda r, c: ((r + c) % 2 + r * c % 3) % 2 == 0,
)


def read_bars(widths):
    """The text of a Code 128 from the widths of its bars and spaces; its checksum must hold."""
    assert tuple(widths[-7:]) == STOP
    start, *values, check = [WIDTHS[tuple(widths[at : at + 6])] for at in range(0, len(widths) - 7, 6)]
    assert (start + sum(place * value for place, value in enumerate(values, 1))) % 103 == check
    letters, table, shifted = [], "ABC"[start - 103], False
    for value in values:
        now, shifted = ("B" if table == "A" else "A") if shifted else table, False
        if now == "C" and value < 100:
            letters.append(f"{value:02}")
        elif now != "C" and value < 96:
            letters.append(chr(value + 32 if now == "B" or value < 64 else value - 64))
        elif value == 98:
            shifted = True
        else:
            table = {99: "C", 100: "B", 101: "A"}[value]
    return "".join(letters)


def read_qr(rows):
    """The text of an undamaged QR code of version 1 to 3 and one block of data."""
    size = len(rows)
    mask = MASKS[(rows[8][2] ^ 1) << 2 | rows[8][3] << 1 | (rows[8][4] ^ 1)]
    bits = [int(rows[r][c] ^ mask(r, c)) for r, c in _way(size) if not _fixed(r, c, size)]
    take = iter(bits)

    def number(count):
        return int("".join(str(next(take)) for _ in range(count)), 2)

    mode = number(4)
    if mode == 4:
        return bytes(number(8) for _ in range(number(8))).decode("latin-1")
    if mode == 1:
        count = number(10)
        parts = [min(3, count - at) for at in range(0, count, 3)]
        return "".join(f"{number((0, 4, 7, 10)[part]):0{part}}" for part in parts)
    assert mode == 2
    length, letters = number(9), ""
    while len(letters) + 1 < length:
        letters += "".join(ALPHANUMERIC[part] for part in divmod(number(11), 45))
    return letters if len(letters) == length else letters + ALPHANUMERIC[number(6)]


def _way(size):
    """Every module in the order of the data: pairs of columns from the right, up and down in turn."""
    up = True
    for right in [column for column in range(size - 1, 0, -2) if column > 6] + [5, 3, 1]:
        for row in range(size - 1, -1, -1) if up else range(size):
            yield row, right
            yield row, right - 1
        up = not up


def _fixed(row, column, size):
    corner = (row < 9 and column < 9) or (row < 9 and column >= size - 8) or (row >= size - 8 and column < 9)
    middle = size - 7
    aligned = size > 21 and abs(row - middle) <= 2 and abs(column - middle) <= 2
    return corner or aligned or 6 in {row, column}


def _rectangles(document):
    """Every filled rectangle of the first page, without the frames that only have a line."""
    page = PdfReader(BytesIO(document)).pages[0]
    stream = ContentStream(page.get_contents(), page.pdf)
    found = []
    for (operands, operator), (_, paint) in pairwise(stream.operations):
        if operator == b"re" and paint in {b"f", b"f*"}:
            found.append(tuple(float(one) for one in operands))
    return found


def squares_on(document):
    """The modules of the QR code on a page that has one."""
    every = _rectangles(document)
    module = Counter(round(tall, 4) for _, _, _, tall in every).most_common(1)[0][0]
    mine = [one for one in every if abs(one[3] - module) < 0.001]
    left, top = min(x for x, *_ in mine), max(y for _, y, *_ in mine)
    size = round((max(x + wide for x, _, wide, _ in mine) - left) / module)
    rows = [[False] * size for _ in range(size)]
    for x, y, wide, _ in mine:
        first = round((x - left) / module)
        for column in range(first, first + round(wide / module)):
            rows[round((top - y) / module)][column] = True
    return rows


def bars_on(document):
    """The widths of each Code 128 of a page, from the bars' places."""
    every = _rectangles(document)
    found = []
    for y in dict.fromkeys(round(one[1], 2) for one in every):
        row = sorted(one for one in every if round(one[1], 2) == y)
        if len(row) < 10:
            continue
        edges = [edge for x, _, wide, _ in row for edge in (x, x + wide)]
        found.append([round((b - a) / UNIT) for a, b in pairwise(edges)])
    return found
