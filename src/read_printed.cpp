// SPDX-License-Identifier: BSL-1.0
#include "read_printed.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>
#include <vector>

#include <tomakomai_kpi/units.hpp>

#include "printed_words.hpp"

namespace tomakomai_kpi::detail {

namespace {

// Eats `word`, whose full-width letters and digits count as themselves.
bool take_folded(cursor& at, std::string_view word)
{
    cursor ahead = at;
    while (!word.empty()) {
        char const wanted = word.front();
        if (wanted >= 0) {
            if (!ahead.take_ascii(wanted)) { return false; }
            word.remove_prefix(1);
            continue;
        }
        std::string_view const character = first_character(word);
        if (!ahead.take(character)) { return false; }
        word.remove_prefix(character.size());
    }
    at = ahead;
    return true;
}

// The longest word of a list at the cursor.
template <class Word, std::size_t N>
Word const* take_longest(cursor& at, std::array<Word, N> const& words)
{
    Word const* longest = nullptr;
    cursor after = at;
    for (Word const& w : words) {
        cursor ahead = at;
        if (!take_folded(ahead, w.text)) { continue; }
        if (longest == nullptr || ahead.position() > after.position()) {
            longest = &w;
            after = ahead;
        }
    }
    at = after;
    return longest;
}

bool take_any(cursor& at, std::span<std::string_view const> words)
{
    std::size_t longest = 0;
    cursor after = at;
    for (std::string_view const w : words) {
        cursor ahead = at;
        if (take_folded(ahead, w) && ahead.position() - at.position() > longest) {
            longest = ahead.position() - at.position();
            after = ahead;
        }
    }
    at = after;
    return longest > 0;
}

// So many digits, or none.
std::size_t take_digits(cursor& at, std::size_t most)
{
    std::size_t count = 0;
    while (count < most && is_digit(at.peek())) {
        at.skip();
        ++count;
    }
    return count;
}

// ——— Dates in notes: 令和3年度, R4, 2019, H30年度末, 3月末時点.

bool take_year(cursor& at)
{
    cursor ahead = at;
    bool const era = take_any(ahead, era_names);
    std::size_t const digits = ahead.take("元") ? 1 : take_digits(ahead, 4);
    if (era ? digits == 0 || digits > 2 : digits != 4) { return false; }
    if (is_digit(ahead.peek())) { return false; }
    if (!ahead.take("年度")) { ahead.take("年"); }
    at = ahead;
    return true;
}

bool take_month_and_day(cursor& at)
{
    cursor ahead = at;
    if (take_digits(ahead, 2) == 0 || !ahead.take("月")) { return false; }
    cursor day = ahead;
    if (take_digits(day, 2) > 0 && day.take("日")) { ahead = day; }
    at = ahead;
    return true;
}

// 5年間, 5か年: a span of years that figures are counted over.
bool take_span_of_years(cursor& at, std::string& said)
{
    cursor ahead = at;
    std::string_view const from = at.rest();
    if (take_digits(ahead, 2) == 0 || !take_any(ahead, spans_of_years)) { return false; }
    said = std::string{from.substr(0, ahead.position() - at.position())};
    at = ahead;
    return true;
}

// A mark of a footnote: ※, ※1, *2, 注3), ¹. `bare` is a number without a unit, after which * and
// raised digits could be arithmetic.
bool take_mark(cursor& at, bool bare)
{
    constexpr std::size_t most = 2;
    cursor ahead = at;
    if (ahead.take("※") || ahead.take("注")) {
        take_digits(ahead, most);
        ahead.take_ascii(')');
    } else if (ahead.take("†") || ahead.take("‡")) {
        // alone
    } else if (!bare && ahead.take_ascii('*')) {
        take_digits(ahead, most);
    } else if (!bare && take_any(ahead, raised_digits)) {
        take_any(ahead, raised_digits);
        ahead.take("⁾");
    } else {
        return false;
    }
    if (is_digit(ahead.peek())) { return false; }
    at = ahead;
    return true;
}

struct item {
    reading read;
    tomakomai_kpi::form form = form::amount;
    std::vector<std::string> said;
    std::string_view per;      // あたり: the unit under the stroke
    bool needs_rank = false;   // 第, 全国: only before 位
    bool needs_move = false;   // 前年度比: only with 増 or 減
    bool spans_years = false;  // 5年間で
    bool has_unit() const { return read.unit.symbol()[0] != '\0'; }
};

bool is_span_unit(unit u)
{
    std::string_view const symbol{u.symbol()};
    return symbol == "年" || symbol == "か月" || symbol == "日" || symbol == "週";
}

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
        if (!take_mark(ahead, false)) { return; }
        if (ahead.peek() != ' ') { return; }
        ahead.skip_spaces();
        at_ = ahead;
    }

