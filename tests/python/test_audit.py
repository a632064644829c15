# SPDX-License-Identifier: BSL-1.0
"""The audit: what a mutated plan contradicts shows on its own page."""

import csv
import io
import pickle
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
import tomakomai_kpi as tk
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tomakomai_kpi import cli
from tomakomai_kpi._core import read_plan_csv
from tomakomai_kpi.reports import audit as audit_report

DOCS = Path(__file__).parents[2] / "docs/audit.md"
COUNTS_PAGE = "36"

Row = dict[str, str]
Found = set[tuple[str, str, str, str]]


def found_in(plan: tk.Plan) -> Found:
    return {(f.rule, f.page, f.id, f.quote) for f in tk.audit(plan)}


class Document:
    """The embedded plan as rows, of which one cell may be another."""

    def __init__(self, text: str) -> None:
        self.rows: list[Row] = list(csv.DictReader(io.StringIO(text)))
        self.pages = {(r["revision"], r["id"]): r["page"] for r in self.rows if r["page"]}
        self.found = found_in(read_plan_csv(text))

    def rows_of(self, *roles: str) -> list[int]:
        return [i for i, row in enumerate(self.rows) if row["role"] in roles]

    def page(self, row: Row) -> str:
        return self.pages[row["revision"], row["id"]]

    def new_findings(self, index: int, column: str, text: str) -> Found | None:
        """What is found only with this text in a cell; None where it is no plan any more."""
        out = io.StringIO()
        writer = csv.DictWriter(out, self.rows[0].keys())
        writer.writeheader()
        writer.writerows(
            row | {column: text} if i == index else row for i, row in enumerate(self.rows)
        )
        try:
            return found_in(read_plan_csv(out.getvalue())) - self.found
        except tk.KpiError:
            return None


@pytest.fixture(scope="module")
def document(plan_csv: str) -> Document:
    return Document(plan_csv)


# What is found


def test_findings_have_rule_severity_page_quote_and_explanation(plan: tk.Plan) -> None:
    found = tk.audit(plan)
    rules = {rule.id: rule for rule in tk.audit_rules()}
    assert Counter(f.severity for f in found).keys() == {"error", "warning", "note"}
    for finding in found:
        assert finding.severity == rules[finding.rule].severity
        assert finding.page
        assert finding.quote in finding.explain() or len(finding.quote) > 26
        assert finding.explain().endswith(f"({rules[finding.rule].english}) [{finding.rule}]")
        assert finding.revision in plan.revisions
    assert found == tk.audit(plan)
    assert len({hash(f) for f in found}) == len(found)


def test_nothing_is_repaired(plan_csv: str) -> None:
    plan = read_plan_csv(plan_csv)
    before = plan.to_records("new"), plan.to_records("old")
    tk.audit(plan)
    assert (plan.to_records("new"), plan.to_records("old")) == before


@pytest.mark.parametrize(
    ("page", "rule", "quote"),
    [
        ("46", "kpi_change_unflagged", "累計1式"),
        ("65", "unit_spelling", "7箇所"),
        ("68", "basis_unclear", "20件"),
        ("70", "department_misspelt", "協同・男女平等参画室"),
        ("70", "unit_against_name", "処遇改善企業数"),
        ("63", "permille_suspected", "婚姻率"),
        ("75", "measure_number", "⑩"),
        ("77 ～ 78", "measure_number", "⑨"),
        ("36", "stated_count", "32"),
    ],
)
def test_the_document(plan: tk.Plan, page: str, rule: str, quote: str) -> None:
    assert (page, rule, quote) in {(f.page, f.rule, f.quote) for f in tk.audit(plan)}


def test_findings_are_pickled_and_compared(plan: tk.Plan) -> None:
    found = tk.audit(plan)
    again = pickle.loads(pickle.dumps(found))
    assert again == found
    assert [f.explain() for f in again] == [f.explain() for f in found]
    assert found[0] != found[1]
    assert found[0] != "36"


def test_rules_are_switched_off(plan: tk.Plan) -> None:
    assert "mixed_basis" not in {f.rule for f in tk.audit(plan, without=["mixed_basis"])}
    assert not tk.audit(plan, without=[rule.id for rule in tk.audit_rules()])
    with pytest.raises(tk.NotationError) as caught:
        tk.audit(plan, ["no_such_rule"])
    assert caught.value.code == "unknown_name"


def test_docs_list_every_rule() -> None:
    text = DOCS.read_text(encoding="utf-8")
    assert re.findall(r"^\| `(\w+)`", text, re.MULTILINE) == [r.id for r in tk.audit_rules()]


# Mutations of the document: one cell is another. What contradicts another part shows on its page.


def moved_digits(text: str) -> set[str]:
    """The value with two neighbouring digits exchanged."""
    moved = set()
    for at in re.finditer(r"(?=(\d)(,?)(\d))", text):
        first, comma, second = at.groups()
        i = at.start()
        swapped = text[:i] + second + comma + first + text[i + 2 + len(comma) :]
        if first != second and not re.search(r"(?<![\d.,])0[\d,]", swapped):
            moved.add(swapped)
    return moved


def other_units(text: str) -> set[str]:
    """The value in another unit."""
    number = re.fullmatch(r"((?:累計)?[\d,.]+)(\D*)", text)
    if number is None:
        return set()
    return {number[1] + unit for unit in ("人", "件", "社", "回") if unit != number[2]}


def other_basis(text: str) -> set[str]:
    """With 累計 where it has none, without it where it has."""
    if not re.search(r"\d", text):
        return set()
    return {text.removeprefix("累計") if text.startswith("累計") else "累計" + text}


