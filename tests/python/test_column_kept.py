# SPDX-License-Identifier: BSL-1.0
"""Columns stay what they were: whoever writes into what they came from, however they are kept.

What a producer may still change is copied; what comes by Arrow's interface is checked before it is
read, taken once, and never trusted to be what it claims.
"""

import array
import copy
import pickle
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
import tomakomai_kpi as tk
import tomakomai_kpi.pandas  # the dtype

PEOPLE = {"unit": "人", "basis": "annual"}


def people(numbers: list[int | None]) -> tk.Column:
    return tk.column(numbers, "人", "annual")


# What others still write into


def _frame(dtype: str) -> tuple[Any, Callable[[], None]]:
    frame = pd.DataFrame({"n": pd.array([1, 2, 3], dtype=dtype)})

    def write() -> None:
        frame.loc[0, "n"] = 77

    return frame["n"], write


def _index() -> tuple[Any, Callable[[], None]]:
    numbers = np.array([1, 2, 3])
    return pd.Index(numbers, copy=False), lambda: numbers.put(0, 77)


def _table() -> tuple[Any, Callable[[], None]]:
    frame = pd.DataFrame({"n": [1, 2, 3]})

    def write() -> None:
        frame.iloc[0, 0] = 77

    return frame, write


def _numpy(dtype: str) -> tuple[Any, Callable[[], None]]:
    numbers = np.array([1, 2, 3], dtype=dtype)
    return numbers, lambda: numbers.put(0, 77)


def _locked() -> tuple[Any, Callable[[], None]]:
    numbers = np.array([1, 2, 3])
    numbers.flags.writeable = False

    def write() -> None:
        numbers.flags.writeable = True
        numbers[0] = 77

    return numbers, write


def _view(made: Callable[[Any], Any]) -> tuple[Any, Callable[[], None]]:
    numbers = np.array([1, 2, 3])
    view = made(numbers)
    return view, lambda: numbers.put(0, 77)


def _readonly_view(numbers: Any) -> Any:
    view = numbers[:]
    view.flags.writeable = False
    return view


def _resized() -> tuple[Any, Callable[[], None]]:
    numbers = np.arange(1, 4)
    return numbers, lambda: numbers.resize(10**6, refcheck=False)


def _buffer(made: Callable[[Any], Any]) -> tuple[Any, Callable[[], None]]:
    numbers = array.array("q", [1, 2, 3])
    given = made(numbers)

    def write() -> None:
        numbers[0] = 77

    return given, write


GIVERS: dict[str, Callable[[], tuple[Any, Callable[[], None]]]] = {
    **{f"pandas {d}": lambda d=d: _frame(d) for d in ("int64", "Int64", "int8", "uint64")},
    "an index": _index,
    "a frame": _table,
    **{f"numpy {d}": lambda d=d: _numpy(d) for d in ("int64", "int16", "uint64", ">i8")},
    "numpy, locked": _locked,
    "a part": lambda: _view(lambda n: n[:3]),
    "a part that is read alone": lambda: _view(_readonly_view),
    "a memoryview": lambda: _view(memoryview),
    "a memoryview that is read alone": lambda: _view(lambda n: memoryview(n).toreadonly()),
    "numpy over one": lambda: _view(lambda n: np.asarray(memoryview(n).toreadonly())),
    "numpy, resized": _resized,
    "array": lambda: _buffer(lambda n: n),
    "numpy over an array": lambda: _buffer(np.asarray),
}


@pytest.mark.parametrize("giver", GIVERS.values(), ids=GIVERS)
def test_a_column_does_not_change_with_what_it_came_from(giver: Any) -> None:
    given, write = giver()
    c = tk.column(given, **PEOPLE)
    write()
    assert c == people([1, 2, 3])


