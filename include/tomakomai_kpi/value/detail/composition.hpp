// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_VALUE_DETAIL_COMPOSITION_HPP
#define TOMAKOMAI_KPI_VALUE_DETAIL_COMPOSITION_HPP

// Which unit a product or a quotient of two units has: the catalogue's, or what is left of one of them.

#include <tomakomai_kpi/value/unit.hpp>
#include <tomakomai_kpi/value/units.hpp>

namespace tomakomai_kpi::rule::detail {

template <class List>
inline constexpr int definitions = 0;
template <class... Units>
inline constexpr unit_definition const* definitions<unit_list<Units...>>[] {
    &Units::definition...
};

// A unit that may not be there. No null pointer says so: under its sanitizers g++ takes no comparison
// of an address with null for a constant.
struct found_unit {
    bool exists = false;
    unit of{};
};

constexpr found_unit found(bool exists, unit_definition const* of) noexcept
{
    return exists ? found_unit{true, unit{*of}} : found_unit{};
}

// The catalogue's product or quotient of two units, which convert to its factors.
constexpr found_unit composed(composition how, unit left, unit right) noexcept
{
    found_unit convertible;
    for (unit_definition const* const d : definitions<units::compounds>) {
        if (d->composition != how) { continue; }
        unit const l{*d->left};
        unit const r{*d->right};
        if (l == left && r == right) { return found(true, d); }
        if (commensurable(l, left) && commensurable(r, right)) { convertible = found(true, d); }
    }
    return convertible;
}

// What is left of a product when one factor is divided out, or of a quotient multiplied by its
// divisor, or of a dividend divided by its quotient (円 ÷ 円/人 = 人).
constexpr found_unit without(unit u, unit factor) noexcept
{
    unit_definition const& d = u.definition();
    if (d.composition != composition::product) { return {}; }
    if (commensurable(unit{*d.left}, factor)) { return found(true, d.right); }
    return found(commensurable(unit{*d.right}, factor), d.left);
}

constexpr found_unit dividend(unit quotient, unit times) noexcept
{
    unit_definition const& d = quotient.definition();
    return found(d.composition == composition::quotient && commensurable(unit{*d.right}, times),
                 d.left);
}

constexpr found_unit divisor(unit dividend, unit quotient) noexcept
{
    unit_definition const& d = quotient.definition();
    return found(d.composition == composition::quotient && commensurable(unit{*d.left}, dividend),
                 d.right);
}

constexpr found_unit first_of(found_unit a, found_unit b) noexcept
{
    return a.exists ? a : b;
}

}  // namespace tomakomai_kpi::rule::detail

#endif
