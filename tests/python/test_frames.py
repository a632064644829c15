# SPDX-License-Identifier: BSL-1.0
"""Tables of typed columns: what they hold, in which forms their numbers leave, what is refused."""

import copy
import json
import pickle
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
import strategies as own
import tomakomai_kpi as tk
from hypothesis import given
from hypothesis import strategies as st
from tomakomai_kpi import _core
from tomakomai_kpi.frames import Kind, Numbers

COLUMNS: dict[str, Kind] = {
    "name": "text",
    "year": "integer",
    "met": "boolean",
    "number": "number",
    "rate": "number",
}
ROWS: list[tuple[Any, ...]] = [
    ("参加者数", 2021, True, 46, Fraction(9, 46)),
    (None, None, None, None, None),
    ("<満足度>", 2022, False, Decimal("45.90"), Fraction(1, 8)),
]
FORMS: tuple[Numbers, ...] = ("exact", "decimal", "float", "text")


def frame(**form: Any) -> tk.Frame:
    return tk.Frame(COLUMNS, ROWS, **form)


def numbers(column: tuple[object, ...], **form: Any) -> tuple[Any, ...]:
    return tk.Frame({"n": "number"}, [(cell,) for cell in column], **form).column("n")


def test_a_table_is_named_columns_of_one_kind_each() -> None:
    table = frame()
    assert (len(table), table.columns) == (3, tuple(COLUMNS))
    assert table.kinds == {**COLUMNS, "number": "decimal", "rate": "exact"}
    assert table.column("name") == ("参加者数", None, "<満足度>")
    assert table.to_records()[0] == {
        "name": "参加者数",
        "year": 2021,
        "met": True,
        "number": Decimal(46),
        "rate": Fraction(9, 46),
    }
    assert repr(table) == "<Frame 3行 × 5列: name, year, met, number, rate>"
    with pytest.raises(tk.KpiError, match="unknown_name"):
        table.column("nobody")


def test_each_form_says_what_it_is() -> None:
    third = (Fraction(1, 3), None, Fraction(459, 10))
    assert numbers(third) == numbers(third, numbers="exact") == third
    assert numbers(third, numbers="float") == (1 / 3, None, 45.9)
    assert numbers(third, numbers="text") == ("1/3", None, "45.9")
    rounded = numbers(third, numbers="decimal", places=2, rounding="half_up")
    assert [str(cell) for cell in rounded] == ["0.33", "None", "45.90"]
    assert numbers((7, None)) == (Decimal(7), None)
    assert numbers((None,)) == (None,)


@pytest.mark.parametrize("numbers", FORMS)
def test_other_forms_are_made_of_the_exact_numbers(numbers: Numbers) -> None:
    places: Any = {"places": 1, "rounding": "truncate"} if numbers == "decimal" else {}
    table = frame(numbers=numbers, **places)
    assert table.with_numbers("exact") == frame(numbers="exact")
    assert table.to_records("text") == frame().to_records("text")
    assert table.to_records() == frame().with_numbers(numbers, **places).to_records()


@given(st.lists(own.fractions | st.none()))
def test_exact_numbers_come_back(column: list[Fraction | None]) -> None:
    assert list(numbers(tuple(column), numbers="exact")) == column
    texts = numbers(tuple(column), numbers="text")
    assert [None if t is None else Fraction(t) for t in texts] == column
    assert list(numbers(tuple(column))) == column  # decimals equal the fractions they are


@given(own.fractions)
def test_floats_are_the_nearest(number: Fraction) -> None:
    assert numbers((number,), numbers="float") == (float(number),)


@given(own.fractions, st.integers(0, 6), st.sampled_from(["half_up", "truncate", "away"]))
def test_decimals_are_exact_or_rounded_as_named(
    number: Fraction, places: int, rounding: Any
) -> None:
    scaled = number * 10**places
    if scaled.denominator == 1 and abs(scaled) < 10**38:
        (said,) = numbers((number,), numbers="decimal", places=places)
        assert (said, said.as_tuple().exponent) == (number, -places)
        return
    with pytest.raises(tk.NumberError, match="beyond_type"):
        numbers((number,), numbers="decimal", places=places)
    if abs(scaled) < 10**37:
        (said,) = numbers((number,), numbers="decimal", places=places, rounding=rounding)
        assert abs(Fraction(said) - number) < Fraction(1, 10**places)


@pytest.mark.parametrize(
    ("column", "form", "place"),
    [
        ((1, Fraction(9, 46)), {"numbers": "decimal"}, "2行目 「9/46」"),
        ((Fraction(1, 8),), {"numbers": "decimal", "places": 2}, "1行目 「0.125」"),
        ((10**38,), {"numbers": "decimal"}, "1行目"),
        ((10**37,), {"numbers": "decimal", "places": 2, "rounding": "half_up"}, "1行目"),
        ((10**37, Fraction(1, 10)), {"numbers": "decimal"}, "列「n」"),
        ((1, None, 10**400), {"numbers": "float"}, "3行目"),
        ((Fraction(1, 10**400),), {"numbers": "float"}, "1行目"),
    ],
)
def test_what_a_form_cannot_say_is_refused_by_row(
    column: tuple[object, ...], form: dict[str, Any], place: str
) -> None:
    with pytest.raises(tk.NumberError, match="numbers=") as refused:
        numbers(column, **form)
    assert refused.value.code == "beyond_type"
    assert place in str(refused.value)


