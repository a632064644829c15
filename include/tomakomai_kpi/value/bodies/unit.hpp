// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_VALUE_BODIES_UNIT_HPP
#define TOMAKOMAI_KPI_VALUE_BODIES_UNIT_HPP

// Units made while a program runs.

#include <cstddef>
#include <cstdint>
#include <deque>
#include <mutex>
#include <set>
#include <string>

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/unit.hpp>

namespace tomakomai_kpi {

namespace detail {

inline bool same_pointee(unit_definition const* a, unit_definition const* b) noexcept
{
    return a == b || (a != nullptr && b != nullptr && unit{*a} == unit{*b});
}

inline bool same_definition(unit_definition const& a, unit_definition const& b) noexcept
{
    for (std::size_t i = 0; i < unit_definition::most_spellings; ++i) {
        char const* const x = a.spellings[i];
        char const* const y = b.spellings[i];
        if ((x == nullptr) != (y == nullptr)) { return false; }
        if (x == nullptr) { break; }
        if (!detail::same_text(x, y)) { return false; }
    }
    return unit{a} == unit{b} && a.composition == b.composition && same_pointee(a.left, b.left)
           && same_pointee(a.right, b.right);
}

// Definitions and their texts, which only grow: a handle never dangles, and since equal definitions
// share one place, no part of a program can see what another has declared.
class unit_pool {
public:
    unit_definition const& keep(unit_definition const& wanted)
    {
        std::scoped_lock const lock{mutex_};
        for (unit_definition const& known : definitions_) {
            if (same_definition(known, wanted)) { return known; }
        }
        unit_definition kept = wanted;
        kept.symbol = keep(wanted.symbol);
        for (char const*& text : kept.spellings) { text = text == nullptr ? nullptr : keep(text); }
        for (auto& factor : kept.dimension.factors) { factor.base = keep(factor.base); }
        return definitions_.emplace_back(kept);
    }

private:
    char const* keep(char const* text) { return texts_.insert(text).first->c_str(); }

    std::mutex mutex_;
    std::set<std::string> texts_;
    std::deque<unit_definition> definitions_;
};

TOMAKOMAI_KPI_INLINE void throw_no_size(std::int64_t numerator, std::int64_t denominator)
{
    detail::refuse(argument_error{code::bad_unit,
                                  "単位の大きさ「" + std::to_string(numerator) + "/"
                                      + std::to_string(denominator)
                                      + "」: 分子も分母も1以上の整数です (sizes are fractions of "
                                        "whole numbers from 1)"});
}

TOMAKOMAI_KPI_INLINE void throw_too_composed()
{
    detail::refuse(argument_error{
        code::bad_unit, "単位を重ねすぎです: 掛け合わせる単位は4種類まで、大きさは64ビットまで"
                        " (too many factors, or a size beyond 64 bits)"});
}

}  // namespace detail

TOMAKOMAI_KPI_INLINE unit interned(unit_definition const& definition)
{
    static detail::unit_pool kept;
    unit_definition whole = definition;
    if (whole.left != nullptr) { whole.left = &interned(*whole.left).definition(); }
    if (whole.right != nullptr) { whole.right = &interned(*whole.right).definition(); }
    return unit{kept.keep(whole)};
}

}  // namespace tomakomai_kpi

#endif
