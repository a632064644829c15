// SPDX-License-Identifier: BSL-1.0
#include "notation/printed/suffixes.hpp"

#include <string>
#include <string_view>

namespace tomakomai_kpi::detail {

namespace {

// 20回以上/年: a bound between the unit and what it is taken over.
bool suffix_per(cursor& at, printed_amount& it)
{
    if (it.read.bound == bound::none || !it.per.empty()) { return false; }
    cursor ahead = at;
    if (!ahead.take_ascii('/')) { return false; }
    cursor const start = ahead;
    if (!take_any(ahead, units_under_stroke)) { return false; }
    it.per = between(start, ahead);
    at = ahead;
    return true;
}

// 3.8点/5点満点: the scale of a score, under it.
bool suffix_scale(cursor& at, printed_amount& it)
{
    if (it.read.unit.scale() != scale_kind::interval) { return false; }
    cursor ahead = at;
    if (!ahead.take_ascii('/')) { return false; }
    ahead.skip_spaces();
    cursor const start = ahead;
    if (take_digits(ahead, 3) == 0 || !take_any(ahead, scale_words)) { return false; }
    if (!say(it, std::string{between(start, ahead)})) { return false; }
    at = ahead;
    return true;
}

bool suffix(printed_amount& it, suffix_word const& w)
{
    switch (w.kind) {
    case suffix_kind::bound: return set_bound(it, w.bound);
    case suffix_kind::degree: return qualify(it, qualifier::degree);
    case suffix_kind::said: return say(it, std::string{w.text});
    case suffix_kind::increase:
    case suffix_kind::decrease: {
        // 2倍増 may be twice or thrice as many; +5%増 says it twice.
        bool const clear = it.form == form::amount && it.has_unit() && !it.has_sign
                           && it.read.unit.symbol() != std::string_view{"倍"}
                           && it.read.unit.scale() != scale_kind::ordinal;
        if (!clear) { return false; }
        it.form = w.kind == suffix_kind::increase ? form::increase : form::decrease;
        return say(it, std::string{w.text});
    }
    }
    return false;
}

}  // namespace

void take_suffixes(cursor& at, printed_amount& it)
{
    for (;;) {
        at.skip_spaces();
        cursor const before = at;
        if (it.has_unit()) { at.take("の"); }
        if (suffix_per(at, it) || suffix_scale(at, it)) { continue; }
        suffix_word const* const w = take_longest(at, suffix_words);
        if (w == nullptr || !suffix(it, *w)) {
            at = before;
            return;
        }
    }
}

}  // namespace tomakomai_kpi::detail
