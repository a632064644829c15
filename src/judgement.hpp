// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_JUDGEMENT_HPP
#define TOMAKOMAI_KPI_SRC_JUDGEMENT_HPP

// Baseline, actual and target of one indicator in one year, the clock, and why
// they may not meet in a formula: what all methods ask before they compute.

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include <tomakomai_kpi/assessment.hpp>
#include <tomakomai_kpi/error.hpp>
#include <tomakomai_kpi/exact_text.hpp>
#include <tomakomai_kpi/fiscal_year_text.hpp>
#include <tomakomai_kpi/notation.hpp>

namespace tomakomai_kpi::detail {

inline std::string percent_text(exact const& share)
{
    return to_fraction(share) + " (" + to_decimal(share * 100, 1) + "%)";
}

template <class T>
figure<T> undefined(std::string const& title, code reason)
{
    return {.value = std::nullopt,
            .undefined = reason,
            .explanation = title + ": 算出不能 [" + name(reason) + "] " + japanese(reason)};
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
    judgement(indicator const& judged, std::optional<fiscal_year> year, clock_kind on)
        : of_{judged}, clock_{on}, actual_{judged.actual(year)}
    {
        year_ = year ? year : actual_ != nullptr ? std::optional{actual_->year()} : std::nullopt;
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
        if (actual_ == nullptr) { return code::not_measured; }
        switch (actual_->status()) {
        case observation_status::not_started: return code::not_started;
        case observation_status::not_measured: return code::not_measured;
        case observation_status::pending: return code::pending;
        default: break;
        }
        if (has_amount(a())) { return code::none; }
        switch (a().reason()) {
        case code::not_started:
        case code::not_measured:
        case code::pending: return a().reason();
        default: return code::no_amount;
        }
    }

    // Why actual and target may not meet in any formula.
    code why_not_comparable() const
    {
        if (code const reason = why_no_actual(); reason != code::none) { return reason; }
        if (!of_.target || !t().has_amount()) { return code::no_amount; }
        bool const named_cumulative = of_.name.find("累計") != std::string::npos;
        if (named_cumulative && t().basis() != basis::cumulative) { return code::basis_unclear; }
        return why_differ(a(), t());
    }

    static code why_differ(value const& x, value const& y)
    {
        if (!commensurable(x.unit(), y.unit())) { return code::definition_changed; }
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

    lapse lapse_of_clock() const
    {
        if (!year_) { return {.undefined = code::not_measured}; }
        lapse l;
        if (clock_ == clock_kind::plan) {
            l = {.n = *year_ - of_.period.first() + 1, .whole = of_.period.years()};
        } else {
            if (!of_.baseline) { return {.undefined = code::no_baseline}; }
            fiscal_year const start = of_.baseline->year();
            fiscal_year const end = of_.target ? of_.target->year() : of_.period.last();
            l = {.n = *year_ - start, .whole = end - start};
        }
        if (l.n < 1) { l.undefined = code::not_started; }
        if (l.n > l.whole) { l.undefined = code::period_over; }
        return l;
    }

    // A score and a rank have no zero to measure from.
    bool on_ratio_scale() const
    {
        auto const scale = t().unit().scale();
        return of_.aggregation.kind != aggregation_kind::score
               && (scale == scale_kind::ratio || scale == scale_kind::proportion);
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
        if (code const reason = why_no_direction(); reason != code::none) { return reason; }
        return target_on_wrong_side() ? code::direction_conflict : code::none;
    }

    exact closure() const
    {
        return (a().coherent_amount() - b().coherent_amount())
               / (t().coherent_amount() - b().coherent_amount());
    }

    // `amount` coherent units, printed in the finer unit and multiplier of actual and target.
    value in_printed_units(exact const& amount, basis on) const
    {
        unit u = finer(a().unit(), t().unit());
        if (is_change(on)) { u = difference_unit(u); }
        std::int64_t const multiplier = std::min(a().multiplier(), t().multiplier());
        return value{amount / (u.factor() * multiplier), u, on, multiplier};
    }

protected:
    indicator const& of_;
    clock_kind clock_;
    observation const* actual_;
    std::optional<fiscal_year> year_;
};

}  // namespace tomakomai_kpi::detail

#endif
