// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/progress/precision.hpp>

#include <array>
#include <utility>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/progress/assessment.hpp>
#include <tomakomai_kpi/value/detail/names.hpp>
#include <tomakomai_kpi/value/error.hpp>

#include "progress/judgement.hpp"

namespace tomakomai_kpi {

std::string japanese(rounding mode)
{
    switch (mode) {
    case rounding::half_up: return "四捨五入";
    case rounding::half_even: return "偶数丸め";
    case rounding::truncate: return "切り捨て";
    case rounding::away: return "切り上げ";
    }
    return "";
}

namespace {

constexpr detail::names<rounding, 4> rounding_names{{{rounding::half_up, "half_up"},
                                                     {rounding::half_even, "half_even"},
                                                     {rounding::truncate, "truncate"},
                                                     {rounding::away, "away"}}};

constexpr std::array modes{rounding::half_up, rounding::half_even, rounding::truncate,
                           rounding::away};

constexpr char const* about_is_open =
    "「約」「概ね」「程度」の数は、どの桁で丸めたかが分かりません";

bool is_about(value const& v)
{
    constexpr int about = qualifier::about | qualifier::roughly | qualifier::degree;
    return (v.notation().qualifiers & about) != 0;
}

// The amount of a figure that says one number; throws for others.
exact one_amount(value const& v)
{
    if (v.is_missing()) {
        throw amount_error{code::missing, "値がないので計算できません (a missing value)"};
    }
    if (v.form() != form::amount) {
        throw amount_error{code::no_amount,
                           to_string(v) + "は一つの数を表しません (not one number)"};
    }
    if (v.bound() != bound::none) {
        throw amount_error{code::bound,
                           to_string(v)
                               + "は「以上」「以下」の付いた値で、一つの数を表しません (a bound)"};
    }
    return v.coherent_amount();
}

bool is_odd(exact const& integer)
{
    return !(integer / 2).is_integer();
}

// Numbers ≥ 0 that print as `number` on a grid of `step`.
printed_interval magnitudes(exact const& number, exact const& step, rounding mode)
{
    exact const half = step / 2;
    switch (mode) {
    case rounding::half_up: return {number - half, number + half, true, false};
    case rounding::half_even: {
        bool const ends = !is_odd(number / step);
        return {number - half, number + half, ends, ends};
    }
    case rounding::truncate: return {number, number + step, true, false};
    case rounding::away: return {number - step, number, false, true};
    }
    return {number, number};
}

// The least or the greatest value of an expression over intervals; an open end is not reached.
struct extreme {
    exact at;
    bool reached = true;
};

extreme least(printed_interval const& x, exact const& factor)
{
    bool const low = factor.sign() >= 0;
    return {factor * (low ? x.low : x.high),
            factor.sign() == 0 || (low ? x.with_low : x.with_high)};
}

extreme greatest(printed_interval const& x, exact const& factor)
{
    extreme const e = least(x, -factor);
    return {-e.at, e.reached};
}

extreme operator+(extreme const& x, extreme const& y)
{
    return {x.at + y.at, x.reached && y.reached};
}

// Verdicts of an assessment, over all that its figures stand for.
class robust : detail::judgement {
public:
    robust(indicator const& judged, rounding mode, std::optional<fiscal_year> year,
           progress_clock const& on)
        : judgement{judged, year, on}, mode_{mode}, assessed_{assess(judged, year, on)}
    {
    }

    robust_verdicts result() const { return {met(), on_path()}; }

private:
    robust_verdict start(char const* title, figure<bool> const& printed) const
    {
        robust_verdict v;
        v.verdict = printed.value;
        v.undefined = printed.undefined;
        v.explanation =
            printed.value ? std::string{title} + "(" + japanese(mode_) + ")" : printed.explanation;
        if (printed.value && (is_about(a()) || (has_baseline() && is_about(b())))) {
            v.verdict.reset();
            v.undefined = code::no_amount;
            v.explanation +=
                std::string{": 算出できない ["} + name(v.undefined) + "] " + about_is_open;
        }
        return v;
    }

