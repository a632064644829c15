// SPDX-License-Identifier: BSL-1.0
#include "notation/printed/reader.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>
#include <vector>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/value/units.hpp>

#include "notation/printed/amount.hpp"
#include "notation/printed/date.hpp"
#include "notation/printed/groups.hpp"
#include "notation/printed/prefixes.hpp"
#include "notation/printed/quotient.hpp"

namespace tomakomai_kpi::detail {

namespace {

class printed_reader {
public:
    printed_reader(std::string_view text, known_units known, std::optional<basis> wanted,
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
    bool fail(code why) { return fail_at(why, at_.position()); }

    bool fail_at(code why, std::size_t position, std::string advice = {})
    {
        if (refused_.why == code::none || position > refused_.position) {
            refused_ = {why, position, std::move(advice)};
        }
        return false;
    }

    std::optional<value> none(code why)
    {
        fail(why);
        return std::nullopt;
    }

    std::optional<value> whole()
    {
        at_.skip_spaces();
        take_leading_mark();
        if (at_.at_end()) { return none(code::empty_text); }
        cursor const start = at_;
        if (auto v = missing_phrase()) { return v; }
        at_ = start;
        for (bool const with_opening : {false, true}) {
            if (auto v = words_phrase(with_opening)) { return v; }
            at_ = start;
            parts_.clear();
        }
        return span();
    }

    // A mark before the value stands apart from it: ※145人 could be ※1 and 45人.
    void take_leading_mark()
    {
        cursor ahead = at_;
        if (!take_mark(ahead, before_mark::anything)) { return; }
        if (ahead.peek() != ' ') { return; }
        ahead.skip_spaces();
        at_ = ahead;
    }

    // ——— No amount.

    // R6調査未実施, 令和8年3月公表予定: the year stands before what is said of it.
    void skip_date()
    {
        cursor ahead = at_;
        year_form const year = take_year(ahead);
        if (year == year_form::none || year == year_form::bare) { return; }
        take_month_and_day(ahead);
        ahead.skip_spaces();
        take_any(ahead, year_links);
        ahead.skip_spaces();
        at_ = ahead;
    }

    std::optional<value> missing_phrase()
    {
        skip_date();
        reason_phrase const* phrase = take_longest(at_, reason_phrases);
        code reason = phrase != nullptr ? phrase->reason : code::none;
        if (phrase == nullptr && take_dashes()) {
            reason = code::unspecified;
            // ― 件, where every cell prints the unit; but ー人 may be 一人.
            reading unit_alone;
            bool const apart = at_.peek() == ' ';
            at_.skip_spaces();
            if (apart && take_unit(at_, unit_alone, known_)) {
                take_denominator(at_, known_, unit_alone.unit);
            }
        }
        if (phrase == nullptr && reason == code::none) { reason = bracketed_reason(); }
        if (reason == code::none) { return std::nullopt; }
        for (;;) {
            at_.skip_spaces();
            std::string_view inner;
            if (take_mark(at_, before_mark::anything)) { continue; }
            if (!take_group(inner)) { break; }
            cursor in{inner};
            reason_phrase const* const why = take_longest(in, reason_phrases);
            cursor mark{inner};
            if (why != nullptr && in.at_end() && reason == code::unspecified) {
                reason = why->reason;
            } else if (!is_note(inner)
                       && !(take_mark(mark, before_mark::anything) && mark.at_end())) {
                return std::nullopt;
            }
        }
        if (!at_.at_end()) { return std::nullopt; }
        return value::missing(reason);
    }

    // (新規), (-)
    code bracketed_reason()
    {
        cursor const before = at_;
        std::string_view inner;
        if (bracket_of(at_) == nullptr || !take_group(inner)) { return code::none; }
        cursor in{inner};
        reason_phrase const* const phrase = take_longest(in, reason_phrases);
        if (phrase != nullptr && in.at_end()) { return phrase->reason; }
        if (is_dash(inner)) { return code::unspecified; }
        at_ = before;
        return code::none;
    }

    bool take_dashes()
    {
        bool any = false;
        while (take_any(at_, long_dashes) || at_.take_ascii('-')) { any = true; }
        return any;
    }

    std::optional<value> words_phrase(bool with_opening)
    {
        std::string_view const from = at_.rest();
        std::size_t const start = at_.position();
        skip_date();
        while (with_opening && take_any(at_, word_openings)) {}
        if (!take_any(at_, target_words)) { return std::nullopt; }
        take_any(at_, word_endings);
        std::string words{from.substr(0, at_.position() - start)};
        item nothing;
        if (!tail(nothing) || !at_.at_end()) { return std::nullopt; }
        value v = value::in_words(std::move(words));
        if (!nothing.said.empty()) { v.with_said(std::move(nothing.said)); }
        return v;
    }

    // ——— One amount, or two with what stands between them.

    std::optional<value> span()
    {
        item first;
        take_prefixes(at_, first, known_);
        bool const up_to = take_tilde();
        at_.skip_spaces();
        if (!amount(first)) { return std::nullopt; }
        suffixes(first);
        if (up_to) { return limit(first, bound::at_most); }

        cursor const before = at_;
        bool const two_bounds = is_lower(first.read.bound) && (next_is_number() || take_tilde());
        bool const tilde = !two_bounds && take_tilde();
        bool const wave = tilde || (!two_bounds && at_.take("から"));
        if (tilde && ends_here()) { return limit(first, bound::at_least); }
        if (!wave && !two_bounds && !take_clear_dash(first)) { return single(first); }
        item second;
        second.read.basis_printed = first.read.basis_printed;
        second.read.basis = first.read.basis;
        at_.skip_spaces();
        if (!amount(second)) { return std::nullopt; }
        suffixes(second);
        at_.take("まで");
        bool const dashed = !wave && !two_bounds;
        return range(first, second, two_bounds, dashed, before.position());
    }

    bool take_tilde() { return at_.take_ascii('~') || at_.take("〜") || at_.take("∼"); }

    bool take_clear_dash(item const& first)
    {
        cursor ahead = at_;
        if (!take_any(ahead, range_dashes) && !ahead.take_ascii('-')) { return false; }
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

    std::optional<value> single(item& it)
    {
        if (!tail(it)) { return std::nullopt; }
        if (!at_.at_end()) {
            return none(!it.has_unit() && !is_digit(at_.peek()) ? code::unknown_unit
                                                                : code::trailing_text);
        }
        return finished(it);
    }

    // ～50%, 50人～: a limit like 以下 and 以上, where a unit says that it is a value.
    std::optional<value> limit(item& it, bound b)
    {
        if (it.read.bound != bound::none || !it.has_unit() || it.form != form::amount) {
            return none(code::trailing_text);
        }
        it.read.bound = b;
        return single(it);
    }

    std::optional<value> range(item& low, item& high, bool two_bounds, bool dashed,
                               std::size_t position)
    {
        if (two_bounds && !is_upper(high.read.bound)) { return none(code::trailing_text); }
        if (!two_bounds && low.read.bound != bound::none) { return none(code::trailing_text); }
        if (!two_bounds && high.read.bound != bound::none) { return none(code::trailing_text); }
        bool const low_has_unit = low.has_unit();
        if (!share_unit(low, high)) { return none(code::trailing_text); }
        // 1-3年 is as often a name of school years, 1-2 an address.
        if (dashed && (!high.has_unit() || is_span_unit(high.read.unit))) {
            fail_at(code::unknown_unit, position);
            return std::nullopt;
        }
        if (!tail(high)) { return std::nullopt; }
        if (!at_.at_end()) { return none(code::trailing_text); }
        low.read.basis_printed = high.read.basis_printed;
        low.read.basis = high.read.basis;
        low.form = high.form;
        for (item* const it : {&low, &high}) {
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
        high.per = low.per;
        high.needs_move = low.needs_move;
        auto from = finished(low);
        auto to = finished(high);
        if (!from || !to) { return std::nullopt; }
        // 9～1万人: nine, or nine times ten thousand?
        bool const unclear = !low_has_unit && low.read.multiplier != high.read.multiplier
                             && !(to->coherent_amount() < from->coherent_amount() * 100);
        if (!(from->coherent_amount() < to->coherent_amount()) || unclear) {
            fail_at(code::bad_number, position);
            return std::nullopt;
        }
        auto const printed = to->notation().qualifiers | from->notation().qualifiers;
        value v = value::range(std::move(*from), std::move(*to));
        v.with_notation({.qualifiers = static_cast<unsigned char>(printed)});
        if (!said.empty()) { v.with_said(std::move(said)); }
        return v;
    }

    // 10～15万人: the unit is printed once, and the multiplier too where that leaves the order.
    static bool share_unit(item& low, item const& high)
    {
        if (low.has_unit()) { return commensurable(low.read.unit, high.read.unit); }
        low.read.unit = high.read.unit;
        low.read.notation.spelling = high.read.notation.spelling;
        bool const shared = low.read.multiplier == 1 && low.read.number < high.read.number;
        if (shared) { low.read.multiplier = high.read.multiplier; }
        return true;
    }

    // ——— The number and its unit.

    bool amount(item& it)
    {
        bool const zero_change = at_.take("±");
        bool const negative = !zero_change && take_sign(at_);
        bool const plus = zero_change || (!negative && at_.take_ascii('+'));
        std::size_t const start = at_.position();
        if (code const bad = take_number(at_, it.read, known_.most_digits); bad != code::none) {
            return fail(bad);
        }
        if (zero_change && it.read.number.sign() != 0) { return fail_at(code::bad_number, start); }
        if (negative) { it.read.number = -it.read.number; }
        signed_ = signed_ || plus || negative;
        at_.skip_spaces();
        // 30 万人: a table that was copied parts them.
        if (it.read.multiplier == 1) { it.read.multiplier = take_multiplier(at_); }
        at_.skip_spaces();
        bool const has_unit = take_printed_unit(at_, it.read, known_);
        if (is_year(it.read) || (it.read.loose_end && !has_unit)) {
            return fail_at(code::bad_number, start);
        }
        if (has_unit && take_denominator(at_, known_, it.read.unit)) {
            it.read.notation.spelling = 0;
        }
        if (std::string_view{it.read.unit.symbol()}.ends_with("/年")) { at_.take("度"); }
        if (!lower_parts(it)) { return false; }
        if (plus && !it.read.basis_printed) {
            it.read.basis_printed = true;
            it.read.basis = basis::change;
        }
        at_.skip_spaces();
        return true;
    }

    // ▲ 3.4 stands apart from its number; a hyphen that does may open a list.
    static bool take_sign(cursor& at)
    {
        bool const triangle = at.take("△") || at.take("▲");
        if (triangle) { at.skip_spaces(); }
        return triangle || take_minus(at);
    }

    // 1時間30分, 1年6か月, 3割5分: what follows counts in the smaller unit.
    bool lower_parts(item& it)
    {
        struct step {
            std::string_view from;
            std::string_view to;
            std::int64_t size;
        };
        static constexpr std::array<step, 3> steps{
            {{"時間", "分", 60}, {"分", "秒", 60}, {"年", "か月", 12}}};
        if (it.read.unit.symbol() == std::string_view{"割"}) { return tenths(it); }
        for (step const& s : steps) {
            cursor ahead = at_;
            ahead.skip_spaces();
            if (it.read.unit.symbol() != s.from || !is_digit(ahead.peek())) { continue; }
            reading lower;
            std::size_t const start = ahead.position();
            bool const whole = it.read.multiplier == 1 && it.read.number.is_integer();
            if (take_number(ahead, lower, known_.most_digits) != code::none
                || !take_unit(ahead, lower, known_) || lower.unit.symbol() != s.to) {
                continue;
            }
            if (!whole || lower.multiplier != 1 || lower.number >= s.size
                || !lower.number.is_integer()) {
                return fail_at(code::bad_number, start);
            }
            exact const sum = abs(it.read.number) * s.size + lower.number;
            it.read.number = it.read.number.sign() < 0 ? -sum : sum;
            it.read.unit = lower.unit;
            it.read.notation = {.qualifiers = it.read.notation.qualifiers};
            at_ = ahead;
        }
        return true;
    }

    bool tenths(item& it)
    {
        exact size = exact::ratio(1, 10);
        for (std::string_view const place : {"分", "厘"}) {
            cursor ahead = at_;
            char const digit = ahead.peek();
            if (!is_digit(digit)) { break; }
            ahead.skip();
            bool const whole =
                it.read.multiplier == 1 && (place == "厘" || it.read.number.is_integer());
            if (!ahead.take(place) || !whole) { break; }
            it.read.number = it.read.number + size * (digit - '0');
            size = size / 10;
            it.read.notation = {.qualifiers = it.read.notation.qualifiers};
            at_ = ahead;
            if (place == "分" && !is_digit(at_.peek())) { break; }
        }
        return true;
    }

    // ——— What stands behind it.

    void suffixes(item& it)
    {
        for (;;) {
            at_.skip_spaces();
            cursor const before = at_;
            if (it.has_unit()) { at_.take("の"); }
            if (suffix_per(it)) { continue; }
            suffix_word const* const w = take_longest(at_, suffix_words);
            if (w == nullptr || !suffix(it, *w)) {
                at_ = before;
                return;
            }
        }
    }

    // 20回以上/年: a bound between the unit and what it is taken over.
    bool suffix_per(item& it)
    {
        if (it.read.bound == bound::none || !it.per.empty()) { return false; }
        cursor ahead = at_;
        if (!ahead.take_ascii('/')) { return false; }
        cursor const start = ahead;
        if (!take_any(ahead, units_under_stroke)) { return false; }
        it.per = between(start, ahead);
        at_ = ahead;
        return true;
    }

    bool suffix(item& it, suffix_word const& w)
    {
        switch (w.kind) {
        case suffix_kind::bound: return set_bound(it, w.bound);
        case suffix_kind::degree: return qualify(it, qualifier::degree);
        case suffix_kind::said: return say(it, std::string{w.text});
        case suffix_kind::increase:
        case suffix_kind::decrease: {
            // 2倍増 may be twice or thrice as many; +5%増 says it twice.
            bool const clear = it.form == form::amount && it.has_unit() && !signed_
                               && it.read.unit.symbol() != std::string_view{"倍"}
                               && it.read.unit.scale() != scale_kind::ordinal;
            if (!clear) { return false; }
            it.form = w.kind == suffix_kind::increase ? form::increase : form::decrease;
            return say(it, std::string{w.text});
        }
        }
        return false;
    }

    // Groups in parentheses and marks, to the end.
    bool tail(item& it)
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
            if (within_) { return fail(code::trailing_text); }
            std::string_view inner;
            cursor const before = at_;
            if (!take_group(inner)) { return false; }
            if (!group(it, inner, before.position())) { return false; }
        }
    }

    bool group(item& it, std::string_view inner, std::size_t position)
    {
        cursor in{inner};
        in.skip_spaces();
        auto const start = static_cast<std::size_t>(inner.data() - text_.data());
        if (in.at_end()) { return fail_at(code::empty_text, start); }
        cursor mark = in;
        if (take_mark(mark, before_mark::anything) && mark.at_end()) { return true; }
        if (trailing_group(it, inner, known_)) { return true; }
        // (1) is a footnote as often as a number, and (2019) a year.
        cursor bare = in;
        bool const short_number = take_digits(in, 2) > 0 && in.at_end();
        bool const year = take_year(bare) == year_form::bare && bare.at_end();
        if (short_number || year) { return fail_at(code::trailing_text, position); }
        return part_values(inner, start);
    }

    bool part_values(std::string_view inner, std::size_t start)
    {
        for (;;) {
            std::size_t const end = inner.find("、");
            std::string_view piece = inner.substr(0, end);
            std::size_t const skipped =
                piece.starts_with("うち") ? std::string_view{"うち"}.size() : 0;
            piece.remove_prefix(skipped);
            text_refusal why;
            auto v = printed_reader{piece, known_, std::nullopt, true, why}.read();
            if (v) {
                parts_.push_back(std::move(*v));
            } else if (!part_of_whole(piece)) {
                return fail_at(why.why, start + skipped + why.position, why.advice);
            }
            if (end == std::string_view::npos) { return parts_are_clear(start); }
            std::size_t const step = end + std::string_view{"、"}.size();
            inner.remove_prefix(step);
            start += step;
        }
    }

    // (23/38校), (128人/364人): the numbers that a share was made of.
    bool part_of_whole(std::string_view piece)
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
            auto v = made_value(*r, std::nullopt, refused_);
            if (!v) { return false; }
            parts_.push_back(std::move(*v));
        }
        return true;
    }