@pytest.mark.parametrize("dtype", ["int64", "Int64"])
def test_a_series_of_columns_does_not_change_with_what_it_came_from(dtype: str) -> None:
    given, write = _frame(dtype)
    made = given.astype("kpi[人]")
    added = people([0, 0, 0]) + given
    write()
    assert tk.column(made) == people([1, 2, 3])
    assert added == people([1, 2, 3])


@pytest.mark.parametrize(
    "giver", [GIVERS[name] for name in GIVERS if name != "a frame"], ids=lambda g: g.__name__
)
def test_groups_do_not_change_with_the_keys_they_came_from(giver: Any) -> None:
    given, write = giver()
    totals = people([10, 20, 30]).total(by={"鍵": given})
    states = people([10, 20, 30]).states(by={"鍵": given})
    write()
    assert pa.table(totals)["鍵"].to_pylist() == [1, 2, 3]
    assert pa.table(states)["鍵"].to_pylist() == [1, 2, 3]
    assert totals.to_pandas()["鍵"].tolist() == [1, 2, 3]
    assert totals.total.text == ["10人", "20人", "30人"]


def test_keys_of_a_list_are_kept_as_they_were() -> None:
    keys = ["a", "b"]
    totals = people([1, 2]).total(by=keys)
    keys[0] = "ZZ"
    assert totals.to_pandas()["key"].tolist() == ["a", "b"]


@pytest.mark.parametrize(
    "keys",
    [
        pd.Series(["a", "b", "a"], dtype="category"),
        pd.Series([2, 1, 2], dtype="Int8", index=[7, 8, 9]),
        pd.Index(pd.to_datetime(["2020-04-01", "2021-04-01", "2020-04-01"])),
        np.array([2, 1, 2], dtype="int8"),
    ],
    ids=lambda keys: str(keys.dtype),
)
def test_keys_keep_their_dtype_in_pandas(keys: Any) -> None:
    frame = people([1, 2, 3]).total(by={"鍵": keys}).to_pandas()
    assert frame["鍵"].dtype == keys.dtype
    assert list(frame["鍵"]) == list(keys)[:2]
    assert list(frame["total"]) == [tk.parse("4人"), tk.parse("2人")]


@pytest.mark.parametrize(
    "given",
    [
        np.frombuffer(np.array([1, 2, 3]).tobytes(), dtype="int64"),
        pa.array([1, 2, 3]),
        pl.Series([1, 2, 3]),
    ],
    ids=lambda g: type(g).__module__,
)
def test_what_nobody_can_change_is_not_copied(given: Any) -> None:
    c = tk.column(given, **PEOPLE)
    arrow = given.to_arrow() if isinstance(given, pl.Series) else pa.array(given)
    address = arrow.buffers()[1].address
    stored = pa.array(_NarrowOut(c)).buffers()[1].address
    assert stored == address


class _NarrowOut:
    """A column as decimal64, which Arrow takes without a copy."""

    def __init__(self, column: tk.Column) -> None:
        self.column = column

    def __arrow_c_array__(self, requested_schema: object = None) -> tuple[object, object]:
        return self.column.__arrow_c_array__(pa.int64().__arrow_c_schema__())


# What is kept

C = people([1, None, 2**70])
KEPT = {
    "column": C,
    "column with more": tk.column(["約20人", "100人以上", "10～15人", "集計中"]),
    "nothing": people([]),
    "rates": people([1, 2, None]).attainment(people([3, 0, 1])),
    "closures": people([1, 2]).gap_closure(people([3, 0]), baseline=people([0, 0])),
    "shares": people([1, 3]).shares(),
    "verdicts": people([1, 2, None]).met(people([2, 2, 2])),
    "compared": people([1, 2, 3]) < people([2, 2, 2]),
    "words": C.reason,
    "statuses": people([1, 2]).status(people([2, 2]), elapsed=2, years=2),
}


