// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_NOTATION_PRINTED_SHARE_HPP
#define TOMAKOMAI_KPI_SRC_NOTATION_PRINTED_SHARE_HPP

// The numbers that a share was made of, in parentheses behind it.

#include <string_view>
#include <utility>
#include <vector>

#include "notation/printed/amount.hpp"

namespace tomakomai_kpi::detail {

/// 65.4%(195/298), where their quotient is the share as it is printed, rounded in whatever way; else
/// it may be a day (3/31), or a misprint.
inline bool quotient_of_share(printed_amount const& it, std::string_view inner, known_units known,
                              std::vector<value>& parts)
{
    cursor at{inner};
    reading part;
    reading whole;
    bool const numbers = take_number(at, part, known.most_digits) == code::none
                         && at.take_ascii('/')
                         && take_number(at, whole, known.most_digits) == code::none && at.at_end();
    reading const& share = it.read;
    bool const may_be = numbers && share.unit.symbol() == std::string_view{"%"}
                        && it.form == form::amount && whole.number.sign() > 0;
    if (!may_be) { return false; }
    exact step = 1;
    for (int i = 0; i < share.notation.decimals; ++i) { step /= 10; }
    exact const percent = part.number * part.multiplier * 100 / (whole.number * whole.multiplier);
    if (!(abs(percent - share.number) < step)) { return false; }
    std::vector<value> made;
    text_refusal ignored;
    for (reading* const r : {&part, &whole}) {
        r->basis = default_basis(r->unit);
        auto v = made_value(*r, {}, ignored);
        if (!v) { return false; }
        made.push_back(std::move(*v));
    }
    for (value& v : made) { parts.push_back(std::move(v)); }
    return true;
}

}  // namespace tomakomai_kpi::detail

#endif