    // (3、8校) is one number misprinted, (20%、減) one value; (15年) is a year as often as a duration.
    bool parts_are_clear(std::size_t start)
    {
        auto const bare = [](value const& v) {
            return v.has_number() && v.unit().symbol()[0] == '\0';
        };
        auto const bares = std::ranges::count_if(parts_, bare);
        bool const mixed = bares != 0 && std::cmp_not_equal(bares, parts_.size());
        bool const words = parts_.size() > 1 && std::ranges::any_of(parts_, [](value const& v) {
                               return v.form() == form::words;
                           });
        bool const years = std::ranges::any_of(parts_, [](value const& v) {
            return v.has_number() && v.unit().symbol() == std::string_view{"年"}
                   && to_string(v).ends_with("年");
        });
        return mixed || words || years ? fail_at(code::trailing_text, start) : true;
    }

    bool take_group(std::string_view& inner)
    {
        std::size_t wrong = 0;
        if (detail::take_group(at_, inner, wrong)) { return true; }
        return bracket_of(at_) != nullptr && fail_at(code::trailing_text, wrong);
    }

    // ——— The value.

    std::optional<value> finished(item it)
    {
        if (it.relative && it.form == form::amount && signed_ && it.is_share()) {
            bool const falls = it.read.number.sign() < 0;
            it.form = falls ? form::decrease : form::increase;
            it.read.number = abs(it.read.number);
            it.read.basis_printed = false;
        }
        reading read = it.read;
        bool const ranked = read.unit.scale() == scale_kind::ordinal;
        if (it.needs_rank && !ranked) { return none(code::unknown_unit); }
        if (it.needs_unit && !it.has_unit()) { return none(code::unknown_unit); }
        if (it.rate.symbol()[0] != '\0') {
            std::string_view const symbol{read.unit.symbol()};
            if (!symbol.empty() && symbol != "人" && symbol != "件") {
                return none(code::unknown_unit);
            }
            read.unit = it.rate;
            read.notation.spelling = 0;
        }
        bool const moves =
            it.form != form::amount
            || (signed_ && (is_change(read.basis) || default_basis(read.unit) == basis::change));
        if (it.needs_move && !moves) { return none(code::trailing_text); }
        if (it.spans_years && is_span_unit(read.unit)) { return none(code::bad_number); }
        if (!it.per.empty() && !divide(read, it.per)) { return none(code::unknown_unit); }
        // 毎年度100%: a ratio stands at a time, every year.
        bool const every_year = read.basis_printed && read.basis == basis::annual
                                && !rule::carry({read.unit, basis::annual}).allowed();
        if (every_year) { read.basis_printed = false; }
        if (!read.basis_printed) { read.basis = default_basis(read.unit); }
        auto v = made_value(read, wanted_, refused_);
        if (!v) { return std::nullopt; }
        v->with_form(it.form);
        if (!it.said.empty()) { v->with_said(it.said); }
        return v;
    }

    // The quotient of the catalogue, where it is not printed already: 1人1日当たり900g/人日.
    bool divide(reading& read, std::string_view by) const
    {
        std::string const symbol{read.unit.symbol()};
        std::string const stroke = "/" + std::string{by};
        if (symbol.ends_with(stroke)) { return true; }
        std::string const wanted = symbol + stroke;
        cursor at{wanted};
        reading whole = read;
        if (take_unit(at, whole, known_) && at.at_end()) {
            read = whole;
        } else {
            cursor under{stroke};
            if (!take_denominator(under, known_, read.unit) || !under.at_end()) { return false; }
        }
        read.notation.spelling = 0;
        return true;
    }

    std::string_view text_;
    cursor at_;
    known_units known_;
    std::optional<basis> wanted_;
    bool within_;  // parentheses
    text_refusal& refused_;
    std::vector<value> parts_;
    bool signed_ = false;
};

}  // namespace

std::optional<value> read_printed(std::string_view text, known_units known,
                                  std::optional<basis> wanted, text_refusal& refused)
{
    return printed_reader{text, known, wanted, false, refused}.read();
}

}  // namespace tomakomai_kpi::detail
