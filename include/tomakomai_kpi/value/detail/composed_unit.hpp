// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_VALUE_DETAIL_COMPOSED_UNIT_HPP
#define TOMAKOMAI_KPI_VALUE_DETAIL_COMPOSED_UNIT_HPP

// Which unit type a product or quotient has: the rule table answers with a unit, a
// value; the typed layer needs the type whose definition that is. It is looked up
// in the catalogue and among the factors that the operands' own unit types name.
//
// A list of 230 types is not walked by recursion: each type sits at its place in a
// base class, and overload resolution finds the one at a place at once.

#include <cstddef>
#include <type_traits>
#include <utility>

#include <tomakomai_kpi/value/units.hpp>

namespace tomakomai_kpi::detail {

// The type at a place of a list, found without walking the list.
template <std::size_t I, class T>
struct placed {};
template <class Places, class... Ts>
struct places;
template <std::size_t... I, class... Ts>
struct places<std::index_sequence<I...>, Ts...> : placed<I, Ts>... {};
template <std::size_t I, class T>
std::type_identity<T> type_at(placed<I, T> const&);
template <std::size_t I>
std::type_identity<void> type_at(...);

// The type whose definition is *D, void for none: of the list, or a factor that an own unit type
// names.
template <unit_definition const* D, class List, class... Own>
struct unit_type_of;
template <unit_definition const* D, class... Listed, class... Own>
struct unit_type_of<D, unit_list<Listed...>, Own...> {
    static constexpr std::size_t place()
    {
        std::size_t at = 0;
        for (unit const u : {unit_of<Own>..., unit_of<Listed>...}) {
            if (u == unit{*D}) { break; }
            ++at;
        }
        return at;
    }
    using all =
        places<std::make_index_sequence<sizeof...(Own) + sizeof...(Listed)>, Own..., Listed...>;
    using type = typename decltype(type_at<place()>(all{}))::type;
};

// The unit types that a product or quotient type names as its factors.
template <unit_type U>
struct factors_of {
    using type = unit_list<U>;
};
template <unit_type U>
    requires requires {
        typename U::left;
        typename U::right;
    }
struct factors_of<U> {
    using type = unit_list<U, typename U::left, typename U::right>;
};

template <unit_definition const* D, class A, class B>
struct result_unit;
template <unit_definition const* D, class... As, class... Bs>
struct result_unit<D, unit_list<As...>, unit_list<Bs...>>
    : unit_type_of<D, units::catalogue, As..., Bs...> {};

}  // namespace tomakomai_kpi::detail

#endif
