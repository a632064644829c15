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
//   column_type with_scale_for(wanted, from); the decimals that a change of unit needs
//   std::string to_string(column_type);       千t・単年度
//   basis unsaid_basis(unit);                 annual, or level of what is a state
//   std::string type_name(column_type);       千t, 累計千t, 時点人: one word
//   column_type read_type_name(text, units);  its inverse; throws notation_error
//   basis basis_named("annual"), basis_name   as extension types write them

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/value/exact.hpp>
#include <tomakomai_kpi/value/rule.hpp>
#include <tomakomai_kpi/value/unit.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

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

/// Throws argument_error (bad_argument) for decimals that no column has.
void require_scale(int scale);

/// `wanted` with so many more decimals that every amount of `from` is an integer in it: 千t of whole t
/// with 3. As many as a column can have where that does not suffice.
column_type with_scale_for(column_type wanted, column_type const& from);

/// Unit with its multiplier and basis, as messages say it: 千t・単年度.
std::string to_string(column_type const& t);

/// The basis of a text that prints none: 1t is annual, 1% a level.
basis unsaid_basis(unit of);

/// Unit and basis in one word, as they stand around the number of a text: 千t and 累計千t. The basis is
/// left out where it is the unsaid one, else its word stands in front, as 時点人.
std::string type_name(column_type const& t);

/// What has this name, with scale 0; `units` are known beside the catalogue's and go before it. Throws
/// notation_error (unknown_unit), and what a unit refuses that cannot stand on the basis.
column_type read_type_name(std::string_view text, std::span<unit const> units = {});

/// annual, cumulative, level, change, or annual_change … of a change whose values are known.
std::string basis_name(basis b);
/// Its inverse; throws notation_error (unknown_name).
basis basis_named(std::string_view text);

}  // namespace tomakomai_kpi

#endif
