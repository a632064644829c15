// SPDX-License-Identifier: BSL-1.0
#include "progress/figures.hpp"

#include <utility>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/value/exact_text.hpp>
#include <tomakomai_kpi/value/fiscal_year_text.hpp>

namespace tomakomai_kpi::detail {

namespace {

// What an inequality says of a target or its pace.
std::string reached_or_not(bool holds, std::string const& what)
{
    return (holds ? " で、" : " ではなく、") + what + (holds ? "に達している" : "に達していない");
}

constexpr char const* target = "目標";
constexpr char const* pace = "目標ペース";

}  // namespace

elapsed_figure figures::elapsed() const
{
    std::string title = "経過 elapsed(" + clock_in_words();
    bool const unknown_start = clock_.kind() == clock_kind::project && !of_.project_start;
    title += unknown_start ? "、開始年度の宣言がない)" : ")";
    elapsed_figure out;
    figure<exact>& share = out;
    lapse const l = lapse_of_clock();
    if (l.undefined != code::none) {
        share = undefined<exact>(title, l.undefined);
        return out;
    }
    out.years = l.n;
    out.of_years = l.whole;
    exact const part = exact::ratio(l.n, l.whole);
    share =
        defined(part, title + " = " + to_string(*year_) + "は" + std::to_string(l.whole)
                          + "年のうち" + std::to_string(l.n) + "年目まで = " + percent_text(part));
    return out;
}

figure<bool> figures::within_limits(std::string const& title) const
{
    corridor const within = asked_for();
    bool const kept = within.contains(a().coherent_amount());
    bool const exactly = within.low && within.low == within.high;
    std::string how = direction() == direction_kind::range ? "(範囲)" : "(維持)";
    if (direction() == direction_kind::maintain && of_.direction.tolerance) {
        std::string tolerance = to_string(*of_.direction.tolerance);
        if (tolerance.starts_with('+')) { tolerance.erase(0, 1); }
        how = "(維持、許容幅 ±" + tolerance + ")";
    }
    std::string const sentence = exactly ? "実績 " + to_string(a()) + " = 目標 " + to_string(t())
                                         : corridor_text(within, a().basis());
    return defined(kept, title + how + ": " + sentence + reached_or_not(kept, target));
}

figure<bool> figures::met() const
{
    std::string const title = "達成 met";
    if (code const reason = why_met_is_open(); reason != code::none) {
        return undefined<bool>(title, reason);
    }
    if (is_kept_within()) { return within_limits(title); }

    corridor const wanted = asked_for();
    bool const reached = wanted.contains(a().coherent_amount());
    char const* const sign =
        wanted.low ? (wanted.with_low ? " ≥ " : " > ") : (wanted.with_high ? " ≤ " : " < ");
    return defined(reached, title + ": 実績 " + to_string(a()) + sign + "目標 " + to_string(t())
                                + reached_or_not(reached, target));
}

figure<exact> figures::attainment() const
{
    std::string const title = "達成率 attainment = 実績 ÷ 目標";
    code reason = why_not_comparable();
    if (reason == code::none) { reason = why_not_one_way(); }
    if (reason == code::none && direction() == direction_kind::down) {
        reason = code::lower_is_better;
    }
    if (reason == code::none && !on_ratio_scale()) { reason = code::not_ratio_scale; }
    if (reason == code::none && t().number().sign() == 0) { reason = code::target_zero; }
    if (reason == code::none) { reason = why_no_part_of(t().number()); }
    if (reason != code::none) {
        return undefined<exact>(title + why_not_one_way_in_words(reason), reason);
    }
    exact const rate = a().coherent_amount() / t().coherent_amount();
    return defined(rate, title + " = " + to_string(a()) + " ÷ " + to_string(t()) + " = "
                             + percent_text(rate));
}

figure<exact> figures::gap_closure() const
{
    std::string const title = "進捗率 gap closure = (実績値 − 基準値) ÷ (目標値 − 基準値)";
    if (code const reason = why_no_closure(); reason != code::none) {
        return undefined<exact>(title + why_not_one_way_in_words(reason), reason);
    }
    return defined(closure(), title + " = (" + to_string(a()) + " − " + to_string(b()) + ") ÷ ("
                                  + to_string(t()) + " − " + to_string(b())
                                  + ") = " + percent_text(closure()));
}

figure<bool> figures::on_path(elapsed_figure const& elapsed, figure<bool> const& met) const
{
    std::string const title = "目標ペース on path";
    code reason = why_not_judged();
    if (reason != code::none) { return undefined<bool>(title, reason); }
    if (last_year_has_come()) {
        if (!met.value) { return undefined<bool>(title, met.undefined); }
        return defined(*met.value,
                       title + "(目標の年度から後): 達成していれば順調 — " + met.explanation);
    }
    if (!elapsed.value) { return undefined<bool>(title, elapsed.undefined); }
    reason = why_no_direction();
    std::string const share = to_fraction(*elapsed.value) + "(" + clock_in_words() + ")";

    if (is_kept_within() && asks_for_a_sum()) {
        corridor const by_now = kept_within().after(*elapsed.value);
        if (is_off_by_an_unknown_tolerance(by_now)) {
            return undefined<bool>(title, code::tolerance_unknown);
        }
        bool const kept = by_now.contains(a().coherent_amount());
        return defined(kept, title + "(限度 × 経過 " + share
                                 + "): " + corridor_text(by_now, basis::cumulative) + " は"
                                 + reached_or_not(kept, pace));
    }
    if (is_kept_within()) {
        if (!met.value) { return undefined<bool>(title, met.undefined); }
        return defined(*met.value,
                       title + "(毎年保つもの): 達成していれば順調 — " + met.explanation);
    }

    if (t().basis() == basis::cumulative) {
        if (reason != code::none) { return undefined<bool>(title, reason); }
        auto const order = a().coherent_amount() <=> t().coherent_amount() * *elapsed.value;
        bool const kept = direction() == direction_kind::down ? order <= 0 : order >= 0;
        return defined(kept, title + "(累計のペース): 実績 " + to_string(a())
                                 + (direction() == direction_kind::down ? " ≤ " : " ≥ ") + "目標 "
                                 + to_string(t()) + " × 経過 " + share + reached_or_not(kept, pace)
                                 + if_it_goes_on(kept, *elapsed.value));
    }

    reason = why_no_closure();
    if (reason == code::baseline_equals_target) {
        if (!met.value) { return undefined<bool>(title, met.undefined); }
        return defined(*met.value,
                       title + "(目標値が基準値と同じ): 達成していれば順調 — " + met.explanation);
    }
    if (reason != code::none) { return undefined<bool>(title, reason); }
    bool const kept = closure() >= *elapsed.value;
    return defined(kept, title + "(基準値から目標値への直線): 進捗率 " + to_fraction(closure())
                             + " ≥ 経過 " + share + reached_or_not(kept, pace));
}

std::string figures::if_it_goes_on(bool kept, exact const& elapsed) const
{
    bool const counted_before = has_baseline() && b().basis() == basis::cumulative
                                && of_.baseline->year() < of_.target->period().first()
                                && !has_years_of_its_own();
    if (!counted_before || why_no_closure() != code::none) { return ""; }
    bool const totals_grow = b().coherent_amount() <= a().coherent_amount()
                             && b().coherent_amount() < t().coherent_amount();
    if (!totals_grow || (closure() >= elapsed) == kept) { return ""; }
    return std::string{"。ただし、"} + to_string(b()) + "(基準値)に続けて数えた累計なら、進捗率 "
           + to_fraction(closure()) + " ≥ 経過" + reached_or_not(!kept, pace);
}

figure<value> figures::required_per_year(figure<bool> const& met) const
{
    std::string const title = "目標達成に必要な年間の実績 required per year";
    if (!met.value) { return undefined<value>(title, met.undefined); }
    if (code const reason = why_no_scaling(); reason != code::none) {
        return undefined<value>(title, reason);
    }
    basis const on = asks_for_a_sum() ? basis::annual : change_of(a().basis());
    int const left = last_year() - *year_;
    if (left < 0) { return undefined<value>(title, code::period_over); }
    if (*met.value) { return defined(in_printed_units(0, on), title + " = 0: 目標に達している"); }
    if (left < 1) { return undefined<value>(title, code::period_over); }

    exact const now = a().coherent_amount();
    exact wanted;
    bound open = bound::none;
    std::string from;
    if (is_kept_within()) {
        corridor const within = kept_within();
        bool const below = within.is_below(now);
        wanted = below ? *within.low : *within.high;
        if (!(below ? within.with_low : within.with_high)) {
            open = below ? bound::more_than : bound::less_than;
        }
        from = "近いほうの限度 " + to_string(in_printed_units(wanted, a().basis()));
    } else {
        wanted = t().coherent_amount();
        if (t().bound() == bound::more_than || t().bound() == bound::less_than) {
            open = t().bound();
        }
        from = to_string(t());
    }
    value needed = in_printed_units((wanted - now) / left, on);
    if (open != bound::none) { needed.with_bound(open); }
    std::string text = title + " = (目標 − 実績) ÷ 残り年数 = (" + from + " − " + to_string(a())
                       + ") ÷ " + std::to_string(left) + "年 = " + to_string(needed);
    return defined(std::move(needed), text);
}

bool figures::worse_than_baseline() const
{
    if (is_kept_within()) {
        if (why_not_judged() != code::none || !has_baseline()) { return false; }
        if (why_differ(a(), b()) != code::none) { return false; }
        corridor const within = kept_within();
        return within.distance(a().coherent_amount()) > within.distance(b().coherent_amount());
    }
    if (why_no_line() != code::none) { return false; }
    auto const order = a().coherent_amount() <=> b().coherent_amount();
    return direction() == direction_kind::down ? order > 0 : order < 0;
}

}  // namespace tomakomai_kpi::detail
