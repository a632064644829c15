// SPDX-License-Identifier: BSL-1.0
// Does it still say the same? Review, its counts, the audit and a comparison give one answer, for every
// pair of tests/vectors/statements.txt, as a target and as a baseline, in both directions.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include <tomakomai_kpi/audit/audit.hpp>
#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/review/review.hpp>

using namespace tomakomai_kpi;

namespace {

constexpr fiscal_year h30{2018};
constexpr fiscal_year r6{2024};
constexpr fiscal_period period{fiscal_year{2020}, r6};

struct pair_of_printings {
    std::string before;
    std::string after;
    std::string kind;  // of the change of a target; - for none

    bool says_same() const { return kind == "-" || kind == "reformatted"; }
};

std::vector<pair_of_printings> vectors()
{
    auto const here = std::filesystem::path{__FILE__}.parent_path();
    std::ifstream file{here / "../../vectors/statements.txt"};
    std::vector<pair_of_printings> out;
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with('#')) { continue; }
        auto const first = line.find('\t');
        auto const second = line.find('\t', first + 1);
        out.push_back({line.substr(0, first), line.substr(first + 1, second - first - 1),
                       line.substr(second + 1)});
    }
    return out;
}

std::optional<observation> printed(std::string const& text, fiscal_year year)
{
    if (text.empty()) { return std::nullopt; }
    value const v = parse(text);
    bool const total = v.has_amount() && v.basis() == basis::cumulative && year == r6;
    return observation{v, total ? period : fiscal_period{year},
                       v.is_missing() ? observation_status::missing : observation_status::normal};
}

enum class printed_as : unsigned char { target, baseline };

revision edition(std::string const& name, std::string const& text, printed_as role, bool flagged)
{
    revision r;
    r.name = name;
    r.goals.push_back({.id = "G1", .number = 1, .name = "目標", .page = "1", .at = {}});
    project p;
    p.id = "P1";
    p.goal = 1;
    p.name = "事業";
    p.page = "1";
    if (flagged) { p.flags = {"KPI変更"}; }
    r.projects.push_back(p);
    indicator i{period};
    i.id = "P1-1";
    i.name = "指標";
    i.goal = 1;
    i.project_id = p.id;
    i.project = p.name;
    i.page = p.page;
    i.flags = p.flags;
    (role == printed_as::target ? i.target : i.baseline) =
        printed(text, role == printed_as::target ? r6 : h30);
    r.indicators.push_back(i);
    return r;
}

plan made(std::string const& before, std::string const& after, printed_as role, bool flagged)
{
    return {"x",
            "計画",
            period,
            {edition("new", after, role, flagged), edition("old", before, role, false)}};
}

bool tells(plan const& of, std::string const& rule)
{
    auto const all = audit(of);
    return std::ranges::find(all, rule, &finding::rule) != all.end();
}

// What is told of the indicator, but not that its project got a flag.
std::vector<plan_change> of_the_indicator(plan_review const& told)
{
    std::vector<plan_change> out;
    std::ranges::copy_if(told.changes, std::back_inserter(out), [](plan_change const& c) {
        return c.subject == change_subject::indicator;
    });
    return out;
}

void check(std::string const& before, std::string const& after, printed_as role, bool same)
{
    CAPTURE(before);
    CAPTURE(after);
    plan const flagged = made(before, after, role, true);
    plan const unflagged = made(before, after, role, false);

    auto const told = of_the_indicator(review(flagged));
    bool const told_same = told.empty() || told.front().kind == change_kind::reformatted;
    CHECK(told_same == same);

    CHECK(tells(unflagged, "kpi_change_unflagged") == !same);
    CHECK(tells(flagged, "kpi_flag_unfounded") == same);

    if (role == printed_as::target) {
        CHECK(review(flagged).count("kpi_changes") == (same ? 0 : 1));
        CHECK(review(unflagged).count("kpi_changes_unflagged") == (same ? 0 : 1));
    } else {
        bool const both = !before.empty() && !after.empty();
        bool const differs =
            tells(unflagged, "baseline_differs") || tells(unflagged, "baseline_rounded");
        CHECK(differs == (both && !same));
    }

    // A comparison tells each other letter; as another printing only what says the same.
    plan const old_alone{"x", "計画", period, {edition("new", before, role, false)}};
    plan const new_alone{"x", "計画", period, {edition("new", after, role, false)}};
    auto const differences = of_the_indicator(compare_plans(old_alone, new_alone));
    CHECK(differences.empty() == (before == after));
    if (!differences.empty()) {
        CHECK((differences.front().kind == change_kind::reformatted) == same);
    }
}

}  // namespace

TEST_CASE("review, counts, audit and comparison agree on every pair of printings")
{
    auto const pairs = vectors();
    REQUIRE(pairs.size() > 40);
    for (pair_of_printings const& p : pairs) {
        for (printed_as const role : {printed_as::target, printed_as::baseline}) {
            check(p.before, p.after, role, p.says_same());
            check(p.after, p.before, role, p.says_same());
        }
    }
}

TEST_CASE("departments in another order are the same departments")
{
    auto const with = [](std::vector<std::string> departments, std::string const& name) {
        revision r = edition(name, "50人", printed_as::target, false);
        r.projects.front().departments = std::move(departments);
        return r;
    };
    auto const plan_of = [&](std::vector<std::string> before, std::vector<std::string> after) {
        return plan{
            "x", "計画", period, {with(std::move(after), "new"), with(std::move(before), "old")}};
    };
    plan const reordered = plan_of({"甲課", "乙課"}, {"乙課", "甲課"});
    CHECK(review(reordered).changes.front().kind == change_kind::reformatted);
    CHECK_FALSE(tells(reordered, "department_changed"));
    plan const other = plan_of({"甲課", "乙課"}, {"乙課", "丙課"});
    CHECK(review(other).changes.front().kind == change_kind::department_changed);
    CHECK(tells(other, "department_changed"));
}

TEST_CASE("another year is told, founds a flag, and asks for none")
{
    for (printed_as const role : {printed_as::target, printed_as::baseline}) {
        auto const plan_of = [&](bool flagged) {
            plan const p = made("50人", "50人", role, flagged);
            revision after = p.revision("new");
            auto& moved = role == printed_as::target ? after.indicators.front().target
                                                     : after.indicators.front().baseline;
            moved = printed("50人", role == printed_as::target ? fiscal_year{2025} : r6);
            return plan{"x", "計画", period, {after, p.revision("old")}};
        };
        CHECK(of_the_indicator(review(plan_of(true))).front().kind == change_kind::year_changed);
        CHECK_FALSE(tells(plan_of(true), "kpi_flag_unfounded"));
        CHECK_FALSE(tells(plan_of(false), "kpi_change_unflagged"));
    }
}

TEST_CASE("a baseline that says otherwise is counted, whatever the kind of its change")
{
    for (std::string const after : {"50件", "約50人", "51人", "50人泊"}) {
        CAPTURE(after);
        plan const p = made("50人", after, printed_as::baseline, false);
        CHECK(review(p).count("baselines_changed") == 1);
    }
    CHECK(review(made("50人", "50名", printed_as::baseline, false)).count("baselines_changed")
          == 0);
}
