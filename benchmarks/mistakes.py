# SPDX-License-Identifier: BSL-1.0
"""Twelve classic mistakes of KPI arithmetic: who catches each unaided? Every cell is run here."""

import warnings
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from importlib import import_module
from typing import Any

import tomakomai_kpi as tk

Probe = Callable[[], Any]


@dataclass(frozen=True)
class Mistake:
    """A mistake as each library would make it; None where it cannot even be said."""

    title: str
    right: Callable[[Any], bool]  # is this result right, if nothing was refused?
    probes: dict[str, Probe]


def outcome(mistake: Mistake, probe: Probe | None) -> str:
    """○ refused or right, × a wrong result (which), – where the library has no such notion."""
    if probe is None:
        return "–"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            result = probe()
    except Exception as error:  # whatever the library refuses with
        return f"○ {type(error).__name__}"
    return f"○ {result}" if mistake.right(result) else f"× {result}"


def never(_: Any) -> bool:
    """Only a refusal is right."""
    return False


def mistakes() -> list[Mistake]:
    """The probes, with Pint only where it is installed."""
    pint: dict[str, Callable[[], Probe]] = {}
    try:
        u = import_module("pint").UnitRegistry(non_int_type=Fraction)
        for unit in ("人 = [人]", "件 = [件]", "泊 = [泊]", "pct = 0.01 = %%"):
            u.define(unit)
        q = u.Quantity

        def one(number: object, unit: str) -> Any:
            return q(Fraction(str(number)), unit)

        pint = {
            "人 + 件": lambda: one(3, "人") + one(3, "件"),
            "annual + cumulative": lambda: one(20, "人") + one(45, "人"),
            "level over years": lambda: one(11, "件") + one(15, "件"),
            "mean of ratios": lambda: (one("0.5", "") + one("0.3", "")) / 2,
            "% - %": lambda: str(one(50, "pct") - one(45, "pct")),
            "1 ÷ 3": lambda: (one(1, "人") / one(3, "人")).magnitude,
            "0.1 + 0.2": lambda: (q("0.1 人") + q("0.2 人")).magnitude,
            "1e15 + 1": lambda: one(10**16, "人") + one(1, "人") == one(10**16, "人"),
            "trailing zero": lambda: str(q("50.0 人").magnitude),
            "人泊": lambda: f"{one(3, '人') * one(1, '泊'):~}",
            "lenient parsing": lambda: q("１２３ m"),
            "overflow": lambda: (one(2**63 - 1, "人") + one(1, "人")).magnitude,
        }
    except ImportError:
        pass

    def probes(name: str, **others: Probe | None) -> dict[str, Probe]:
        found = {k.replace("_", " "): p for k, p in others.items() if p is not None}
        if name in pint:
            found["Pint"] = pint[name]
        return found

    third, big = Fraction(1, 3), 2**63
    level = [tk.Observation(tk.level(n, "施設"), year) for n, year in ((11, "R2"), (15, "R3"))]
    return [
        Mistake(
            "人 + 件",
            never,
            probes(
                "人 + 件",
                tk=lambda: tk.parse("3人") + tk.parse("3件"),
                float=lambda: 3.0 + 3.0,
                Fraction=lambda: Fraction(3) + Fraction(3),
                Decimal=lambda: Decimal(3) + 3,
            ),
        ),
        Mistake(
            "単年度 + 累計",
            never,
            probes(
                "annual + cumulative",
                tk=lambda: tk.parse("20人") + tk.parse("累計45人"),
                float=lambda: 20.0 + 45.0,
                Fraction=lambda: Fraction(20) + 45,
                Decimal=lambda: Decimal(20) + 45,
            ),
        ),
        Mistake(
            "時点の値を年度で足す",
            never,
            probes(
                "level over years",
                tk=lambda: level[0] + level[1],
                float=lambda: 11.0 + 15.0,
                Fraction=lambda: Fraction(11) + 15,
                Decimal=lambda: Decimal(11) + 15,
            ),
        ),
        Mistake(
            "割合の平均",
            never,
            probes(
                "mean of ratios",
                tk=lambda: (tk.parse("50%") + tk.parse("30%")) / 2,
                float=lambda: (0.5 + 0.3) / 2,
                Fraction=lambda: Fraction(8, 10) / 2,
                Decimal=lambda: (Decimal("0.5") + Decimal("0.3")) / 2,
            ),
        ),
        Mistake(
            "% − % が % のまま",
            lambda r: "ポイント" in str(r),
            probes(
                "% - %",
                tk=lambda: tk.parse("50%") - tk.parse("45%"),
                float=lambda: 50.0 - 45.0,
                Fraction=lambda: Fraction(50) - 45,
                Decimal=lambda: Decimal(50) - 45,
            ),
        ),
        Mistake(
            "1人 ÷ 3人 が 0 や 0.333…",
            lambda r: r == third,
            probes(
                "1 ÷ 3",
                tk=lambda: tk.parse("1人") / tk.parse("3人"),
                float=lambda: 1.0 / 3.0,
                Fraction=lambda: Fraction(1) / 3,
                Decimal=lambda: Decimal(1) / 3,
            ),
        ),
        Mistake(
            "0.1 + 0.2",
            lambda r: r == Fraction(3, 10) or str(r) == "0.3人",
            probes(
                "0.1 + 0.2",
                tk=lambda: tk.parse("0.1人") + tk.parse("0.2人"),
                float=lambda: 0.1 + 0.2,
                Fraction=lambda: Fraction("0.1") + Fraction("0.2"),
                Decimal=lambda: Decimal("0.1") + Decimal("0.2"),
            ),
        ),
        Mistake(
            "1e16 = 1e16 + 1",
            lambda r: r is False,
            probes(
                "1e15 + 1",
                tk=lambda: tk.annual(10**16, "人") + tk.annual(1, "人") == tk.annual(10**16, "人"),
                float=lambda: 1e16 + 1 == 1e16,
                Fraction=lambda: Fraction(10**16) + 1 == 10**16,
                Decimal=lambda: Decimal(10**16) + 1 == Decimal(10**16),
            ),
        ),
        Mistake(
            "50.0% の 0 が消える",
            lambda r: str(r).startswith("50.0"),
            probes(
                "trailing zero",
                tk=lambda: tk.parse("50.0%"),
                float=lambda: f"{50.0:g}",
                Fraction=lambda: Fraction("50.0"),
                Decimal=lambda: Decimal("50.0"),
            ),
        ),
        Mistake(
            "人泊 が 泊人 になる",
            lambda r: "人泊" in str(r),
            probes("人泊", tk=lambda: tk.level(1, "泊") * tk.annual(3, "人")),
        ),
        Mistake(
            "全角の「１２３ m」を黙って読む",
            lambda r: str(r) == "１２３ m",
            probes(
                "lenient parsing",
                tk=lambda: tk.parse("１２３ m"),
                float=lambda: float("１２３"),
                Fraction=lambda: Fraction("１２３"),
                Decimal=lambda: Decimal("１２３"),
            ),
        ),
        Mistake(
            "2⁶³ − 1 + 1 のあふれ",
            lambda r: getattr(r, "amount", r) == big,
            probes(
                "overflow",
                tk=lambda: tk.annual(big - 1, "人") + tk.annual(1, "人"),
                float=lambda: float(big - 1) + 1,
                Fraction=lambda: Fraction(big - 1) + 1,
                Decimal=lambda: Decimal(big - 1) + 1,
            ),
        ),
    ]


def main() -> None:
    """Print the table."""
    columns = ("tk", "float", "Decimal", "Fraction", "Pint")
    print("| 誤り | " + " | ".join(columns) + " |")
    print("|---|" + "---|" * len(columns))
    for mistake in mistakes():
        cells = [outcome(mistake, mistake.probes.get(column)) for column in columns]
        print(f"| {mistake.title} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
