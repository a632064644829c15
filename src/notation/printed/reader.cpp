// SPDX-License-Identifier: BSL-1.0
#include "notation/printed/reader.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <tomakomai_kpi/value/detail/text.hpp>

#include "notation/printed/amount.hpp"
#include "notation/printed/date.hpp"
#include "notation/printed/finished.hpp"
#include "notation/printed/groups.hpp"
#include "notation/printed/missing.hpp"
#include "notation/printed/missing_words.hpp"
#include "notation/printed/number.hpp"
#include "notation/printed/prefixes.hpp"
#include "notation/printed/share.hpp"
#include "notation/printed/suffixes.hpp"
#include "notation/printed/target_words.hpp"

namespace tomakomai_kpi::detail {

namespace {

class printed_reader {
public:
    printed_reader(std::string_view text, known_units known, wanted_basis const& wanted,
                   bool within, text_refusal& refused)
        : text_{text}, at_{text}, known_{known}, wanted_{wanted}, within_{within}, refused_{refused}
    {
    }

    std::optional<value> read()
    {
        std::optional<value> v = whole();
        if (!v) { return std::nullopt; }
        v->with_printed(std::string{text_}, std::move(parts_));
        return v;
    }

private:
    std::optional<value> none(code why) { return none(why, at_.position()); }

    std::optional<value> none(code why, std::size_t position)
    {
        refused_.fail(why, position);
        return std::nullopt;
    }

    std::optional<value> whole()
    {
        at_.skip_spaces();
        take_leading_mark();
        if (at_.at_end()) { return none(code::empty_text); }
        cursor const start = at_;
        if (code const reason = take_missing(at_, known_, refused_); reason != code::none) {
            return value::missing(reason);
        }
        at_ = start;
        if (auto v = words_phrase()) { return v; }
        at_ = start;
        parts_.clear();
        if (auto v = in_brackets()) { return v; }
        at_ = start;
        parts_.clear();
        return span();
    }

    // （12人）, 〔12人〕: the whole of it. A number alone may be a mark or minus, and what notes a
    // value is none: (R5), (15年), (5段階).
    std::optional<value> in_brackets()
    {
        std::string_view inner;
        std::size_t wrong = 0;
        if (within_ || !take_group(at_, inner, wrong)) { return std::nullopt; }
        at_.skip_spaces();
        while (take_mark(at_, before_mark::anything)) { at_.skip_spaces(); }
        printed_amount noted;
        if (!at_.at_end() || trailing_group(noted, inner, known_)) { return std::nullopt; }
        text_refusal why;
        auto v = printed_reader{inner, known_, wanted_, true, why}.read();
        bool const clear = v && (v->has_number() || v->is_range()) && v->unit().symbol()[0] != '\0'
                           && !counts_years(*v);
        return clear ? std::move(v) : std::nullopt;
    }

    // A mark before the value stands apart from it: ※145人 could be ※1 and 45人.
    void take_leading_mark()
    {
        cursor ahead = at_;
        if (within_ || !take_mark(ahead, before_mark::anything)) { return; }
        if (ahead.peek() != ' ') { return; }
        ahead.skip_spaces();
        at_ = ahead;
    }

    // 令和7年度策定, 毎年度前年度以上. What may open words and be a target too is tried as both:
    // 現状維持, 毎年度現状値以上.
    std::optional<value> words_phrase()
    {
        cursor const start = at_;
        skip_date(at_);
        do {
            cursor const here = at_;
            if (auto v = target(start)) { return v; }
            at_ = here;
            parts_.clear();
        } while (take_opening(at_));
        return std::nullopt;
    }

    std::optional<value> target(cursor const& start)
    {
        cursor reason = at_;
        if (!take_target(at_)) { return std::nullopt; }
        // 未着手 says that nothing is there, whatever stands beside it.
        if (take_reason(reason) != code::none && reason.position() >= at_.position()) {
            return std::nullopt;
        }
        take_any(at_, target_words::endings.words);
        std::string words = without_blanks(between(start, at_));
        printed_amount nothing;
        if (!tail(nothing) || !at_.at_end()) { return std::nullopt; }
        value v = value::in_words(std::move(words));
        if (!nothing.said.empty()) { v.with_said(std::move(nothing.said)); }
        return v;
    }

