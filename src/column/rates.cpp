// SPDX-License-Identifier: BSL-1.0
// Shares of columns, and their percentages.
#include <tomakomai_kpi/column/column_progress.hpp>

#include <algorithm>
#include <iterator>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <tomakomai_kpi/column/column_arithmetic.hpp>
#include <tomakomai_kpi/value/detail/refusal.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/units.hpp>

#include "column/judged_rows.hpp"
#include "column/pairs.hpp"
#include "column/refused_rows.hpp"
#include "column/widths.hpp"

namespace tomakomai_kpi {

namespace {

using detail::unsigned_wide;
using detail::wide;

// The fraction that a rounding takes away is `rest` of `whole`.
template <class Unsigned>
bool goes_up(Unsigned rest, Unsigned whole, bool is_odd, rounding mode)
{
    switch (mode) {
    case rounding::truncate: return false;
    case rounding::away: return rest > 0;
    case rounding::half_up: return rest >= whole - rest;
    case rounding::half_even: break;
    }
    Unsigned const lacking = whole - rest;
    return rest > lacking || (rest == lacking && is_odd);
}

// numerator ÷ denominator, not onto nothing or the whole where it is neither.
template <class Signed, class Unsigned>
Signed percentage(Signed numerator, Signed denominator, Unsigned whole, rounding mode)
{
    bool const negative = (numerator < 0) != (denominator < 0);
    auto const size = [](Signed n) {
        return n < 0 ? -static_cast<Unsigned>(n) : static_cast<Unsigned>(n);
    };
    Unsigned const n = size(numerator);
    Unsigned const d = size(denominator);
    Unsigned const down = n / d;
    Unsigned const rest = n - down * d;
    Unsigned shown = down + (goes_up(rest, d, down % 2 == 1, mode) ? 1 : 0);
    if ((shown == 0 || shown == whole) && (rest != 0 || down != shown)) {
        shown = down < shown ? shown - 1 : shown + 1;
    }
    auto const out = static_cast<Signed>(shown);
    return negative ? -out : out;
}

// Percentages of 64-bit rates, where no product leaves 64 bits; false where one might.
bool narrow_percentages(rate_column const& rates, wide up, wide down, wide whole, rounding mode,
                        detail::new_amounts<std::int64_t> const& out)
{
    any_column const& above = rates.numerators();
    any_column const& below = rates.denominators();
    if (above.is_wide() || below.is_wide() || !detail::fits(whole)) { return false; }
    auto const fits = [](any_column const& c, wide by) {
        wide product = 0;
        auto const most = static_cast<wide>(detail::size_bound(c.amounts())) + 1;
        return !__builtin_mul_overflow(most, by, &product) && product < wide{1} << 62U;
    };
    if (!fits(above, up) || !fits(below, down)) { return false; }
    auto const n = above.amounts();
    auto const d = below.amounts();
    auto const by = static_cast<std::int64_t>(up);
    auto const over = static_cast<std::int64_t>(down);
    auto const hundred = static_cast<std::uint64_t>(whole);
    for (std::size_t row = 0; row < out.size(); ++row) {
        bool const defined = rates.reason(row) == code::none;
        out[row] = defined ? percentage(n[row] * by, d[row] * over, hundred, mode) : 0;
    }
    return true;
}

// Gains and ways of rows: a − b and t − b, or 0 and 1 where the row has a reason.
template <class Amount>
struct gaps_of_rows {
    detail::new_amounts<Amount> gains;
    detail::new_amounts<Amount> ways;
};

// They, of sides whose differences fit Amount, and the reasons of ways that lead to no target.
template <class Amount, class Side>
gaps_of_rows<Amount> gaps(Side const& actual, Side const& target, Side const& baseline, bool up,
                          std::vector<unsigned char>& reasons)
{
    gaps_of_rows<Amount> out{detail::new_amounts<Amount>{reasons.size()},
                             detail::new_amounts<Amount>{reasons.size()}};
    constexpr auto none = static_cast<unsigned char>(code::none);
    constexpr auto no_way = static_cast<unsigned char>(code::baseline_equals_target);
    constexpr auto wrong_way = static_cast<unsigned char>(code::direction_conflict);
    Amount* const gains = out.gains.begin();
    Amount* const ways = out.ways.begin();
    Amount back = 0;  // negative once a way does not lead to its target, without a branch a row
    Amount const turned = up ? 0 : -1;
    Amount const least = up ? 1 : 0;
    for (std::size_t row = 0; row < reasons.size(); ++row) {
        gains[row] = actual[row] - baseline[row];
        ways[row] = target[row] - baseline[row];
        back |= (ways[row] ^ turned) - least;
    }
    if (back >= 0 && std::ranges::count(reasons, none) == std::ssize(reasons)) { return out; }
    for (std::size_t row = 0; row < reasons.size(); ++row) {
        bool const leads = up ? ways[row] > 0 : ways[row] < 0;
        if (reasons[row] == none && !leads) { reasons[row] = ways[row] == 0 ? no_way : wrong_way; }
        if (reasons[row] == none) { continue; }
        gains[row] = 0;
        ways[row] = 1;
    }
    return out;
}

// Amounts of any column, each as 128 bits.
struct wide_amounts {
    any_column const& of;
    wide operator[](std::size_t row) const { return of.amount(row); }
};

bool differences_fit(any_column const& c)
{
    return !c.is_wide() && detail::fit_bits(c.amounts(), 62);
}

// The rates, with those of rows that assess() judged.
rate_column with_rates_of(rate_column rates, detail::judged_rows const& rows,
                          figure<exact> assessment::* of)
{
    if (rows.judged().empty()) { return rates; }
    std::vector<wide> numerators(rates.size());
    std::vector<wide> denominators(rates.size());
    std::vector<unsigned char> reasons{rates.reasons().begin(), rates.reasons().end()};
    for (std::size_t row = 0; row < rates.size(); ++row) {
        numerators[row] = rates.numerators().amount(row);
        denominators[row] = rates.denominators().amount(row);
    }
    for (std::size_t const row : rows.judged()) {
        assessment const judged = rows.judge(row, 1, 1);
        figure<exact> const& rate = judged.*of;
        reasons[row] = static_cast<unsigned char>(rate.undefined);
        if (!rate.value) { continue; }
        exact const share = *rate.value / rates.factor();
        bool const fits = detail::to_wide(share.numerator(), numerators[row])
                          && detail::to_wide(share.denominator(), denominators[row]);
        if (!fits) {
            detail::throw_row(row, code::inexact_number,
                              "率が38桁に収まりません (more than 38 digits)");
        }
    }
    return {detail::column_over(rates.numerators().type(), std::move(numerators)),
            detail::column_over(rates.denominators().type(), std::move(denominators)),
            rates.factor(), std::move(reasons)};
}

}  // namespace

rate_column::rate_column(any_column numerators, any_column denominators, exact factor,
                         std::vector<unsigned char> reasons)
    : numerators_{std::move(numerators)},
      denominators_{std::move(denominators)},
      factor_{std::move(factor)},
      reasons_{std::move(reasons)}
{
}

std::optional<exact> rate_column::operator[](std::size_t row) const
{
    if (reason(row) != code::none) { return std::nullopt; }
    return detail::exact_of(numerators_.amount(row)) * factor_
           / detail::exact_of(denominators_.amount(row));
}

rate_column attainment(any_column const& actual, any_column const& target, column_direction better)
{
    detail::judged_rows const rows{actual, target, nullptr, better};
    if (verdict const may = rule::ratio(actual.type().measured(), target.type().measured());
        !may.allowed()) {
        detail::throw_refused(may, actual.type().measured(), target.type().measured(),
                              "割れません");
    }
    std::vector<unsigned char> reasons = rows.reasons();
    reasons.resize(actual.size(), 0);
    for (std::size_t row = 0; row < reasons.size(); ++row) {
        if (reasons[row] != 0) { continue; }
        wide const of = target.amount(row);
        code why = code::none;
        if (better.kind == direction_kind::down) {
            why = code::lower_is_better;
        } else if (of == 0) {
            why = code::target_zero;
        } else if (of < 0) {
            why = code::not_ratio_scale;
        }
        reasons[row] = static_cast<unsigned char>(why);
    }
    rate_column rates{actual, target, actual.type().step() / target.type().step(),
                      std::move(reasons)};
    return with_rates_of(std::move(rates), rows, &assessment::attainment);
}

rate_column gap_closure(any_column const& actual, any_column const& target,
                        any_column const& baseline, column_direction better)
{
    detail::judged_rows const rows{actual, target, &baseline, better};
    rows.require_line();
    auto const& [a, t, b] = rows.sides();
    std::vector<unsigned char> reasons = rows.reasons();
    reasons.resize(actual.size(), 0);
    for (std::size_t row = 0; !b.is_whole() && row < reasons.size(); ++row) {
        if (reasons[row] == 0 && b.reason(row) != code::none) {
            reasons[row] = static_cast<unsigned char>(code::no_baseline);
        }
    }
    column_type type = a.type();
    type.basis = change_of(type.basis);
    type.unit = difference_unit(type.unit);
    bool const up = better.kind == direction_kind::up;
    auto const rates = [&](auto const& of) {
        return with_rates_of({detail::column_over(type, of.gains),
                              detail::column_over(type, of.ways), 1, std::move(reasons)},
                             rows, &assessment::gap_closure);
    };
    if (differences_fit(a) && differences_fit(t) && differences_fit(b)) {
        return rates(gaps<std::int64_t>(a.amounts(), t.amounts(), b.amounts(), up, reasons));
    }
    return rates(gaps<wide>(wide_amounts{a}, wide_amounts{t}, wide_amounts{b}, up, reasons));
}

rate_column shares(any_column const& parts, group_index const& by)
{
    any_column const sums = sums_of(sum_states(parts, by), parts.type());
    std::vector<std::size_t> rows(by.group.begin(), by.group.end());
    any_column whole = sums.take(rows);
    std::vector<unsigned char> reasons(parts.size(), 0);
    for (std::size_t row = 0; row < reasons.size(); ++row) {
        code why = parts.reason(row);
        if (why == code::none && whole.amount(row) == 0) { why = code::zero_denominator; }
        reasons[row] = static_cast<unsigned char>(why);
    }
    return {parts, std::move(whole), 1, std::move(reasons)};
}

rate_terms in_lowest_terms(rate_column const& rates)
{
    column_builder above{column_type{}, false};
    column_builder below{column_type{}, false};
    above.reserve(rates.size());
    below.reserve(rates.size());
    for (std::size_t row = 0; row < rates.size(); ++row) {
        auto const share = rates[row];
        exact const numerator = share ? share->numerator() : exact{0};
        exact const denominator = share ? share->denominator() : exact{0};
        if (!add_integer(above, numerator) || !add_integer(below, denominator)) {
            detail::throw_row(row, code::inexact_number,
                              "率の分母分子が38桁に収まりません。percent() で丸められます"
                              " (more than 38 digits)");
        }
    }
    return {std::move(above).finish(), std::move(below).finish()};
}

any_column percentages(rate_column const& rates, detail::whole<int> places, rounding mode)
{
    require_scale(places);
    column_type const type{unit_of<units::percent>, basis::level, 1, places};
    exact const hundred = power_of_ten(places + 2);
    exact const factor = rates.factor() * hundred;
    wide up = 0;
    wide down = 0;
    wide whole = 0;
    bool const in_integers = detail::to_wide(factor.numerator(), up)
                             && detail::to_wide(factor.denominator(), down)
                             && detail::to_wide(hundred, whole);
    detail::new_amounts<std::int64_t> const narrow{rates.size()};
    if (in_integers && narrow_percentages(rates, up, down, whole, mode, narrow)) {
        auto const why = rates.reasons();
        return detail::column_over(type, narrow, detail::reasons_or_none({why.begin(), why.end()}));
    }
    column_builder out{type, false};
    out.reserve(rates.size());
    for (std::size_t row = 0; row < rates.size(); ++row) {
        if (code const why = rates.reason(row); why != code::none) {
            out.add_missing(why);
            continue;
        }
        wide n = 0;
        wide d = 0;
        bool taken = in_integers && detail::multiply(rates.numerators().amount(row), up, n)
                     && detail::multiply(rates.denominators().amount(row), down, d)
                     && out.add(percentage(n, d, detail::magnitude(whole), mode), places);
        if (!taken) {
            exact const shown = parse_exact(to_percent(*rates[row], places, mode));
            taken = detail::to_wide(shown * power_of_ten(places), n) && out.add(n, places);
        }
        if (!taken) {
            detail::throw_row(row, code::inexact_number,
                              "率が38桁に収まりません (more than 38 digits)");
        }
    }
    return std::move(out).finish();
}

}  // namespace tomakomai_kpi
