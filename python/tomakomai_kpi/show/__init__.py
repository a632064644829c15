# SPDX-License-Identifier: BSL-1.0
"""How values, indicators, plans and assessments show themselves: a line, a table in Jupyter."""
