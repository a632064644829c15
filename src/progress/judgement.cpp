// SPDX-License-Identifier: BSL-1.0
#include "progress/judgement.hpp"

namespace tomakomai_kpi::detail {

namespace {

// What is needed of % on the way to 割 is told in 割, as the target is.
unit unit_of_change(unit actual, unit target)
{
    unit const from = difference_unit(actual);
    unit const to = difference_unit(target);
    return commensurable(from, to) ? finer(from, to) : to;
}

}  // namespace

std::string judgement::in_words(code reason, std::optional<fiscal_year> year)
{
    if (reason != code::not_recorded) { return japanese(reason); }
    return (year ? to_string(*year) + "の" : "") + "実績は未登録";
}

std::string judgement::refusal(std::string const& title, code reason) const
{
    return title + ": 算出できない [" + name(reason) + "] " + in_words(reason, year_)
           + way_to_count_points(reason) + years_counted(reason);
}

std::string judgement::clock_in_words() const
{
    bool const own = clock_.kind() == clock_kind::plan && has_years_of_its_own();
    return japanese(clock_)
           + (own ? "、目標の期間 " + to_string(of_.target->period()) : std::string{});
}

std::string judgement::elapsed_text(lapse const& l) const
{
    return std::to_string(l.n) + "/" + std::to_string(l.whole) + "(" + clock_in_words() + ")";
}

std::string judgement::way_to_count_points(code reason) const
{
    bool const open = reason == code::not_ratio_scale
                      && of_.aggregation.kind == aggregation_kind::unknown && of_.target
                      && t().unit().is(unit_of<units::点>);
    return open ? "。点が物の数なら、集計を flow か stock と宣言する(aggregation)" : "";
}

std::string judgement::years_counted(code reason) const
{
    if (reason != code::start_differs) { return ""; }
    return "。実績は " + to_string(actual_->period()) + "、目標は "
           + to_string(of_.target->period()) + " の累計";
}

bool judgement::counts_from_another_year() const
{
    if (!of_.target || t().basis() != basis::cumulative || a().basis() != basis::cumulative) {
        return false;
    }
    fiscal_period const& asked = of_.target->period();
    fiscal_period const& counted = actual_->period();
    bool const unsaid = counted.years() == 1 && counted.first() > asked.first();
    return asked.years() > 1 && counted.first() != asked.first() && !unsaid;
}

value judgement::in_printed_units(exact const& amount, basis on) const
{
    // A declared range may stand beside a target of another unit.
    bool const with_target =
        of_.target && t().has_amount() && commensurable(a().unit(), t().unit());
    unit const other = with_target ? t().unit() : a().unit();
    unit const u = is_change(on) ? unit_of_change(a().unit(), other) : finer(a().unit(), other);
    std::int64_t const multiplier =
        with_target ? std::min(a().multiplier(), t().multiplier()) : a().multiplier();
    return value{amount / (u.factor() * multiplier), u, on, multiplier};
}

}  // namespace tomakomai_kpi::detail
