// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_VALUE_HASH_HPP
#define TOMAKOMAI_KPI_VALUE_HASH_HPP

// std::hash of what the light headers define, for unordered containers: equal ones have equal hashes.
// value.hpp, which includes this one, has that of values.
//
// Synopsis
//   std::hash<exact>, <fiscal_year>, <fiscal_period>, <unit>, <quantity>, <observed>

#include <cstddef>
#include <string_view>  // declares std::hash

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/value/exact.hpp>
#include <tomakomai_kpi/value/fiscal_year.hpp>
#include <tomakomai_kpi/value/observed.hpp>
#include <tomakomai_kpi/value/quantity.hpp>
#include <tomakomai_kpi/value/unit.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {
namespace detail {

constexpr std::size_t mix(std::size_t seed, std::size_t more) noexcept
{
    constexpr auto golden = static_cast<std::size_t>(0x9E3779B97F4A7C15U);
    return seed ^ (more + golden + (seed << 6U) + (seed >> 2U));
}

}  // namespace detail
}  // namespace tomakomai_kpi

template <>
struct std::hash<tomakomai_kpi::exact> {
    std::size_t operator()(tomakomai_kpi::exact const& x) const { return x.hash(); }
};

template <>
struct std::hash<tomakomai_kpi::fiscal_year> {
    std::size_t operator()(tomakomai_kpi::fiscal_year year) const noexcept
    {
        return static_cast<std::size_t>(year.start_year());
    }
};

template <>
struct std::hash<tomakomai_kpi::fiscal_period> {
    std::size_t operator()(tomakomai_kpi::fiscal_period period) const noexcept
    {
        std::hash<tomakomai_kpi::fiscal_year> const of{};
        return tomakomai_kpi::detail::mix(of(period.first()), of(period.last()));
    }
};

/// Of the symbol: units of one symbol that differ are rare.
template <>
struct std::hash<tomakomai_kpi::unit> {
    std::size_t operator()(tomakomai_kpi::unit of) const noexcept
    {
        return std::hash<std::string_view>{}(of.symbol());
    }
};

template <tomakomai_kpi::quantity Q>
struct std::hash<Q> {
    std::size_t operator()(Q const& q) const { return q.number().hash(); }
};

template <tomakomai_kpi::quantity Q>
struct std::hash<tomakomai_kpi::observed<Q>> {
    std::size_t operator()(tomakomai_kpi::observed<Q> const& o) const
    {
        return tomakomai_kpi::detail::mix(std::hash<tomakomai_kpi::fiscal_period>{}(o.period()),
                                          o.quantity().number().hash());
    }
};

#endif
