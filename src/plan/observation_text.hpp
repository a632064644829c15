// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_PLAN_OBSERVATION_TEXT_HPP
#define TOMAKOMAI_KPI_SRC_PLAN_OBSERVATION_TEXT_HPP

// How a printed value and year become value and period, for every reader of plans.

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/plan/aggregation.hpp>
#include <tomakomai_kpi/plan/indicator.hpp>
#include <tomakomai_kpi/plan/observation.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/fiscal_year.hpp>
#include <tomakomai_kpi/value/units.hpp>

namespace tomakomai_kpi::detail {

/// The values of a stock, a ratio or a score stand at a time, whatever their unit suggests.
constexpr bool is_state(aggregation_kind of) noexcept
{
    return of != aggregation_kind::flow && of != aggregation_kind::unknown;
}

/// Of a flow or a stock 点 are things counted (貸出点数), else a score.
constexpr bool counts_things(aggregation_kind of) noexcept
{
    return of == aggregation_kind::flow || of == aggregation_kind::stock;
}

/// `own` units are the plan's own, beside the catalogue's.
inline value read_printed_value(std::string_view text, aggregation_kind of,
                                std::span<unit const> own = {})
{
    static constexpr std::array counted{unit_of<units::点数>};
    std::vector<unit> known;
    parse_options options{.of_a_state = is_state(of), .units = own};
    if (counts_things(of) && own.empty()) {
        options.units = counted;
    } else if (counts_things(of)) {
        known.assign(own.begin(), own.end());
        known.push_back(counted.front());
        options.units = known;
    }
    return parse(text, options);
}

/// As the status says: what was not read stays so.
inline value read_printed_value(std::string_view text, aggregation_kind of,
                                observation_status status, std::span<unit const> own = {})
{
    return status == observation_status::unread ? value::unread(std::string{text})
                                                : read_printed_value(text, of, own);
}

/// The same text, read of what it is now known to be; as it is, where a program made it in words that
/// no document prints.
inline observation read_anew(observation const& o, aggregation_kind of)
{
    try {
        return {read_printed_value(to_string(o.value()), of, o.status()), o.period(), o.status(),
                o.notes()};
    } catch (kpi_error const&) {
        return o;
    }
}

/// All values of an indicator, of what its aggregation is now known to be.
inline void read_anew(indicator& i)
{
    auto const anew = [&](observation& o) { o = read_anew(o, i.aggregation.kind); };
    if (i.baseline) { anew(*i.baseline); }
    if (i.target) { anew(*i.target); }
    for (auto* const several : {&i.interim_targets, &i.actuals}) {
        for (observation& o : *several) { anew(o); }
    }
}

/// From when a total counts of which only the last year is printed: from the plan's first year; but what
/// is held against a target with years of its own, and is of one of them, from that target's.
inline fiscal_year start_of_total(indicator const& i, observation_role role, fiscal_year year)
{
    bool const has_own = i.target && i.target->value().basis() == basis::cumulative
                         && i.target->period().years() > 1 && i.target->period().first() <= year;
    bool const as_target =
        role == observation_role::actual
        || (role == observation_role::target && i.target && year < i.target->year());
    return has_own && as_target ? i.target->period().first() : i.period.first();
}

/// The years of a printed value: of a total from its start on, up to its own, be that after the plan.
inline fiscal_period period_of_printed(value const& v, fiscal_period printed, fiscal_year start)
{
    bool const counts_from_start =
        v.basis() == basis::cumulative && printed.years() == 1 && printed.last() >= start;
    return counts_from_start ? fiscal_period{start, printed.last()} : printed;
}

/// Gives the totals of which only a year is printed their years, once all of the indicator is read;
/// `printed` tells of the others, whose one year is all they count.
template <class Printed>
void settle_totals(indicator& i, Printed printed)
{
    auto const settle = [&](observation_role role, observation& o) {
        if (!printed(role, o.year())) { return; }
        fiscal_period const years =
            period_of_printed(o.value(), o.period(), start_of_total(i, role, o.year()));
        if (years != o.period()) { o = observation{o.value(), years, o.status(), o.notes()}; }
    };
    if (i.target) { settle(observation_role::target, *i.target); }
    for (observation& o : i.interim_targets) { settle(observation_role::target, o); }
    for (observation& o : i.actuals) { settle(observation_role::actual, o); }
    if (i.baseline) { settle(observation_role::baseline, *i.baseline); }
}
inline void settle_totals(indicator& i)
{
    settle_totals(i, [](observation_role, fiscal_year) { return true; });
}

}  // namespace tomakomai_kpi::detail

#endif
