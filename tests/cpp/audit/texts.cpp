// SPDX-License-Identifier: BSL-1.0
#include "audit/small_plan.hpp"

#include <doctest/doctest.h>

using namespace tomakomai_kpi;
using namespace tomakomai_kpi::tests;

TEST_CASE("misspelt flags and departments, but not numbered ones")
{
    small_plan flag;
    flag.row().flags = {"KPI変史"};
    CHECK(flag.found() == told{"flag_misspelt@3"});
    flag.row().flags = {"継続"};
    CHECK(flag.found().empty());

    for (std::string const slip : {"政策椎進課", "政策進課", "政策推推進課", "政策進推課"}) {
        CAPTURE(slip);
        small_plan p;
        p.row().departments = {slip};
        CHECK(p.found() == told{"department_changed@3", "department_misspelt@3"});
    }
    small_plan other;
    other.row().departments = {"観光振興課"};
    CHECK(other.found() == told{"department_changed@3"});

    small_plan numbered;
    for (revision* const r : {&numbered.after, &numbered.before}) {
        for (project& p : r->projects) { p.departments = {"税務第1課"}; }
    }
    numbered.row().departments = {"税務第2課"};
    CHECK(numbered.found() == told{"department_changed@3"});
}

TEST_CASE("years told in two calendars, and text that was not read")
{
    auto const passage = [](std::string const& text) {
        small_plan p;
        p.after.texts = {{"", text_kind::passage, "2", text, {}, {}}};
        return p;
    };
    CHECK(passage("令和2年度(2020年度)から令和6年度（2024年度）").found().empty());
    CHECK(passage("2050(令和32)年、2019(令和元)年、12020(令和3)年").found().empty());
    CHECK(only(passage("令和2年度(2022年度)から")).quote == "令和2年度(2022年度)");
    CHECK(only(passage("2021(令和4)年8月")).quote == "2021(令和4)");
    CHECK(passage("2021(令和4)年8月").found() == told{"year_notations@2"});

    CHECK(
        passage("推進期間 令和2年度(2020年度)から令和6年度(2024年度)までの5年間").found().empty());
    CHECK(passage("令和2年度(2020年度)から令和6年度(2024年度)までの6年間").found()
          == told{"period_length@2"});
    CHECK(only(passage("令和3年度から令和6年度までの5年間。")).quote
          == "令和3年度から令和6年度までの5年間");
    CHECK(passage("これまでの5年間").found().empty());

    small_plan unread;
    unread.after.texts = {{"P03-1", text_kind::unread, "3", "累計〓人", {}, {}}};
    CHECK(unread.found() == told{"unread_text@3"});
    CHECK(only(unread).severity == severity::error);
}
