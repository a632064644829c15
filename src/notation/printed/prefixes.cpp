// SPDX-License-Identifier: BSL-1.0
#include "notation/printed/prefixes.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "notation/printed/ages.hpp"
#include "notation/printed/date.hpp"
#include "notation/printed/groups.hpp"

namespace tomakomai_kpi::detail {

namespace {

class prefix_reader {
public:
    prefix_reader(cursor& at, known_units known) : at_{at}, known_{known} {}

    void read(printed_amount& it)
    {
        for (;;) {
            at_.skip_spaces();
            cursor const before = at_;
            if (prefix_group(it) || prefix_span(it) || prefix_comparison(it) || prefix_date(it)
                || prefix_year(it) || prefix_scale(it) || prefix_rate(it) || prefix_label(it)
                || prefix_ages(it)) {
                continue;
            }
            at_ = before;
            prefix_word const* const w = take_longest(at_, prefix_words);
            // 1人 may be the amount itself, and a word said twice is none.
            if (w != nullptr && prefix(it, *w)) { continue; }
            at_ = before;
            if (!prefix_one_of(it)) { return; }
        }
    }

private:
    bool prefix(printed_amount& it, prefix_word const& w)
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
        case prefix_kind::at_least_sign: return set_bound(it, bound::at_least);
        case prefix_kind::at_most_sign: return set_bound(it, bound::at_most);
        case prefix_kind::per:
            return prefix_per(it, w.text) || (w.text == "月" && prefix_month(it, w.text));
        case prefix_kind::a_month: return prefix_month(it, w.text);
        case prefix_kind::rank:
            if (it.needs_rank && w.text == "第") { return false; }
            it.needs_rank = true;
            return w.text == "第" || say(it, std::string{w.text});
        case prefix_kind::move:
            it.needs_move = true;
            it.relative = w.text.ends_with("比");
            return say(it, std::string{w.text});
        }
        return false;
    }

    // 1人1日当たり: what a mean is taken over becomes the unit under the stroke.
    bool prefix_per(printed_amount& it, std::string_view thing)
    {
        per_word const* const found = std::ranges::find(per_words, thing, &per_word::text);
        // 1人1日850g says it without あたり; 1日350g could be one day and more.
        bool const clear = found->unit == "人日" && is_digit(at_.peek());
        if (!it.per.empty() || (!take_any(at_, per_endings) && !clear)) { return false; }
        it.per = found->unit;
        if (!at_.take("、")) { at_.take("の"); }
        return say(it, std::string{thing} + "当たり");
    }

    // 1校当たり3.2人: as above, of any counter.
    bool prefix_one_of(printed_amount& it)
    {
        cursor ahead = at_;
        reading one;
        bool const single = (ahead.take_ascii('1') || ahead.take("一"))
                            && take_unit(ahead, one, known_) && take_any(ahead, per_endings);
        if (!single || !it.per.empty()) { return false; }
        it.per = one.unit.symbol();
        at_ = ahead;
        return say(it, "1" + std::string{it.per} + "当たり");
    }

    // 5点満点中4.2点.
    bool prefix_scale(printed_amount& it)
    {
        cursor ahead = at_;
        if (take_digits(ahead, 3) == 0 || !take_any(ahead, scale_openings)) { return false; }
        std::string said{between(at_, ahead)};
        ahead.skip_spaces();
        if (!is_digit(ahead.peek())) { return false; }
        at_ = ahead;
        return say(it, std::move(said));
    }

    // 月10件, 毎月10件, 週1回.
    bool prefix_month(printed_amount& it, std::string_view said)
    {
        if (!it.per.empty() || !is_digit(at_.peek())) { return false; }
        it.per = said.ends_with("週") ? "週" : "月";
        return say(it, std::string{said});
    }

    // A number, behind 約, 延べ and the like or at once.
    static bool number_follows(cursor at)
    {
        while (take_any(at, span_followers)) { at.skip_spaces(); }
        return is_digit(at.peek());
    }

    // 年100人, but no word that goes on: 年齢.
    bool prefix_year(printed_amount& it)
    {
        cursor ahead = at_;
        if (!ahead.take("年")) { return false; }
        ahead.skip_spaces();
        if (!number_follows(ahead) || it.read.basis_printed) { return false; }
        at_ = ahead;
        return set_basis(it, basis::annual) && say(it, "年");
    }

    bool prefix_span(printed_amount& it)
    {
        if (it.read.basis_printed) { return false; }
        cursor ahead = at_;
        std::string_view span;
        if (!take_span_of_years(ahead, span)) { return false; }
        std::string said{span};
        take_any(ahead, span_endings);
        ahead.skip_spaces();
        if (!number_follows(ahead)) { return false; }
        at_ = ahead;
        it.spans_years = true;
        bool const one = said.starts_with("1年") || said.starts_with("１年");
        set_basis(it, one ? basis::annual : basis::cumulative);
        return say(it, std::move(said));
    }

