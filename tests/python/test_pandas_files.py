# SPDX-License-Identifier: BSL-1.0
"""Pandas columns of dtype kpi[…] in files and in Arrow, and the page that tells of them."""

import re
from pathlib import Path
from typing import Any

import pytest
import tomakomai_kpi as tk
from conftest import PROJECT
from hypothesis import given, settings
from hypothesis import strategies as st

pd = pytest.importorskip("pandas")

from tomakomai_kpi.pandas import KpiArray, KpiDtype  # noqa: E402

PEOPLE = "kpi[人]"


def series(*texts: Any, dtype: str = PEOPLE) -> Any:
    return pd.Series(list(texts), dtype=dtype)


@pytest.fixture
def people() -> Any:
    return series("46人", "54人", None, "集計中")


@pytest.fixture
def cases() -> Any:
    return series("1件", "2件", "3件", "4件", dtype="kpi[件]")


@settings(deadline=None)  # the first table loads pyarrow's readers
@given(
    st.sampled_from(["人", "千t", "%", "円/人", "鉢"]),
    st.sampled_from([None, "cumulative", "level"]),
    st.lists(st.none() | st.decimals(-(10**12), 10**12, places=3), max_size=6),
)
def test_parquet_and_feather_bring_back_the_dtype(
    tmp_path_factory: Any, unit: str, basis: str | None, numbers: list[Any]
) -> None:
    pytest.importorskip("pyarrow")
    KpiDtype(tk.unit("鉢"))
    try:
        dtype = KpiDtype(unit, basis)
    except tk.BasisError:
        return
    frame = pd.DataFrame({"x": pd.Series(numbers, dtype=dtype), "n": range(len(numbers))})
    path: Path = tmp_path_factory.mktemp("files") / "table"
    frame.to_parquet(path)
    pd.testing.assert_frame_equal(pd.read_parquet(path), frame)
    frame.to_feather(path)
    pd.testing.assert_frame_equal(pd.read_feather(path), frame)


def test_arrow_does_not_relabel(people: Any, cases: Any) -> None:
    pa = pytest.importorskip("pyarrow")
    one, other = pa.array(people.array), pa.array(cases.array)
    assert one.type != other.type
    assert one.type == pa.array(people.iloc[:1].array).type
    with pytest.raises(pa.ArrowInvalid):
        pa.concat_arrays([one, other])
    with pytest.raises(pa.ArrowInvalid):
        pa.concat_tables([pa.table({"x": one}), pa.table({"x": other})])
    both = pa.chunked_array([one, pa.array(people.iloc[:1].array)])
    assert KpiDtype("人").__from_arrow__(both).column.text == ["46人", "54人", "-", "-", "46人"]
    with pytest.raises(tk.UnitError):
        KpiDtype("件").__from_arrow__(one)
    with pytest.raises(tk.AmountError):
        pa.array(series("100人以上").array)


def test_csv_and_json_write_texts(people: Any, tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    people.to_frame("x").to_csv(path, index=False)
    again = pd.read_csv(path, dtype={"x": PEOPLE})
    assert again.x.tolist()[:2] == people.tolist()[:2]


def test_the_array_says_what_it_is() -> None:
    array = pd.array(["46人", None], dtype=PEOPLE)
    assert isinstance(array, KpiArray)
    assert "46人" in repr(array)
    assert PEOPLE in repr(pd.Series(array))


def test_the_page_says_what_happens() -> None:
    page = (PROJECT / "docs/pandas.md").read_text(encoding="utf-8")
    code = re.findall(r"```python\n(.*?)```", page, re.DOTALL)[1]
    told: dict[str, Any] = {}
    lines = []
    for number, line in enumerate(code.splitlines()):
        expression, _, answer = line.partition("  # ")
        lines.append(f"told[{number}] = {expression}" if answer else line)
        told[number] = answer
    answers = dict(told)
    exec(compile("\n".join(lines), "docs/pandas.md", "exec"), {"told": told})
    shown = {answers[n]: value for n, value in told.items() if answers[n]}
    sums, rates, reasons, totals, frame, column = shown.values()
    assert {f"{k} {v}" for k, v in sums.items()} == set(next(iter(shown)).split(", "))
    assert ", ".join(map(str, rates)) == list(shown)[1]
    assert ", ".join(map(str, reasons)) == list(shown)[2]
    assert ", ".join(map(str, totals[:2])) + " …" == list(shown)[3]
    assert list(frame.columns) == ["区", "total", "missing"]
    assert isinstance(column, tk.Column)
