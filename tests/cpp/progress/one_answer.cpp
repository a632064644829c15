// SPDX-License-Identifier: BSL-1.0
// "Is it met?" has one answer, whoever is asked: assessments, roundings, methods, rulebooks,
// summaries and scenarios, for every direction, sort of target and actual.
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/plan/plan.hpp>
#include <tomakomai_kpi/progress/assessment.hpp>
#include <tomakomai_kpi/progress/method.hpp>
#include <tomakomai_kpi/progress/precision.hpp>
#include <tomakomai_kpi/progress/rulebook.hpp>
#include <tomakomai_kpi/progress/scenario.hpp>
#include <tomakomai_kpi/progress/summary.hpp>

using namespace tomakomai_kpi;

namespace {

constexpr fiscal_year r2{2020}, r6{2024};
constexpr fiscal_period plan_years{r2, r6};

observation observed_in(std::string const& text, fiscal_year year)
{
    value const v = parse(text);
    bool const sum = v.basis() == basis::cumulative;
    return {v, sum ? fiscal_period{r2, year} : fiscal_period{year}};
}

std::vector<direction> const& directions()
{
    static std::vector<direction> const all = [] {
        std::vector<direction> out;
        for (char const* text : {"unknown", "up", "down", "maintain", "maintain ±5人", "range",
                                 "range 10人～20人", "range 10人超～20人未満"}) {
            out.push_back(declared_direction(text));
        }
        return out;
    }();
    return all;
}

// Every direction with every target and actual, in the middle of the plan and in its last year; annual
// and cumulative, with and without baseline.
std::vector<indicator> const& all_sorts()
{
    static std::vector<indicator> const all = [] {
        std::vector<indicator> out;
        for (std::string const sum : {"", "累計"}) {
            for (auto const& way : directions()) {
                for (std::string const target : {"20人", "20人以上", "20人超", "20人以下",
                                                 "20人未満", "10～20人", "0人", "継続", "-"}) {
                    for (std::string const actual :
                         {"0人", "9人", "10人", "15人", "19人", "20人", "21人", "25人", "26人",
                          "20人以上", "20件", "-", ""}) {
                        for (std::string const baseline : {"12人", "30人", "20人", "-"}) {
                            for (fiscal_year const year : {r2 + 1, r6}) {
                                bool const number = target.find("人") != std::string::npos;
                                bool const counted = actual.find_first_of("人件") == 0
                                                     || (!actual.empty() && actual != "-");
                                indicator i{plan_years};
                                i.id = "G1-" + std::to_string(out.size() + 1);
                                i.name = "見本";
                                i.project_id = "P1";
                                i.direction = way;
                                i.baseline = observed_in(baseline, fiscal_year{2018});
                                if (!actual.empty()) {
                                    i.actuals = {observed_in((counted ? sum : "") + actual, year)};
                                }
                                i.target = observed_in((number ? sum : "") + target, r6);
                                out.push_back(i);
                            }
                        }
                    }
                }
            }
        }
        return out;
    }();
    return all;
}

std::string described(indicator const& i)
{
    return to_string(i.direction) + " " + to_string(i.baseline->value()) + " → "
           + (i.actuals.empty() ? "" : to_string(i.actuals.front().value())) + " → "
           + to_string(i.target->value());
}

plan plan_of(std::vector<indicator> indicators)
{
    revision r;
    r.name = "new";
    r.indicators = std::move(indicators);
    return plan{"P", "計画", plan_years, {r}};
}

// Up or down, declared or said by the bound of the target; else unknown.
direction_kind one_way(indicator const& i)
{
    bound const b = i.target->value().bound();
    if (i.direction.kind == direction_kind::up || i.direction.kind == direction_kind::down) {
        return i.direction.kind;
    }
    if (i.direction.kind != direction_kind::unknown || i.target->value().is_range()) {
        return direction_kind::unknown;
    }
    if (b == bound::at_least || b == bound::more_than) { return direction_kind::up; }
    if (b == bound::at_most || b == bound::less_than) { return direction_kind::down; }
    return direction_kind::unknown;
}

bool is_strict(indicator const& i)
{
    bound const b = i.target->value().bound();
    return (one_way(i) == direction_kind::up && b == bound::more_than)
           || (one_way(i) == direction_kind::down && b == bound::less_than);
}

struct agreement {
    indicator const& of;
    int asked = 0;