def test_an_error_names_the_row_by_its_id() -> None:
    with pytest.raises(tk.NumberError, match=r"列「rate」の1行目\(P05-1\)"):
        tk.Frame({"id": "text", "rate": "number"}, [("P05-1", Fraction(1, 3))], numbers="decimal")


@pytest.mark.parametrize(
    ("make", "error", "code"),
    [
        (lambda: tk.Frame({"a": "text"}, [(1,)]), tk.KpiError, "bad_argument"),
        (lambda: tk.Frame({"a": "text"}, [("\ud800",)]), tk.KpiError, "bad_argument"),
        (lambda: tk.Frame({"a": "integer"}, [(True,)]), tk.KpiError, "bad_argument"),
        (lambda: tk.Frame({"a": "boolean"}, [(1,)]), tk.KpiError, "bad_argument"),
        (lambda: tk.Frame({"a": "integer"}, [(2**63,)]), tk.NumberError, "beyond_type"),
        (lambda: tk.Frame({"a": "number"}, [(0.5,)]), tk.NumberError, "inexact_number"),
        (lambda: tk.Frame({"a": "number"}, [(True,)]), tk.NumberError, "not_a_number"),
        (lambda: tk.Frame({"a": "text"}, [("x", "y")]), tk.KpiError, "lengths_differ"),
        (lambda: frame(numbers="int"), tk.KpiError, "unknown_name"),
        (lambda: frame().to_records("double"), tk.KpiError, "unknown_name"),  # type: ignore[arg-type]
        (lambda: frame(places=1), tk.KpiError, "bad_argument"),
        (lambda: frame(numbers="float", places=1), tk.KpiError, "bad_argument"),
        (lambda: frame(numbers="decimal", rounding="half_up"), tk.KpiError, "bad_argument"),
        (lambda: frame(numbers="decimal", places=39), tk.KpiError, "bad_argument"),
        (lambda: frame(numbers="decimal", places=1, rounding="up"), tk.KpiError, "unknown_name"),
    ],
)
def test_what_is_no_table_is_refused(
    make: Callable[[], object], error: type[tk.KpiError], code: str
) -> None:
    with pytest.raises(error) as refused:
        make()
    assert refused.value.code == code


@pytest.mark.parametrize(
    "again", [lambda o: pickle.loads(pickle.dumps(o)), copy.copy, copy.deepcopy]
)
@pytest.mark.parametrize("numbers", ["exact", "text", None])
def test_tables_travel(again: Callable[[tk.Frame], tk.Frame], numbers: Numbers | None) -> None:
    table = frame(numbers=numbers)
    assert again(table) == table
    assert hash(again(table)) == hash(table)
    assert table != frame(numbers="float")
    assert table != "table"
    bare = tk.Frame({}, [(), ()])
    assert (len(again(bare)), again(bare).to_records()) == (2, [{}, {}])


def test_records_of_text_are_json() -> None:
    assert json.loads(json.dumps(frame().to_records("text"))) == frame().to_records("text")


def test_html_is_bounded_and_escaped() -> None:
    html = frame()._repr_html_()  # type: ignore[attr-defined]
    assert "&lt;満足度&gt;" in html
    assert "9/46" in html
    assert "<tfoot>" not in html
    long = tk.Frame({"n": "integer"}, [(n,) for n in range(1000)])._repr_html_()  # type: ignore[attr-defined]
    assert long.count("<tr>") == 52
    assert "… ほかに950件 (950 more)" in long


def test_columns_of_values_show_themselves() -> None:
    column = tk.column(["46人", "-"] * 30)
    html: str = column._repr_html_()  # type: ignore[attr-defined]
    assert "<th>人 単年度</th>" in html
    assert html.count("<tr>") == 52
    assert "(10 more)" in html


def test_text_is_that_of_the_number() -> None:
    for number in (Fraction(46), Fraction(459, 10), Fraction(-1, 3), Fraction(10**40)):
        assert _core._exact_text(number) == numbers((number,), numbers="text")[0]
    assert numbers((Fraction(185, 3), Decimal("1.20")), numbers="text") == ("185/3", "1.2")


def test_nothing_heavy_is_imported_before_it_is_asked_for() -> None:
    code = (
        "import sys, tomakomai_kpi as tk\n"
        "table = tk.plans.tomakomai().assess().to_frame(numbers='float')\n"
        "table.__arrow_c_schema__(), table.__arrow_c_stream__(), table.to_records('text')\n"
        "print([m for m in ('numpy', 'pandas', 'polars', 'pyarrow', 'duckdb') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(("module", "method"), [("pandas", "to_pandas"), ("polars", "to_polars")])
def test_what_is_not_installed_is_named(
    module: str, method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(tk.MissingExtraError, match=rf"tomakomai-kpi\[{module}\]"):
        getattr(frame(), method)()


def test_rows_may_be_dicts_and_never_texts() -> None:
    columns: dict[str, tk.frames.Kind] = {"区": "text", "町": "text"}
    frame = tk.Frame(columns, [{"町": "b", "区": "a"}])
    assert frame.to_records() == [{"区": "a", "町": "b"}]
    assert tk.Frame(columns, frame.to_records()) == frame
    for rows, code in (
        (["東西"], "bad_argument"),
        ([{"区": "a", "村": "b"}], "unknown_name"),
        ([{"区": "a"}], "lengths_differ"),
    ):
        with pytest.raises(tk.KpiError, match=code):
            tk.Frame(columns, rows)
    with pytest.raises(tk.KpiError, match="unknown_name"):
        tk.Frame({"区": "txt"}, [])  # type: ignore[dict-item]
