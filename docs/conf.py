# SPDX-License-Identifier: BSL-1.0
"""How Sphinx builds the pages that docs/site.py puts together."""

from tomakomai_kpi import __version__

project = "tomakomai_kpi"
copyright = "tomakomai_kpi contributors"  # noqa: A001 (Sphinx's name for it)
language = "ja"

extensions = ["myst_parser"]
source_suffix = {".md": "markdown", ".rst": "restructuredtext"}
exclude_patterns = ["files"]  # what pages link to as it is: sources, tables
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 4  # links to headings as a code host makes them

default_role = "code"  # `name` in docstrings

html_theme = "furo"
html_title = f"tomakomai_kpi {__version__}"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_copy_source = False
html_show_sourcelink = False
# Words of tokens that no lexer knows are Japanese in examples of ours, not mistakes of pages.
suppress_warnings = ["misc.highlighting_failure"]
