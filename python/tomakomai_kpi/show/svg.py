# SPDX-License-Identifier: BSL-1.0
"""Strips and lines of dots as inline SVG: drawn by attributes, so that they need no style sheet.

Marks differ by shape. Ink is the text's own colour (``currentColor``); a page may draw the classes
itself: ``w`` the way, ``b`` its start, ``t`` the target, ``p`` and ``d`` the path, ``v`` what is
covered, ``a`` the actual, ``l`` and ``o`` a line and its dots, by the status on the ``svg``.
"""

from fractions import Fraction
from html import escape
from itertools import pairwise

from tomakomai_kpi.enums import Status
from tomakomai_kpi.show.series import Series
from tomakomai_kpi.show.strip import Strip

START, END, WIDTH, HEIGHT = 46, 244, 300, 42
"""Where a way starts and ends in its frame: beyond it there is room for what is beyond it."""

LONGEST_LABEL = 15
"""Characters of a label; what is longer stands in full in the description and the table."""

COLOURS = {
    Status.achieved: "#0b5d2b",
    Status.on_path: "#2f8f4e",
    Status.behind_path: "#b36b00",
    Status.regressed: "#b3261e",
    Status.missed: "#8a1c16",
}
"""Of the actual, in pages without a style sheet of their own."""

PLAIN = "#5a6472"


def strip_svg(strip: Strip, name: str, status: Status, *, inked: bool = True) -> str:
    """The way as a line, the actual as a dot on it, the path as ▼, ◀ and ▶ beyond the ends.

    Args:
        strip: what is drawn.
        name: of the indicator, the chart's title.
        status: whose colour the actual has.
        inked: whether the marks bear their colours; else a style sheet must give them by class.
    """
    at = _place(strip.covered)
    parts = [("w", "M4 18H296"), ("b", f"M{START} 10V26"), ("t", f"M{END} 8V28")]
    if strip.pace is not None:
        x = _place(strip.pace)
        parts += [("p", f"M{x - 5} 1H{x + 5}L{x} 8Z"), ("d", f"M{x} 8V26")]
    if strip.covered != 0:
        parts.append(("v", f"M{START} 18H{at}"))
    colour = COLOURS.get(status, PLAIN)
    drawn = [_path(name, d, colour, inked=inked) for name, d in parts]
    drawn.append(_actual(strip.covered, at, f' fill="{colour}"' if inked else ""))
    drawn += [_label(t, at, inked=inked) for t, at in ((strip.start, START), (strip.end, END))]
    return _svg(f"strip {status}", (WIDTH, HEIGHT), name, strip.description, drawn, inked=inked)


def series_svg(series: Series, name: str, *, inked: bool = True) -> str:
    """A dot a year, joined where no year is between; the newest is full. Else as strip_svg()."""
    last = series.points[-1][0] or 1
    amounts = [amount for _, amount in series.points]
    low, high = min(amounts), max(amounts)
    span = high - low or 1

    def place(point: tuple[int, Fraction]) -> tuple[int, int]:
        year, amount = point
        return 6 + 108 * year // last, 26 - int(20 * (amount - low) / span)

    places = [place(point) for point in series.points]
    years = [year for year, _ in series.points]
    follows = [False, *(late - early == 1 for early, late in pairwise(years))]
    steps = zip(follows, places, strict=True)
    line = "".join(f"{'L' if after else 'M'}{x} {y}" for after, (x, y) in steps)
    x, y = places[-1]
    dots = "".join(f"M{x} {y}h0" for x, y in places[:-1])
    drawn = [
        _path("l", line, inked=inked),
        _path("o", dots, inked=inked),
        f'<circle cx="{x}" cy="{y}" r="3.5"/>',
    ]
    return _svg("series", (120, 32), name, series.description, drawn, inked=inked)


INKS = {
    "w": 'stroke="#aab2bd" fill="none"',
    "b": 'stroke="currentColor" fill="none"',
    "t": 'stroke="currentColor" stroke-width="3" fill="none"',
    "p": "",
    "d": 'stroke="currentColor" stroke-dasharray="2 2"',
    "v": 'stroke="{colour}" stroke-width="4" fill="none"',
    "l": 'stroke="#5a6472" stroke-width="1.5" fill="none"',
    "o": 'stroke="#5a6472" stroke-width="4.5" stroke-linecap="round"',
}
"""How each mark is drawn where no style sheet says so; a dot is a cap of a line without length."""


def _path(of: str, d: str, colour: str = "", *, inked: bool) -> str:
    ink = f" {INKS[of].format(colour=colour)}" if inked else ""
    return f'<path class="{of}" d="{d}"{ink}/>'


def _place(share: Fraction) -> int:
    """In the frame, exact before it is cut to a whole place; kept inside."""
    place = START + share * (END - START)
    return min(max(place.numerator // place.denominator, 16), WIDTH - 16)


def _actual(covered: Fraction, at: int, ink: str) -> str:
    """A dot, or an arrow where it lies beyond the frame."""
    place = START + covered * (END - START)
    if place < 16:
        return f'<path class="a" d="M4 18L16 11V25Z"{ink}/>'
    if place > WIDTH - 16:
        return f'<path class="a" d="M296 18L284 11V25Z"{ink}/>'
    return f'<circle class="a" cx="{at}" cy="18" r="6"{ink}/>'


def _label(text: str, at: int, *, inked: bool) -> str:
    """Below a place, pushed into the frame where it would not fit around it."""
    shown = text if len(text) <= LONGEST_LABEL else text[: LONGEST_LABEL - 1] + "…"
    anchor, x = "middle", at
    if len(shown) > 7:
        anchor, x = ("start", 0) if at == START else ("end", WIDTH)
    ink = ' font-size="12"' if inked else ""
    if inked or anchor != "middle":
        ink += f' text-anchor="{anchor}"'
    return f'<text x="{x}" y="40"{ink}>{escape(shown)}</text>'


def _svg(
    classes: str,
    size: tuple[int, int],
    name: str,
    description: str,
    drawn: list[str],
    *,
    inked: bool,
) -> str:
    width, height = size
    ink = f' width="{width}" height="{height}" fill="currentColor"' if inked else ""
    return (
        f'<svg class="{classes}" viewBox="0 0 {width} {height}"{ink} role="img">'
        f"<title>{escape(name)}</title><desc>{escape(description)}</desc>{''.join(drawn)}</svg>"
    )
