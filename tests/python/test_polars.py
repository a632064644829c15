# SPDX-License-Identifier: BSL-1.0
"""Polars: .kpi says what columns say, before data where it can, and Polars' own traps are known.

All that is asked of expressions is asked of the plugin and of map_batches, to the same answers.
"""

import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import polars as pl
import pytest
import tomakomai_kpi as tk
import tomakomai_kpi.polars as kpi_polars
from hypothesis import given, settings
from hypothesis import strategies as st

TEXTS = ["1人", "2千人", None, "4人", "集計中"]
EDGES = [0, 1, -1, 2**63 - 1, -(2**63), 2**62, 10**20]
Expressions = Callable[[], pl.Expr]


@pytest.fixture(params=["plugin", "batches"])
def _engine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kpi_polars, "_PLUGIN_FITS", request.param == "plugin")


both_engines = pytest.mark.usefixtures("_engine")


def people(numbers: list[int | None], name: str = "x") -> pl.Series:
    return tk.column(numbers, "人", "annual").to_polars(name)


@pytest.fixture
def frame() -> pl.DataFrame:
    return pl.DataFrame(
        {
            "区": ["東", "西", "西", "東", "北"],
            "年度": [2020, 2020, 2021, 2021, 2020],
            "文": TEXTS,
            "来館": people([1, 2000, None, 4, None]),
            "件数": tk.column([3, 3, 3, None, 3], "件", "annual").to_polars(),
            "目標": tk.column([2, 1000, 1, 0, 1], "人", "annual").to_polars(),
        }
    )


def numbers_of(series: pl.Series) -> list[Any]:
    return series.ext.storage().to_list()


def test_the_plugin_is_taken_by_the_polars_that_is_installed() -> None:
    assert kpi_polars._PLUGIN_FITS


# Before data


@both_engines
def test_types_are_known_before_data(frame: pl.DataFrame) -> None:
    x = pl.col("来館").kpi
    lazy = frame.lazy().select(
        read=pl.col("文").kpi.parse("人", "annual", scale=1),
        thousands=x.to("千人"),
        added=x.add("目標"),
        total=x.sum(),
        over_years=x.accumulate(key="区", year="年度"),
        rate=x.attainment("目標"),
        percent=x.attainment("目標", percent=1),
        path=x.on_path("目標", elapsed=2, years=5, baseline=tk.parse("0人")),
        status=x.status("目標", elapsed=2, years=5),
        text=x.text(),
        less=x.lt("目標"),
    )
    found = lazy.collect_schema()
    assert found == lazy.collect().schema
    said = {
        name: (kind.ext_metadata().split('"')[5:10:4], kind.ext_storage().scale)
        for name, kind in found.items()
        if isinstance(kind, pl.Extension)
    }
    assert said == {
        "read": (["人", "annual"], 1),
        "thousands": (["千人", "annual"], 3),
        "added": (["人", "annual"], 0),
        "total": (["人", "annual"], 0),
        "over_years": (["人", "cumulative"], 0),
        "percent": (["%", "level"], 1),
    }


REFUSED: list[tuple[str, Callable[[], pl.Expr]]] = [
    ("unit_mismatch", lambda: pl.col("来館").kpi.add("件数")),
    ("unit_mismatch", lambda: pl.col("来館").kpi.lt(tk.parse("3件"))),
    ("unit_mismatch", lambda: pl.col("来館").kpi.attainment("件数")),
    ("unit_mismatch", lambda: pl.col("来館").kpi.to("件")),
    ("basis_mismatch", lambda: pl.col("来館").kpi.sub(tk.parse("累計3人"))),
    ("ratio_not_additive", lambda: pl.lit(pl.Series(tk.column(["5%"]))).kpi.sum()),
    ("basis_unclear", lambda: pl.col("年度").kpi.sum()),
    ("inexact_number", lambda: pl.lit(1.5).kpi.parse("人", "annual")),
]


@pytest.mark.parametrize(("code", "asked"), REFUSED)
def test_what_may_not_meet_is_refused_before_data(
    frame: pl.DataFrame, code: str, asked: Expressions
) -> None:
    lazy = frame.lazy().select(asked())
    with pytest.raises(pl.exceptions.ComputeError, match=code):
        lazy.collect_schema()
    with pytest.raises(pl.exceptions.ComputeError, match=code):
        frame.lazy().group_by("区").agg(asked()).collect_schema()


