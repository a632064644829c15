// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_NOTATION_PRINTED_QUOTIENT_HPP
#define TOMAKOMAI_KPI_SRC_NOTATION_PRINTED_QUOTIENT_HPP

// A quotient of units as it is printed: 本/人, kg/人・年, MJ/㎡, 人/10万人. The catalogue
// names the common ones; any other of its units over another is declared by the
// text that prints it.

#include <cstdint>
#include <string>
#include <string_view>

#include <tomakomai_kpi/value/units.hpp>

#include "notation/printed/cursor.hpp"
#include "notation/unit_index.hpp"

namespace tomakomai_kpi::detail {

namespace quotient_detail {

inline bool take_part(cursor& at, known_units known, unit& out)
{
    cursor ahead = at;
    reading read;
    if (ahead.take("年度")) {
        out = find_unit("年").unit;
    } else if (ahead.take("月")) {
        out = find_unit("か月").unit;
    } else if (take_printed_unit(ahead, read, known)) {
        out = read.unit;
    } else if (ahead.take("時")) {
        out = find_unit("時間").unit;
    } else {
        return false;
    }
    bool const simple =
        out.definition().composition != composition::quotient && out.scale() == scale_kind::ratio;
    if (!simple) { return false; }
    at = ahead;
    return true;
}

inline unit joined(unit a, unit b, known_units known)
{
    std::string const symbol = std::string{a.symbol()} + b.symbol();
    std::string const turned = std::string{b.symbol()} + a.symbol();
    for (std::string_view const wanted : {std::string_view{symbol}, std::string_view{turned}}) {
        cursor at{wanted};
        reading read;
        if (take_unit(at, read, known) && at.at_end()) { return read.unit; }
    }
    std::string const dotted = std::string{a.symbol()} + "・" + b.symbol();
    return interned(product(dotted.c_str(), a.definition(), b.definition()));
}

// kg/10a: a measure needs no multiplier under the stroke, where 12件/10社 may be two values, and
// 3km/10km is how far of how much.
inline bool measures_beside(unit under, unit over)
{
    return !under.definition().counts && under.definition().composition == composition::none
           && !commensurable(under, over) && !is_time(under.definition().dimension);
}

}  // namespace quotient_detail

/// kg/人 goes on: kg/人・年.
inline bool take_second_denominator(cursor& at, known_units known, unit& over)
{
    unit_definition const& d = over.definition();
    cursor ahead = at;
    unit second;
    bool const goes_on = d.composition == composition::quotient && d.left != nullptr
                         && d.right != nullptr && ahead.take("・")
                         && quotient_detail::take_part(ahead, known, second);
    if (!goes_on) { return false; }
    unit const under = quotient_detail::joined(unit{*d.right}, second, known);
    std::string const symbol = std::string{d.left->symbol} + "/" + under.symbol();
    over = interned(quotient(symbol.c_str(), *d.left, under.definition()));
    at = ahead;
    return true;
}

/// Makes `over` of a unit before the cursor and the stroke with what stands under it at the cursor.
inline bool take_denominator(cursor& at, known_units known, unit& over)
{
    if (take_second_denominator(at, known, over)) { return true; }
    bool const may_stand_over =
        over.definition().composition != composition::quotient
        && (over.scale() == scale_kind::ratio || over.scale() == scale_kind::proportion);
    cursor ahead = at;
    ahead.skip_spaces();
    if (!may_stand_over || !ahead.take_ascii('/')) { return false; }
    ahead.skip_spaces();
    cursor const start = ahead;
    // 人/10万人, 人/千人, of people or things: 50%/100人 are two values.
    auto const number = take_small_number(ahead, 3);
    std::int64_t const multiplier = take_multiplier(ahead);
    bool const round = !number || *number == 1 || *number == 10 || *number == 100;
    bool const counted = over.scale() == scale_kind::ratio;
    if (number && (!round || !counted)) { return false; }
    std::int64_t const per = multiplier * number.value_or(1);
    constexpr std::int64_t most = 100'000'000;  // rates are per 1億 at most
    if (per > most) { return false; }
    std::string const times = to_half_width(between(start, ahead));

    bool const in_brackets = ahead.take_ascii('(');
    cursor const below = ahead;
    unit under;
    if (!quotient_detail::take_part(ahead, known, under)) { return false; }
    if (number && multiplier == 1 && !quotient_detail::measures_beside(under, over)) {
        return false;
    }
    if (ahead.take("・") || ahead.take("·")) {
        unit second;
        if (!quotient_detail::take_part(ahead, known, second)) { return false; }
        under = quotient_detail::joined(under, second, known);
    }
    std::string const printed = without_blanks(between(below, ahead));
    if (in_brackets && !ahead.take_ascii(')')) { return false; }

    // The catalogue has 時間/月, where the unit below is か月.
    std::string const start_of_symbol = std::string{over.symbol()} + "/" + times;
    std::string const symbol = start_of_symbol + under.symbol();
    at = ahead;
    for (std::string const& named : {symbol, start_of_symbol + printed}) {
        cursor catalogued{named};
        reading read;
        if (take_unit(catalogued, read, known) && catalogued.at_end()) {
            over = read.unit;
            return true;
        }
    }
    over = interned(quotient(symbol.c_str(), over.definition(), under.definition(), per));
    return true;
}

}  // namespace tomakomai_kpi::detail

#endif
