# SPDX-License-Identifier: BSL-1.0
"""A report for other programs: one JSON document, whose schema stands in schemas/."""

import json
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tomakomai_kpi._core import Grading, Rulebook
from tomakomai_kpi.frames import type_of_record


def json_text(document: type_of_record) -> str:
    """The document as text that people can read too."""
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def plain(value: Any) -> Any:
    """Exact numbers as strings such as 9/46, tuples as lists."""
    if isinstance(value, Fraction | Decimal):
        return str(value)
    return list(value) if isinstance(value, tuple) else value


def rulebook_record(book: Rulebook) -> type_of_record:
    """A rulebook with its grades, holes and overlaps."""
    return {
        "name": book.name,
        "source": book.source,
        "grades": [{"label": label, "when": when} for label, when in book.grades],
        "first_match": book.first_match,
        "untold": list(book.untold),
        "holes": list(book.holes),
        "overlaps": list(book.overlaps),
    }


def grading_record(grading: Grading) -> type_of_record:
    """Letters or reason, cautions, scores and grounds."""
    return {
        "labels": list(grading.labels),
        "undefined": grading.undefined,
        "cautions": list(grading.cautions),
        "scores": {
            name: {"value": plain(rate.value), "undefined": rate.undefined}
            for name, rate in grading.scores.items()
        },
        "explanation": grading.explain(),
    }
