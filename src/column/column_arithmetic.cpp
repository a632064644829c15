// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/column/column_arithmetic.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/value/detail/refusal.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/exact_text.hpp>

#include "column/pairs.hpp"
#include "column/refused_rows.hpp"
#include "column/widths.hpp"

namespace tomakomai_kpi {

namespace detail {

void require_same_length(any_column const& a, any_column const& b)
{
    if (a.size() == b.size()) { return; }
    throw argument_error{code::lengths_differ, "列の長さが違います: " + std::to_string(a.size())
                                                   + "行と" + std::to_string(b.size())
                                                   + "行 (lengths differ)"};
}

void require_amounts(any_column const& c, char const* deed)
{
    auto const gaps = c.count_gaps();
    if (gaps.not_amounts == 0) { return; }
    std::size_t const row = gaps.first_not_amount;
    std::string const more =
        gaps.not_amounts > 1 ? "。ほかに" + std::to_string(gaps.not_amounts - 1) + "行" : "";
    throw_row(row, c.reason(row),
              "「" + to_string(c[row]) + "」は" + deed + more + " (no amount to count with)");
}

std::shared_ptr<std::vector<unsigned char> const> reasons_of(any_column const& c)
{
    if (c.is_whole()) { return {}; }
    auto const of = c.reasons();
    return std::make_shared<std::vector<unsigned char> const>(of.begin(), of.end());
}

std::shared_ptr<std::vector<unsigned char> const> reasons_or_none(std::vector<unsigned char> of)
{
    if (std::ranges::all_of(of, [](unsigned char why) { return why == 0; })) { return {}; }
    return std::make_shared<std::vector<unsigned char> const>(std::move(of));
}

std::shared_ptr<std::vector<unsigned char> const> reasons_of_both(any_column const& a,
                                                                  any_column const& b)
{
    if (a.is_whole()) { return reasons_of(b); }
    if (b.is_whole()) { return reasons_of(a); }
    std::vector<unsigned char> both{a.reasons().begin(), a.reasons().end()};
    auto const other = b.reasons();
    for (std::size_t row = 0; row < both.size(); ++row) {
        if (both[row] == 0) { both[row] = other[row]; }
    }
    return std::make_shared<std::vector<unsigned char> const>(std::move(both));
}

column_type common_type(std::initializer_list<any_column const*> sides, operand result)
{
    column_type out{result.unit, result.basis, (*sides.begin())->type().multiplier, 0};
    for (any_column const* side : sides) {
        out.multiplier = std::min(out.multiplier, side->type().multiplier);
        out.scale = std::max(out.scale, side->type().scale);
    }
    // 12分 in hours: more decimals where both need them.
    for (any_column const* side : sides) { out = with_scale_for(out, side->type()); }
    return out;
}

}  // namespace detail

namespace {

using detail::wide;

// The amounts × by, of which every product is one.
template <class Amount, class From>
std::optional<detail::new_amounts<Amount>> products(From const& from, wide by)
{
    detail::new_amounts<Amount> out{from.size()};
    bool fits = true;
    for (std::size_t row = 0; row < from.size(); ++row) {
        if constexpr (sizeof(Amount) == sizeof(std::int64_t)) {
            fits &= !__builtin_mul_overflow(from[row], static_cast<std::int64_t>(by), &out[row]);
        } else {
            fits &= detail::multiply(from[row], by, out[row]);
        }
    }
    if (!fits) { return std::nullopt; }
    return out;
}

any_column over_same_rows(any_column const& c, column_type const& type, wide by)
{
    auto const reasons = detail::reasons_of(c);
    if (!c.is_wide() && detail::fits(by)) {
        if (auto narrow = products<std::int64_t>(c.amounts(), by)) {
            return detail::column_over(type, *narrow, reasons);
        }
    }
    auto broad =
        detail::with_amounts(c, [&](auto const& amounts) { return products<wide>(amounts, by); });
    if (!broad) {
        throw amount_error{code::inexact_number, "列の値が38桁に収まりません: " + to_string(type)
                                                     + " (more than 38 digits)"};
    }
    return detail::column_over(type, *broad, reasons);
}

// × by ÷ over, of which every quotient is an integer.
any_column divided_rows(any_column const& c, column_type const& type, exact const& ratio)
{
    column_builder out{type, false};
    out.reserve(c.size());
    detail::refused_rows refused;
    for (std::size_t row = 0; row < c.size(); ++row) {
        if (code const why = c.reason(row); why != code::none) {
            out.add_missing(why);
            continue;
        }
        wide amount = 0;
        bool const fits = detail::to_wide(detail::exact_of(c.amount(row)) * ratio, amount)
                          && out.add(amount, type.scale);
        if (fits) { continue; }
        refused.add(row, code::inexact_number,
                    to_string(type) + "の小数" + std::to_string(type.scale)
                        + "桁、全部で38桁では書けません (more than " + std::to_string(type.scale)
                        + " decimals, or 38 digits)",
                    to_string(c[row]));
        out.add_missing(code::unread);
    }
    refused.throw_any();
    return std::move(out).finish();
}

}  // namespace

any_column detail::at_step(any_column const& c, column_type const& type)
{
    exact const ratio = c.type().step() / type.step();
    if (ratio == 1) { return c; }
    wide by = 0;
    if (!to_wide(ratio, by)) { return divided_rows(c, type, ratio); }
    return over_same_rows(c, type, by);
}

namespace {

enum class sign : bool { plus, minus };

template <class Amount>
std::optional<detail::new_amounts<Amount>> sums(auto const& a, auto const& b, sign s)
{
    detail::new_amounts<Amount> out{a.size()};
    bool overflows = false;
    auto const add = [&](auto deed) {
        for (std::size_t row = 0; row < out.size(); ++row) {
            overflows |= deed(static_cast<Amount>(a[row]), static_cast<Amount>(b[row]), out[row]);
        }
    };
    if (s == sign::plus) {
        add([](Amount x, Amount y, Amount& to) { return __builtin_add_overflow(x, y, &to); });
    } else {
        add([](Amount x, Amount y, Amount& to) { return __builtin_sub_overflow(x, y, &to); });
    }
    if constexpr (sizeof(Amount) > sizeof(std::int64_t)) {
        overflows = overflows || !std::ranges::all_of(out, detail::in_range);
    }
    if (overflows) { return std::nullopt; }
    return out;
}

any_column combined(any_column const& a, any_column const& b, sign s)
{
    char const* const deed = s == sign::plus ? "足せません" : "引けません";
    operand const x = a.type().measured();
    operand const y = b.type().measured();
    verdict const may = s == sign::plus ? rule::sum(x, y) : rule::difference(x, y);
    if (!may.allowed()) { detail::throw_refused(may, x, y, deed); }
    detail::require_same_length(a, b);
    detail::require_amounts(a, deed);
    detail::require_amounts(b, deed);
    column_type const type = detail::common_type({&a, &b}, may.result);
    any_column const left = detail::at_step(a, type);
    any_column const right = detail::at_step(b, type);
    auto const reasons = detail::reasons_of_both(a, b);
    auto const zeroed = [&](auto amounts) {
        for (std::size_t row = 0; reasons != nullptr && row < amounts.size(); ++row) {
            if ((*reasons)[row] != 0) { amounts[row] = 0; }
        }
        return amounts;
    };
    if (!left.is_wide() && !right.is_wide()) {
        if (auto narrow = sums<std::int64_t>(left.amounts(), right.amounts(), s)) {
            return detail::column_over(type, zeroed(*narrow), reasons);
        }
    }
    auto broad = detail::with_amounts(left, [&](auto const& l) {
        return detail::with_amounts(right, [&](auto const& r) { return sums<wide>(l, r, s); });
    });
    if (!broad) {
        throw amount_error{code::inexact_number, "列の値が38桁に収まりません: " + to_string(type)
                                                     + " (more than 38 digits)"};
    }
    return detail::column_over(type, zeroed(*broad), reasons);
}

}  // namespace

any_column as_type(any_column const& c, column_type const& wanted)
{
    operand const from = c.type().measured();
    operand const to = wanted.measured();
    if (!commensurable(from.unit, to.unit)) {
        detail::throw_refused({.refused = code::unit_mismatch}, from, to, "直せません");
    }
    if (from.basis != to.basis) {
        detail::throw_refused({.refused = code::basis_mismatch}, from, to, "直せません");
    }
    require_scale(wanted.scale);
    detail::require_amounts(c, "直せません");
    if (c.type() == wanted) { return c; }
    exact const ratio = c.type().step() / wanted.step();
    wide by = 0;
    if (!detail::to_wide(ratio, by)) { return divided_rows(c, wanted, ratio); }
    return over_same_rows(c, wanted, by);
}

any_column operator+(any_column const& a, any_column const& b)
{
    return combined(a, b, sign::plus);
}

any_column operator-(any_column const& a, any_column const& b)
{
    return combined(a, b, sign::minus);
}

any_column scaled(any_column const& c, exact const& by)
{
    operand const of = c.type().measured();
    if (verdict const may = rule::scaled(of); !may.allowed()) {
        detail::throw_refused(may, of, "掛けられません");
    }
    detail::require_amounts(c, "掛けられません");
    column_type type = c.type();
    int const places = decimals(by);
    if (places < 0) {
        throw amount_error{code::inexact_number,
                           "× " + to_string(by)
                               + " は小数で書き終わりません (decimals do not end)"};
    }
    if (type.scale + places > largest_scale) {  // which rows may do without
        type.scale = largest_scale;
        return divided_rows(c, type, by * power_of_ten(largest_scale - c.type().scale));
    }
    type.scale += places;
    wide factor = 0;
    if (!detail::to_wide(by * power_of_ten(places), factor)) {
        throw amount_error{code::inexact_number,
                           "列の値が38桁に収まりません (more than 38 digits)"};
    }
    return over_same_rows(c, type, factor);
}

namespace {

// Of two steps: the products need not fit a column, as 億円 of 18 decimals beside 円 do not.
void order_steps(any_column const& a, any_column const& b, std::vector<signed char>& out)
{
    exact const ratio = a.type().step() / b.type().step();
    wide up = 0;
    wide down = 0;
    bool const in_integers =
        detail::to_wide(ratio.numerator(), up) && detail::to_wide(ratio.denominator(), down);
    for (std::size_t row = 0; row < out.size(); ++row) {
        wide l = 0;
        wide r = 0;
        bool const fits = in_integers && detail::multiply(a.amount(row), up, l)
                          && detail::multiply(b.amount(row), down, r);
        if (fits) {
            out[row] = static_cast<signed char>((l > r) - (l < r));
        } else {
            exact const left = detail::exact_of(a.amount(row)) * ratio;
            exact const right = detail::exact_of(b.amount(row));
            out[row] = static_cast<signed char>((left > right) - (left < right));
        }
    }
}

}  // namespace

std::vector<signed char> compare(any_column const& a, any_column const& b)
{
    char const* const deed = "比べられません";
    operand const x = a.type().measured();
    operand const y = b.type().measured();
    if (verdict const may = rule::order(x, y); !may.allowed()) {
        detail::throw_refused(may, x, y, deed);
    }
    detail::require_same_length(a, b);
    detail::require_amounts(a, deed);
    detail::require_amounts(b, deed);
    std::vector<signed char> out(a.size());
    if (a.type().step() == b.type().step()) {
        detail::with_amounts(a, [&](auto const& l) {
            detail::with_amounts(b, [&](auto const& r) {
                for (std::size_t row = 0; row < out.size(); ++row) {
                    out[row] = static_cast<signed char>((l[row] > r[row]) - (l[row] < r[row]));
                }
            });
        });
    } else {
        order_steps(a, b, out);
    }
    if (auto const reasons = detail::reasons_of_both(a, b)) {
        for (std::size_t row = 0; row < out.size(); ++row) {
            if ((*reasons)[row] != 0) { out[row] = no_order; }
        }
    }
    return out;
}

}  // namespace tomakomai_kpi