@pytest.mark.parametrize("kept", KEPT.values(), ids=KEPT)
@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_columns_and_answers_pickle_by_every_protocol(kept: Any, protocol: int) -> None:
    again = pickle.loads(pickle.dumps(kept, protocol=protocol))
    assert type(again) is type(kept)
    assert again == kept
    assert repr(again) == repr(kept)
    for other in (copy.copy(kept), copy.deepcopy(kept)):
        assert other == kept
    rebuild, arguments = kept.__reduce__()
    assert rebuild(*arguments) == kept


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
@pytest.mark.parametrize(
    "keys",
    [
        ["a", None, "a"],
        [1, 2, None],
        [True, False, True],
        pa.array(["a", "b", "a"]).dictionary_encode(),
        pa.array(["とても長い鍵の名前", "b", None], pa.string_view()),
        pa.array([1, 2, 1], pa.timestamp("us", "Asia/Tokyo")),
        pa.nulls(3),
        pl.Series(["a", "b", "a"], dtype=pl.Categorical),
        pd.Series(["a", "b", "a"], dtype="category"),
        np.array([3, 3, 4], dtype="uint8"),
    ],
    ids=lambda keys: str(getattr(keys, "type", getattr(keys, "dtype", keys))),
)
def test_sums_by_group_and_states_pickle(keys: Any, protocol: int) -> None:
    c = people([1, None, 2**70])
    for made in (c.total(by={"鍵": keys}), c.states(by={"鍵": keys})):
        again = pickle.loads(pickle.dumps(made, protocol=protocol))
        assert pa.table(again).to_pylist() == pa.table(made).to_pylist()
        assert pa.table(again).schema == pa.table(made).schema
    totals = c.total(by={"鍵": keys})
    again = pickle.loads(pickle.dumps(totals, protocol=protocol))
    assert again.total == totals.total
    assert again.missing == totals.missing
    pd.testing.assert_frame_equal(again.to_pandas(), totals.to_pandas())


CLASSES = [tk.Column, tk.RateColumn, tk.VerdictColumn, tk.WordColumn, tk.Assessment, tk.Finding]


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_no_object_is_half_made(cls: Any) -> None:
    with pytest.raises(TypeError):
        cls.__new__(cls)
    with pytest.raises(TypeError):
        cls()


PLAN = tk.plans.tomakomai()


@pytest.mark.parametrize("protocol", [0, 1])
@pytest.mark.parametrize(
    "kept", [tk.assess(PLAN.find(id="G1-1")), tk.audit(PLAN)[0], PLAN.goals()[0], tk.unit("皿")]
)
def test_old_protocols_keep_all_that_is_kept(kept: Any, protocol: int) -> None:
    assert pickle.loads(pickle.dumps(kept, protocol=protocol)) == kept


@pytest.mark.parametrize("name", KEPT)
def test_a_broken_pickle_is_refused(name: str) -> None:
    kept = KEPT[name]
    rebuild, (cls, state) = kept.__reduce__()
    broken: list[Any] = [None, 3, "x", (), [], state[:-1], (*state, 0), (9, *state[1:])]
    odd = [None, "x", -1, 2.5, b"\xff", b"\xfe" * 16, [(9**9, None)], (1, 2, 3), 10**30]
    for i in range(1, len(state)):
        broken += [(*state[:i], wrong, *state[i + 1 :]) for wrong in odd]
    for each in broken:
        try:
            again = rebuild(cls, each)
        except (ValueError, tk.KpiError):
            continue
        # What is sound all the same is a column, and prints.
        assert repr(again)
        assert len(again.to_list()) == len(again)


def test_rebuilding_is_for_classes_that_are_kept() -> None:
    rebuild, _ = C.__reduce__()
    for cls in (int, str, object, tk.KpiError):
        with pytest.raises((TypeError, ValueError)):
            rebuild(cls, (1,))


# What comes by Arrow


class _Once:
    """Capsules that were made beforehand, and are handed out again and again."""

    def __init__(self, made: Any, name: str) -> None:
        capsules = getattr(made, name)()
        setattr(self, name, lambda: capsules)


