# SPDX-License-Identifier: BSL-1.0
"""HTML pages from the package's templates: one environment, so that all of them escape alike."""

from typing import Any

from tomakomai_kpi.reports.forms.paper import css_string


def html_page(template: str, **words: Any) -> str:
    """A template filled in, everything escaped; no word may be missing. Needs Jinja2."""
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
    return templates.get_template(template).render(**words) + "\n"