@pytest.mark.parametrize(("code", "asked"), REFUSED)
def test_batches_refuse_the_same(
    frame: pl.DataFrame, code: str, asked: Expressions, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kpi_polars, "_PLUGIN_FITS", False)
    with pytest.raises(pl.exceptions.PolarsError):
        frame.select(asked())
    assert code


def test_what_cannot_be_parsed_is_refused_where_it_is_said() -> None:
    with pytest.raises(tk.BasisError, match="basis_unclear"):
        pl.col("x").kpi.parse("人")
    with pytest.raises(tk.NotationError, match="unknown_unit"):
        pl.col("x").kpi.parse("約束", "annual")
    with pytest.raises(tk.KpiError, match="bad_argument"):
        pl.col("x").kpi.add(3.5)


# Answers


@both_engines
@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("unit_mismatch", "3件"),
        ("basis_mismatch", "累計3人"),
        ("bad_number", "約束"),
        ("bound", "100人以上"),
        ("inexact_number", "1.5人"),
    ],
)
def test_texts_that_do_not_fit_are_refused(code: str, text: str) -> None:
    frame = pl.DataFrame({"x": ["1人", text]})
    with pytest.raises(pl.exceptions.ComputeError, match=f"2行目.*{code}"):
        frame.select(pl.col("x").kpi.parse("人", "annual"))


@both_engines
def test_parsing_reads_texts_and_numbers(frame: pl.DataFrame) -> None:
    read = frame.select(
        pl.col("文").kpi.parse("人", "annual"),
        n=pl.col("年度").kpi.parse("千人", "level"),
        c=pl.col("文").cast(pl.Categorical).kpi.parse("人", "annual"),
    )
    assert numbers_of(read["文"]) == numbers_of(read["c"]) == [1, 2000, None, 4, None]
    assert read["n"].kpi.column()[0] == tk.level(2020, "千人")


@both_engines
def test_groups_are_typed_exact_and_missing_where_they_have_nothing(frame: pl.DataFrame) -> None:
    x = pl.col("来館").kpi
    for engine in ("in-memory", "streaming"):
        totals = (
            frame.lazy()
            .group_by("区")
            .agg(x.sum(), least=x.min(), most=x.max())
            .sort("区")
            .collect(engine=engine)  # type: ignore[call-overload]
        )
        assert totals["区"].to_list() == ["北", "東", "西"]
        assert totals["来館"].dtype == frame["来館"].dtype
        assert numbers_of(totals["来館"]) == [None, 5, 2000]
        assert numbers_of(totals["least"]) == [None, 1, 2000]
        assert numbers_of(totals["most"]) == [None, 4, 2000]
    assert numbers_of(frame.select(x.sum().over("区")).to_series()) == [5, 2000, 2000, 5, None]
    assert numbers_of(frame.clear().select(x.sum()).to_series()) == [None]


@both_engines
@pytest.mark.parametrize("by", [[], ["区"]])
def test_sums_past_every_width_are_exact_or_refused(by: list[str]) -> None:
    def summed(number: int) -> pl.DataFrame:
        frame = pl.DataFrame({"区": ["東"] * 20, "x": people([number] * 20)})
        asked = pl.col("x").kpi.sum()
        return frame.group_by(by).agg(asked) if by else frame.select(asked)

    assert numbers_of(summed(2**62)["x"]) == [20 * 2**62]
    with pytest.raises(pl.exceptions.ComputeError, match="inexact_number"):
        summed(10**38 - 1)
    assert people([10**38 - 1] * 20).kpi.total() == tk.annual(20 * (10**38 - 1), "人")


rows = st.lists(
    st.tuples(
        st.sampled_from("甲乙丙"),
        st.none() | st.sampled_from(EDGES) | st.integers(-99, 99),
        st.none() | st.integers(-99, 99),
    ),
    min_size=1,
)


