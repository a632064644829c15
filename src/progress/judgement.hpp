// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_PROGRESS_JUDGEMENT_HPP
#define TOMAKOMAI_KPI_SRC_PROGRESS_JUDGEMENT_HPP

// Baseline, actual and target of one indicator in one year, the clock, and why
// they may not meet in a formula: what all methods ask before they compute.

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/plan/indicator.hpp>
#include <tomakomai_kpi/progress/clock.hpp>
#include <tomakomai_kpi/progress/figure.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/exact_text.hpp>
#include <tomakomai_kpi/value/fiscal_year_text.hpp>
#include <tomakomai_kpi/value/rule.hpp>
#include <tomakomai_kpi/value/units.hpp>

#include "progress/corridor.hpp"

namespace tomakomai_kpi::detail {

inline std::string percent_text(exact const& share)
{
    return to_fraction(share) + " (" + to_percent_text(share) + ")";
}

template <class T>
figure<T> defined(T value, std::string const& explanation)
{
    figure<T> f;
    f.value = std::move(value);
    f.explanation = explanation;
    return f;
}

class judgement {
public:
    judgement(indicator const& judged, std::optional<fiscal_year> year, progress_clock const& on)
        : of_{judged}, clock_{on}, actual_{judged.actual(year)}
    {
        year_ = year ? year : actual_ != nullptr ? std::optional{actual_->year()} : std::nullopt;
    }

    // 令和4年度の実績は未登録; other reasons in the words of their code.
    static std::string in_words(code reason, std::optional<fiscal_year> year);

    std::string refusal(std::string const& title, code reason) const;

    template <class T>
    figure<T> undefined(std::string const& title, code reason) const
    {
        return {.value = std::nullopt, .undefined = reason, .explanation = refusal(title, reason)};
    }

    value const& b() const { return of_.baseline->value(); }
    value const& a() const { return actual_->value(); }
    value const& t() const { return of_.target->value(); }

    // A bound (100人以上), a range, a rise and words say no amount.
    static bool has_amount(value const& v) { return v.has_amount() && v.bound() == bound::none; }

    bool has_baseline() const { return of_.baseline && has_amount(b()); }

    direction_kind direction() const
    {
        if (of_.direction.kind != direction_kind::unknown) { return of_.direction.kind; }
        if (!of_.target) { return direction_kind::unknown; }
        if (t().is_range()) { return direction_kind::range; }
        switch (t().bound()) {
        case bound::at_least:
        case bound::more_than: return direction_kind::up;
        case bound::at_most:
        case bound::less_than: return direction_kind::down;
        case bound::none: return direction_kind::unknown;
        }
        return direction_kind::unknown;
    }

    code why_no_actual() const
    {
        if (actual_ == nullptr) { return code::not_recorded; }
        switch (actual_->status()) {
        case observation_status::not_started: return code::not_started;
        case observation_status::not_measured: return code::not_measured;
        case observation_status::pending: return code::pending;
        case observation_status::special_event:
            if (a().is_missing()) { return code::suspended; }
            break;
        default: break;
        }
        if (has_amount(a())) { return code::none; }
        switch (a().reason()) {
        case code::not_started:
        case code::not_measured:
        case code::pending:
        case code::suspended:
        case code::unread: return a().reason();
        default: return code::no_amount;
        }
    }

    // Why actual and target may not meet in any formula.
    code why_not_comparable() const
    {
        if (code const reason = why_no_actual(); reason != code::none) { return reason; }
        if (!of_.target || !t().has_amount()) { return code::no_amount; }
        if (code const reason = why_not_held_against(t()); reason != code::none) { return reason; }
        return counts_from_another_year() ? code::start_differs : code::none;
    }

    code why_not_held_against(value const& wanted) const
    {
        bool const named_cumulative = of_.name.find("累計") != std::string::npos;
        if (named_cumulative && wanted.basis() != basis::cumulative) { return code::basis_unclear; }
        return why_differ(a(), wanted);
    }

    // Two totals meet where they count from one year on. Of a total of one year alone, inside the
    // target's, nobody has said from when it counts.
    bool counts_from_another_year() const;

    // Whether limits on both sides decide, and not more or less.
    bool is_kept_within() const
    {
        return direction() == direction_kind::maintain || direction() == direction_kind::range;
    }

    // The limits of a range: declared, or else the target's own.
    struct limits {
        std::optional<value> low{};
        std::optional<value> high{};
    };

    limits limits_of_range() const
    {
        if (of_.direction.low || of_.direction.high) {
            return {of_.direction.low, of_.direction.high};
        }
        if (!of_.target || t().is_missing()) { return {}; }
        if (t().is_range()) {
            value high = t().high();
            if (t().bound() != bound::none) { high.with_bound(t().bound()); }
            return {t().low(), std::move(high)};
        }
        switch (t().bound()) {
        case bound::at_least:
        case bound::more_than: return {.low = t()};
        case bound::at_most:
        case bound::less_than: return {.high = t()};
        case bound::none: break;
        }
        return {};
    }

