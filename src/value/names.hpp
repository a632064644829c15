// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_VALUE_NAMES_HPP
#define TOMAKOMAI_KPI_SRC_VALUE_NAMES_HPP

// Tables of the words that enumerations have in files and in Python.

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include <tomakomai_kpi/value/error.hpp>

#include "value/quote.hpp"

namespace tomakomai_kpi::detail {

template <class Enum, std::size_t N>
using names = std::array<std::pair<Enum, std::string_view>, N>;

template <class Enum, std::size_t N>
std::string name_of(names<Enum, N> const& all, Enum wanted)
{
    return std::string{
        std::ranges::find(all, wanted, [](auto const& n) { return n.first; })->second};
}

/// The member with this name; throws notation_error (unknown_name) that lists all names.
template <class Enum, std::size_t N>
Enum named(names<Enum, N> const& all, std::string_view text, std::string const& what)
{
    auto const* const found = std::ranges::find(all, text, [](auto const& n) { return n.second; });
    if (found != all.end()) { return found->first; }
    std::string known;
    for (auto const& n : all) { known += (known.empty() ? "" : ", ") + std::string{n.second}; }
    throw notation_error{code::unknown_name,
                         what + quote(text) + "はありません: " + known
                             + " のどれかを書いてください (unknown name)",
                         std::string{text}, 0};
}

}  // namespace tomakomai_kpi::detail

#endif