@settings(deadline=None)
@given(rows)
def test_expressions_series_and_columns_say_the_same(given_rows: list[tuple[Any, ...]]) -> None:
    names, left, right = ([row[i] for row in given_rows] for i in range(3))
    a, b = (tk.column(side, "人", "annual") for side in (left, right))
    frame = pl.DataFrame({"k": names, "a": pl.Series(a), "b": pl.Series(b)})

    def asked(x: Any, other: Any) -> list[Any]:
        return [
            x.add(other),
            x.sub(other),
            x.lt(other),
            x.ge(other),
            x.attainment(other, percent=2),
            x.met(other, direction="down"),
            x.on_path(other, baseline=tk.parse("3人"), elapsed=2, years=5),
            x.status(other, elapsed=5, years=5),
            x.text(),
        ]

    by_series = pl.DataFrame(
        [s.rename(str(i)) for i, s in enumerate(asked(frame["a"].kpi, frame["b"]))]
    )
    by_expressions = frame.select(
        e.alias(str(i)) for i, e in enumerate(asked(pl.col("a").kpi, "b"))
    )
    assert by_expressions.schema == by_series.schema
    assert by_expressions.rows() == by_series.rows()
    wanted = [
        (a + b).to_decimals(),
        (a - b).to_decimals(),
        (a < b).to_list(),
        (a >= b).to_list(),
        a.attainment(b).percent(2).to_decimals(),
        a.met(b, direction="down").to_list(),
        a.on_path(b, baseline=tk.column(["3人"] * len(a)), elapsed=2, years=5).to_list(),
        a.status(b, elapsed=5, years=5).to_list(),
        a.text,
    ]
    found = [numbers_of(s) if isinstance(s.dtype, pl.Extension) else s.to_list() for s in by_series]
    assert found == wanted
    sums = frame.group_by("k", maintain_order=True).agg(pl.col("a").kpi.sum())
    assert numbers_of(sums["a"]) == a.total(by=names).total.to_decimals()


@both_engines
def test_totals_over_the_years(frame: pl.DataFrame) -> None:
    whole = frame.filter(pl.col("来館").ext.storage().is_not_null())
    over = whole.select(pl.col("来館").kpi.accumulate(key=["区"], year="年度"))
    assert over["来館"].kpi.text().to_list() == ["累計1人", "累計2,000人", "累計5人"]
    with pytest.raises(pl.exceptions.ComputeError, match="period_overlap"):
        whole.select(pl.col("来館").kpi.accumulate(key=pl.lit("東"), year="年度"))


@both_engines
def test_rates_leave_as_exact_fractions(frame: pl.DataFrame) -> None:
    found = frame.select(
        rate=pl.col("来館").kpi.attainment("目標"),
        gap=pl.col("来館").kpi.gap_closure(tk.parse("3人"), baseline=tk.parse("1人"), percent=1),
    )
    one = {"numerator": Decimal(1), "denominator": Decimal(2)}
    assert found["rate"].to_list()[0] == one
    assert numbers_of(found["gap"])[0] == 0


def test_series_say_what_they_are_of(frame: pl.DataFrame) -> None:
    x = frame["来館"].kpi
    assert (x.unit.symbol, x.basis, x.total()) == ("人", tk.Basis.annual, tk.parse("2005人"))
    assert x.column() == tk.column([1, 2000, None, 4, None], "人", "annual")
    assert pl.Series(TEXTS).kpi.parse("人", "annual").kpi.sum().kpi.text().to_list() == ["2,005人"]
    with pytest.raises(tk.UnitError, match="unit_mismatch"):
        x.add(frame["件数"])
    with pytest.raises(tk.BasisError, match="basis_unclear"):
        frame["年度"].kpi.sum()
    with pytest.raises(tk.KpiError, match="bad_argument"):
        x.add("目標")


# Polars' own ways


