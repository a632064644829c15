// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_VALUE_BODIES_VALUE_HPP
#define TOMAKOMAI_KPI_VALUE_BODIES_VALUE_HPP

// Run-time values: making, asking, comparing and hashing them.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/value/detail/refusal.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/value.hpp>

namespace tomakomai_kpi {

namespace detail {

inline std::size_t dimension_hash(dimension const& d)
{
    std::size_t sum = 0;  // a sum, as the factors of a dimension have no order
    for (auto const& f : d.factors) {
        if (f.exponent == 0) { continue; }
        sum += std::hash<std::string_view>{}(f.base) * static_cast<std::size_t>(f.exponent);
    }
    return sum;
}

// Equality does not ask of what a change is.
inline basis plain_basis(basis b)
{
    return is_change(b) ? basis::change : b;
}

inline void require_multiplier(std::int64_t multiplier)
{
    if (!is_multiplier(multiplier)) {
        detail::refuse(
            amount_error{code::bad_number, "倍数「" + std::to_string(multiplier)
                                               + "」は10の累乗(千兆まで)です (a power of ten)"});
    }
}

}  // namespace detail

TOMAKOMAI_KPI_INLINE value::value(exact number, tomakomai_kpi::unit of, tomakomai_kpi::basis on,
                                  detail::whole<std::int64_t> multiplier)
    : number_{std::move(number)}, multiplier_{multiplier}, unit_{of}, basis_{on}
{
    if (verdict const answer = rule::carry({of, on}); !answer.allowed()) {
        detail::throw_refused(answer, {of, on}, "値になりません");
    }
    detail::require_multiplier(multiplier_);
    detail::require_rank(amount(), {of, on});
}

TOMAKOMAI_KPI_INLINE value::value(exact number, tomakomai_kpi::unit of, tomakomai_kpi::basis on,
                                  std::int64_t multiplier, tomakomai_kpi::notation printed) noexcept
    : number_{std::move(number)}, multiplier_{multiplier}, unit_{of}, basis_{on}, notation_{printed}
{
}

TOMAKOMAI_KPI_INLINE value value::missing(code reason)
{
    switch (reason) {
    case code::unspecified:
    case code::not_measured:
    case code::not_started:
    case code::pending:
    case code::suspended:
    case code::not_applicable:
    case code::unread: break;
    default:
        detail::refuse(
            amount_error{code::unknown_name, "「" + std::string{name(reason)}
                                                 + "」は値のない理由になりません (not a reason)"});
    }
    value v;
    v.reason_ = reason;
    return v;
}

TOMAKOMAI_KPI_INLINE value value::unread(std::string text)
{
    value v = missing(code::unread);
    return v.with_printed(std::move(text), {});
}

TOMAKOMAI_KPI_INLINE value value::range(value low, value high)
{
    auto const limit = [](value const& v) {
        // An open end (20人未満) and a rise (3～5%増) are limits like any other.
        value plain{v};
        return plain.with_bound(bound::none).with_form(tomakomai_kpi::form::amount);
    };
    for (value const* const v : {&low, &high}) {
        if (!v->has_number()) { detail::require_amount(*v, "幅になりません"); }
    }
    if (!(limit(low) < limit(high))) {
        detail::refuse(amount_error{code::bad_number,
                                    "幅の下端は上端より小さい値です (low is not below high)"});
    }
    value v;
    v.reason_ = code::none;
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

TOMAKOMAI_KPI_INLINE value value::in_words(std::string text)
{
    value v;
    v.reason_ = code::none;
    v.form_ = tomakomai_kpi::form::words;
    extras said;
    said.words = std::move(text);
    v.extras_ = std::make_shared<extras const>(std::move(said));
    return v;
}

TOMAKOMAI_KPI_INLINE value::extras const& value::more() const noexcept
{
    static extras const none;
    return extras_ ? *extras_ : none;
}

TOMAKOMAI_KPI_INLINE value const& value::low() const
{
    if (!is_range()) {
        detail::refuse(amount_error{code::no_amount, "幅のある値ではありません (not a range)"});
    }
    return more().limits[0];
}

TOMAKOMAI_KPI_INLINE value const& value::high() const
{
    low();
    return more().limits[1];
}

TOMAKOMAI_KPI_INLINE std::string const& value::words() const noexcept
{
    return more().words;
}

TOMAKOMAI_KPI_INLINE std::vector<std::string> const& value::said() const noexcept
{
    return more().said;
}

TOMAKOMAI_KPI_INLINE void value::require(operand wanted) const
{
    detail::require_amount(*this, "型のある値にできません");
    if (!commensurable(unit_, wanted.unit)) {
        detail::throw_refused({.refused = code::unit_mismatch}, measured(), wanted, "別のものです");
    }
    if (basis_ != wanted.basis && !(basis_ == basis::change && is_change(wanted.basis))) {
        detail::throw_refused({.refused = code::basis_mismatch}, measured(), wanted,
                              "別のものです");
    }
}

TOMAKOMAI_KPI_INLINE std::string const& value::kept_text() const noexcept
{
    return more().text;
}

TOMAKOMAI_KPI_INLINE std::vector<value> const& value::parts() const noexcept
{
    return more().parts;
}

TOMAKOMAI_KPI_INLINE value& value::with_bound(tomakomai_kpi::bound b) noexcept
{
    bound_ = b;
    return *this;
}

TOMAKOMAI_KPI_INLINE value& value::with_notation(tomakomai_kpi::notation n) noexcept
{
    notation_ = n;
    return *this;
}

TOMAKOMAI_KPI_INLINE value& value::with_printed(std::string text, std::vector<value> parts)
{
    extras printed = more();
    printed.text = std::move(text);
    printed.parts = std::move(parts);
    extras_ = std::make_shared<extras const>(std::move(printed));
    return *this;
}

TOMAKOMAI_KPI_INLINE value& value::with_form(tomakomai_kpi::form f) noexcept
{
    form_ = f;
    return *this;
}

TOMAKOMAI_KPI_INLINE value& value::with_said(std::vector<std::string> words)
{
    extras printed = more();
    printed.said = std::move(words);
    extras_ = std::make_shared<extras const>(std::move(printed));
    return *this;
}

TOMAKOMAI_KPI_INLINE std::size_t value::hash() const
{
    if (is_missing()) { return static_cast<std::size_t>(reason_); }
    if (form_ == tomakomai_kpi::form::words) { return std::hash<std::string>{}(words()); }
    if (is_range()) { return detail::mix(low().hash(), high().hash()); }
    std::size_t seed = coherent_amount().hash();
    seed = detail::mix(seed, detail::dimension_hash(unit_.definition().dimension));
    seed = detail::mix(seed, static_cast<std::size_t>(detail::plain_basis(basis_)));
    seed = detail::mix(seed, static_cast<std::size_t>(bound_));
    if (form_ != tomakomai_kpi::form::amount || is_gross()) {
        seed = detail::mix(seed, static_cast<std::size_t>(form_) * 2 + (is_gross() ? 1 : 0));
    }
    return seed;
}

TOMAKOMAI_KPI_INLINE bool detail::equal_by_rule(value const& a, value const& b)
{
    if (a.is_missing() || b.is_missing()) {
        bool const of_one_text = a.reason() != code::unread || a.kept_text() == b.kept_text();
        return a.reason() == b.reason() && of_one_text;
    }
    if (a.form() != b.form() || a.is_gross() != b.is_gross()) { return false; }
    if (a.form() == form::words) { return a.words() == b.words(); }
    if (a.is_range()) { return a.low() == b.low() && a.high() == b.high(); }
    return commensurable(a.unit(), b.unit())
           && detail::plain_basis(a.basis()) == detail::plain_basis(b.basis())
           && a.bound() == b.bound() && a.coherent_amount() == b.coherent_amount();
}

TOMAKOMAI_KPI_INLINE std::strong_ordering detail::compare_by_rule(value const& a, value const& b)
{
    detail::ask(rule::order, a, b, "比べられません");
    return a.coherent_amount() <=> b.coherent_amount();
}

}  // namespace tomakomai_kpi

#endif