    // 2013年度比, H25比: only a rise or fall is said against a year.
    bool prefix_comparison(printed_amount& it)
    {
        cursor ahead = at_;
        ahead.take("対");
        if (take_year(ahead) == year_form::none || !ahead.take("比")) { return false; }
        std::string said{between(at_, ahead)};
        if (!ahead.take("で")) { ahead.take("較で"); }
        at_ = ahead;
        it.needs_move = true;
        it.relative = true;
        return say(it, std::move(said));
    }

    // 令和5年度 85%, R5:85%, 2030年度までに50%, 令和7年度から5年間で50件, R7～R11累計100人: of which
    // year the value is.
    bool prefix_date(printed_amount& it)
    {
        if (it.dated_before) { return false; }
        cursor ahead = at_;
        cursor after_period = at_;
        if (take_period(after_period)) {
            std::string said{between(at_, after_period)};
            after_period.take("の");
            bool const summed =
                after_period.take("累計") || after_period.take("合計") || after_period.take("計");
            if (!summed || !set_basis(it, basis::cumulative)) { return false; }
            after_period.take("で");
            at_ = after_period;
            it.dated_before = true;
            return say(it, std::move(said));
        }
        year_form const year = take_year(ahead);
        if (year == year_form::none || year == year_form::bare) { return false; }
        std::string said{between(at_, ahead)};
        cursor const behind = ahead;
        ahead.skip_spaces();
        bool const spaced = ahead.position() > behind.position();
        cursor from = ahead;
        if (from.take("から") && next_is_span(from)) {
            ahead = from;
        } else if (!ahead.take_ascii(':') && !ahead.take("までに") && !ahead.take("に")
                   && !ahead.take("は") && !ahead.take("時点で")) {
            if (!spaced && year != year_form::named) { return false; }
            it.needs_unit = true;
        }
        ahead.skip_spaces();
        at_ = ahead;
        it.dated_before = true;
        return say(it, std::move(said));
    }

    static bool next_is_span(cursor at)
    {
        std::string_view span;
        return take_span_of_years(at, span);
    }

    // 人口10万対25.3, 25.3(人口10万対).
    bool prefix_rate(printed_amount& it)
    {
        cursor ahead = at_;
        rate_word const* const w = take_longest(ahead, rate_words);
        if (w == nullptr || !set_rate(it, *w, known_)) { return false; }
        if (!ahead.take("、")) { ahead.take_ascii(':'); }
        at_ = ahead;
        return true;
    }

    // 男性79.5歳, 小6:85%. What ends with a digit stands apart from the number.
    bool prefix_label(printed_amount& it)
    {
        cursor ahead = at_;
        if (!take_any(ahead, labels)) { return false; }
        std::string said{between(at_, ahead)};
        cursor const behind = ahead;
        ahead.skip_spaces();
        ahead.take_ascii(':');
        ahead.skip_spaces();
        bool const apart = ahead.position() > behind.position();
        // 女性（25～44歳）46.5%
        cursor aged = ahead;
        std::string_view inner;
        std::size_t wrong = 0;
        if (take_group(aged, inner, wrong)) {
            aged.skip_spaces();
            if (!number_follows(aged) || !ages_in_group(it, inner)) { return false; }
            at_ = aged;
            return say(it, std::move(said));
        }
        if (!number_follows(ahead) || (is_digit(said.back()) && !apart)) { return false; }
        at_ = ahead;
        return say(it, std::move(said));
    }

    // 65歳以上 25.3%, 20代:25%. What goes on in years of age is a range: 65歳以上 75歳未満.
    bool prefix_ages(printed_amount& it)
    {
        cursor ahead = at_;
        if (!take_ages(ahead)) { return false; }
        std::string said{between(at_, ahead)};
        cursor const behind = ahead;
        ahead.skip_spaces();
        ahead.take_ascii(':');
        ahead.skip_spaces();
        cursor number = ahead;
        reading read;
        reading unit_read;
        bool const apart = ahead.position() > behind.position();
        bool const counted = apart && take_number(number, read, known_.most_digits) == code::none
                             && (number.skip_spaces(), take_unit(number, unit_read, known_))
                             && unit_read.unit.symbol() != std::string_view{"歳"};
        if (!counted) { return false; }
        at_ = ahead;
        return say(it, std::move(said));
    }

    bool prefix_group(printed_amount& it)
    {
        cursor const before = at_;
        std::string_view inner;
        std::size_t wrong = 0;
        if (!take_group(at_, inner, wrong)) { return false; }
        if (leading_group(it, inner)) { return true; }
        at_ = before;
        return false;
    }

    cursor& at_;
    known_units known_;
};

}  // namespace

void take_prefixes(cursor& at, printed_amount& it, known_units known)
{
    prefix_reader{at, known}.read(it);
}

}  // namespace tomakomai_kpi::detail
