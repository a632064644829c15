# SPDX-License-Identifier: BSL-1.0
"""Draws the pictures of docs/images anew: `python docs/pictures.py`, by headless Chromium.

Reports are those of the embedded plan and of the sheet in docs/tutorial/python.md. The workbook
takes LibreOffice too, and is left as it is where that is not installed. office_*.png show the
sheet of examples/, and are kept as they are.
"""

import datetime
import html
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

import tomakomai_kpi as tk
from tomakomai_kpi.reports import audit, progress, render, review, rulebooks

DOCS = Path(__file__).parent
IMAGES = DOCS / "images"
MADE = datetime.date(2026, 11, 28)  # the same pictures of the same plan on any day
MOST_BYTES = 150_000


def draw(name: str, page: str, width: int, height: int, scale: float = 1) -> None:
    """A picture of a page's beginning."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "page.html")
        file.write_text(page, "utf-8")
        subprocess.run(
            [
                "chromium",
                "--headless",
                "--no-sandbox",
                "--hide-scrollbars",
                f"--force-device-scale-factor={scale}",
                f"--user-data-dir={folder}/profile",
                f"--window-size={width},{height}",
                f"--screenshot={IMAGES / name}",
                file.as_uri(),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )
    _small_enough(name)


def _small_enough(name: str) -> None:
    if (size := (IMAGES / name).stat().st_size) > MOST_BYTES:
        raise SystemExit(f"{name}: {size} bytes, more than {MOST_BYTES}")
    print(name, size)


def terminal(text: str) -> str:
    """What a terminal shows, as a page."""
    style = "margin:12px;font:14px/1.35 'DejaVu Sans Mono','Noto Sans Mono CJK JP'"
    return f'<meta charset="utf-8"><pre style="{style}">{html.escape(text)}</pre>'


def notebook(shown: str) -> str:
    """What a notebook shows of an object, as a page."""
    return f'<meta charset="utf-8"><body style="font-family:sans-serif;margin:12px">{shown}'


def tutorial_plan() -> tk.Plan:
    """The plan of docs/tutorial/python.md, read as that page reads it."""
    page = (DOCS / "tutorial/python.md").read_text("utf-8")
    (sheet,) = re.findall(r"^```csv\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    (names,) = re.findall(r"names=(\{.*?\n    \}),", page, re.DOTALL)
    said = eval(names, {})  # a literal with comments, of a page of our own
    return tk.read_table(sheet.replace(",", "\t"), name="みなと市総合戦略", names=said).plan


def workbook(plan: tk.Plan) -> None:
    """The first sheet of the workbook with its chart, as LibreOffice shows it."""
    if shutil.which("soffice") is None:
        print("report_excel.png: no LibreOffice, left as it is")
        return
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder, "book.xlsx")
        book.write_bytes(progress.to_excel(progress.build(plan, made=MADE)))
        profile = f"-env:UserInstallation=file://{folder}/office"
        subprocess.run(
            ["soffice", "--headless", profile, "--convert-to", "html", "--outdir", folder, book],
            check=True,
            capture_output=True,
            timeout=180,
        )
        page = book.with_suffix(".html").read_text("utf-8", errors="replace")
        page = page[page.index("<table") :].replace('src="', f'src="file://{folder}/')
        draw("report_excel.png", f'<meta charset="utf-8"><body>{page}', 1000, 840)


def main() -> None:
    """Draw all of them."""
    plan, own = tk.plans.tomakomai(), tutorial_plan()
    report = progress.build(plan, made=MADE)
    own_report = progress.build(own, made=MADE, source="みなと市.csv")
    draw("tutorial_report.png", render(own_report, "html"), 900, 860)
    draw("report_html.png", render(report, "html"), 900, 640)
    draw("report_phone.png", render(report, "html"), 500, 900)
    english = progress.build(plan, made=MADE, lang="en")
    draw("report_english.png", render(english, "html"), 1000, 700)
    draw("report_text.png", terminal(progress.to_summary(own_report, 80)), 800, 340)
    draw("review_html.png", render(review.of_review(tk.review(plan)), "html"), 1000, 700)
    draw("audit_html.png", render(audit.build(plan), "html"), 1000, 800)
    draw("rulebooks_html.png", render(rulebooks.build(plan), "html"), 1200, 900, 0.6)
    draw("chart_notebook.png", notebook(own.assess()._repr_html_()), 1100, 420, 0.7)
    workbook(plan)


if __name__ == "__main__":
    main()