    // ——— One amount, or two with what stands between them.

    std::optional<value> span()
    {
        printed_amount first;
        take_prefixes(at_, first, known_);
        bool const up_to = take_tilde();
        at_.skip_spaces();
        if (!take_amount(at_, first, known_, refused_)) { return std::nullopt; }
        take_suffixes(at_, first);
        if (up_to) { return limit(first, bound::at_most); }

        cursor const before = at_;
        bool const two_bounds = is_lower(first.read.bound) && (next_is_number() || take_tilde());
        bool const tilde = !two_bounds && take_tilde();
        bool const wave = tilde || (!two_bounds && at_.take("から"));
        if (tilde && ends_here()) { return limit(first, bound::at_least); }
        if (!wave && !two_bounds && !take_clear_dash(first)) { return single(first); }
        printed_amount second;
        second.read.basis_printed = first.read.basis_printed;
        second.read.basis = first.read.basis;
        second.has_sign = first.has_sign;
        second.yearly = first.yearly;
        at_.skip_spaces();
        if (!take_amount(at_, second, known_, refused_)) { return std::nullopt; }
        take_suffixes(at_, second);
        at_.take("まで");
        bool const dashed = !wave && !two_bounds;
        return range(first, second, two_bounds, dashed, before.position());
    }

    bool take_tilde() { return at_.take_ascii('~') || at_.take("〜") || at_.take("∼"); }

    bool take_clear_dash(printed_amount const& first)
    {
        cursor ahead = at_;
        if (!take_joining_dash(ahead)) { return false; }
        if (first.form != form::amount || first.read.bound != bound::none) { return false; }
        if (!is_digit(ahead.peek())) { return false; }
        at_ = ahead;
        return true;
    }

    bool next_is_number()
    {
        cursor ahead = at_;
        ahead.skip_spaces();
        if (ahead.take("、") || ahead.take("かつ") || ahead.take_ascii(',')) {
            ahead.skip_spaces();
        }
        if (!is_digit(ahead.peek())) { return false; }
        at_ = ahead;
        return true;
    }

    bool ends_here()
    {
        cursor ahead = at_;
        ahead.skip_spaces();
        return ahead.at_end() || bracket_of(ahead) != nullptr;
    }

    static bool is_lower(bound b) { return b == bound::at_least || b == bound::more_than; }
    static bool is_upper(bound b) { return b == bound::at_most || b == bound::less_than; }

    std::optional<value> single(printed_amount& it)
    {
        if (!tail(it)) { return std::nullopt; }
        if (!at_.at_end()) {
            refused_.fail(!it.has_unit() && !is_digit(at_.peek()) ? code::unknown_unit
                                                                  : code::trailing_text,
                          at_.position(), cause(it));
            return std::nullopt;
        }
        return made(it);
    }

    // What stands there where a unit or the end should, if it is known why it cannot be read.
    std::string cause(printed_amount const& it) const
    {
        if (it.has_unit() && at_.rest() == std::string_view{"台"}) {
            return "。「台」は幅で、どこまでかが述べられていない (a band, no single value)";
        }
        if (!it.has_unit() && at_.rest().starts_with("月")) {
            return "。暦の月とも期間とも読める。期間は「か月」 (a month of the year, or so many)";
        }
        return "";
    }

    // ～50%, 50人～: a limit like 以下 and 以上, where a unit says that it is a value.
    std::optional<value> limit(printed_amount& it, bound b)
    {
        if (it.read.bound != bound::none || !it.has_unit() || it.form != form::amount) {
            return none(code::trailing_text);
        }
        it.read.bound = b;
        return single(it);
    }