    void holds(bool agrees, char const* who)
    {
        ++asked;
        if (!agrees) { FAIL_CHECK(std::string{who} << ": " << described(of)); }
    }
};

}  // namespace

TEST_CASE("whether it is met is the same in an assessment, in its figures and after rounding")
{
    int met = 0;
    int unmet = 0;
    int open = 0;
    for (indicator const& i : all_sorts()) {
        agreement all{i};
        assessment const a = assess(i);
        (!a.met.value ? open : *a.met.value ? met : unmet) += 1;
        all.holds(a.met.value.has_value() == (a.met.undefined == code::none), "met");
        all.holds((a.status == status::achieved) == a.met.value.value_or(false), "status");

        robust_verdict const r = robustness(i, rounding::half_up).met;
        all.holds(r.verdict == a.met.value && r.undefined == a.met.undefined, "robustness");
        all.holds(!r.verdict || r.survives, "robustness of exact numbers");

        auto const& required = a.required_per_year;
        if (!a.met.value) {
            all.holds(required.undefined == a.met.undefined, "required_per_year, open");
        } else if (*a.met.value) {
            all.holds(required.value && required.value->number().sign() == 0,
                      "required_per_year, met");
        } else if (i.actuals.front().year() == r6) {
            all.holds(required.undefined == code::period_over, "required_per_year, over");
        } else {
            bool const bounded = required.value && required.value->bound() != bound::none;
            all.holds(required.value && (bounded || required.value->number().sign() != 0),
                      "required_per_year, unmet");
        }
    }
    CHECK(met > 1000);
    CHECK(unmet > 1000);
    CHECK(open > 1000);
}

TEST_CASE("methods that measure a part of the way are whole where it is met")
{
    int asked = 0;
    for (indicator const& i : all_sorts()) {
        if (one_way(i) == direction_kind::unknown) { continue; }
        assessment const a = assess(i);
        agreement all{i};
        for (method const by : {method::attainment, method::inverse_attainment,
                                method::reflected_attainment, method::gap_closure}) {
            measured const m = compute(by, i);
            if (!m.share) { continue; }
            bool const whole = is_strict(i) ? *m.share > 1 : *m.share >= 1;
            all.holds(a.met.value == whole, to_string(by).c_str());
        }
        // In the year of the target the path has come to it.
        bool const last = !i.actuals.empty() && i.actuals.front().year() == r6;
        if (last) {
            all.holds(a.on_path.value == a.met.value && a.on_path.undefined == a.met.undefined,
                      "on_path");
            all.holds((a.status == status::missed) == (a.met.value == false), "missed");
            for (method const by : {method::elapsed_test, method::geometric_path}) {
                measured const m = compute(by, i);
                if (m.verdict) { all.holds(m.verdict == a.met.value, to_string(by).c_str()); }
            }
        }
        auto const needed = expected_now(i);
        if (last && needed.value && a.met.value && i.target->value().has_amount()) {
            all.holds(needed.value->number() == i.target->value().number(), "expected_now");
        }
        asked += all.asked;
    }
    CHECK(asked > 1000);
}

TEST_CASE(
    "who brings next year what is needed then is on the path, and who falls short of it is not")
{
    int brought = 0;
    int strictly = 0;
    for (indicator i : all_sorts()) {
        if (i.actuals.empty() || i.actuals.front().value().is_missing()) { continue; }
        value const now = i.actuals.front().value();
        bool const sum = now.basis() == basis::cumulative;
        for (fiscal_year const year : {r2 + 1, r6 - 1}) {
            auto const in = [&](fiscal_year y, value const& v) {
                return observation{v, sum ? fiscal_period{r2, y} : fiscal_period{y}};
            };
            i.actuals = {in(year, now)};
            auto const needed = needed_next_year(i);
            if (!needed.value) { continue; }
            agreement all{i};
            bool const strict = needed.value->bound() != bound::none;
            value const amount{needed.value->number(), needed.value->unit(), needed.value->basis(),
                               needed.value->multiplier()};
            exact const step = exact::ratio(one_way(i) == direction_kind::down ? -1 : 1, 1000);
            auto const on_path_with = [&](value const& v) {
                indicator then = i;
                then.actuals.push_back(in(year + 1, v));
                return assess(then).on_path.value;
            };
            value const more{amount.number() + step, amount.unit(), amount.basis()};
            value const less{amount.number() - step, amount.unit(), amount.basis()};
            all.holds(on_path_with(amount) == !strict, "needed_next_year");
            if (one_way(i) != direction_kind::unknown) {
                all.holds(on_path_with(more) == true, "more than needed_next_year");
                all.holds(on_path_with(less) == false, "less than needed_next_year");
            }
            ++brought;
            strictly += strict ? 1 : 0;
        }
    }
    CHECK(brought > 1000);
    CHECK(strictly > 100);
}

