// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_VALUE_BODIES_ARITHMETIC_HPP
#define TOMAKOMAI_KPI_VALUE_BODIES_ARITHMETIC_HPP

// Arithmetic of values: each operation asks the rule table, then computes in the unit and multiplier
// in which the result loses nothing to read.

#include <algorithm>
#include <string>
#include <utility>

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/value/detail/periods.hpp>
#include <tomakomai_kpi/value/detail/refusal.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/value.hpp>

namespace tomakomai_kpi {

namespace detail {

inline exact step_of(value const& v)
{
    return v.unit().factor() * v.multiplier();
}

// How a result of a and b prints: plain digits where one of them did so.
inline notation notation_of_result(value const& a, value const& b)
{
    bool const plain =
        a.notation().grouping == grouping::plain || b.notation().grouping == grouping::plain;
    unsigned char const gross = a.is_gross() && b.is_gross() ? qualifier::gross : 0;
    return {.grouping = plain ? grouping::plain : grouping::unseen, .qualifiers = gross};
}

// Both numbers in the unit and multiplier of the finer operand, in which a result loses nothing to
// read. Where the result cannot stand in that unit (the difference of %), in the rule's.
struct aligned {
    exact a;
    exact b;
    unit in;
    std::int64_t multiplier;
};

inline aligned align(value const& a, value const& b, operand result)
{
    value const& fine = step_of(b) < step_of(a) ? b : a;
    bool const fits = commensurable(fine.unit(), result.unit)
                      && rule::carry({fine.unit(), result.basis}).allowed();
    unit const in = fits ? fine.unit() : result.unit;
    std::int64_t const multiplier = fits ? fine.multiplier() : 1;
    exact const one = in.factor() * multiplier;
    return {a.number() * (step_of(a) / one), b.number() * (step_of(b) / one), in, multiplier};
}

// A product or quotient in the unit of the result.
inline value composed_value(value const& a, exact const& by, operand result)
{
    exact const amount = a.coherent_amount() * by;
    return {amount / result.unit.factor(), result.unit, result.basis};
}

[[noreturn]] inline void throw_composed(code why, value const& a, value const& b, char const* deed)
{
    detail::throw_refused({.refused = why}, a.measured(), b.measured(), deed);
}

inline value composed_in(unit declared, composition how, value const& a, value const& b,
                         char const* deed)
{
    require_amount(a, deed);
    require_amount(b, deed);
    verdict answer = rule::in_declared(declared, a.measured(), b.measured());
    if (declared.definition().composition != how) { answer.refused = code::undeclared_product; }
    if (!answer.allowed()) { detail::throw_refused(answer, a.measured(), b.measured(), deed); }
    exact const factor = b.coherent_amount();
    return composed_value(a, how == composition::product ? factor : exact{1} / factor,
                          answer.result);
}

inline value total_of(std::span<value const> values)
{
    if (values.empty()) {
        detail::refuse(amount_error{code::missing, "足す値がありません (nothing to add)"});
    }
    value sum = values.front() * exact{1};
    for (value const& v : values.subspan(1)) { sum = sum + v; }
    return sum;
}

}  // namespace detail

TOMAKOMAI_KPI_INLINE value operator+(value const& a, value const& b)
{
    if (detail::of_one_kind(a, b)) {
        return {a.number_ + b.number_, a.unit_, a.basis_, a.multiplier_,
                detail::notation_of_result(a, b)};
    }
    verdict const answer = detail::ask(rule::sum, a, b, "足せません");
    detail::aligned const in = detail::align(a, b, answer.result);
    value sum{in.a + in.b, in.in, answer.result.basis, in.multiplier};
    return sum.with_notation(detail::notation_of_result(a, b));
}

TOMAKOMAI_KPI_INLINE value operator-(value const& a, value const& b)
{
    if (detail::of_one_kind(a, b)) {
        return {a.number_ - b.number_, a.unit_, change_of(a.basis_), a.multiplier_,
                detail::notation_of_result(a, b)};
    }
    verdict const answer = detail::ask(rule::difference, a, b, "引けません");
    detail::aligned const in = detail::align(a, b, answer.result);
    value rest{in.a - in.b, in.in, answer.result.basis, in.multiplier};
    return rest.with_notation(detail::notation_of_result(a, b));
}

TOMAKOMAI_KPI_INLINE value operator-(value const& a)
{
    return a * exact{-1};
}

TOMAKOMAI_KPI_INLINE value operator*(value const& a, exact const& by)
{
    detail::require_amount(a, "掛けられません");
    verdict const answer = rule::scaled(a.measured());
    if (!answer.allowed()) { detail::throw_refused(answer, a.measured(), "掛けられません"); }
    return {a.number_ * by, a.unit_, a.basis_, a.multiplier_, detail::notation_of_result(a, a)};
}

TOMAKOMAI_KPI_INLINE value operator/(value const& a, exact const& by)
{
    return a * (exact{1} / by);
}

TOMAKOMAI_KPI_INLINE value abs(value const& v)
{
    detail::require_amount(v, "大きさを取れません");
    return v.number().sign() < 0 ? -v : v;
}

TOMAKOMAI_KPI_INLINE value operator*(value const& a, value const& b)
{
    verdict const answer = detail::ask(rule::product, a, b, "掛けられません");
    return detail::composed_value(a, b.coherent_amount(), answer.result);
}

TOMAKOMAI_KPI_INLINE exact operator/(value const& a, value const& b)
{
    verdict const answer = detail::ask(rule::ratio, a, b, "割れません");
    if (!answer.is_number) {
        detail::throw_refused({.refused = code::undeclared_product}, a.measured(), b.measured(),
                              "数にはなりません(per で単位のある値になります)");
    }
    return a.coherent_amount() / b.coherent_amount();
}

TOMAKOMAI_KPI_INLINE value per(value const& a, value const& b)
{
    verdict const answer = detail::ask(rule::ratio, a, b, "割れません");
    if (answer.is_number) {
        detail::throw_composed(code::undeclared_product, a, b,
                               "単位のない比になります(/ で割ってください)");
    }
    return detail::composed_value(a, exact{1} / b.coherent_amount(), answer.result);
}

TOMAKOMAI_KPI_INLINE value times(value const& a, value const& b, unit declared)
{
    return detail::composed_in(declared, composition::product, a, b, "掛けられません");
}

TOMAKOMAI_KPI_INLINE value per(value const& a, value const& b, unit declared)
{
    return detail::composed_in(declared, composition::quotient, a, b, "割れません");
}

TOMAKOMAI_KPI_INLINE value round(value const& v, detail::whole<int> places, rounding mode)
{
    detail::require_amount(v, "丸められません");
    value rounded{round(v.number(), places, mode), v.unit(), v.basis(), v.multiplier()};
    notation printed = detail::notation_of_result(v, v);
    printed.decimals = static_cast<unsigned char>(std::min<int>(places, 255));
    printed.exact_decimals = true;
    return rounded.with_notation(printed);
}

TOMAKOMAI_KPI_INLINE value in(value const& v, unit wanted, detail::whole<std::int64_t> multiplier)
{
    detail::require_amount(v, "単位を変えられません");
    operand const into{wanted, v.basis()};
    verdict const comparable = rule::order(v.measured(), into);
    if (!comparable.allowed()) {
        detail::throw_refused(comparable, v.measured(), into, "同じ次元の単位ではありません");
    }
    std::int64_t const times = multiplier;
    value same{v.coherent_amount() / (wanted.factor() * times), wanted, v.basis(), times};
    return same.with_notation(detail::notation_of_result(v, v));
}

TOMAKOMAI_KPI_INLINE value over(value const& rate, year_count years)
{
    detail::require_amount(rate, "年数を掛けられません");
    verdict const answer = rule::over(rate.measured());
    if (!answer.allowed()) {
        detail::throw_refused(answer, rate.measured(), "年数を掛けて累計にできません");
    }
    if (years.value() < 1) { detail::throw_no_years(years.value()); }
    value total{rate.number() * years.value(), answer.result.unit, answer.result.basis,
                rate.multiplier()};
    return total.with_notation(detail::notation_of_result(rate, rate));
}

TOMAKOMAI_KPI_INLINE value per_year(value const& total, year_count years)
{
    detail::require_amount(total, "年数で割れません");
    verdict const answer = rule::per_year(total.measured());
    if (!answer.allowed()) {
        detail::throw_refused(answer, total.measured(), "年数で割って単年度の値にできません");
    }
    if (years.value() < 1) { detail::throw_no_years(years.value()); }
    value rate{total.number() / years.value(), answer.result.unit, answer.result.basis,
               total.multiplier()};
    return rate.with_notation(detail::notation_of_result(total, total));
}

TOMAKOMAI_KPI_INLINE relative_change::relative_change(value const& later, value const& earlier)
{
    detail::ask(rule::relative_change, later, earlier, "増減率になりません");
    exact const from = earlier.coherent_amount();
    share_ = (later.coherent_amount() - from) / from;
}

TOMAKOMAI_KPI_INLINE exact weighted_mean(std::span<value const> numerators,
                                         std::span<value const> denominators)
{
    if (numerators.size() != denominators.size()) {
        detail::refuse(argument_error{code::lengths_differ,
                                      "分子が" + std::to_string(numerators.size()) + "個、分母が"
                                          + std::to_string(denominators.size())
                                          + "個あります: 同じ数にしてください (lengths differ)"});
    }
    return detail::total_of(numerators) / detail::total_of(denominators);
}

TOMAKOMAI_KPI_INLINE std::vector<exact> shares_of(value const& whole, std::span<value const> parts)
{
    std::vector<exact> shares;
    shares.reserve(parts.size());
    for (value const& part : parts) { shares.push_back(part / whole); }
    return shares;
}

}  // namespace tomakomai_kpi

#endif