    // ——— No amount.

    std::optional<value> missing_phrase()
    {
        reason_phrase const* phrase = take_longest(at_, reason_phrases);
        code reason = phrase != nullptr ? phrase->reason : code::none;
        if (phrase == nullptr && take_dashes()) { reason = code::unspecified; }
        if (reason == code::none) { return std::nullopt; }
        for (;;) {
            at_.skip_spaces();
            std::string_view inner;
            if (take_mark(at_, false)) { continue; }
            if (!take_group(inner)) { break; }
            cursor in{inner};
            reason_phrase const* const why = take_longest(in, reason_phrases);
            cursor mark{inner};
            if (why != nullptr && in.at_end() && reason == code::unspecified) {
                reason = why->reason;
            } else if (!is_note(inner) && !(take_mark(mark, false) && mark.at_end())) {
                return std::nullopt;
            }
        }
        if (!at_.at_end()) { return std::nullopt; }
        return value::missing(reason);
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
        prefixes(first);
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
        if (ahead.take("、") || ahead.take("かつ")) { ahead.skip_spaces(); }
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
        if (!(from->coherent_amount() < to->coherent_amount())) {
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

    // ——— What stands before the number.

    void prefixes(item& it)
    {
        for (;;) {
            at_.skip_spaces();
            cursor const before = at_;
            if (prefix_group(it) || prefix_span(it) || prefix_comparison(it) || prefix_year(it)
                || prefix_scale(it)) {
                continue;
            }
            at_ = before;
            prefix_word const* const w = take_longest(at_, prefix_words);
            if (w == nullptr) { return; }
            // 1人 may be the amount itself, and a word said twice is none.
            if (!prefix(it, *w)) {
                at_ = before;
                return;
            }
        }
    }

    bool prefix(item& it, prefix_word const& w)
    {
        switch (w.kind) {
        case prefix_kind::cumulative: return set_basis(it, basis::cumulative);
        case prefix_kind::annual:
            return set_basis(it, basis::annual) && say(it, std::string{w.text});
        case prefix_kind::about: return qualify(it, qualifier::about);
        case prefix_kind::roughly: return qualify(it, qualifier::roughly);
        case prefix_kind::gross: return qualify(it, qualifier::gross);
        case prefix_kind::said: return say(it, std::string{w.text});
        case prefix_kind::at_least:
            return set_bound(it, bound::at_least) && say(it, std::string{w.text});
        case prefix_kind::at_most:
            return set_bound(it, bound::at_most) && say(it, std::string{w.text});
        case prefix_kind::per:
            return prefix_per(it, w.text) || (w.text == "月" && prefix_month(it, w.text));
        case prefix_kind::a_month: return prefix_month(it, w.text);
        case prefix_kind::rank:
            it.needs_rank = true;
            return w.text == "第" || say(it, std::string{w.text});
        case prefix_kind::move: it.needs_move = true; return say(it, std::string{w.text});
        }
        return false;
    }

    // 1人1日当たり: what a mean is taken over becomes the unit under the stroke.
    bool prefix_per(item& it, std::string_view thing)
    {
        per_word const* const found = std::ranges::find(per_words, thing, &per_word::text);
        if (!it.per.empty() || !take_any(at_, per_endings)) { return false; }
        it.per = found->unit;
        if (!at_.take("、")) { at_.take("の"); }
        return say(it, std::string{thing} + "当たり");
    }

    // 5点満点中4.2点.
    bool prefix_scale(item& it)
    {
        cursor ahead = at_;
        std::string_view const from = at_.rest();
        if (take_digits(ahead, 3) == 0 || !take_any(ahead, scale_openings)) { return false; }
        std::string said{from.substr(0, ahead.position() - at_.position())};
        ahead.skip_spaces();
        if (!is_digit(ahead.peek())) { return false; }
        at_ = ahead;
        return say(it, std::move(said));
    }

    // 月10件, 毎月10件, 週1回.
    bool prefix_month(item& it, std::string_view said)
    {
        if (!it.per.empty() || !is_digit(at_.peek())) { return false; }
        it.per = said.ends_with("週") ? "週" : "月";
        return say(it, std::string{said});
    }

    // 年100人, but no word that goes on: 年齢.
    bool prefix_year(item& it)
    {
        cursor ahead = at_;
        if (!ahead.take("年")) { return false; }
        ahead.skip_spaces();
        if (!is_digit(ahead.peek()) || it.read.basis_printed) { return false; }
        at_ = ahead;
        return set_basis(it, basis::annual) && say(it, "年");
    }

    bool prefix_span(item& it)
    {
        if (it.read.basis_printed) { return false; }
        cursor ahead = at_;
        std::string said;
        if (!take_span_of_years(ahead, said)) { return false; }
        take_any(ahead, span_endings);
        ahead.skip_spaces();
        cursor after = ahead;
        while (take_any(after, span_followers)) { after.skip_spaces(); }
        if (!is_digit(after.peek())) { return false; }
        at_ = ahead;
        it.spans_years = true;
        bool const one = said.starts_with("1年") || said.starts_with("１年");
        set_basis(it, one ? basis::annual : basis::cumulative);
        return say(it, std::move(said));
    }

    // 2013年度比, H25比: only a rise or fall is said against a year.
    bool prefix_comparison(item& it)
    {
        cursor ahead = at_;
        ahead.take("対");
        std::string_view const from = at_.rest();
        if (!take_year(ahead) || !ahead.take("比")) { return false; }
        std::string said{from.substr(0, ahead.position() - at_.position())};
        if (!ahead.take("で")) { ahead.take("較で"); }
        at_ = ahead;
        it.needs_move = true;
        return say(it, std::move(said));
    }

    bool prefix_group(item& it)
    {
        cursor const before = at_;
        std::string_view inner;
        if (bracket_of(at_) == nullptr || !take_group(inner)) { return false; }
        if (basis_group(it, inner) || said_group(it, inner) || is_note(inner)) { return true; }
        at_ = before;
        return false;
    }

    static bool set_basis(item& it, basis b)
    {
        if (it.read.basis_printed) { return false; }
        it.read.basis_printed = true;
        it.read.basis = b;
        return true;
    }

    static bool set_bound(item& it, bound b)
    {
        if (it.read.bound != bound::none) { return false; }
        it.read.bound = b;
        return true;
    }

    static bool qualify(item& it, unsigned char bit)
    {
        unsigned char& said = it.read.notation.qualifiers;
        if ((said & bit) != 0) { return false; }
        said = static_cast<unsigned char>(said | bit);
        return true;
    }

    static bool say(item& it, std::string word)
    {
        if (std::ranges::find(it.said, word) != it.said.end()) { return false; }
        it.said.push_back(std::move(word));
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
        bool const has_unit = take_spelled_unit(it.read) || take_unit(at_, it.read, known_);
        if (is_year(it.read) || (it.read.loose_end && !has_unit)) {
            return fail_at(code::bad_number, start);
        }
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

    // Units whose letters are full width: ｍ３, ＣＯ２.
    bool take_spelled_unit(reading& read)
    {
        if (half_width(first_character_or_space()) == 0) { return false; }
        std::string const folded = to_half_width(at_.rest().substr(0, longest_unit));
        cursor plain{folded};
        reading tried = read;
        if (!take_unit(plain, tried, known_)) { return false; }
        cursor ahead = at_;
        if (!take_folded(ahead, std::string_view{folded}.substr(0, plain.position()))) {
            return false;
        }
        // The spelling as printed, where the catalogue has it, is the longer one.
        cursor printed = at_;
        reading as_printed = read;
        if (take_unit(printed, as_printed, known_) && printed.position() >= ahead.position()) {
            return false;
        }
        at_ = ahead;
        read = tried;
        return true;
    }

    std::string_view first_character_or_space() const
    {
        return at_.at_end() ? std::string_view{"　"}
                            : first_character(at_.rest()).substr(0, at_.rest().size());
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
            if (!ahead.take(place) || it.read.multiplier != 1 || !it.read.number.is_integer()) {
                if (place == "分") { break; }
            }
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
        std::string_view const from = ahead.rest();
        if (!take_any(ahead, units_under_stroke)) { return false; }
        it.per = from.substr(0, from.size() - ahead.rest().size());
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
            if (take_mark(at_, !it.has_unit())) {
                if (!at_.take("、")) { at_.take("・"); }
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
        if (take_mark(mark, false) && mark.at_end()) { return true; }
        if (basis_group(it, inner) || said_group(it, inner) || is_note(inner)
            || is_scale(it, inner)) {
            return true;
        }
        // (1) behind a unit is a footnote as often as a number.
        bool const short_number = take_digits(in, 2) > 0 && in.at_end();
        bool const footnote = short_number && it.has_unit();
        if (footnote) { return fail_at(code::trailing_text, position); }
        return part_values(inner, start);
    }

    // (累計), (5年間), (年間).
    static bool basis_group(item& it, std::string_view inner)
    {
        cursor in{inner};
        in.skip_spaces();
        basis printed = basis::cumulative;
        std::string said;
        if (take_span_of_years(in, said)) {
            take_any(in, span_endings);
            if (in.take("平均")) { return false; }
        } else if (take_period(in)) {
            if (!in.take("の累計") && !in.take("累計")) { return false; }
        } else if (take_any(in, cumulative_words)) {
            // said by the basis
        } else if (take_any(in, annual_words)) {
            printed = basis::annual;
            said = std::string{inner};
        } else {
            return false;
        }
        in.skip_spaces();
        if (!in.at_end()) { return false; }
        if (it.read.basis_printed && it.read.basis != printed) { return false; }
        it.read.basis_printed = true;
        it.read.basis = printed;
        it.spans_years = it.spans_years || (!said.empty() && printed == basis::cumulative);
        return said.empty() || say(it, std::move(said));
    }

    static bool take_period(cursor& in)
    {
        cursor ahead = in;
        if (!take_year(ahead)) { return false; }
        if (!ahead.take_ascii('~') && !ahead.take("〜") && !ahead.take_ascii('-')) { return false; }
        bool const closed = take_year(ahead) || take_digits(ahead, 2) > 0;
        if (!closed) { return false; }
        if (!ahead.take("年度")) { ahead.take("年"); }
        in = ahead;
        return true;
    }

    // (速報値), (延べ), (見込み).
    static bool said_group(item& it, std::string_view inner)
    {
        cursor in{inner};
        in.skip_spaces();
        std::string_view const from = in.rest();
        if (take_any(in, gross_words)) {
            in.skip_spaces();
            return in.at_end() && qualify(it, qualifier::gross);
        }
        if (!take_any(in, status_words)) { return false; }
        std::size_t const size = from.size() - in.rest().size();
        in.skip_spaces();
        return in.at_end() && say(it, std::string{from.substr(0, size)});
    }

    // (5点満点): the scale that a score stands on.
    static bool is_scale(item& it, std::string_view inner)
    {
        cursor in{inner};
        in.skip_spaces();
        if (take_digits(in, 3) == 0 || !take_any(in, scale_words)) { return false; }
        in.skip_spaces();
        return in.at_end() && say(it, std::string{inner});
    }

    // (令和3年度), (R4実績), (3月末時点): when a value was taken.
    static bool is_note(std::string_view inner)
    {
        cursor in{inner};
        in.skip_spaces();
        bool const dated = take_year(in);
        bool const day = take_month_and_day(in);
        bool const end = take_any(in, year_ends);
        if (!dated && !day && !end) { return false; }
        in.skip_spaces();
        take_any(in, note_endings);
        in.skip_spaces();
        return in.at_end();
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
            if (!v) { return fail_at(why.why, start + skipped + why.position, why.advice); }
            parts_.push_back(std::move(*v));
            if (end == std::string_view::npos) { return true; }
            std::size_t const step = end + std::string_view{"、"}.size();
            inner.remove_prefix(step);
            start += step;
        }
    }

    // ——— Brackets.

    static bracket const* bracket_of(cursor const& at)
    {
        for (bracket const& b : brackets) {
            if (at.rest().starts_with(b.open)) { return &b; }
        }
        return nullptr;
    }

    // What stands between two brackets, which holds no further ones.
    bool take_group(std::string_view& inner)
    {
        bracket const* const open = bracket_of(at_);
        if (open == nullptr) { return false; }
        cursor ahead = at_;
        ahead.take(open->open);
        std::string_view const from = ahead.rest();
        std::size_t const start = ahead.position();
        while (!ahead.at_end()) {
            std::size_t const here = ahead.position();
            if (ahead.take(open->close) || ahead.take(open->other_close)) {
                inner = from.substr(0, here - start);
                at_ = ahead;
                return true;
            }
            if (bracket_of(ahead) != nullptr) { return fail_at(code::trailing_text, here); }
            ahead.skip();
        }
        return fail_at(code::trailing_text, text_.size());
    }

    // ——— The value.

    std::optional<value> finished(item const& it)
    {
        reading read = it.read;
        bool const ranked = read.unit.scale() == scale_kind::ordinal;
        if (it.needs_rank && !ranked) { return none(code::unknown_unit); }
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
        if (!take_unit(at, read, known_) || !at.at_end()) { return false; }
        read.notation.spelling = 0;
        return true;
    }

    static constexpr std::size_t longest_unit = 48;  // bytes

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
