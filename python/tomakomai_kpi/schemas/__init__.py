# SPDX-License-Identifier: BSL-1.0
"""JSON Schemas (2020-12) of what the commands print as JSON.

>>> from tomakomai_kpi import schemas
>>> schemas.read("report")["$id"]
'urn:tomakomai-kpi:report:1'
"""

import json
from importlib.resources import files
from typing import Any, Literal, get_args

Name = Literal["report", "rulebooks", "review", "audit"]

NAMES: tuple[Name, ...] = get_args(Name)


def read(name: Name) -> dict[str, Any]:
    """The schema of ``report``, ``rulebooks``, ``review`` (also ``compare``) or ``audit``."""
    path = files(__name__) / f"{name}.schema.json"
    schema: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return schema
