// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/audit/audit.hpp>

#include <algorithm>
#include <map>
#include <string>

#include <doctest/doctest.h>

#include <tomakomai_kpi/document/plans.hpp>

#include "audit/small_plan.hpp"
#include "support.hpp"

using namespace tomakomai_kpi;
using namespace tomakomai_kpi::tests;

namespace {

std::ptrdiff_t count_in_new(std::string const& rule)
{
    auto const all = audit(plans::tomakomai());
    return std::ranges::count_if(
        all, [&](finding const& f) { return f.rule == rule && f.revision == "new"; });
}

}  // namespace

TEST_CASE("two editions that agree have no findings")
{
    CHECK(small_plan{}.found().empty());
}

// The real document (domain facts, by page).

TEST_CASE("the embedded plan: flags against differences")
{
    CHECK(pages_of("kpi_change_unflagged") == pages{"46"});
    CHECK(pages_of("kpi_flag_unfounded").empty());
    CHECK(pages_of("content_change_unflagged") == pages{"42", "62", "64", "65", "71", "76"});
    CHECK(pages_of("content_flag_unfounded").empty());
    CHECK(pages_of("target_change_unflagged").empty());
    CHECK(pages_of("new_project_unflagged").empty());
    CHECK(pages_of("new_measure_unflagged") == pages{"77 ～ 78"});
    CHECK(pages_of("end_unflagged").empty());
    CHECK(pages_of("ended_unmet") == pages{"76"});
    CHECK(pages_of("rename_unflagged") == pages{"65"});
    CHECK(pages_of("department_changed") == pages{"51", "64", "66", "70", "73", "75", "76"});
    CHECK(pages_of("department_misspelt", "old") == pages{"70"});
    CHECK(pages_of("baseline_differs") == pages{"63"});
    CHECK(pages_of("baseline_rounded") == pages{"63"});
}

TEST_CASE("the embedded plan: stated counts and measure numbers")
{
    std::map<std::string, std::string> counts;
    for (finding const& f : audit(plans::tomakomai())) {
        if (f.rule == "stated_count") {
            CHECK(f.page == "36");
            counts[f.id] = f.message;
        }
    }
    CHECK(counts.size() == 3);
    CHECK(counts["projects_added"].find("旧にない事業は8") != std::string::npos);
    CHECK(counts["content_changed"].find("違う事業は12") != std::string::npos);
    CHECK(counts["kpis_changed"].find("印は27、印のある事業で変わった指標は32")
          != std::string::npos);
    CHECK(pages_of("measure_number") == pages{"75", "77 ～ 78"});
    CHECK(pages_of("measure_number_differs").empty());
}

TEST_CASE("the embedded plan: units against names and figures against each other")
{
    CHECK(pages_of("unit_against_name") == pages{"42", "50", "63", "70", "76"});
    CHECK(pages_of("name_omits_count") == pages{"71"});
    CHECK(pages_of("kindred_units") == pages{"67", "76"});
    CHECK(pages_of("gross_only_in_name") == pages{"51", "55", "76"});
    CHECK(pages_of("unit_differs").empty());
    CHECK(pages_of("unit_spelling") == pages{"65"});
    CHECK(pages_of("money_multiplier") == pages{"62"});
    CHECK(pages_of("permille_suspected") == pages{"63"});
    CHECK(pages_of("basis_unclear") == pages{"68"});
    CHECK(pages_of("basis_differs").empty());
    CHECK(count_in_new("mixed_basis") == 22);
    CHECK(count_in_new("target_below_baseline") == 13);
    CHECK(pages_of("order_of_magnitude") == pages{"76"});
    CHECK(pages_of("baseline_year") == pages{"58"});
    CHECK(pages_of("target_year").empty());
    CHECK(pages_of("zero_without_note") == pages{"46", "71", "75"});
    CHECK(pages_of("footnote_without_mark").empty());  // it records no marks
}

TEST_CASE("findings stand in the document's order and print themselves in one line")
{
    auto const all = audit(plans::tomakomai());
    CHECK(all.front().page == "36");
    CHECK(all.back().page == "77 ～ 78");
    CHECK(std::ranges::is_sorted(all, {}, [](finding const& f) { return std::stoi(f.page); }));
    auto const f = *std::ranges::find(all, "kpi_change_unflagged", &finding::rule);
    CHECK(f.severity == severity::error);
    CHECK(f.quote == "累計1式");
    CHECK(f.explain().starts_with("46ページ 不一致 「累計1式」"));
    CHECK(f.explain().ends_with("(a change of an indicator without flag) [kpi_change_unflagged]"));
    auto const both = *std::ranges::find(all, "mixed_basis", &finding::rule);
    CHECK(both.revision == "new");
    CHECK(both.also_in == told{"old"});  // told once
}

TEST_CASE("rules are switched off by id, and only known ones")
{
    auto const all = audit(plans::tomakomai());
    for (audit_rule const& r : audit_rules()) {
        auto const rest = audit(plans::tomakomai(), {.without = {r.id}});
        auto const of_rule = std::ranges::count(all, std::string{r.id}, &finding::rule);
        CHECK(static_cast<std::ptrdiff_t>(all.size() - rest.size()) == of_rule);
    }
    CHECK(refusal([] { return audit(plans::tomakomai(), {.without = {"no_such_rule"}}); })
          == code::unknown_name);
}

TEST_CASE("one edition alone is not compared")
{
    small_plan p;
    p.kpi().target = at("999人", r6);
    plan const alone{"x", "計画", period, {p.after}};
    CHECK(audit(alone).empty());
    CHECK(p.found({.old_revision = "none"}).empty());
    CHECK(p.found() == told{"kpi_change_unflagged@3"});
}