    std::string in_words(exact const& amount) const
    {
        return to_string(in_printed_units(amount, a().basis()));
    }

    robust_verdict finish(robust_verdict v, exact const& turns_at) const
    {
        printed_interval const stood = stands_for(a(), mode_);
        std::string const range =
            stood.is_exact() ? to_string(a()) + "は正確な数"
                             : to_string(a()) + "が表す範囲 " + (stood.with_low ? "[" : "(")
                                   + in_words(stood.low) + ", " + in_words(stood.high)
                                   + (stood.with_high ? "]" : ")");
        v.explanation +=
            std::string{": "} + (*v.verdict ? "達している" : "達していない") + "。" + range;
        if (v.survives) {
            v.explanation += "。どの値でも判定は同じ";
        } else {
            v.flips_at = in_printed_units(turns_at, a().basis());
            v.explanation += "。実績 " + to_string(*v.flips_at) + " を境に判定が変わる";
        }
        return v;
    }

    // Do all amounts that the actual stands for lie inside, or all outside? At an end that is not
    // reached only the approach counts.
    robust_verdict kept(robust_verdict v, detail::corridor const& within) const
    {
        printed_interval const stood = stands_for(a(), mode_);
        auto const apart = [](exact const& lower, bool with_lower, exact const& upper,
                              bool with_upper) {
            return lower < upper || (lower == upper && !(with_lower && with_upper));
        };
        bool const below =
            within.low && apart(stood.high, stood.with_high, *within.low, within.with_low);
        bool const above =
            within.high && apart(*within.high, within.with_high, stood.low, stood.with_low);
        bool const outside = below || above;
        bool const over_low = !within.low || *within.low < stood.low
                              || (*within.low == stood.low && (within.with_low || !stood.with_low));
        bool const under_high =
            !within.high || stood.high < *within.high
            || (stood.high == *within.high && (within.with_high || !stood.with_high));
        bool const inside = over_low && under_high;
        v.survives = *v.verdict ? inside : outside;
        bool const at_low = within.low && stood.low <= *within.low && *within.low <= stood.high;
        return finish(std::move(v), at_low || !within.high ? *within.low : *within.high);
    }

    robust_verdict met() const
    {
        robust_verdict v = start("達成 met", assessed_.met);
        if (!v.verdict) { return v; }
        return kept(std::move(v), asked_for());
    }

    robust_verdict on_path() const
    {
        robust_verdict v = start("目標ペース on path", assessed_.on_path);
        if (!v.verdict) { return v; }
        if (last_year_has_come()) { return met(); }
        if (is_kept_within()) {
            if (!asks_for_a_sum()) { return met(); }
            return kept(std::move(v), kept_within().after(*assessed_.elapsed.value));
        }
        bool const down = direction() == direction_kind::down;
        exact const share = *assessed_.elapsed.value;
        exact const target = t().coherent_amount();
        bool const straight = t().basis() != basis::cumulative;
        if (straight && target == b().coherent_amount()) {
            robust_verdict same = met();  // where target equals baseline, on the path means met
            return same;
        }
        // On the path: a − b·(1 − share) − t·share ≥ 0, with b only on the straight line, ≤ going down.
        exact const way = down ? -1 : 1;
        printed_interval const actual = stands_for(a(), mode_);
        extreme low = least(actual, way) + extreme{-way * target * share};
        extreme high = greatest(actual, way) + extreme{-way * target * share};
        exact turns_at = target * share;
        if (straight) {
            printed_interval const start = stands_for(b(), mode_);
            exact const factor = -way * (exact{1} - share);
            low = low + least(start, factor);
            high = high + greatest(start, factor);
            turns_at += b().coherent_amount() * (exact{1} - share);
        }
        bool const always = low.at.sign() >= 0;
        bool const never = high.at.sign() < 0 || (high.at.sign() == 0 && !high.reached);
        v.survives = *v.verdict ? always : never;
        return finish(std::move(v), turns_at);
    }

