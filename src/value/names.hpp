// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_VALUE_NAMES_HPP
#define TOMAKOMAI_KPI_SRC_VALUE_NAMES_HPP

// Tables of the words that enumerations have in files and in Python, and the refusal
// of a word that is in none, which says what is.

#include <algorithm>
#include <array>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include <tomakomai_kpi/value/error.hpp>

#include "value/quote.hpp"
#include "value/text.hpp"

namespace tomakomai_kpi::detail {

template <class Enum, std::size_t N>
using names = std::array<std::pair<Enum, std::string_view>, N>;

template <class Enum, std::size_t N>
std::string name_of(names<Enum, N> const& all, Enum wanted)
{
    return std::string{
        std::ranges::find(all, wanted, [](auto const& n) { return n.first; })->second};
}

/// 方法「x」はありません: attainment, gap_closure, …
template <class Range, class Projection>
std::string no_such(std::string const& what, std::string_view text, Range const& known,
                    Projection name)
{
    return what + quote(text) + "はありません: " + joined(known, ", ", name);
}

/// The one of this name; throws notation_error (unknown_name) that lists all names.
template <class Range, class Projection>
auto const& named(Range const& all, Projection name, std::string_view text, std::string const& what,
                  std::string const& in_english = "unknown name")
{
    auto const found = std::ranges::find_if(
        all, [&](auto const& each) { return std::string_view{std::invoke(name, each)} == text; });
    if (found != all.end()) { return *found; }
    throw notation_error{code::unknown_name,
                         no_such(what, text, all, name) + " のどれかを書いてください (" + in_english
                             + ")",
                         std::string{text}, 0};
}

template <class Enum, std::size_t N>
Enum named(names<Enum, N> const& all, std::string_view text, std::string const& what)
{
    return named(all, &names<Enum, N>::value_type::second, text, what).first;
}

}  // namespace tomakomai_kpi::detail

#endif
