# SPDX-License-Identifier: BSL-1.0
"""Assessments as an Altair chart: the strips of the report, to be changed by whoever has them.

Places are floats, as charts have them; every text is exact. Needs altair (extra: ``altair``).
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tomakomai_kpi._core import Assessment
from tomakomai_kpi.files.extras import needing
from tomakomai_kpi.show.strip import strip_of
from tomakomai_kpi.show.svg import COLOURS, PLAIN
from tomakomai_kpi.show.words import GOOD_TO_BAD, SIGNS

if TYPE_CHECKING:
    import altair as alt

SHAPES = ("circle", "circle", "triangle-up", "cross", "square")
"""Of the judged statuses from good to bad; a diamond for the others."""

BEYOND = 0.3
"""What of the way is shown beyond its ends; what is farther stands at the edge."""


def altair_of(assessments: Iterable[Assessment]) -> "alt.LayerChart":
    """A row an indicator that has a strip: its way, a tick for the path, the actual by status.

    Raises:
        MissingExtraError: altair is not installed.
    """
    with needing("altair", "altair"):
        import altair as alt
    rows = [row for each in assessments if (row := _row(each)) is not None]
    statuses = [f"{SIGNS[s]} {s.japanese}" for s in GOOD_TO_BAD]
    shapes = [*SHAPES, *("diamond" for _ in GOOD_TO_BAD[len(SHAPES) :])]
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        y=alt.Y("indicator:N", sort=None, title=None),
        tooltip=[alt.Tooltip("name:N", title="指標"), alt.Tooltip("words:N", title="説明")],
    )
    x = alt.X(
        "covered:Q",
        title="道のり(0 基準値、1 目標値)",
        scale=alt.Scale(domain=[-BEYOND, 1 + BEYOND], clamp=True),
    )
    way = base.transform_calculate(zero="0", one="1").mark_rule(opacity=0.5)
    actual = base.mark_point(size=90, filled=True).encode(
        x=x,
        color=alt.Color(
            "status:N",
            title="状態",
            scale=alt.Scale(domain=statuses, range=[COLOURS.get(s, PLAIN) for s in GOOD_TO_BAD]),
        ),
        shape=alt.Shape("status:N", title="状態", scale=alt.Scale(domain=statuses, range=shapes)),
    )
    pace = base.transform_filter("isValid(datum.pace)").mark_tick(thickness=2, color="black")
    return alt.LayerChart(
        layer=[way.encode(x=alt.X("zero:Q"), x2="one:Q"), pace.encode(x=alt.X("pace:Q")), actual]
    )


def _row(judged: Assessment) -> dict[str, str | float | None] | None:
    strip = strip_of(judged)
    if strip is None:
        return None
    of = judged.indicator
    return {
        "indicator": f"{of.id} {of.name}",
        "name": of.name,
        "status": f"{SIGNS[judged.status]} {judged.status.japanese}",
        "covered": float(strip.covered),
        "pace": None if strip.pace is None else float(strip.pace),
        "words": strip.description,
    }
