// SPDX-License-Identifier: BSL-1.0
#include "progress/scores.hpp"

#include <algorithm>
#include <utility>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/value/exact_text.hpp>

#include "progress/judgement.hpp"

namespace tomakomai_kpi::detail {

namespace {

// e is t·n/N of a cumulative target, else b + (t − b)·n/N; each clock is named where it is used.
char const* formula(score s)
{
    switch (s) {
    case score::attainment: return "実績 ÷ 目標";
    case score::path: return "実績 ÷ 期待値";
    case score::pace: return "実績 ÷ (目標 × 経過)";
    case score::lead: return "進捗率 − 経過";
    case score::excess: return "実績 − 目標";
    case score::to_baseline: return "実績 ÷ 基準";
    }
    return "";
}

std::string share_of(assessment const& on)
{
    return "経過 " + std::to_string(on.elapsed.years) + "/" + std::to_string(on.elapsed.of_years)
           + "(" + japanese(on.clock) + ")";
}

figure<exact> undefined_score(score s, code why)
{
    return undefined<exact>(to_string(s) + " = " + formula(s), why);
}

figure<exact> defined_score(score s, exact const& x, std::string const& inputs)
{
    return defined(x, to_string(s) + " = " + formula(s) + " = " + inputs + " = " + to_fraction(x));
}

}  // namespace

std::vector<score> scores_of(std::vector<grade> const& grades)
{
    std::vector<score> all;
    for (grade const& g : grades) {
        for (condition const& c : g.conditions) {
            if (std::ranges::find(all, c.of) == all.end()) { all.push_back(c.of); }
        }
    }
    return all;
}

scoring::scoring(indicator const& judged, std::optional<fiscal_year> year)
    : of_{judged},
      on_plan_{assess(judged, year, clock_kind::plan)},
      on_baseline_{assess(judged, year, clock_kind::baseline)},
      actual_{judged.actual(year)}
{
}

code scoring::why_no_actual() const
{
    if (actual_ == nullptr) { return code::not_measured; }
    if (actual_->value().has_amount()) { return code::none; }
    code const reason = on_plan_.met.undefined;
    return reason == code::none ? code::no_amount : reason;
}

bool scoring::is_kept_within() const
{
    return judgement{of_, std::nullopt, clock_kind::plan}.is_kept_within();
}

figure<exact> scoring::of(score s) const
{
    switch (s) {
    case score::attainment: return attainment();
    case score::to_baseline: return to_baseline();
    case score::pace: return pace(s);
    case score::path: return path();
    case score::lead: return lead();
    case score::excess: return excess();
    }
    return {};
}

std::optional<exact> scoring::amount(observation const* o)
{
    if (o == nullptr || !o->value().has_amount()) { return std::nullopt; }
    return o->value().coherent_amount();
}

std::optional<exact> scoring::actual() const
{
    return amount(actual_);
}

std::optional<exact> scoring::target() const
{
    return amount(of_.target ? &*of_.target : nullptr);
}

std::optional<exact> scoring::baseline() const
{
    return amount(of_.baseline ? &*of_.baseline : nullptr);
}

std::string scoring::a() const
{
    return to_string(actual_->value());
}

std::string scoring::b() const
{
    return to_string(of_.baseline->value());
}

std::string scoring::t() const
{
    return to_string(of_.target->value());
}

figure<exact> scoring::attainment() const
{
    auto const s = score::attainment;
    if (!actual()) { return undefined_score(s, why_no_actual()); }
    if (!target()) { return undefined_score(s, code::no_amount); }
    if (target()->sign() == 0) { return undefined_score(s, code::target_zero); }
    return defined_score(s, *actual() / *target(), a() + " ÷ " + t());
}

figure<exact> scoring::to_baseline() const
{
    auto const s = score::to_baseline;
    if (!actual()) { return undefined_score(s, why_no_actual()); }
    if (!baseline()) { return undefined_score(s, code::no_baseline); }
    if (baseline()->sign() == 0) { return undefined_score(s, code::zero_denominator); }
    return defined_score(s, *actual() / *baseline(), a() + " ÷ " + b());
}

// Of a cumulative target it is the path too.
figure<exact> scoring::pace(score s) const
{
    auto const& elapsed = on_plan_.elapsed;
    if (!actual()) { return undefined_score(s, why_no_actual()); }
    if (!target()) { return undefined_score(s, code::no_amount); }
    if (!elapsed.value) { return undefined_score(s, elapsed.undefined); }
    if (target()->sign() == 0) { return undefined_score(s, code::target_zero); }
    return defined_score(s, *actual() / (*target() * *elapsed.value),
                         a() + " ÷ (" + t() + " × " + share_of(on_plan_) + ")");
}

figure<exact> scoring::path() const
{
    auto const s = score::path;
    bool const cumulative = of_.target && of_.target->value().basis() == basis::cumulative;
    if (cumulative) { return pace(s); }
    auto const& elapsed = on_baseline_.elapsed;
    if (!actual()) { return undefined_score(s, why_no_actual()); }
    if (!baseline()) { return undefined_score(s, code::no_baseline); }
    if (!target()) { return undefined_score(s, code::no_amount); }
    if (!elapsed.value) { return undefined_score(s, elapsed.undefined); }
    exact const expected = *baseline() + (*target() - *baseline()) * *elapsed.value;
    if (expected.sign() == 0) { return undefined_score(s, code::target_zero); }
    return defined_score(s, *actual() / expected,
                         a() + " ÷ (" + b() + " + (" + t() + " − " + b() + ") × "
                             + share_of(on_baseline_) + ")");
}

figure<exact> scoring::lead() const
{
    auto const s = score::lead;
    auto const& elapsed = on_baseline_.elapsed;
    if (!actual()) { return undefined_score(s, why_no_actual()); }
    if (!baseline()) { return undefined_score(s, code::no_baseline); }
    if (!target()) { return undefined_score(s, code::no_amount); }
    if (*baseline() == *target()) { return undefined_score(s, code::baseline_equals_target); }
    if (!elapsed.value) { return undefined_score(s, elapsed.undefined); }
    exact const closure = (*actual() - *baseline()) / (*target() - *baseline());
    return defined_score(s, closure - *elapsed.value,
                         "(" + a() + " − " + b() + ") ÷ (" + t() + " − " + b() + ") − "
                             + share_of(on_baseline_));
}

figure<exact> scoring::excess() const
{
    auto const s = score::excess;
    if (!actual()) { return undefined_score(s, why_no_actual()); }
    if (!target()) { return undefined_score(s, code::no_amount); }
    return defined_score(s, *actual() - *target(), a() + " − " + t());
}

}  // namespace tomakomai_kpi::detail