TEST_CASE("a rulebook that asks for the target agrees, or says what speaks against its letter")
{
    rulebook const from{"以上", "", {{"met", "excess >= 0"}, {"unmet", "excess < 0"}}};
    rulebook const over{"超", "", {{"met", "excess > 0"}, {"unmet", "excess <= 0"}}};
    rulebook const upto{"以下", "", {{"met", "excess <= 0"}, {"unmet", "excess > 0"}}};
    rulebook const below{"未満", "", {{"met", "excess < 0"}, {"unmet", "excess >= 0"}}};
    int agreed = 0;
    int cautioned = 0;
    int refused = 0;
    for (indicator const& i : all_sorts()) {
        agreement all{i};
        assessment const a = assess(i);
        bool const down = one_way(i) == direction_kind::down;
        rulebook const& rule = is_strict(i) ? (down ? below : over) : (down ? upto : from);
        grading const g = rule.judge(i);
        auto const warns_of = [&](code why) {
            return std::ranges::find(g.cautions, why) != g.cautions.end();
        };
        all.holds(g.labels.empty() == (g.undefined != code::none), "letter or reason");
        bool const limit = i.target->value().bound() != bound::none || i.target->value().is_range();
        if (g.labels.empty()) {
            // Nothing is refused that an assessment computes, but for limits and their direction.
            bool const same =
                g.undefined == a.met.undefined || (limit && g.undefined == code::no_amount)
                || a.met.undefined == code::direction_unknown
                || i.direction.kind == direction_kind::range || i.target->value().is_range();
            all.holds(same, "reason");
            ++refused;
            continue;
        }
        all.holds(!limit, "letter of a limit");
        if (one_way(i) != direction_kind::unknown && a.met.value) {
            all.holds(g.labels == std::vector<std::string>{*a.met.value ? "met" : "unmet"},
                      "letter");
            ++agreed;
        } else if (a.met.undefined == code::direction_unknown) {
            all.holds(warns_of(a.met.undefined), "caution");
            ++cautioned;
        } else {  // kept within limits on both sides
            all.holds(warns_of(code::not_applicable), "caution of limits");
            ++cautioned;
        }
    }
    CHECK(agreed > 500);
    CHECK(cautioned > 500);
    CHECK(refused > 500);
}

TEST_CASE("summaries count what assessments say, and scenarios are judged alike")
{
    int judged = 0;
    int met = 0;
    for (indicator const& i : all_sorts()) {
        assessment const a = assess(i);
        judged += a.met.value ? 1 : 0;
        met += a.met.value.value_or(false) ? 1 : 0;
        if (i.actuals.empty() || i.actuals.front().value().is_missing()) { continue; }
        agreement all{i};
        observation const& actual = i.actuals.front();
        plan const assumed_plan = with_actual(plan_of({i}), i.id, actual.value(), actual.year());
        assessment const b = assess(assumed_plan.find({.id = i.id}));
        all.holds(a.met.value == b.met.value && a.met.undefined == b.met.undefined, "with_actual");
        plan const declared = with_direction(plan_of({i}), i.id, i.direction);
        all.holds(assess(declared.find({.id = i.id})).met.value == a.met.value, "with_direction");
    }
    auto const all = summarise(plan_of(all_sorts()), summary_key::plan);
    REQUIRE(all.size() == 1);
    CHECK(all.front().judged == judged);
    CHECK(all.front().met == met);
    CHECK(all.front().counts.at(status::achieved) == met);
    CHECK(all.front().any_met() == exact{1});
}
