// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/value/value.hpp>

#include <string_view>
#include <utility>

#include <tomakomai_kpi/value/error.hpp>

#include "value/refusal.hpp"

namespace tomakomai_kpi {

namespace {

// Arithmetic takes a present amount that is no bound, range, rise or fall.
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
    switch (v.form()) {
    case form::amount: return;
    case form::words:
        throw amount_error{code::no_amount, "言葉の値「" + v.words() + "」は" + std::string{deed}
                                                + ": 数がありません (words, no amount)"};
    case form::range:
        throw amount_error{code::bound, "幅のある値は" + std::string{deed}
                                            + ": low と high で両端を取り出せます (a range)"};
    case form::increase:
    case form::decrease:
        throw amount_error{code::bound,
                           "増減として書かれた値は" + std::string{deed}
                               + ": 数そのものは amount で取り出せます (an increase or decrease)"};
    }
}

// 延べ人数 and 人数 count different things.
void require_same_count(value const& a, value const& b, char const* deed)
{
    if (a.is_gross() == b.is_gross() || !commensurable(a.unit(), b.unit())) { return; }
    std::string const symbol = a.unit().symbol();
    std::string const left = (a.is_gross() ? "延べ" : "") + symbol;
    std::string const right = (b.is_gross() ? "延べ" : "") + symbol;
    throw unit_error{code::unit_mismatch,
                     left + "と" + right + "は" + deed
                         + ": 延べの数は同じものを何度も数えます (gross and net counts)",
                     left, right};
}

verdict ask(verdict (*rule)(operand, operand), value const& a, value const& b, char const* deed)
{
    require_amount(a, deed);
    require_amount(b, deed);
    require_same_count(a, b, deed);
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
    unsigned char const gross = a.is_gross() && b.is_gross() ? qualifier::gross : 0;
    return {.grouping = plain ? grouping::plain : grouping::unseen, .qualifiers = gross};
}

// Both numbers in the unit and multiplier of the finer operand, in which a result loses nothing to
// read. Where the rule gives the result another unit (points), its own.
struct aligned {
    exact a;
    exact b;
    unit in;
    std::int64_t multiplier;
};

aligned align(value const& a, value const& b, unit result)
{
    value const& fine = size(b) < size(a) ? b : a;
    bool const same_unit = commensurable(fine.unit(), result);
    unit const in = same_unit ? fine.unit() : result;
    std::int64_t const multiplier = same_unit ? fine.multiplier() : 1;
    exact const one = in.factor() * multiplier;
    return {a.number() * (size(a) / one), b.number() * (size(b) / one), in, multiplier};
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

void require_multiplier(std::int64_t multiplier)
{
    constexpr std::int64_t largest = 1'000'000'000'000'000;
    std::int64_t rest = multiplier;
    while (rest > 1 && rest % 10 == 0) { rest /= 10; }
    if (rest != 1 || multiplier > largest) {
        throw amount_error{code::bad_number, "倍数「" + std::to_string(multiplier)
                                                 + "」は10の累乗(千兆まで)です (a power of ten)"};
    }
}

// A product or quotient in the unit of the result.
value composed(value const& a, exact const& by, operand result)
{
    exact const amount = a.coherent_amount() * by;
    return {amount / result.unit.factor(), result.unit, result.basis};
}

[[noreturn]] void throw_composed(code why, value const& a, value const& b, char const* deed)
{
    detail::throw_refused({.refused = why}, a.measured(), b.measured(), deed);
}

value composed_in(unit declared, composition how, value const& a, value const& b, char const* deed)
{
    require_amount(a, deed);
    require_amount(b, deed);
    verdict answer = rule::in_declared(declared, a.measured(), b.measured());
    if (declared.definition().composition != how) { answer.refused = code::undeclared_product; }
    if (!answer.allowed()) { detail::throw_refused(answer, a.measured(), b.measured(), deed); }
    exact const factor = b.coherent_amount();
    return composed(a, how == composition::product ? factor : exact{1} / factor, answer.result);
}

value total(std::span<value const> values)
{
    if (values.empty()) {
        throw amount_error{code::missing, "足す値がありません (nothing to add)"};
    }
    value sum = values.front() * exact{1};
    for (value const& v : values.subspan(1)) { sum = sum + v; }
    return sum;
}

}  // namespace

value::value(exact number, tomakomai_kpi::unit of, tomakomai_kpi::basis on, std::int64_t multiplier)
    : number_{std::move(number)}, multiplier_{multiplier}, unit_{of}, basis_{on}
{
    if (verdict const answer = rule::carry({of, on}); !answer.allowed()) {
        detail::throw_refused(answer, {of, on}, "値になりません");
    }
    require_multiplier(multiplier);
}

value::value(exact number, tomakomai_kpi::unit of, tomakomai_kpi::basis on, std::int64_t multiplier,
             tomakomai_kpi::notation printed) noexcept
    : number_{std::move(number)}, multiplier_{multiplier}, unit_{of}, basis_{on}, notation_{printed}
{
}

value value::missing(code reason)
{
    switch (reason) {
    case code::unspecified:
    case code::not_measured:
    case code::not_started:
    case code::pending:
    case code::not_applicable: break;
    default:
        throw amount_error{code::unknown_name, "「" + std::string{name(reason)}
                                                   + "」は値のない理由になりません (not a reason)"};
    }
    value v;
    v.reason_ = reason;
    return v;
}

value value::range(value low, value high)
{
    auto const limit = [](value const& v) {
        // An open end (20人未満) and a rise (3～5%増) are limits like any other.
        value plain{v};
        return plain.with_bound(bound::none).with_form(tomakomai_kpi::form::amount);
    };
    for (value const* const v : {&low, &high}) {
        if (!v->has_number()) { require_amount(*v, "幅になりません"); }
    }
    if (!(limit(low) < limit(high))) {
        throw amount_error{code::bad_number,
                           "幅の下端は上端より小さい値です (low is not below high)"};
    }
    value v;
    v.unit_ = high.unit_;
    v.basis_ = high.basis_;
    v.multiplier_ = high.multiplier_;
    v.form_ = tomakomai_kpi::form::range;
    extras said;
    said.limits.push_back(std::move(low));
    said.limits.push_back(std::move(high));
    v.extras_ = std::make_shared<extras const>(std::move(said));
    return v;
}

value value::in_words(std::string text)
{
    value v;
    v.form_ = tomakomai_kpi::form::words;
    extras said;
    said.words = std::move(text);
    v.extras_ = std::make_shared<extras const>(std::move(said));
    return v;
}

value::extras const& value::more() const noexcept
{
    static extras const none;
    return extras_ ? *extras_ : none;
}

value const& value::low() const
{
    if (!is_range()) {
        throw amount_error{code::no_amount, "幅のある値ではありません (not a range)"};
    }
    return more().limits[0];
}

value const& value::high() const
{
    low();
    return more().limits[1];
}

std::string const& value::words() const noexcept
{
    return more().words;
}

std::vector<std::string> const& value::said() const noexcept
{
    return more().said;
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
    return more().text;
}

std::vector<value> const& value::parts() const noexcept
{
    return more().parts;
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
    extras printed = more();
    printed.text = std::move(text);
    printed.parts = std::move(parts);
    extras_ = std::make_shared<extras const>(std::move(printed));
    return *this;
}

value& value::with_form(tomakomai_kpi::form f) noexcept
{
    form_ = f;
    return *this;
}

value& value::with_said(std::vector<std::string> words)
{
    extras printed = more();
    printed.said = std::move(words);
    extras_ = std::make_shared<extras const>(std::move(printed));
    return *this;
}

value operator+(value const& a, value const& b)
{
    if (detail::of_one_kind(a, b)) {
        return {a.number_ + b.number_, a.unit_, a.basis_, a.multiplier_, of_result(a, b)};
    }
    verdict const answer = ask(rule::sum, a, b, "足せません");
    aligned const in = align(a, b, answer.result.unit);
    value sum{in.a + in.b, in.in, answer.result.basis, in.multiplier};
    return sum.with_notation(of_result(a, b));
}

value operator-(value const& a, value const& b)
{
    if (detail::of_one_kind(a, b)) {
        return {a.number_ - b.number_, a.unit_, change_of(a.basis_), a.multiplier_,
                of_result(a, b)};
    }
    verdict const answer = ask(rule::difference, a, b, "引けません");
    aligned const in = align(a, b, answer.result.unit);
    value rest{in.a - in.b, in.in, answer.result.basis, in.multiplier};
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
    return {a.number_ * by, a.unit_, a.basis_, a.multiplier_, of_result(a, a)};
}

value operator/(value const& a, exact const& by)
{
    return a * (exact{1} / by);
}

value operator*(value const& a, value const& b)
{
    verdict const answer = ask(rule::product, a, b, "掛けられません");
    return composed(a, b.coherent_amount(), answer.result);
}

exact operator/(value const& a, value const& b)
{
    verdict const answer = ask(rule::ratio, a, b, "割れません");
    if (!answer.is_number) {
        detail::throw_refused({.refused = code::undeclared_product}, a.measured(), b.measured(),
                              "数にはなりません(per で単位のある値になります)");
    }
    return a.coherent_amount() / b.coherent_amount();
}

value per(value const& a, value const& b)
{
    verdict const answer = ask(rule::ratio, a, b, "割れません");
    if (answer.is_number) {
        throw_composed(code::undeclared_product, a, b,
                       "単位のない比になります(/ で割ってください)");
    }
    return composed(a, exact{1} / b.coherent_amount(), answer.result);
}

value times(value const& a, value const& b, unit declared)
{
    return composed_in(declared, composition::product, a, b, "掛けられません");
}

value per(value const& a, value const& b, unit declared)
{
    return composed_in(declared, composition::quotient, a, b, "割れません");
}

bool detail::equal_by_rule(value const& a, value const& b)
{
    if (a.is_missing() || b.is_missing()) { return a.reason() == b.reason(); }
    if (a.form() != b.form() || a.is_gross() != b.is_gross()) { return false; }
    if (a.form() == form::words) { return a.words() == b.words(); }
    if (a.is_range()) { return a.low() == b.low() && a.high() == b.high(); }
    return commensurable(a.unit(), b.unit()) && plain_basis(a.basis()) == plain_basis(b.basis())
           && a.bound() == b.bound() && a.coherent_amount() == b.coherent_amount();
}

std::size_t value::hash() const
{
    if (is_missing()) { return static_cast<std::size_t>(reason_); }
    if (form_ == tomakomai_kpi::form::words) { return std::hash<std::string>{}(words()); }
    if (is_range()) { return mix(low().hash(), high().hash()); }
    std::size_t seed = coherent_amount().hash();
    seed = mix(seed, hash_dimension(unit_.definition().dimension));
    seed = mix(seed, static_cast<std::size_t>(plain_basis(basis_)));
    seed = mix(seed, static_cast<std::size_t>(bound_));
    if (form_ != tomakomai_kpi::form::amount || is_gross()) {
        seed = mix(seed, static_cast<std::size_t>(form_) * 2 + (is_gross() ? 1 : 0));
    }
    return seed;
}

std::strong_ordering detail::compare_by_rule(value const& a, value const& b)
{
    ask(rule::order, a, b, "比べられません");
    return a.coherent_amount() <=> b.coherent_amount();
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

relative_change::relative_change(value const& later, value const& earlier)
{
    ask(rule::relative_change, later, earlier, "増減率になりません");
    exact const from = earlier.coherent_amount();
    share_ = (later.coherent_amount() - from) / from;
}

exact weighted_mean(std::span<value const> numerators, std::span<value const> denominators)
{
    if (numerators.size() != denominators.size()) {
        throw amount_error{code::lengths_differ,
                           "分子が" + std::to_string(numerators.size()) + "個、分母が"
                               + std::to_string(denominators.size())
                               + "個あります: 同じ数にしてください (lengths differ)"};
    }
    return total(numerators) / total(denominators);
}

std::vector<exact> shares_of(value const& whole, std::span<value const> parts)
{
    std::vector<exact> shares;
    shares.reserve(parts.size());
    for (value const& part : parts) { shares.push_back(part / whole); }
    return shares;
}

}  // namespace tomakomai_kpi
