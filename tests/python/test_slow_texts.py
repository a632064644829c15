# SPDX-License-Identifier: BSL-1.0
"""What is long is read in time that grows with its length, or refused at a limit of its own."""

import contextlib
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import tomakomai_kpi as tk
from tomakomai_kpi import _core

RAISED = {"max_length": 10**8, "max_digits": 10**8}
SHAPES = ("1", "(", "（", "()", "(1人)", "人/", "<b>", "※", "1〜", "、", "1/", "R3 ", "約", "-")


def comparison(cell: str) -> object:
    return tk.read_comparison_table(
        "頁\t新\t旧\n1\t令和2年度から令和6年度まで\t\n11\t基本目標1 はたらく\t\n"
        "12\t■事業名・事業の内容 船事業【港湾課】 乗る ■重要業績評価指標(KPI) "
        f"指標名:数 実績値(令和3年度)※:0社{cell} ※実績値(令和3年度):中止\t"
    )


def parsed(text: str) -> object:
    return tk.parse(f"1人{text}", **RAISED)


def seconds(read: Callable[[str], object], text: str) -> float:
    start = time.process_time()
    with contextlib.suppress(tk.KpiError):
        read(text)
    return time.process_time() - start


@pytest.mark.parametrize("read", [parsed, comparison])
@pytest.mark.parametrize("shape", SHAPES)
def test_time_grows_with_the_length(read: Callable[[str], object], shape: str) -> None:
    # Four times the text in less than ten times the time (sixteen where it grows with the square),
    # unless it is nothing to speak of.
    short, long = (min(seconds(read, shape * n) for _ in range(2)) for n in (25_000, 100_000))
    assert long < 0.5 or long < 10 * short, (short, long)


def test_limits_that_nothing_raises() -> None:
    assert tk.parse("9" * 100_000 + "人", **RAISED).number == 10**100_000 - 1
    for refused in (
        lambda: tk.parse("9" * 100_001 + "人", **RAISED),
        lambda: tk.annual("9" * 100_001, "人"),
        lambda: tk.parse("1人" + "(1人)" * 200, **RAISED),
    ):
        with pytest.raises(tk.NotationError):
            refused()


def test_a_geometric_path_of_long_numbers_is_told_soon() -> None:
    def path(digits: int, years: int) -> tk.Measured:
        last = 2000 + years
        return tk.compute(
            "geometric_path",
            tk.Indicator(
                "数",
                unit="人",
                baseline={2000: tk.annual(10**digits + 7, "人")},
                actuals={2001: tk.annual(2 * 10**digits + 9, "人")},
                target={last: tk.annual(3 * 10**digits + 11, "人")},
                direction="up",
                period=(2001, last),
            ),
        )

    start = time.process_time()
    assert path(400, 800).value is True
    assert time.process_time() - start < 20
    with pytest.raises(tk.AmountError, match="200万"):
        path(900, 3000)


LONG = """
import tomakomai_kpi as tk
rows = "".join(f"指標{n}\\t人\\t{n}人\\t{n + 1}人\\n" for n in range(150_000))
print("begun", flush=True)
tk.read_table("指標名\\t単位\\tR3実績\\tR6目標\\n" + rows)
print("done")
"""


def test_long_reading_answers_ctrl_c() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", LONG], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "begun\n"
        time.sleep(1)
        running.send_signal(signal.SIGINT)
        said, why = running.communicate(timeout=60)
    assert "done" not in said
    assert "KeyboardInterrupt" in why


def test_other_threads_run_while_a_plan_is_read(tmp_path: Path) -> None:
    file = tmp_path / "plan.csv"
    tk.write_plan(tk.plans.tomakomai(), file)
    text = file.read_text(encoding="utf-8")
    counted = 0
    stop = threading.Event()

    def count() -> None:
        nonlocal counted
        while not stop.is_set():
            counted += 1
            time.sleep(0)

    during = 0
    pace = sys.getswitchinterval()
    sys.setswitchinterval(100)  # nobody is interrupted: who runs meanwhile was let
    thread = threading.Thread(target=count)
    thread.start()
    try:
        for _ in range(10):
            before = counted
            _core.read_plan_csv(text)
            during += counted - before
    finally:
        sys.setswitchinterval(pace)
        stop.set()
        thread.join()
    assert during > 0