    std::optional<value> range(printed_amount& low, printed_amount& high, bool two_bounds,
                               bool dashed, std::size_t position)
    {
        if (two_bounds && !is_upper(high.read.bound)) { return none(code::trailing_text); }
        if (!two_bounds && low.read.bound != bound::none) { return none(code::trailing_text); }
        if (!two_bounds && high.read.bound != bound::none) { return none(code::trailing_text); }
        bool const low_has_unit = low.has_unit();
        if (!share_unit(low, high)) { return none(code::trailing_text); }
        // 1-3年 is as often a name of school years, 1-2 an address.
        if (dashed && (!high.has_unit() || is_span_unit(high.read.unit))) {
            return none(code::unknown_unit, position);
        }
        if (!tail(high)) { return std::nullopt; }
        if (!at_.at_end()) { return none(code::trailing_text); }
        low.read.basis_printed = high.read.basis_printed;
        low.read.basis = high.read.basis;
        low.form = high.form;
        low.has_sign = high.has_sign;
        for (printed_amount* const it : {&low, &high}) {
            if (it->read.bound == bound::at_least || it->read.bound == bound::at_most) {
                it->read.bound = bound::none;
            }
        }
        std::vector<std::string> said = std::move(low.said);
        said.insert(said.end(), high.said.begin(), high.said.end());
        unsigned char const gross = (low.read.notation.qualifiers & qualifier::gross);
        high.read.notation.qualifiers |= gross;
        low.said.clear();
        high.said.clear();
        // 人口10万対10～15人, 10～15人(人口10万対): said of both.
        unit const rate = low.rate.symbol()[0] != '\0' ? low.rate : high.rate;
        low.rate = rate;
        if (high.rate.symbol()[0] == '\0') { high.rate = rate; }
        high.per = low.per;
        high.needs_move = low.needs_move;
        auto from = made(low);
        auto to = made(high);
        if (!from || !to) { return std::nullopt; }
        if (!commensurable(from->unit(), to->unit())) { return none(code::trailing_text); }
        // 9～1万人: nine, or nine times ten thousand?
        bool const unclear = !low_has_unit && low.read.multiplier != high.read.multiplier
                             && !(to->coherent_amount() < from->coherent_amount() * 100);
        if (!(from->coherent_amount() < to->coherent_amount()) || unclear) {
            return none(code::bad_number, position);
        }
        auto const printed = to->notation().qualifiers | from->notation().qualifiers;
        value v = value::range(std::move(*from), std::move(*to));
        v.with_notation({.qualifiers = static_cast<unsigned char>(printed)});
        if (!said.empty()) { v.with_said(std::move(said)); }
        return v;
    }

    // 10～15万人: the unit is printed once, and the multiplier too where that leaves the order.
    static bool share_unit(printed_amount& low, printed_amount const& high)
    {
        if (low.has_unit()) { return commensurable(low.read.unit, high.read.unit); }
        low.read.unit = high.read.unit;
        low.read.notation.spelling = high.read.notation.spelling;
        bool const shared = low.read.multiplier == 1 && low.read.number < high.read.number;
        if (shared) { low.read.multiplier = high.read.multiplier; }
        return true;
    }

    // Groups in parentheses and marks, to the end.
    bool tail(printed_amount& it)
    {
        for (;;) {
            at_.skip_spaces();
            if (at_.at_end()) { return true; }
            if (take_mark(at_, it.marked())) {
                cursor next = at_;
                bool const goes_on = next.take("、") || next.take("・");
                if (goes_on && take_mark(next, it.marked())) { at_ = next; }
                continue;
            }
            if (bracket_of(at_) == nullptr) { return true; }
            if (within_) { return refused_.fail(code::trailing_text, at_.position()); }
            std::string_view inner;
            cursor const before = at_;
            if (!take_group(at_, inner, refused_)) { return false; }
            if (!group(it, inner, before.position())) { return false; }
        }
    }