def test_polars_never_relabels(frame: pl.DataFrame) -> None:
    people_alone, cases = frame.select(x="来館"), frame.select(x="件数")
    for meet in (
        lambda: pl.concat([people_alone, cases]),
        lambda: pl.concat([people_alone, cases], how="vertical_relaxed"),
        lambda: pl.concat([people_alone, cases], how="diagonal_relaxed"),
        lambda: people_alone.vstack(cases),
        lambda: people_alone["x"].append(cases["x"]),
        lambda: people_alone.join(cases, on="x"),
        lambda: people_alone.update(cases),
        lambda: frame.unpivot(["来館", "件数"]),
        lambda: frame.select(pl.col("来館") + pl.col("件数")),
        lambda: frame.select(pl.col("来館") + pl.col("来館")),
        lambda: frame.select(pl.col("来館") > pl.col("件数")),
        lambda: frame.select(pl.when(True).then("来館").otherwise("件数")),
        lambda: frame.select(pl.coalesce("来館", "件数")),
        lambda: frame.select(pl.col("来館").fill_null(pl.col("件数"))),
        lambda: frame.select(pl.sum_horizontal("来館", "件数")),
    ):
        with pytest.raises(pl.exceptions.PolarsError):
            meet()


def test_what_polars_moves_keeps_its_type(frame: pl.DataFrame, tmp_path: Any) -> None:
    kind = frame["来館"].dtype
    joined = frame.join(frame.select("区", 先="来館"), on="区")
    assert {joined["来館"].dtype, joined["先"].dtype} == {kind}
    for moved in (
        frame.sort("来館"),
        frame.filter(pl.col("年度") > 2020),
        pl.concat([frame, frame]),
        frame.group_by("区").agg(pl.col("来館").first()),
        frame.pivot("年度", index="区", values="来館").rename({"2020": "来館"}),
    ):
        assert moved["来館"].dtype == kind
    frame.write_parquet(tmp_path / "x.parquet")
    again = pl.read_parquet(tmp_path / "x.parquet")
    assert again["来館"].kpi.column() == frame["来館"].kpi.column()


def test_polars_own_sum_is_refused_or_null_and_ours_is_the_sum(frame: pl.DataFrame) -> None:
    """In group_by Polars gives null for any sum of an extension type, without a word."""
    with pytest.raises(pl.exceptions.PolarsError):
        frame.select(pl.col("来館").sum())
    silent = frame.group_by("区").agg(pl.col("来館").sum())
    assert numbers_of(silent["来館"]) == [None] * 3
    ours = frame.group_by("区").agg(pl.col("来館").kpi.sum())
    assert sorted(n for n in numbers_of(ours["来館"]) if n is not None) == [5, 2000]


@pytest.mark.parametrize(
    ("imported", "said"),
    [("tomakomai_kpi", "object basis_unclear"), ("tomakomai_kpi.pandas", "kpi[人] annual")],
)
def test_pandas_by_polars_loses_the_type_unless_it_knows_it(imported: str, said: str) -> None:
    code = (
        f"import polars as pl, tomakomai_kpi as tk, {imported}\n"
        "frame = pl.DataFrame({'x': tk.column(['1人', '2人']).to_polars()}).to_pandas()\n"
        "try:\n    c = tk.column(frame['x']).basis.value\n"
        "except tk.BasisError as error:\n    c = error.code\n"
        "print(frame['x'].dtype, c)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == said


@both_engines
def test_nothing_grows_over_many_calls(frame: pl.DataFrame) -> None:
    import gc
    import resource

    long = pl.DataFrame({"x": people(list(range(1000)))})
    asked = pl.col("x").kpi.add("x").kpi.sum()

    def rounds(count: int) -> None:
        for _ in range(count):
            long.select(asked)
            with pytest.raises(pl.exceptions.PolarsError):
                frame.select(pl.col("来館").kpi.add("件数"))

    rounds(100)
    gc.collect()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    rounds(600)
    gc.collect()
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 10_000  # KiB


def test_the_namespace_comes_with_the_first_series() -> None:
    code = (
        "import sys, tomakomai_kpi as tk; assert 'polars' not in sys.modules;"
        "print(tk.column(['1人', '2人']).to_polars().kpi.total())"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "3人"


def test_series_keep_their_names() -> None:
    of = tk.column([1000], "人", "annual")
    assert of.to_polars("来館").name == "来館"
    assert pl.DataFrame([of.to_polars("a"), of.to_polars("b")]).columns == ["a", "b"]
    frame = pl.DataFrame({"来館": of})
    assert frame.with_columns(frame["来館"].kpi.to("千人")).columns == ["来館"]
    assert frame["来館"].kpi.text().name == "来館"
