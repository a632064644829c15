// SPDX-License-Identifier: BSL-1.0
#include "audit/small_plan.hpp"

#include <doctest/doctest.h>

using namespace tomakomai_kpi;
using namespace tomakomai_kpi::tests;

TEST_CASE("stated counts are held to flags and to what is found")
{
    small_plan p;
    p.kpi().target = at("160人", r6);
    p.row().flags = {"KPI変更"};
    p.after.stated_counts = {{"kpis_changed", "9", 1}};
    CHECK(p.found().empty());
    p.after.stated_counts = {{"kpis_changed", "9", 2}};
    CHECK(p.found() == told{"stated_count@9"});
    CHECK(only(p).quote == "2");
    p.after.texts = {{"", text_kind::passage, "9", "・KPIの変更 2項目", {}, {}}};
    CHECK(only(p).quote == "KPIの変更 2");
    p.after.texts.front().page = "8";
    CHECK(only(p).quote == "2");

    small_plan totals;
    totals.before.stated_counts = {{"measures", "8", 18}};
    totals.after.stated_counts = {{"measures", "8", 18}};
    CHECK(totals.found().empty());
    totals.after.stated_counts = {{"measures", "8", 81}};
    CHECK(totals.found() == told{"stated_count@8"});
}

TEST_CASE("measure numbers increase, stay under their total, and agree between editions")
{
    auto const with = [](std::vector<std::string> const& marks) {
        small_plan p;
        for (revision* const r : {&p.after, &p.before}) {
            int n = 0;
            for (std::string const& mark : marks) {
                ++n;
                std::string const page = std::to_string(n);
                r->measures.push_back({"M" + page, 1, "施策" + page, page, mark, "", {}});
            }
        }
        return p;
    };
    CHECK(with({"①", "④", "⑩"}).found().empty());
    CHECK(with({"①", "④", "④"}).found() == told{"measure_number@3"});
    CHECK(with({"②", "⑩", "⑭", "⑩", "⑨"}).found() == told{"measure_number@4", "measure_number@5"});
    CHECK(with({"①", "⑲", "⑩", "⑪"}).found() == told{"measure_number@2"});

    small_plan total = with({"①", "④", "⑩"});
    total.after.stated_counts = {{"measures", "8", 9}};
    CHECK(total.found() == told{"measure_number@3"});

    small_plan one = with({"①", "④", "⑩"});
    one.after.measures[0].mark = "⑤";
    CHECK(one.found() == told{"measure_number_differs@1"});  // the others stand as before
}