    bool group(printed_amount& it, std::string_view inner, std::size_t position)
    {
        constexpr std::size_t most_parts = 100;  // each is held against all others
        if (parts_.size() > most_parts) { return refused_.fail(code::trailing_text, position); }
        inner = trimmed(inner, blanks);
        auto const start = static_cast<std::size_t>(inner.data() - text_.data());
        if (inner.empty()) { return refused_.fail(code::empty_text, start); }
        std::string const packed = without_blanks(inner);
        cursor in{packed};
        cursor mark = in;
        if (take_mark(mark, before_mark::anything) && mark.at_end()) { return true; }
        if (trailing_group(it, inner, known_)) { return true; }
        // (1) is a footnote as often as a number, and (2019) a year.
        cursor bare = in;
        bool const short_number = take_digits(in, 2) > 0 && in.at_end();
        bool const year = take_year(bare) == year_form::bare && bare.at_end();
        if (short_number || year) { return refused_.fail(code::trailing_text, position); }
        if (quotient_of_share(it, packed, known_, parts_)) { return true; }
        return part_values(inner, start);
    }

    bool part_values(std::string_view inner, std::size_t start)
    {
        bool years = false;
        for (;;) {
            std::size_t const end = inner.find("、");
            std::string_view piece = inner.substr(0, end);
            std::size_t const skipped =
                piece.starts_with("うち") ? std::string_view{"うち"}.size() : 0;
            piece.remove_prefix(skipped);
            text_refusal why;
            auto v = printed_reader{piece, known_, {}, true, why}.read();
            if (v) {
                years = years || (counts_years(*v) && piece.ends_with("年"));
                parts_.push_back(std::move(*v));
            } else if (!part_of_whole(piece, years)) {
                return refused_.fail(why.why, start + skipped + why.position, why.advice);
            }
            if (end == std::string_view::npos) { break; }
            std::size_t const step = end + std::string_view{"、"}.size();
            inner.remove_prefix(step);
            start += step;
        }
        // (15年) is a year as often as a duration.
        bool const clear = !years && parts_are_clear();
        return clear || refused_.fail(code::trailing_text, start);
    }

    static bool counts_years(value const& v)
    {
        return v.has_number() && v.unit().symbol() == std::string_view{"年"};
    }

    // (23/38校), (128人/364人): the numbers that a share was made of.
    bool part_of_whole(std::string_view piece, bool& years)
    {
        cursor at{piece};
        reading part;
        reading whole;
        std::size_t const most = known_.most_digits;
        if (take_number(at, part, most) != code::none) { return false; }
        bool const has_unit = take_unit(at, part, known_);
        if (!at.take_ascii('/') || take_number(at, whole, most) != code::none
            || !take_unit(at, whole, known_) || !at.at_end()) {
            return false;
        }
        if (!has_unit) { part.unit = whole.unit; }
        if (!part.unit.is(whole.unit) || whole.number < part.number) { return false; }
        for (reading* const r : {&part, &whole}) {
            r->basis = default_basis(r->unit);
            auto v = made_value(*r, {}, refused_);
            if (!v) { return false; }
            years = years || (counts_years(*v) && r->notation.spelling == 0);
            parts_.push_back(std::move(*v));
        }
        return true;
    }

    // (3、8校) is one number misprinted, (20%、減) one value.
    bool parts_are_clear() const
    {
        auto const bare = [](value const& v) {
            return v.has_number() && v.unit().symbol()[0] == '\0';
        };
        auto const bares = std::ranges::count_if(parts_, bare);
        bool const mixed = bares != 0 && std::cmp_not_equal(bares, parts_.size());
        bool const words = parts_.size() > 1 && std::ranges::any_of(parts_, [](value const& v) {
                               return v.form() == form::words;
                           });
        return !mixed && !words;
    }

    std::optional<value> made(printed_amount const& it)
    {
        return finished(it, known_, wanted_, at_.position(), refused_);
    }

    std::string_view text_;
    cursor at_;
    known_units known_;
    wanted_basis wanted_;
    bool within_;  // parentheses
    text_refusal& refused_;
    std::vector<value> parts_;
};

}  // namespace

std::optional<value> read_printed(std::string_view text, known_units known,
                                  wanted_basis const& wanted, text_refusal& refused)
{
    return printed_reader{text, known, wanted, false, refused}.read();
}

}  // namespace tomakomai_kpi::detail
