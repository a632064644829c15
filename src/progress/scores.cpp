// SPDX-License-Identifier: BSL-1.0
#include "progress/scores.hpp"

#include <algorithm>
#include <utility>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/value/exact_text.hpp>

namespace tomakomai_kpi::detail {

namespace {

// e is t·n/N of a cumulative target, else b + (t − b)·n/N; each clock is named where it is used.
char const* formula(score s)
{
    switch (s) {
    case score::attainment: return "実績 ÷ 目標";
    case score::inverse_attainment: return "目標 ÷ 実績";
    case score::reflected_attainment: return "2 − 実績 ÷ 目標";
    case score::gap_closure: return "(実績 − 基準) ÷ (目標 − 基準)";
    case score::path: return "実績 ÷ 期待値";
    case score::pace: return "実績 ÷ (目標 × 経過)";
    case score::required: return "(目標 − 実績) ÷ 残り年数";
    case score::lead: return "進捗率 − 経過";
    case score::excess: return "実績 − 目標";
    case score::to_baseline: return "実績 ÷ 基準";
    }
    return "";
}

std::string title_of(score s)
{
    return to_string(s) + " = " + formula(s);
}

exact share_of(judgement::lapse const& l)
{
    return exact::ratio(l.n, l.whole);
}

}  // namespace

std::vector<score> scores_of(std::vector<grade> const& grades, std::optional<standing> const& as)
{
    std::vector<score> all;
    auto const look = [&](clause const& each) {
        for (condition const& c : each.conditions) {
            if (std::ranges::find(all, c.of) == all.end()) { all.push_back(c.of); }
        }
    };
    for (grade const& g : grades) {
        if (as) {
            for (clause const* const c : g.clauses_for(*as)) { look(*c); }
        } else {
            std::ranges::for_each(g.clauses, look);
        }
    }
    return all;
}

scoring::scoring(indicator const& judged, std::optional<fiscal_year> year)
    : of_{judged},
      on_plan_{judged, year, clock_kind::plan},
      on_baseline_{judged, year, clock_kind::baseline},
      assessed_{assess(judged, year, clock_kind::plan)},
      actual_{judged.actual(year)}
{
}

bool scoring::is_absent() const
{
    if (actual_ == nullptr) { return true; }
    return actual_->value().is_missing() && actual_->status() != observation_status::unread;
}

standing scoring::standing() const
{
    tomakomai_kpi::standing s;
    s.way = on_plan_.direction();
    s.of = of_.aggregation.kind;
    s.provisional = actual_ != nullptr && actual_->status() == observation_status::provisional;
    if (of_.target && of_.target->value().has_amount()) {
        s.basis = of_.target->value().basis();
    } else if (!is_absent() && actual_->value().has_amount()) {
        s.basis = actual_->value().basis();
    }
    return s;
}

figure<exact> scoring::of(score s) const
{
    switch (s) {
    case score::attainment: return attainment();
    case score::inverse_attainment:
    case score::reflected_attainment: return of_fewer(s);
    case score::gap_closure: return gap_closure();
    case score::path: return path();
    case score::pace: return pace(s);
    case score::required: return required();
    case score::lead: return lead();
    case score::excess: return excess();
    case score::to_baseline: return to_baseline();
    }
    return {};
}

// A limit (12件以上) says which amounts are met, and is none to compute with.
code scoring::why_no_pair() const
{
    if (code const why = on_plan_.why_not_comparable(); why != code::none) { return why; }
    return judgement::has_amount(on_plan_.t()) ? code::none : code::no_amount;
}

code scoring::why_no_part(value const& of, exact const& whole, code if_zero) const
{
    if (!on_plan_.divides_by(of)) { return code::not_ratio_scale; }
    if (whole.sign() == 0) { return if_zero; }
    return judgement::why_no_part_of(whole);
}

code scoring::why_no_baseline() const
{
    if (code const why = on_plan_.why_no_actual(); why != code::none) { return why; }
    if (!on_plan_.has_baseline()) { return code::no_baseline; }
    return on_plan_.why_not_held_against(on_plan_.b());
}

code scoring::why_no_gap() const
{
    if (code const why = why_no_pair(); why != code::none) { return why; }
    if (code const why = why_no_baseline(); why != code::none) { return why; }
    return b() == t() ? code::baseline_equals_target : code::none;
}

std::string scoring::a_text() const
{
    return to_string(on_plan_.a());
}

std::string scoring::b_text() const
{
    return to_string(on_plan_.b());
}

std::string scoring::t_text() const
{
    return to_string(on_plan_.t());
}

figure<exact> scoring::refused(score s, code why) const
{
    return on_plan_.undefined<exact>(title_of(s), why);
}

figure<exact> scoring::computed(score s, exact const& x, std::string const& inputs)
{
    return defined(x, title_of(s) + " = " + inputs + " = " + to_fraction(x));
}

figure<exact> scoring::attainment() const
{
    auto const s = score::attainment;
    if (code const why = why_no_pair(); why != code::none) { return refused(s, why); }
    code const why = why_no_part(on_plan_.t(), t(), code::target_zero);
    if (why != code::none) { return refused(s, why); }
    return computed(s, a() / t(), a_text() + " ÷ " + t_text());
}

// Formulas that turn the scale round, for where fewer is better.
figure<exact> scoring::of_fewer(score s) const
{
    bool const inverse = s == score::inverse_attainment;
    if (code const why = why_no_pair(); why != code::none) { return refused(s, why); }
    if (on_plan_.direction() != direction_kind::down) {
        code const why = on_plan_.why_no_direction();
        return refused(s, why == code::none ? code::not_applicable : why);
    }
    code why = inverse ? why_no_part(on_plan_.t(), a(), code::zero_denominator)
                       : why_no_part(on_plan_.t(), t(), code::target_zero);
    if (why == code::none && inverse) { why = judgement::why_no_part_of(t()); }
    if (why != code::none) { return refused(s, why); }
    return inverse ? computed(s, t() / a(), t_text() + " ÷ " + a_text())
                   : computed(s, exact{2} - a() / t(), "2 − " + a_text() + " ÷ " + t_text());
}

figure<exact> scoring::gap_closure() const
{
    auto const s = score::gap_closure;
    if (code const why = why_no_gap(); why != code::none) { return refused(s, why); }
    return computed(s, (a() - b()) / (t() - b()),
                    "(" + a_text() + " − " + b_text() + ") ÷ (" + t_text() + " − " + b_text()
                        + ")");
}

// Of a cumulative target it is the path too.
figure<exact> scoring::pace(score s) const
{
    if (code const why = why_no_pair(); why != code::none) { return refused(s, why); }
    auto const l = on_plan_.lapse_of_clock();
    if (l.undefined != code::none) { return refused(s, l.undefined); }
    code const why = why_no_part(on_plan_.t(), t(), code::target_zero);
    if (why != code::none) { return refused(s, why); }
    return computed(s, a() / (t() * share_of(l)),
                    a_text() + " ÷ (" + t_text() + " × 経過 " + on_plan_.elapsed_text(l) + ")");
}

figure<exact> scoring::path() const
{
    auto const s = score::path;
    if (code const why = why_no_pair(); why != code::none) { return refused(s, why); }
    if (on_plan_.t().basis() == basis::cumulative) { return pace(s); }
    if (code const why = why_no_baseline(); why != code::none) { return refused(s, why); }
    auto const l = on_baseline_.lapse_of_clock();
    if (l.undefined != code::none) { return refused(s, l.undefined); }
    exact const expected = b() + (t() - b()) * share_of(l);
    code const why = why_no_part(on_plan_.t(), expected,
                                 t().sign() == 0 ? code::target_zero : code::zero_denominator);
    if (why != code::none) { return refused(s, why); }
    return computed(s, a() / expected,
                    a_text() + " ÷ (" + b_text() + " + (" + t_text() + " − " + b_text()
                        + ") × 経過 " + on_baseline_.elapsed_text(l) + ")");
}

figure<exact> scoring::required() const
{
    auto const s = score::required;
    if (code const why = why_no_pair(); why != code::none) { return refused(s, why); }
    auto const& need = assessed_.required_per_year;
    if (!need.value) { return refused(s, need.undefined); }
    return defined(need.value->coherent_amount(), to_string(s) + ": " + need.explanation);
}

figure<exact> scoring::lead() const
{
    auto const s = score::lead;
    if (code const why = why_no_gap(); why != code::none) { return refused(s, why); }
    auto const l = on_baseline_.lapse_of_clock();
    if (l.undefined != code::none) { return refused(s, l.undefined); }
    return computed(s, (a() - b()) / (t() - b()) - share_of(l),
                    "(" + a_text() + " − " + b_text() + ") ÷ (" + t_text() + " − " + b_text()
                        + ") − 経過 " + on_baseline_.elapsed_text(l));
}

figure<exact> scoring::excess() const
{
    auto const s = score::excess;
    if (code const why = why_no_pair(); why != code::none) { return refused(s, why); }
    return computed(s, a() - t(), a_text() + " − " + t_text());
}

figure<exact> scoring::to_baseline() const
{
    auto const s = score::to_baseline;
    if (code const why = why_no_baseline(); why != code::none) { return refused(s, why); }
    code const why = why_no_part(on_plan_.b(), b(), code::zero_denominator);
    if (why != code::none) { return refused(s, why); }
    return computed(s, a() / b(), a_text() + " ÷ " + b_text());
}

}  // namespace tomakomai_kpi::detail