@pytest.mark.parametrize("name", ["__arrow_c_stream__", "__arrow_c_array__"])
def test_capsules_are_taken_once(name: str) -> None:
    given = _Once(people([1, 2]), name)
    assert tk.column(given) == people([1, 2])
    with pytest.raises(tk.KpiError, match="bad_format"):
        tk.column(given)
    with pytest.raises(tk.KpiError, match="bad_format"):
        people([1, 2]).total(by=given)


@pytest.mark.parametrize(
    "given", [None, 3, (), (1, 2), (1, 2, 3), people([1]).__arrow_c_array__()[:1]]
)
def test_what_is_no_capsule_is_refused(given: Any) -> None:
    class Giver:
        def __arrow_c_array__(self, requested_schema: object = None) -> Any:
            return given

    with pytest.raises(tk.KpiError, match="bad_format"):
        tk.column(Giver(), **PEOPLE)


def test_texts_that_are_no_utf8_are_refused_with_their_row() -> None:
    offsets = pa.py_buffer(np.array([0, 4, 6], dtype="int32").tobytes())
    broken = pa.Array.from_buffers(
        pa.string(), 2, [None, offsets, pa.py_buffer("1人".encode() + b"1\xff")]
    )
    with pytest.raises(tk.NotationError, match=r"2行目「1\\xff」.*not_text"):
        tk.column(broken)
    kept = tk.column(broken, unread="keep")
    assert kept.reason[1] == "unread"
    assert kept.text == ["1人", "1\ufffd"]
    with pytest.raises(tk.KpiError, match=r"2"):
        tk.column(["1人", "1\ud800"])
    with pytest.raises(tk.KpiError, match=r"2"):
        people([1, 2]).total(by=["a", "\ud800"])


@pytest.mark.parametrize("said", [{}, PEOPLE], ids=["", "asked"])
@pytest.mark.parametrize("metadata", [None, b"", b"{}", b'{"v":1,"unit":"\xff","basis":"annual"}'])
def test_a_type_that_says_nothing_is_refused(metadata: bytes | None, said: dict[str, str]) -> None:
    entries = {b"ARROW:extension:name": b"tomakomai_kpi.column"}
    if metadata is not None:
        entries[b"ARROW:extension:metadata"] = metadata
    field = pa.field("n", pa.int64(), metadata=entries)

    class Giver:
        def __arrow_c_array__(self, requested_schema: object = None) -> Any:
            return field.__arrow_c_schema__(), pa.array([1]).__arrow_c_array__()[1]

    with pytest.raises(tk.NotationError):
        tk.column(Giver(), **said)


def test_answers_show_themselves() -> None:
    of, target = tk.column(["45人", "集計中"], basis="annual"), tk.column([90, 10], "人", "annual")
    assert "<td>1/2</td>" in of.attainment(target)._repr_html_()
    assert "なし: pending" in of.attainment(target)._repr_html_()
    assert "<td>False</td>" in of.met(target)._repr_html_()
    status = of.status(target, elapsed=5, years=5)
    assert "<td>missed</td>" in status._repr_html_()
    totals = of.total(by={"区": ["東", "西"]})
    assert totals.to_records() == [
        {"区": "東", "total": tk.parse("45人"), "missing": 0},
        {"区": "西", "total": tk.parse("-"), "missing": 1},
    ]
    assert "<td>45人</td>" in totals._repr_html_()


@pytest.mark.parametrize("name", ["total", "missing"])
def test_keys_do_not_hide_sums(name: str) -> None:
    of = tk.column([1, 2], "人", "annual")
    with pytest.raises(tk.KpiError, match="bad_argument"):
        of.total(by={name: ["a", "b"]})
    with pytest.raises(tk.KpiError, match="bad_argument"):
        of.states({"state_8": ["a", "b"]})
