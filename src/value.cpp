// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/value.hpp>

#include <string_view>
#include <utility>

#include <tomakomai_kpi/error.hpp>

#include "refusal.hpp"

namespace tomakomai_kpi {

namespace {

// Arithmetic takes a present amount that is no bound.
void require_amount(value const& v, char const* deed)
{
    if (v.is_missing()) {
        throw amount_error{code::missing, "値がないので" + std::string{deed} + ": 理由 "
                                              + name(v.reason()) + " (no amount)"};
    }
    if (v.bound() != bound::none) {
        throw amount_error{code::bound,
                           "以上・以下などの限度は" + std::string{deed}
                               + ": 限度の数そのものは amount で取り出せます (a bound)"};
    }
}

verdict ask(verdict (*rule)(operand, operand), value const& a, value const& b, char const* deed)
{
    require_amount(a, deed);
    require_amount(b, deed);
    verdict const answer = rule(a.measured(), b.measured());
    if (!answer.allowed()) { detail::throw_refused(answer, a.measured(), b.measured(), deed); }
    return answer;
}

exact size(value const& v)
{
    return v.unit().factor() * v.multiplier();
}

// How a result of a and b prints: plain digits where one of them did so.
notation of_result(value const& a, value const& b)
{
    bool const plain =
        a.notation().grouping == grouping::plain || b.notation().grouping == grouping::plain;
    return {.grouping = plain ? grouping::plain : grouping::unseen};
}

// Both numbers in the finer multiplier of the operands, in which a result loses nothing to read.
struct aligned {
    exact a;
    exact b;
    std::int64_t multiplier;
};

aligned align(value const& a, value const& b, unit in)
{
    std::int64_t const multiplier = size(b) < size(a) ? b.multiplier() : a.multiplier();
    exact const one = in.factor() * multiplier;
    return {a.number() * (size(a) / one), b.number() * (size(b) / one), multiplier};
}

std::size_t mix(std::size_t seed, std::size_t more)
{
    return seed ^ (more + 0x9E3779B97F4A7C15U + (seed << 6U) + (seed >> 2U));
}

std::size_t hash_dimension(dimension const& d)
{
    std::size_t sum = 0;  // a sum, as the factors of a dimension have no order
    for (auto const& f : d.factors) {
        if (f.exponent == 0) { continue; }
        sum += std::hash<std::string_view>{}(f.base) * static_cast<std::size_t>(f.exponent);
    }
    return sum;
}

// Equality does not ask of what a change is.
basis plain_basis(basis b)
{
    return is_change(b) ? basis::change : b;
}

}  // namespace

value::value(exact number, tomakomai_kpi::unit of, tomakomai_kpi::basis on, std::int64_t multiplier)
    : number_{std::move(number)}, multiplier_{multiplier}, unit_{of}, basis_{on}
{
    if (verdict const answer = rule::carry({of, on}); !answer.allowed()) {
        detail::throw_refused(answer, {of, on}, "値になりません");
    }
}

value value::missing(code reason)
{
    value v;
    v.reason_ = reason;
    return v;
}

void value::require(operand wanted) const
{
    require_amount(*this, "型のある値にできません");
    if (!commensurable(unit_, wanted.unit)) {
        detail::throw_refused({.refused = code::unit_mismatch}, measured(), wanted, "別のものです");
    }
    if (basis_ != wanted.basis && !(basis_ == basis::change && is_change(wanted.basis))) {
        detail::throw_refused({.refused = code::basis_mismatch}, measured(), wanted,
                              "別のものです");
    }
}

std::string const& value::kept_text() const noexcept
{
    static std::string const none;
    return extras_ ? extras_->text : none;
}

std::vector<value> const& value::parts() const noexcept
{
    static std::vector<value> const none;
    return extras_ ? extras_->parts : none;
}

value& value::with_bound(tomakomai_kpi::bound b) noexcept
{
    bound_ = b;
    return *this;
}

value& value::with_notation(tomakomai_kpi::notation n) noexcept
{
    notation_ = n;
    return *this;
}

value& value::with_printed(std::string text, std::vector<value> parts)
{
    extras_ = std::make_shared<extras const>(extras{std::move(text), std::move(parts)});
    return *this;
}

value operator+(value const& a, value const& b)
{
    verdict const answer = ask(rule::sum, a, b, "足せません");
    aligned const in = align(a, b, answer.result.unit);
    value sum{in.a + in.b, answer.result.unit, answer.result.basis, in.multiplier};
    return sum.with_notation(of_result(a, b));
}

value operator-(value const& a, value const& b)
{
    verdict const answer = ask(rule::difference, a, b, "引けません");
    aligned const in = align(a, b, answer.result.unit);
    value rest{in.a - in.b, answer.result.unit, answer.result.basis, in.multiplier};
    return rest.with_notation(of_result(a, b));
}

value operator-(value const& a)
{
    return a * exact{-1};
}

value operator*(value const& a, exact const& by)
{
    require_amount(a, "掛けられません");
    verdict const answer = rule::scaled(a.measured());
    if (!answer.allowed()) { detail::throw_refused(answer, a.measured(), "掛けられません"); }
    value product{a.number_ * by, a.unit_, a.basis_, a.multiplier_};
    return product.with_notation(of_result(a, a));
}

value operator/(value const& a, exact const& by)
{
    return a * (exact{1} / by);
}

exact operator/(value const& a, value const& b)
{
    verdict const answer = ask(rule::ratio, a, b, "割れません");
    if (!answer.is_number) {
        detail::throw_refused({.refused = code::undeclared_product}, a.measured(), b.measured(),
                              "数にはなりません(per で単位のある値になります)");
    }
    return a.amount_in_coherent_units() / b.amount_in_coherent_units();
}

value per(value const& a, value const& b)
{
    verdict const answer = ask(rule::ratio, a, b, "割れません");
    if (answer.is_number) {
        detail::throw_refused({.refused = code::undeclared_product}, a.measured(), b.measured(),
                              "単位のない比になります(/ で割ってください)");
    }
    exact const quotient = a.amount() * a.unit().factor() / (b.amount() * b.unit().factor());
    return {quotient / answer.result.unit.factor(), answer.result.unit, answer.result.basis};
}

bool operator==(value const& a, value const& b)
{
    if (a.is_missing() || b.is_missing()) { return a.reason_ == b.reason_; }
    return commensurable(a.unit_, b.unit_) && plain_basis(a.basis_) == plain_basis(b.basis_)
           && a.bound_ == b.bound_ && a.amount_in_coherent_units() == b.amount_in_coherent_units();
}

std::size_t value::hash() const
{
    if (is_missing()) { return static_cast<std::size_t>(reason_); }
    std::size_t seed = amount_in_coherent_units().hash();
    seed = mix(seed, hash_dimension(unit_.definition().dimension));
    seed = mix(seed, static_cast<std::size_t>(plain_basis(basis_)));
    return mix(seed, static_cast<std::size_t>(bound_));
}

std::strong_ordering compare(value const& a, value const& b)
{
    ask(rule::order, a, b, "比べられません");
    return a.amount() * a.unit().factor() <=> b.amount() * b.unit().factor();
}

value over(value const& rate, int years)
{
    require_amount(rate, "年数を掛けられません");
    verdict const answer = rule::over(rate.measured());
    if (!answer.allowed()) {
        detail::throw_refused(answer, rate.measured(), "年数を掛けて累計にできません");
    }
    if (years < 1) { detail::throw_no_years(years); }
    value total{rate.number() * years, answer.result.unit, answer.result.basis, rate.multiplier()};
    return total.with_notation(of_result(rate, rate));
}

value per_year(value const& total, int years)
{
    require_amount(total, "年数で割れません");
    verdict const answer = rule::per_year(total.measured());
    if (!answer.allowed()) {
        detail::throw_refused(answer, total.measured(), "年数で割って単年度の値にできません");
    }
    if (years < 1) { detail::throw_no_years(years); }
    value rate{total.number() / years, answer.result.unit, answer.result.basis, total.multiplier()};
    return rate.with_notation(of_result(total, total));
}

}  // namespace tomakomai_kpi
