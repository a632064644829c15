# SPDX-License-Identifier: BSL-1.0
"""HTML pages from the package's templates: one environment, so that all of them escape alike."""

from functools import partial
from typing import Any

from tomakomai_kpi.language import Lang, listed, say, side_by_side, year_in
from tomakomai_kpi.reports.forms.paper import css_string


def html_page(template: str, lang: Lang, **words: Any) -> str:
    """A template filled in, everything escaped; no word may be missing. Needs Jinja2.

    The template has ``_`` to say its words in the language.
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    templates = Environment(
        loader=PackageLoader("tomakomai_kpi"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.filters["css_string"] = lambda text: Markup(css_string(text))
    templates.filters["listed"] = partial(listed, lang)
    templates.filters["side_by_side"] = partial(side_by_side, lang)
    templates.filters["year"] = partial(year_in, lang)
    templates.globals.update(_=partial(say, lang), lang=lang)
    return templates.get_template(template).render(**words) + "\n"
