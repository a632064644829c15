// SPDX-License-Identifier: BSL-1.0
#include "notation/printed/missing.hpp"

#include <string_view>

#include <tomakomai_kpi/value/detail/text.hpp>

#include "notation/printed/amount.hpp"
#include "notation/printed/date.hpp"
#include "notation/printed/groups.hpp"
#include "notation/printed/missing_words.hpp"
#include "notation/printed/quotient.hpp"

namespace tomakomai_kpi::detail {

namespace {

bool take_dashes(cursor& at)
{
    bool any = false;
    while (take_dash(at)) { any = true; }
    return any;
}

class missing_reader {
public:
    missing_reader(cursor& at, known_units known, text_refusal& refused)
        : at_{at}, known_{known}, refused_{refused}
    {
    }

    code read()
    {
        skip_date(at_);
        code reason = take_reason(at_);
        if (reason == code::none) { reason = dashes(); }
        if (reason == code::none) { reason = bracketed_reason(); }
        if (reason == code::none || !beside(reason) || !at_.at_end()) { return code::none; }
        return reason;
    }

private:
    // ― 件, where every cell prints the unit; but ー人 may be 一人.
    code dashes()
    {
        if (!take_dashes(at_)) { return code::none; }
        reading unit_alone;
        bool const apart = at_.peek() == ' ';
        at_.skip_spaces();
        if (apart && take_unit(at_, unit_alone, known_)) {
            take_denominator(at_, known_, unit_alone.unit);
        }
        return code::unspecified;
    }

    // (新規), (-), (――)
    code bracketed_reason()
    {
        cursor const before = at_;
        std::string_view inner;
        if (bracket_of(at_) == nullptr || !take_group(at_, inner, refused_)) { return code::none; }
        inner = trimmed(inner, blanks);
        cursor in{inner};
        if (code const reason = take_reason(in); reason != code::none && in.at_end()) {
            return reason;
        }
        cursor dashed{inner};
        if (take_dashes(dashed) && dashed.at_end()) { return code::unspecified; }
        at_ = before;
        return code::none;
    }

    // Marks, dates, and the reason of a dash; false where something else stands there.
    bool beside(code& reason)
    {
        for (;;) {
            at_.skip_spaces();
            if (take_mark(at_, before_mark::anything)) { continue; }
            std::string_view inner;
            if (!take_group(at_, inner, refused_)) { return true; }
            inner = trimmed(inner, blanks);
            cursor in{inner};
            code const why = take_reason(in);
            cursor mark{inner};
            if (why != code::none && in.at_end() && reason == code::unspecified) {
                reason = why;
            } else if (!is_note(inner)
                       && !(take_mark(mark, before_mark::anything) && mark.at_end())) {
                return false;
            }
        }
    }

    cursor& at_;
    known_units known_;
    text_refusal& refused_;
};

}  // namespace

code take_missing(cursor& at, known_units known, text_refusal& refused)
{
    return missing_reader{at, known, refused}.read();
}

}  // namespace tomakomai_kpi::detail
