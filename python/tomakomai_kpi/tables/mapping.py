# SPDX-License-Identifier: BSL-1.0
"""What a person says about a table: a mapping, as a TOML file, a dict or keyword arguments hold it.

A file holds what read_table() takes::

    period = "R2-R6"
    baseline_year = "R1"
    default_era = "令和"
    repairs = ["middle_dot"]

    [columns]
    "昨年度" = {role = "actual", period = "R3"}
    "/R[0-9]+実績/" = "actual"
    "要因" = "comment"

    [words]
    "全市町村" = "1741市町村"

    [names]
    "累計" = {aggregation = "flow"}
    "率" = {aggregation = "ratio", direction = "up"}
"""

import tomllib
from collections.abc import Callable, Mapping
from os import PathLike
from typing import Any

from tomakomai_kpi._core import Unit
from tomakomai_kpi.errors import unknown_name
from tomakomai_kpi.files.extras import needing
from tomakomai_kpi.files.input import cannot_read, opened, shown_name, unreadable
from tomakomai_kpi.tables.cells import bad

MISSING = "－"
"""How a table prints a value that is missing, for a word that is declared to mean that."""


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_flag(value: Any) -> bool:
    return isinstance(value, bool)


def _is_year(value: Any) -> bool:
    return not isinstance(value, bool | float | list | dict)


def _are_units(value: Any) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(each, str | Unit) for each in value)


def _are_texts(value: Any) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(each, str) for each in value)


def _are_tables(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(each, Mapping) for each in value)


def _is_table(value: Any) -> bool:
    return isinstance(value, Mapping)


_KINDS: dict[str, tuple[Callable[[Any], bool], str]] = {
    "name": (_is_text, "文字列"),
    "period": (_is_year, "年度か期間"),
    "sheet": (_is_text, "文字列"),
    "header_row": (_is_count, "行の番号"),
    "header_rows": (_is_count, "行の数"),
    "transposed": (_is_flag, "true か false"),
    "rows": (lambda v: _is_text(v) or _is_count(v), "セルの数か、名前つきの組のある正規表現"),
    "unit": (_is_text, "文字列"),
    "units": (_are_units, "単位の列"),
    "baseline_year": (_is_year, "年度"),
    "target_year": (_is_year, '年度か "none"'),
    "default_era": (_is_text, "元号"),
    "calendar_years": (_is_flag, "true か false"),
    "windows_are_totals": (_is_flag, "true か false"),
    "repairs": (_are_texts, "直し方の列"),
    "parts": (lambda v: _are_texts(v) or v == "*", '内訳の名の列か "*"'),
    "words": (_is_table, "語とその意味の表"),
    "names": (_is_table, "指標名の語と宣言の表"),
    "notes": (_is_table, "注の印と注の表"),
    "columns": (lambda v: _is_table(v) or _are_tables(v), "見出しと役割の表"),
    "open": (_are_texts, "文字列の列"),
}


def read_mapping(path: str | PathLike[str]) -> dict[str, Any]:
    """The entries of a TOML file.

    Raises:
        PlanFileError: it cannot be read or is no TOML (``unreadable_file``).
    """
    name = shown_name(path)
    try:
        with opened(path) as file:
            return tomllib.load(file)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        why = "を対応として読めません: TOMLの書き方が違います"
        raise unreadable(name, why, english=f"cannot read the file: {error}") from error
    except (OSError, ValueError) as error:
        raise cannot_read(name, error, "を対応として読めません") from error


def written_mapping(entries: Mapping[str, Any]) -> str:
    """The entries as a TOML file that read_table() takes: columns by their headers."""
    with needing("tables", "tomli_w", "対応を書くには"):
        import tomli_w
    kept = {key: value for key, value in entries.items() if key not in ("columns", "open")}
    if "units" in kept:
        kept["units"] = [str(each) for each in kept["units"]]
    headers = [column["header"] for column in entries["columns"]]
    columns: dict[str, Any] = {}
    for column in entries["columns"]:
        alone = column["header"] and headers.count(column["header"]) == 1
        key = column["header"] if alone else str(column["column"])
        more = {name: column[name] for name in ("period", "unit", "basis") if column[name]}
        columns[key] = {"role": column["role"], **more} if more else column["role"]
    return tomli_w.dumps({**kept, "columns": columns})


def checked(declared: Mapping[str, Any]) -> dict[str, Any]:
    """The entries as C++ takes them; KpiError (``bad_argument``) for one that is none."""
    for key, value in declared.items():
        if key not in _KINDS:
            raise unknown_name(
                "対応の項目", key, sorted(_KINDS), "no such entry of a mapping", "bad_argument"
            )
        fits, kind = _KINDS[key]
        if not fits(value):
            raise bad(f"対応の「{key}」は{kind}です: {value!r}")
    out = dict(declared)
    if out.get("parts") == "*":
        out["parts"] = ["*"]
    if "words" in out:
        out["words"] = {word: _meaning(word, means) for word, means in out["words"].items()}
    if "names" in out:
        out["names"] = {name: _rule(name, said) for name, said in out["names"].items()}
    if "notes" in out:
        out["notes"] = {mark: str(note) for mark, note in out["notes"].items()}
    if isinstance(out.get("columns"), Mapping):
        out["columns"] = [_column(key, said) for key, said in out["columns"].items()]
    return out


def _meaning(word: str, means: Any) -> str:
    text = str(means)
    if isinstance(means, float) or text == "":
        raise bad(f"対応の words の「{word}」の意味は文字列です: {means!r}")
    return {"missing": MISSING, "zero": "0"}.get(text, text)


_DIRECTIONS = frozenset(("up", "down", "maintain"))


def _rule(name: str, said: Any) -> dict[str, str]:
    if isinstance(said, str):
        return {"direction" if said.split(" ")[0] in _DIRECTIONS else "aggregation": said}
    if isinstance(said, Mapping) and said and set(said) <= {"aggregation", "basis", "direction"}:
        return {key: str(value) for key, value in said.items()}
    raise bad(f"対応の names の「{name}」は aggregation・basis・direction の表です: {said!r}")


def _column(key: Any, said: Any) -> dict[str, Any]:
    if not isinstance(key, str) and not (_is_count(key) and key > 0):
        raise bad(f"対応の columns の {key!r} は見出しでも列の番号(1から)でもありません")
    place = {"column": key} if isinstance(key, int) else {"header": key}
    if isinstance(key, str) and key.isascii() and key.isdigit() and len(key) < 4:
        place = {"column": int(key)}
    if isinstance(said, str):
        return {**place, "role": said}
    if (
        isinstance(said, Mapping)
        and "role" in said
        and set(said) <= {"role", "period", "unit", "basis"}
    ):
        return {**place, **said}
    raise bad(f"対応の columns の「{key}」は役割か、role・period・unit・basis の表です: {said!r}")
