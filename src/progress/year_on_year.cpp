// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/progress/year_on_year.hpp>

#include <string>
#include <utility>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/value/error.hpp>

#include "progress/judgement.hpp"

namespace tomakomai_kpi {

namespace {

using detail::judgement;

// The actual of the year before, or the baseline where that is its year.
observation const* in_the_year_before(indicator const& of, fiscal_year year)
{
    if (observation const* const before = of.actual(year - 1); before != nullptr) { return before; }
    return of.baseline && of.baseline->year() == year - 1 ? &*of.baseline : nullptr;
}

code why_no_amount(value const& v)
{
    if (judgement::has_amount(v)) { return code::none; }
    return v.is_missing() ? v.reason() : code::no_amount;
}

class change_of_year : judgement {
public:
    change_of_year(indicator const& of, fiscal_year year)
        : judgement{of, year, clock_kind::plan}, before_{in_the_year_before(of, year)}
    {
    }

    yearly_change result() const
    {
        if (code const why = why_no_pair(); why != code::none) { return refused(why); }
        value const& before = before_->value();
        if (a().basis() == basis::cumulative) {
            if (actual_->period().first() != before_->period().first()) {
                return refused(code::start_differs);
            }
            yearly_change out = told(difference(*actual_, *before_).value());
            out.better = falls_back();
            return out;
        }
        std::optional<bool> const better = is_better();
        if (code const why = rule::difference(a().measured(), before.measured()).refused;
            why != code::none) {
            yearly_change out = refused(why);
            out.better = better;
            return out;
        }
        yearly_change out = told(a() - before);
        out.better = better;
        return out;
    }

private:
    static constexpr char const* title = "前年度からの増減 year on year";

    code why_no_pair() const
    {
        if (code const why = why_no_actual(); why != code::none) { return why; }
        if (before_ == nullptr) { return code::not_recorded; }
        if (code const why = why_no_amount(before_->value()); why != code::none) { return why; }
        return why_differ(a(), before_->value());
    }

    std::optional<bool> is_better() const
    {
        auto const order = a().coherent_amount() <=> before_->value().coherent_amount();
        bool const one_way =
            direction() == direction_kind::up || direction() == direction_kind::down;
        if (order == 0 || !one_way) { return {}; }
        return (order > 0) == (direction() == direction_kind::up);
    }

    // A year's share of a total is neither better nor worse, but a total that shrinks has lost some.
    std::optional<bool> falls_back() const
    {
        bool const shrinks = a().coherent_amount() < before_->value().coherent_amount();
        return shrinks ? is_better() : std::nullopt;
    }

    yearly_change told(value change) const
    {
        std::string text = title;
        text += " = " + to_string(a()) + "(" + to_string(actual_->year()) + ") − ";
        text += to_string(before_->value()) + "(" + to_string(before_->year()) + ") = ";
        text += to_string(change);
        return {*year_, detail::defined(std::move(change), text), {}};
    }

    yearly_change refused(code why) const
    {
        bool const of_the_year_before = before_ == nullptr && why == code::not_recorded;
        std::string text = title;
        text += std::string{": 算出できない ["} + name(why) + "] ";
        text += in_words(why, of_the_year_before ? *year_ - 1 : *year_);
        figure<value> none;
        none.undefined = why;
        none.explanation = text;
        return {*year_, std::move(none), {}};
    }

    observation const* before_;
};

}  // namespace

std::vector<yearly_change> year_on_year(indicator const& of)
{
    std::vector<yearly_change> changes;
    changes.reserve(of.actuals.size());
    for (observation const& actual : of.actuals) {
        changes.push_back(change_of_year{of, actual.year()}.result());
    }
    return changes;
}

}  // namespace tomakomai_kpi