def other_departments(text: str) -> set[str]:
    """One department gone, misspelt, or another one in its place."""
    names = text.split("／")
    changed = set()
    for i, name in enumerate(names):
        for other in ([], [name[0] + "市" + name[2:]], ["観光振興課"]):
            changed.add("／".join([*names[:i], *other, *names[i + 1 :]]))
    return changed - {text, ""}


def fewer_flags(text: str) -> set[str]:
    """One flag gone."""
    flags = text.split("／")
    return {"／".join(flags[:i] + flags[i + 1 :]) for i in range(len(flags))} - {text}


VALUES = ("baseline", "actual", "target")
MUTATIONS: dict[str, tuple[tuple[str, ...], str, Callable[[str], set[str]]]] = {
    "digits": (VALUES, "value", moved_digits),
    "unit": (VALUES, "value", other_units),
    "basis": (VALUES, "value", other_basis),
    "year": (
        VALUES,
        "year",
        lambda text: {"平成29年度", "平成30年度", "令和3年度", "令和5年度", "令和6年度"} - {text},
    ),
    "departments": (("project",), "departments", other_departments),
    "flags": (("project", "indicator"), "flags", fewer_flags),
    "mark": (("measure",), "value", lambda text: {"①", "⑤", "⑪", "⑱"} - {text}),
}


@pytest.mark.parametrize("kind", MUTATIONS)
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_what_a_mutation_contradicts_shows_on_its_page_alone(
    document: Document, kind: str, data: st.DataObject
) -> None:
    roles, column, mutated = MUTATIONS[kind]
    rows = [i for i in document.rows_of(*roles) if mutated(document.rows[i][column])]
    index = data.draw(st.sampled_from(rows))
    row = document.rows[index]
    text = data.draw(st.sampled_from(sorted(mutated(row[column]))))
    new = document.new_findings(index, column, text)
    if new is None:
        return
    pages = {page for _, page, _, _ in new}
    # Without a flag the count on page 36 does not hold either.
    allowed = {document.page(row)} | ({COUNTS_PAGE} if kind == "flags" else set())
    assert pages <= allowed, new
    if kind in {"year", "flags"}:
        assert new, "every year and every flag has others to agree with"


def in_both(document: Document, index: int) -> bool:
    """Is the row printed in both editions?"""
    row = document.rows[index]
    return {("new", row["id"]), ("old", row["id"])} <= document.pages.keys()


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_a_digit_of_a_baseline_contradicts_the_other_edition(
    document: Document, data: st.DataObject
) -> None:
    rows = [
        i
        for i in document.rows_of("baseline")
        if in_both(document, i)
        and moved_digits(document.rows[i]["value"])
        and document.rows[i]["id"] not in {"P44-1", "P44-2"}  # which differ already
    ]
    index = data.draw(st.sampled_from(rows))
    text = data.draw(st.sampled_from(sorted(moved_digits(document.rows[index]["value"]))))
    new = document.new_findings(index, "value", text)
    assert new is not None
    assert "baseline_differs" in {rule for rule, *_ in new}


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_a_target_changed_without_flag_shows(document: Document, data: st.DataObject) -> None:
    flagged = {r["id"] for r in document.rows if "KPI変更" in r["flags"]}
    rows = [
        i
        for i in document.rows_of("target")
        if in_both(document, i)
        and document.rows[i]["id"].split("-")[0] not in flagged
        and document.rows[i]["id"] != "P17-1"  # which differs already
        and moved_digits(document.rows[i]["value"])
    ]
    index = data.draw(st.sampled_from(rows))
    text = data.draw(st.sampled_from(sorted(moved_digits(document.rows[index]["value"]))))
    new = document.new_findings(index, "value", text)
    assert new is not None
    assert {"kpi_change_unflagged", "target_change_unflagged"} & {rule for rule, *_ in new}


# The command


def run(*arguments: str) -> str:
    done = CliRunner().invoke(cli.command(), ["audit", *arguments])
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.mark.parametrize("form", audit_report.FORMATS)
def test_command_writes_every_format(form: str, tmp_path: Path) -> None:
    out = tmp_path / "監査"
    assert run("--format", form, "--output", str(out)) == ""
    assert "kpi_change_unflagged" in out.read_text(encoding="utf-8").replace("\\", "")


def test_command_reads_a_plan_and_leaves_rules_out(tmp_path: Path, plan_csv: str) -> None:
    path = tmp_path / "計画.csv"
    path.write_text(plan_csv.replace("累計30人", "累計30件", 1), encoding="utf-8")
    assert "[unit_differs]" in run(str(path))
    left = run(str(path), "--without", "unit_differs", "--without", "mixed_basis")
    assert "[unit_differs]" not in left
    assert "[mixed_basis]" not in left


def test_check_is_another_name_of_the_command() -> None:
    checked = CliRunner().invoke(cli.command(), ["check"])
    assert checked.exit_code == 0
    assert checked.stdout == run()


def test_command_refuses_an_unknown_rule(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["audit", "--without", "no_such_rule"]) == cli.BAD_INPUT
    said = capsys.readouterr()
    assert said.out == ""
    assert "[unknown_name]" in said.err
    assert said.err.count("\n") == 1


def test_command_does_not_write_over_the_plan(tmp_path: Path, plan_csv: str) -> None:
    path = tmp_path / "計画.csv"
    path.write_text(plan_csv, encoding="utf-8")
    assert cli.main(["audit", str(path), "--output", str(path)]) == cli.BAD_INPUT
    assert path.read_text(encoding="utf-8") == plan_csv
