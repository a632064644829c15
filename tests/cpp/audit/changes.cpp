// SPDX-License-Identifier: BSL-1.0
#include "audit/small_plan.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include <doctest/doctest.h>

#include <tomakomai_kpi/progress/assessment.hpp>

using namespace tomakomai_kpi;
using namespace tomakomai_kpi::tests;

TEST_CASE("a change of an indicator needs its flag, and a flag a change")
{
    small_plan target;
    target.kpi().target = at("160人", r6);
    CHECK(target.found() == told{"kpi_change_unflagged@3"});
    CHECK(only(target).quote == "160人");
    target.row().flags = {"KPI変更"};
    CHECK(target.found().empty());

    small_plan unchanged;
    unchanged.row().flags = {"KPI変更"};
    CHECK(unchanged.found() == told{"kpi_flag_unfounded@3"});

    small_plan reprinted;
    reprinted.kpi().target = at("150.0人", r6);
    CHECK(reprinted.found() == told{"decimals_differ@3"});  // a notation is no change

    small_plan basis_alone;
    for (indicator* const i : {&basis_alone.kpi(), &basis_alone.old_kpi()}) {
        i->baseline.reset();
        i->actuals.clear();
    }
    basis_alone.kpi().target = at("累計150人", r6);
    CHECK(basis_alone.found() == told{"kpi_change_unflagged@3"});

    small_plan gone;
    std::erase_if(gone.after.indicators, [](indicator const& i) { return i.id == "P03-1"; });
    CHECK(gone.found() == told{"kpi_change_unflagged@3"});
    CHECK(only(gone).revision == "old");
}

TEST_CASE("contents, names and departments")
{
    small_plan edited;
    edited.row().fingerprint = "1";
    CHECK(edited.found() == told{"content_change_unflagged@3"});
    edited.row().flags = {"事業内容変更"};
    CHECK(edited.found().empty());
    edited.row().fingerprint = "0";
    CHECK(edited.found() == told{"content_flag_unfounded@3"});

    small_plan renamed;
    renamed.row().name = "新しい事業";
    CHECK(renamed.found() == told{"rename_unflagged@3"});
    renamed.row().flags = {"事業内容変更"};
    CHECK(renamed.found().empty());

    small_plan moved;
    moved.row().departments = {"政策推進課", "観光振興課"};
    CHECK(moved.found() == told{"department_changed@3"});
    CHECK(only(moved).quote == "政策推進課／観光振興課");
}

TEST_CASE("new and ended projects, and a goal's targets")
{
    small_plan added;
    std::erase_if(added.before.projects, [](project const& p) { return p.id == "P03"; });
    std::erase_if(added.before.indicators, [](indicator const& i) { return i.id == "P03-1"; });
    CHECK(added.found() == told{"new_project_unflagged@3"});
    added.row().flags = {"新規事業"};
    CHECK(added.found().empty());

    small_plan known;
    known.row().flags = {"新規事業"};
    CHECK(known.found() == told{"new_flag_unfounded@3"});

    small_plan gone;
    std::erase_if(gone.after.projects, [](project const& p) { return p.id == "P03"; });
    std::erase_if(gone.after.indicators, [](indicator const& i) { return i.id == "P03-1"; });
    CHECK(gone.found() == told{"end_unflagged@3"});

    small_plan ended;
    ended.row().flags = {"取組終了"};
    CHECK(ended.found() == told{"ended_unmet@3"});
    ended.kpi().actuals = {at("150人", r3)};
    CHECK(ended.found().empty());

    small_plan goal;
    for (revision* const r : {&goal.after, &goal.before}) {
        indicator i = goal.of(*r, "P01-1");
        i.id = "G1-1";
        i.kind = indicator_kind::target;
        i.project_id.clear();
        r->indicators.push_back(i);
    }
    CHECK(goal.found().empty());
    goal.of(goal.after, "G1-1").target = at("151人", r6);
    CHECK(goal.found() == told{"target_change_unflagged@1"});
    goal.of(goal.after, "G1-1").flags = {"数値目標変更"};
    CHECK(goal.found().empty());
    goal.of(goal.after, "G1-1").target = at("150人", r6);
    CHECK(goal.found() == told{"target_flag_unfounded@1"});
}

TEST_CASE("what ended is unmet where an assessment says so, in every direction")
{
    for (direction_kind const way :
         {direction_kind::up, direction_kind::down, direction_kind::maintain, direction_kind::range,
          direction_kind::unknown}) {
        for (std::string const target :
             {"150人", "150人以上", "150人以下", "100～200人", "継続", "-"}) {
            for (std::string const actual : {"90人", "150人", "210人", "-"}) {
                small_plan p;
                p.row().flags = {"取組終了", "KPI変更"};
                p.kpi().direction.kind = way;
                p.kpi().target = at(target, r6);
                p.kpi().actuals = {at(actual, r3)};
                CAPTURE(target);
                CAPTURE(actual);
                auto const found = p.found();
                bool const told_unmet = std::ranges::find(found, "ended_unmet@3") != found.end();
                CHECK(told_unmet == (assess(p.kpi()).met.value == std::optional{false}));
            }
        }
    }
}

TEST_CASE("what ended unmet needs no older edition")
{
    small_plan p;
    p.row().flags = {"取組終了"};
    p.kpi().target = at("150人", r6);
    plan const alone{"x", "計画", period, {p.after}};
    auto const found = audit(alone);
    CHECK(std::ranges::find(found, "ended_unmet", &finding::rule) != found.end());
}

TEST_CASE("a goal that lost a target bears the flag at those that stay")
{
    small_plan p;
    auto const target = [](std::string const& id, bool flagged) {
        indicator i{period};
        i.id = id;
        i.name = "目標" + id;
        i.kind = indicator_kind::target;
        i.goal = 1;
        i.page = "1";
        i.target = at("150人", r6);
        i.baseline = at("100人", h30);
        i.direction.kind = direction_kind::up;
        if (flagged) { i.flags = {"数値目標変更"}; }
        return i;
    };
    p.before.indicators.push_back(target("G1-1", false));
    p.before.indicators.push_back(target("G1-2", false));
    p.after.indicators.push_back(target("G1-1", true));
    CHECK(p.found().empty());
    p.after.indicators.back().flags.clear();
    CHECK(p.found() == told{"target_change_unflagged@1"});
}
