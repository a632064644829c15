// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/document/plans.hpp>
#include <tomakomai_kpi/plan/plan.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include <tomakomai_kpi/notation/notation.hpp>

#include "support.hpp"

using namespace tomakomai_kpi;
using namespace tomakomai_kpi::tests;

static_assert(!std::is_default_constructible_v<plan>);  // a plan has a period

namespace {

plan const& embedded()
{
    return plans::tomakomai();
}

template <class Item>
bool has_id(std::vector<Item> const& items, std::string const& id)
{
    return std::ranges::find(items, id, &Item::id) != items.end();
}

std::ptrdiff_t count_of_kind(std::string const& revision, indicator_kind kind)
{
    return std::ranges::count(embedded().indicators(revision), kind, &indicator::kind);
}

std::size_t values_of(revision const& r)
{
    std::size_t count = 0;
    for (indicator const& i : r.indicators) {
        count += i.actuals.size() + (i.baseline ? 1U : 0U) + (i.target ? 1U : 0U);
    }
    return count;
}

}  // namespace

TEST_CASE("the embedded plan is the document's, in both revisions")
{
    CHECK(&embedded() == &plans::tomakomai());
    CHECK(embedded().id() == "tomakomai-2");
    CHECK(embedded().name() == "第2期苫小牧市総合戦略");
    CHECK(embedded().period() == fiscal_period{fiscal_year{2020}, fiscal_year{2024}});
    REQUIRE(embedded().revisions().size() == 2);
    CHECK(embedded().revisions()[0].name == "new");
    CHECK(embedded().revisions()[1].name == "old");

    CHECK(embedded().revision("new").projects.size() == 75);
    CHECK(embedded().revision("old").projects.size() == 67);
    CHECK(embedded().revision("new").goals.size() == 4);
    CHECK(embedded().revision("new").measures.size() == 5);  // of 19, those that are printed
    CHECK(count_of_kind("new", indicator_kind::target) == 10);
    CHECK(count_of_kind("new", indicator_kind::kpi) == 94);
    CHECK(count_of_kind("old", indicator_kind::target) == 10);
    CHECK(count_of_kind("old", indicator_kind::kpi) == 85);
    CHECK(values_of(embedded().revision("new")) + values_of(embedded().revision("old")) == 502);
    for (indicator const& i : embedded().indicators("old")) { CHECK(i.actuals.empty()); }
}

TEST_CASE("every indicator belongs to a goal and, if it is a KPI, to a project of its revision")
{
    for (revision const& r : embedded().revisions()) {
        std::set<std::string> ids;
        for (goal const& g : r.goals) { CHECK(ids.insert(g.id).second); }
        for (measure const& m : r.measures) { CHECK(ids.insert(m.id).second); }
        for (project const& p : r.projects) {
            CAPTURE(p.id);
            CHECK(ids.insert(p.id).second);
            CHECK((p.goal >= 1 && p.goal <= 4));
            CHECK((p.measure_id.empty() || has_id(r.measures, p.measure_id)));
            CHECK(!p.departments.empty());
        }
        for (indicator const& i : r.indicators) {
            CAPTURE(i.id);
            CHECK(ids.insert(i.id).second);
            CHECK((i.goal >= 1 && i.goal <= 4));
            CHECK(i.project_id.empty() == (i.kind == indicator_kind::target));
            CHECK(i.project.empty() == i.project_id.empty());
            CHECK((i.project_id.empty() || has_id(r.projects, i.project_id)));
            CHECK(i.period == embedded().period());
            CHECK(i.target.has_value());
            CHECK(i.name.find("※") == std::string::npos);
            CHECK(i.name.find("■") == std::string::npos);
            CHECK(std::ranges::is_sorted(i.actuals, {}, &observation::year));
        }
    }
}

TEST_CASE("every printed value reads and prints as it came")
{
    for (revision const& r : embedded().revisions()) {
        for (indicator const& i : r.indicators) {
            std::vector<observation> all = i.actuals;
            if (i.baseline) { all.push_back(*i.baseline); }
            if (i.target) { all.push_back(*i.target); }
            for (observation const& o : all) {
                CAPTURE(i.id);
                std::string const text = to_string(o.value());
                CHECK(!text.empty());
                CHECK(to_string(parse(text)) == text);
                CHECK(o.value().is_missing() == is_absence(o.status()));
            }
        }
    }
}

TEST_CASE("an indicator is found by what makes it the only one")
{
    CHECK(embedded().find({.id = "G1-1"}).name == "新規雇用創出数");
    CHECK(embedded().find({.name = "就職者数", .project = "介護人材確保支援事業"}).id == "P05-1");
    CHECK(embedded().find({.id = "G1-1", .revision = "old"}).actuals.empty());
    CHECK(&embedded().find({.id = "G1-1"}) == &embedded().find({.id = "G1-1"}));

    CHECK(refusal([] { return embedded().find({.id = "G9-9"}); }) == code::unknown_id);
    CHECK(refusal([] { return embedded().find({.id = "G1-1", .name = "就職者数"}); })
          == code::unknown_id);
    CHECK(refusal([] { return embedded().find({.name = "就職者数"}); }) == code::ambiguous);
    CHECK(refusal([] { return embedded().find({}); }) == code::ambiguous);
    CHECK(refusal([] { return embedded().find({.id = "G1-1", .revision = "新"}); })
          == code::unknown_name);
    CHECK(refusal([] { return embedded().revision(""); }) == code::unknown_name);
    CHECK(refusal([] { return embedded().indicators("newer"); }) == code::unknown_name);
    CHECK_THROWS_WITH_AS(embedded().find({.name = "就職者数"}), doctest::Contains("project"),
                         plan_error);
    CHECK_THROWS_WITH_AS(embedded().revision("案"), doctest::Contains("new, old"), plan_error);
}

TEST_CASE("direction and aggregation are declared, with who says so")
{
    std::map<direction_kind, int> directions;
    for (indicator const& i : embedded().indicators()) {
        CAPTURE(i.id);
        ++directions[i.direction.kind];
        bool const unknown = i.direction.kind == direction_kind::unknown;
        CHECK(i.direction.provenance.by == (unknown ? "unknown" : "declared"));
        CHECK(i.aggregation.provenance.by
              == (i.aggregation.kind == aggregation_kind::unknown ? "unknown" : "declared"));
    }
    CHECK(directions[direction_kind::down] == 1);
    CHECK(embedded().find({.name = "待機児童数"}).direction.kind == direction_kind::down);
}