    // Why the actual may not be held against what is asked of it, be that a target or a range.
    code why_not_judged() const
    {
        if (!is_kept_within()) { return why_not_comparable(); }
        if (code const reason = why_no_actual(); reason != code::none) { return reason; }
        if (direction() == direction_kind::maintain) {
            if (code const reason = why_not_comparable(); reason != code::none) { return reason; }
            auto const& tolerance = of_.direction.tolerance;
            if (!tolerance) { return code::none; }
            if (!has_amount(*tolerance) || tolerance->number().sign() < 0) {
                return code::no_amount;
            }
            verdict const shifted =
                rule::sum({t().unit(), basis::level}, {tolerance->unit(), basis::change});
            return shifted.allowed() ? code::none : code::definition_changed;
        }
        limits const range = limits_of_range();
        if (!range.low && !range.high) { return code::no_amount; }
        for (auto const& limit : {range.low, range.high}) {
            if (!limit) { continue; }
            if (!limit->has_amount()) { return code::no_amount; }
            code const reason = why_not_held_against(*limit);
            if (reason != code::none) { return reason; }
        }
        if (counts_from_another_year()) { return code::start_differs; }
        corridor const within = kept_within();
        bool const empty = within.low && within.high && *within.low > *within.high;
        return empty ? code::no_amount : code::none;
    }

    // Why it cannot be said whether what is asked for is met.
    code why_met_is_open() const
    {
        if (code const reason = why_not_judged(); reason != code::none) { return reason; }
        if (code const reason = why_no_direction(); reason != code::none) { return reason; }
        return is_off_by_an_unknown_tolerance(asked_for()) ? code::tolerance_unknown : code::none;
    }

    // To be maintained, with nobody saying how near is near enough: equal is met, and all else open.
    bool is_off_by_an_unknown_tolerance(corridor const& within) const
    {
        return direction() == direction_kind::maintain && !of_.direction.tolerance
               && t().bound() == bound::none && !within.contains(a().coherent_amount());
    }

    // What the actual lies in where what is asked for is met, and does not where it is not: the one
    // answer to "is it met?". Only where why_met_is_open() has no reason.
    corridor asked_for() const
    {
        if (is_kept_within()) { return kept_within(); }
        bound const strict = t().bound();
        corridor c;
        if (direction() == direction_kind::down) {
            c.high = t().coherent_amount();
            c.with_high = strict != bound::less_than;
        } else {
            c.low = t().coherent_amount();
            c.with_low = strict != bound::more_than;
        }
        return c;
    }

    corridor kept_within() const
    {
        corridor c = limits_as_printed();
        if (a().unit().scale() == scale_kind::ordinal) { c.keep_to_ranks(); }
        return c;
    }

    corridor limits_as_printed() const
    {
        if (direction() == direction_kind::maintain) {
            auto const& given = of_.direction.tolerance;
            exact const tolerance = given ? given->coherent_amount() : exact{0};
            exact const target = t().coherent_amount();
            bound const open = t().bound();
            corridor c{target - tolerance, open != bound::more_than, target + tolerance,
                       open != bound::less_than};
            if (open == bound::at_least || open == bound::more_than) { c.high.reset(); }
            if (open == bound::at_most || open == bound::less_than) { c.low.reset(); }
            return c;
        }
        limits const range = limits_of_range();
        corridor c;
        if (range.low) {
            c.low = range.low->coherent_amount();
            c.with_low = range.low->bound() != bound::more_than;
        }
        if (range.high) {
            c.high = range.high->coherent_amount();
            c.with_high = range.high->bound() != bound::less_than;
        }
        return c;
    }

    // The basis of what is asked for, where why_not_judged() has let it pass: the actual's too.
    bool asks_for_a_sum() const { return a().basis() == basis::cumulative; }

    std::string corridor_text(corridor const& c, basis on) const
    {
        std::string text = "実績 " + to_string(a());
        if (c.low) {
            text = to_string(in_printed_units(*c.low, on)) + (c.with_low ? " ≤ " : " < ") + text;
        }
        if (c.high) {
            text += (c.with_high ? " ≤ " : " < ") + to_string(in_printed_units(*c.high, on));
        }
        return text;
    }

    // 延べ人数 counts a person as often as they come.
    static code why_differ(value const& x, value const& y)
    {
        if (!commensurable(x.unit(), y.unit()) || x.is_gross() != y.is_gross()) {
            return code::definition_changed;
        }
        return x.basis() == y.basis() ? code::none : code::mixed_basis;
    }

    // As above, with the baseline too.
    code why_no_line() const
    {
        if (code const reason = why_not_comparable(); reason != code::none) { return reason; }
        if (!has_baseline()) { return code::no_baseline; }
        return why_differ(b(), t());
    }

    code why_no_direction() const
    {
        return direction() == direction_kind::unknown ? code::direction_unknown : code::none;
    }

