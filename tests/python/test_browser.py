# SPDX-License-Identifier: BSL-1.0
"""The pages in a real browser: on a phone nothing is wider than the window, and they print.

Needs Debian's chromium; without it these tests are skipped.
"""

import importlib.util
import re
import shutil
from pathlib import Path

import lxml.html
import pytest
import tomakomai_kpi as tk
from command_runs import run_program
from test_pages import PAGES, Show, audit
from tomakomai_kpi.reports import audit as audit_report
from tomakomai_kpi.reports import progress, render, review
from tomakomai_kpi.tables import render_comparison_table

CHROMIUM = shutil.which("chromium")

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="chromiumがありません (no chromium)")

# A window is never narrower than 500 pixels, a frame may be. What scrolls by itself may be wide.
PHONE = """<!doctype html>
<iframe src="page.html" style="width: WIDTHpx; height: 800px; border: 0"></iframe>
<script>
const frame = document.querySelector("iframe");
frame.onload = () => {
  const page = frame.contentDocument;
  const wide = [...page.querySelectorAll("body *")].filter(
    (e) => e.getBoundingClientRect().right > WIDTH && !e.closest(".scroll, .hidden, thead"));
  document.body.textContent =
    `${page.title}|${page.documentElement.scrollWidth <= WIDTH}|${wide.length}`;
};
</script>
"""


def browse(folder: Path, *options: str) -> str:
    assert CHROMIUM is not None
    return run_program(
        [
            CHROMIUM,
            *("--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files"),
            f"--user-data-dir={folder / 'profile'}",
            *options,
        ],
        seconds=120,
    )


def fits(text: str, width: int, folder: Path) -> None:
    (folder / "page.html").write_text(text, encoding="utf-8")
    frame = folder / "phone.html"
    frame.write_text(PHONE.replace("WIDTH", str(width)), encoding="utf-8")
    shown = browse(folder, "--virtual-time-budget=20000", "--dump-dom", frame.as_uri())
    assert re.search(r"<body>[^|]+\|true\|0</body>", shown), shown[-300:]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.__name__)
def test_on_a_phone_nothing_is_wider_than_the_window(
    plan: tk.Plan, page: Show, tmp_path: Path
) -> None:
    fits(page(plan), 390, tmp_path)


# Just wide enough for tables to be tables.
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.__name__)
def test_in_a_narrow_window_tables_fit(plan: tk.Plan, page: Show, tmp_path: Path) -> None:
    fits(page(plan), 920, tmp_path)


def changes(plan: tk.Plan) -> str:
    return render(review.of_review(tk.review(plan)), "html")


def table(plan: tk.Plan) -> str:
    return render_comparison_table(plan, "html").decode()


def english(plan: tk.Plan) -> str:
    return render(progress.build(plan, lang="en"), "html")


def english_audit(plan: tk.Plan) -> str:
    return render(audit_report.build(plan, lang="en"), "html")


def english_changes(plan: tk.Plan) -> str:
    return render(review.of_review(tk.review(plan), lang="en"), "html")


ENGLISH = (english, english_audit, english_changes)


@pytest.mark.parametrize(
    "page", [PAGES[0], audit, changes, table, *ENGLISH], ids=lambda page: page.__name__
)
def test_on_the_smallest_phone_too(plan: tk.Plan, page: Show, tmp_path: Path) -> None:
    fits(page(plan), 320, tmp_path)


@pytest.mark.parametrize("page", [audit, changes, table], ids=lambda page: page.__name__)
def test_paper_has_a_title_and_page_numbers(plan: tk.Plan, page: Show, tmp_path: Path) -> None:
    source, printed = tmp_path / "page.html", tmp_path / "page.pdf"
    source.write_text(page(plan), encoding="utf-8")
    style = lxml.html.fromstring(page(plan)).findtext(".//style") or ""
    assert "@top-left" in style
    assert 'counter(page) " / " counter(pages)' in style
    browse(tmp_path, "--no-pdf-header-footer", f"--print-to-pdf={printed}", source.as_uri())
    assert 4 <= printed.read_bytes().count(b"/Type /Page\n") <= 25


def test_on_paper_it_is_a_document_of_a_few_pages(plan: tk.Plan, tmp_path: Path) -> None:
    source, printed = tmp_path / "page.html", tmp_path / "page.pdf"
    source.write_text(PAGES[0](plan), encoding="utf-8")
    browse(tmp_path, "--no-pdf-header-footer", f"--print-to-pdf={printed}", source.as_uri())
    data = printed.read_bytes()
    assert data.startswith(b"%PDF")
    assert 10 <= data.count(b"/Type /Page\n") <= 40


# axe-core (./dev pages) holds a page to WCAG; what it found takes the place of the page's body.
AXE = """
document.querySelectorAll("details").forEach((each) => { each.open = true; });
axe.run().then((run) => {
  const found = run.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 80))}`);
  document.body.textContent = `axe ${run.passes.length} [${found.join("; ")}]`;
});
"""


@pytest.mark.parametrize(
    ("page", "scheme"),
    [
        *((page, "light") for page in (PAGES[0], *ENGLISH)),
        *((page, "dark") for page in (*PAGES, changes, table)),
    ],
    ids=lambda of: of if isinstance(of, str) else of.__name__,
)
def test_axe_finds_nothing(plan: tk.Plan, page: Show, scheme: str, tmp_path: Path) -> None:
    found = importlib.util.find_spec("axe_playwright_python")
    if found is None or found.origin is None:
        pytest.skip("axe-coreがありません (no axe-core)")
    axe = Path(found.origin).with_name("axe.min.js").read_text(encoding="utf-8")
    scripts = "".join(
        f"<script>{source}</script>" for source in (axe.replace("</script", "<\\/script"), AXE)
    )
    source = tmp_path / "page.html"
    source.write_text(page(plan).replace("</body>", f"{scripts}</body>"), encoding="utf-8")
    shown = browse(
        tmp_path,
        f"--blink-settings=preferredColorScheme={int(scheme == 'light')}",
        "--virtual-time-budget=60000",
        "--dump-dom",
        source.as_uri(),
    )
    told = re.search(r"<body[^>]*>axe (\d+) \[(.*)\]</body>", shown, re.DOTALL)
    assert told is not None, shown[-300:]
    assert int(told[1]) > 10
    assert told[2] == ""
