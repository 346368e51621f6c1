"""The one icon set, painted in the theme's ink at run time."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from infusetrack.assets import asset
from infusetrack.ui import theme

INK_IN_FILE = b"#000000"
SHARP = 2
"""Icons are drawn at twice their size, so that they stay sharp on dense screens."""


@lru_cache(maxsize=64)
def _drawing(name: str) -> bytes:
    return asset("icons", f"{name}.svg").read_bytes()


@lru_cache(maxsize=512)
def _pixmap(name: str, colour: str, side: int) -> QPixmap:
    inked = _drawing(name).replace(INK_IN_FILE, colour.encode())
    image = QImage(QSize(side, side) * SHARP, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(inked)).render(painter, QRectF(image.rect()))
    painter.end()
    pixmap = QPixmap.fromImage(image)
    pixmap.setDevicePixelRatio(SHARP)
    return pixmap


def pixmap(name: str, ink: QColor | str = "ink", side: int = 24) -> QPixmap:
    """An icon in a token's ink, or in a given colour; `side` in pixels at scale 1."""
    look = theme.current()
    colour = ink if isinstance(ink, QColor) else look.colour(ink)
    return _pixmap(name, colour.name(), look.px(side))


def icon(name: str, ink: QColor | str = "ink", side: int = 24) -> QIcon:
    """The same as a QIcon. Ask again after a change of theme."""
    return QIcon(pixmap(name, ink, side))
