// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_COLUMN_COLUMN_TYPE_HPP
#define TOMAKOMAI_KPI_COLUMN_COLUMN_TYPE_HPP

// What all amounts of a column have in common, said once: unit, multiplier,
// basis and decimal scale. A row holds an integer alone; 1,234 in a column of
// 千t with scale 1 is 123.4千t.
//
// Synopsis
//   struct column_type;         unit, basis, multiplier, scale; step()
//   largest_scale               decimals that a column can have
//   basis said_basis(optional basis, unit);   throws basis_error (basis_unclear)
//   std::string to_string(column_type);       千t・単年度

#include <cstdint>
#include <optional>
#include <string>

#include <tomakomai_kpi/value/exact.hpp>
#include <tomakomai_kpi/value/rule.hpp>
#include <tomakomai_kpi/value/unit.hpp>

namespace tomakomai_kpi {

inline constexpr int largest_scale = 18;

struct column_type {
    tomakomai_kpi::unit unit{};
    tomakomai_kpi::basis basis = tomakomai_kpi::basis::level;
    std::int64_t multiplier = 1;  // a power of ten, as 千 and 万 are
    int scale = 0;                // decimals, 0 to largest_scale

    operand measured() const noexcept { return {unit, basis}; }

    /// What 1 in a row stands for, in coherent units of the dimension: 100 kg of a 千t with scale 4.
    exact step() const;

    friend bool operator==(column_type const&, column_type const&) = default;
};

/// `said`, or else the only basis that amounts of the unit can have; throws basis_error (basis_unclear)
/// where there are several (人 are counted in a year, over years, or at a time).
basis said_basis(std::optional<basis> said, unit of);

/// Throws kpi_error (bad_argument) for decimals that no column has.
void require_scale(int scale);

/// Unit with its multiplier and basis, as messages say it: 千t・単年度.
std::string to_string(column_type const& t);

}  // namespace tomakomai_kpi

#endif