    // Why "more (or less) is better" does not hold.
    code why_not_one_way() const
    {
        switch (direction()) {
        case direction_kind::unknown: return code::direction_unknown;
        case direction_kind::maintain: return code::not_applicable;
        case direction_kind::range: return code::no_amount;
        case direction_kind::up:
        case direction_kind::down: break;
        }
        return code::none;
    }

    // Added to the reason of a figure that presumes so.
    std::string why_not_one_way_in_words(code reason) const
    {
        bool const of_maintain =
            direction() == direction_kind::maintain && reason == code::not_applicable;
        bool const of_range = direction() == direction_kind::range && reason == code::no_amount;
        if (!of_maintain && !of_range) { return ""; }
        return std::string{of_maintain ? "(保つもの" : "(範囲に収めるもの"}
               + "は、多いほど・少ないほどよいとは言えない)";
    }

    bool target_on_wrong_side() const
    {
        exact const way = t().coherent_amount() - b().coherent_amount();
        return (direction() == direction_kind::up && way.sign() < 0)
               || (direction() == direction_kind::down && way.sign() > 0);
    }

    // n of N years; N is positive.
    struct lapse {
        int n = 0;
        int whole = 0;
        code undefined = code::none;
    };

    // Where every clock ends: the year of the target; where limits stand without one, the plan's last.
    fiscal_year last_year() const { return of_.target ? of_.target->year() : of_.period.last(); }

    // A total over years of its own, 令和4年度～令和6年度, grows in these: the plan's clock counts them, but
    // none before the plan.
    bool has_years_of_its_own() const
    {
        return of_.target && t().basis() == basis::cumulative
               && of_.target->period().first() != of_.period.first()
               && of_.target->year() >= of_.period.first();
    }

    fiscal_year first_year_of_plan_clock() const
    {
        return has_years_of_its_own() ? of_.target->period().first() : of_.period.first();
    }

    std::string clock_in_words() const;

    // From then on, on the path means met.
    bool last_year_has_come() const { return year_ && *year_ >= last_year(); }

    lapse lapse_of_clock() const
    {
        if (!year_) { return {.undefined = code::not_recorded}; }
        if (*year_ > last_year()) { return {.undefined = code::period_over}; }
        switch (clock_.kind()) {
        case clock_kind::plan: return counted_from(first_year_of_plan_clock());
        case clock_kind::baseline:
            if (!of_.baseline) { return {.undefined = code::no_baseline}; }
            return counted_from(of_.baseline->year() + 1);
        case clock_kind::project:
            if (!of_.project_start) { return {.undefined = code::no_amount}; }
            return counted_from(of_.project_start->year);
        case clock_kind::custom: return counted_from(clock_.period()->first());
        }
        return {};
    }

    // 超 and 未満: whoever arrives at the limit itself, in the last year of the clock, has not met it.
    bool must_pass_target(lapse const& l) const
    {
        return l.n == l.whole && !asked_for().contains(t().coherent_amount());
    }

    std::string elapsed_text(lapse const& l) const;

    bool on_ratio_scale() const { return divides_by(t()); }

    // Whether the actual is so much of `whole`, as the values divide: a score and a rank have no zero
    // to measure from.
    bool divides_by(value const& whole) const
    {
        if (of_.aggregation.kind == aggregation_kind::score) { return false; }
        return rule::ratio(a().measured(), whole.measured()).allowed();
    }

    // How to say that 点 are counted, where nobody has said what they are.
    std::string way_to_count_points(code reason) const;

    // The years that two totals count, where these differ, and how to say others.
    std::string years_counted(code reason) const;

    // A part of a negative whole turns the order round: -5 of -4 would be more than -4 of it.
    static code why_no_part_of(exact const& whole)
    {
        return whole.sign() < 0 ? code::not_ratio_scale : code::none;
    }

    // Ranks have an order and differences, but no part of one.
    code why_no_scaling() const
    {
        return a().unit().scale() == scale_kind::ordinal ? code::not_ratio_scale : code::none;
    }

    // Why the straight line from baseline to target says nothing.
    code why_no_closure() const
    {
        if (code const reason = why_no_line(); reason != code::none) { return reason; }
        if (t().coherent_amount() == b().coherent_amount()) { return code::baseline_equals_target; }
        if (code const reason = why_not_one_way(); reason != code::none) { return reason; }
        return target_on_wrong_side() ? code::direction_conflict : code::none;
    }

    exact closure() const
    {
        return (a().coherent_amount() - b().coherent_amount())
               / (t().coherent_amount() - b().coherent_amount());
    }

    // `amount` coherent units, printed in the finer unit and multiplier of actual and target.
    value in_printed_units(exact const& amount, basis on) const;

private:
    // Years from the first on, which is year 1.
    lapse counted_from(fiscal_year first) const
    {
        lapse l{.n = *year_ - first + 1, .whole = last_year() - first + 1};
        if (l.n < 1) { l.undefined = code::not_started; }
        return l;
    }

protected:
    indicator const& of_;
    progress_clock clock_;
    observation const* actual_;
    std::optional<fiscal_year> year_;
};

}  // namespace tomakomai_kpi::detail

#endif