    rounding mode_;
    assessment assessed_;
};

}  // namespace

std::string to_string(rounding mode)
{
    return detail::name_of(rounding_names, mode);
}

rounding parse_rounding(std::string_view text)
{
    return detail::named(rounding_names, text, "丸め方");
}

printed_interval stands_for(value const& v, rounding mode)
{
    exact const amount = one_amount(v);
    if (is_about(v)) {
        throw amount_error{code::no_amount, std::string{about_is_open} + " (about)"};
    }
    exact const unit_size = exact{v.multiplier()} * v.unit().factor();
    bool const whole =
        v.unit().definition().counts || v.unit().scale() == scale_kind::ordinal;  // no 11.5位
    bool const in_full = whole && v.multiplier() == 1 && v.notation().decimals == 0;
    if (in_full) { return {amount, amount}; }
    exact const step = unit_size / power_of_ten(v.notation().decimals);
    if (amount.sign() == 0) {  // nothing says on which side
        printed_interval const up = magnitudes(0, step, mode);
        exact const reach = mode == rounding::away ? exact{0} : up.high;
        return {-reach, reach, up.with_high, up.with_high};
    }
    if (amount.sign() > 0) { return magnitudes(amount, step, mode); }
    printed_interval const m = magnitudes(-amount, step, mode);
    return {-m.high, -m.low, m.with_high, m.with_low};
}

robust_verdicts robustness(indicator const& judged, rounding mode, std::optional<fiscal_year> year,
                           progress_clock const& on)
{
    return robust{judged, mode, year, on}.result();
}

std::vector<published_rule> explain_published(value const& rate,
                                              std::optional<value> const& baseline,
                                              value const& actual, value const& target)
{
    auto const require_one_unit = [](value const& v, value const& with) {
        if (commensurable(v.unit(), with.unit())) { return; }
        throw unit_error{code::unit_mismatch,
                         to_string(v) + "と" + to_string(with)
                             + "は単位が違うので率になりません (different units)",
                         std::string{v.unit().symbol()}, std::string{with.unit().symbol()}};
    };
    exact const printed = one_amount(rate);
    exact const a = one_amount(actual);
    if (!target.has_amount()) { one_amount(target); }  // 100人以上 asks for 100
    exact const t = target.coherent_amount();
    require_one_unit(actual, target);

    std::vector<std::pair<method, exact>> rates;
    if (t.sign() != 0) { rates.emplace_back(method::attainment, a / t); }
    if (a.sign() != 0) { rates.emplace_back(method::inverse_attainment, t / a); }
    if (t.sign() != 0) { rates.emplace_back(method::reflected_attainment, exact{2} - a / t); }
    if (baseline && baseline->has_amount()) {
        require_one_unit(*baseline, target);
        exact const b = one_amount(*baseline);
        if (b != t) { rates.emplace_back(method::gap_closure, (a - b) / (t - b)); }
    }

    // In the unit of the rate, for that is where it was rounded; a bare number is one of per cent.
    static value const per_cent = parse("1%");
    bool const bare = rate.unit() == unit{};
    if (!bare) { require_one_unit(rate, per_cent); }
    exact const one = bare ? exact{1} / 100 : rate.unit().factor() * rate.multiplier();
    exact const wanted = bare ? printed : printed / one;
    int const places = rate.notation().decimals;
    std::vector<published_rule> found;
    for (auto const& [by, share] : rates) {
        for (rounding const mode : modes) {
            if (round(share / one, places, mode) != wanted) { continue; }
            found.push_back({by, mode, share,
                             to_string(by) + " " + detail::percent_text(share) + " を"
                                 + japanese(mode) + "で小数" + std::to_string(places)
                                 + "桁にすると " + to_string(rate)});
        }
    }
    return found;
}

}  // namespace tomakomai_kpi
