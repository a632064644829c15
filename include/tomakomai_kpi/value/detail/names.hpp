// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_VALUE_DETAIL_NAMES_HPP
#define TOMAKOMAI_KPI_VALUE_DETAIL_NAMES_HPP

// Tables of the words that enumerations have in files and in Python, and the refusal
// of a word that is in none, which says what is near it.

#include <algorithm>
#include <array>
#include <cstddef>
#include <functional>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/nearest.hpp>

namespace tomakomai_kpi::detail {

template <class Enum, std::size_t N>
using names = std::array<std::pair<Enum, std::string_view>, N>;

template <class Enum, std::size_t N>
std::string name_of(names<Enum, N> const& all, Enum wanted)
{
    return std::string{
        std::ranges::find(all, wanted, [](auto const& n) { return n.first; })->second};
}

/// The names of all.
template <class Range, class Projection>
std::vector<std::string_view> names_in(Range const& all, Projection name)
{
    std::vector<std::string_view> out;
    std::ranges::transform(all, std::back_inserter(out), [&](auto const& each) {
        return std::string_view{std::invoke(name, each)};
    });
    return out;
}

/// Throws the notation_error (unknown_name) of a name that is none of the known ones.
[[noreturn]] inline void refuse_name(std::string_view what, std::string_view text,
                                     std::vector<std::string_view> const& known,
                                     std::string_view in_english, std::string_view listed = {})
{
    auto const near = nearest_names(text, known);
    refuse(notation_error{code::unknown_name, no_such_name(what, text, known, in_english, listed),
                          std::string{text}, 0, near.empty() ? "" : near.front()});
}

/// The one of this name; throws notation_error (unknown_name) that says what is near, or all names.
template <class Range, class Projection>
auto const& named(Range const& all, Projection name, std::string_view text, std::string const& what,
                  std::string const& in_english = "unknown name")
{
    auto const found = std::ranges::find_if(
        all, [&](auto const& each) { return std::string_view{std::invoke(name, each)} == text; });
    if (found == all.end()) { refuse_name(what, text, names_in(all, name), in_english); }
    return *found;
}

template <class Enum, std::size_t N>
Enum named(names<Enum, N> const& all, std::string_view text, std::string const& what)
{
    return named(all, &names<Enum, N>::value_type::second, text, what).first;
}

}  // namespace tomakomai_kpi::detail

#endif
