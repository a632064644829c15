// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_NOTATION_DETAIL_READING_HPP
#define TOMAKOMAI_KPI_NOTATION_DETAIL_READING_HPP

// What a reader knows beforehand, and what it has read.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include <tomakomai_kpi/value/code.hpp>
#include <tomakomai_kpi/value/exact.hpp>
#include <tomakomai_kpi/value/units.hpp>
#include <tomakomai_kpi/value/value.hpp>

namespace tomakomai_kpi::detail {

template <class List>
inline constexpr auto unit_array = nullptr;
template <class... Units>
inline constexpr std::array<unit, sizeof...(Units)> unit_array<unit_list<Units...>>{
    unit_of<Units>...};

struct spelled_unit {
    tomakomai_kpi::unit unit;
    std::size_t size = 0;  // bytes of the spelling; 0 where none was found
    unsigned char spelling = 0;
};

/// What a reader knows: the catalogue, the units a program brings, and how long a number may be.
struct known_units {
    unit const* own = nullptr;
    std::size_t own_count = 0;
    std::size_t most_digits = 1'000;
    /// The longest spelling of the catalogue at the start of a text, by an index made when a program
    /// runs; without it the catalogue is walked through.
    spelled_unit (*find)(std::string_view) noexcept = nullptr;
};

struct reading {
    code refused = code::none;
    std::size_t position = 0;  // byte at which reading stopped

    code missing = code::none;
    exact number;
    std::int64_t multiplier = 1;
    bool loose_end = false;  // 3億5: the rest of a compound that may lack its multiplier
    tomakomai_kpi::unit unit;
    tomakomai_kpi::basis basis = tomakomai_kpi::basis::level;
    bool basis_printed = false;
    bool triangle = false;  // △ or ▲ for minus
    tomakomai_kpi::bound bound = tomakomai_kpi::bound::none;
    tomakomai_kpi::notation notation;
    std::string_view inner;  // between the parentheses
    bool has_inner = false;
    // Whether the members above print the very text again: no full width, no spaces, no other word
    // for the same.
    bool canonical = true;
};

}  // namespace tomakomai_kpi::detail

#endif
