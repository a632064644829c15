// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/column/any_column.hpp>

#include <algorithm>
#include <limits>
#include <type_traits>
#include <utility>

#include <tomakomai_kpi/value/detail/refusal.hpp>
#include <tomakomai_kpi/value/exact_boost.hpp>
#include <tomakomai_kpi/value/exact_text.hpp>

#include "column/widths.hpp"

namespace tomakomai_kpi {

namespace detail {

exact exact_of(wide n)
{
    if (fits(n)) { return static_cast<std::int64_t>(n); }
    return from_cpp_rational(
        boost::multiprecision::cpp_rational{boost::multiprecision::cpp_int{n}});
}

bool to_wide(exact const& x, wide& out)
{
    std::int64_t small = 0;
    if (x.to_int64(small)) {
        out = small;
        return true;
    }
    if (!x.is_integer() || abs(x) >= power_of_ten(most_wide_digits)) { return false; }
    out = boost::multiprecision::numerator(to_cpp_rational(x)).convert_to<wide>();
    return true;
}

}  // namespace detail

namespace {

// What a value can say of why it is missing; a column knows of rates too, which have no target (0人).
code reason_of_value(code why)
{
    switch (why) {
    case code::not_measured:
    case code::not_started:
    case code::pending:
    case code::suspended:
    case code::not_applicable:
    case code::unread: return why;
    default: return code::unspecified;
    }
}

// A cumulative % is no column either.
void require_carried(column_type const& type)
{
    operand const of = type.measured();
    if (verdict const may = rule::carry(of); !may.allowed()) {
        detail::throw_refused(may, of, "この数え方の値になりません");
    }
}

}  // namespace

any_column::any_column(column_type type, std::shared_ptr<void const> owner, narrow_amounts amounts,
                       std::shared_ptr<std::vector<unsigned char> const> reasons,
                       std::shared_ptr<std::vector<kept_value> const> kept)
    : type_{type},
      owner_{std::move(owner)},
      narrow_{amounts},
      reasons_{std::move(reasons)},
      kept_{std::move(kept)}
{
    require_carried(type);
}

any_column::any_column(column_type type, std::shared_ptr<void const> owner, broad_amounts amounts,
                       std::shared_ptr<std::vector<unsigned char> const> reasons,
                       std::shared_ptr<std::vector<kept_value> const> kept)
    : type_{type},
      owner_{std::move(owner)},
      broad_{amounts},
      is_wide_{true},
      reasons_{std::move(reasons)},
      kept_{std::move(kept)}
{
    require_carried(type);
}

std::span<unsigned char const> any_column::reasons() const noexcept
{
    if (reasons_ == nullptr) { return {}; }
    return std::span{*reasons_}.subspan(first_reason_, size());
}

any_column::gaps any_column::count_gaps() const noexcept
{
    gaps found;
    auto const of = reasons();
    for (std::size_t row = 0; row < of.size(); ++row) {
        auto const why = static_cast<code>(of[row]);
        if (why == code::none) { continue; }
        if (why != code::bound && why != code::no_amount) {
            ++found.missing;
        } else if (found.not_amounts++ == 0) {
            found.first_not_amount = row;
        }
    }
    return found;
}

std::span<kept_value const> any_column::kept() const noexcept
{
    if (kept_ == nullptr) { return {}; }
    auto const from = std::ranges::lower_bound(*kept_, first_row_, {}, &kept_value::row);
    auto const to = std::ranges::lower_bound(*kept_, first_row_ + size(), {}, &kept_value::row);
    return {from, to};
}

value const* any_column::kept_at(std::size_t row) const noexcept
{
    auto const in = kept();
    auto const at = std::ranges::lower_bound(in, first_row_ + row, {}, &kept_value::row);
    return at != in.end() && at->row == first_row_ + row ? &at->value : nullptr;
}

value any_column::operator[](std::size_t row) const
{
    if (value const* const said = kept_at(row)) { return *said; }
    if (code const why = reason(row); why != code::none) {
        return value::missing(reason_of_value(why));
    }
    exact const number = detail::exact_of(amount(row)) / power_of_ten(type_.scale);
    value v{number, type_.unit, type_.basis, type_.multiplier};
    return v;
}

any_column any_column::slice(std::size_t first, std::size_t count) const
{
    any_column part = *this;
    if (is_wide_) {
        part.broad_ = broad_.subspan(first, count);
    } else {
        part.narrow_ = narrow_.subspan(first, count);
    }
    part.first_reason_ += first;
    part.first_row_ += first;
    return part;
}

any_column any_column::take(std::span<std::size_t const> rows) const
{
    auto const amounts = [&](auto const& from) {
        detail::new_amounts<std::remove_cvref_t<decltype(from[0])>> out{rows.size()};
        for (std::size_t i = 0; i < rows.size(); ++i) { out[i] = from[rows[i]]; }
        return out;
    };
    std::shared_ptr<std::vector<unsigned char>> reasons;
    if (!is_whole()) {
        auto const from = this->reasons();
        reasons = std::make_shared<std::vector<unsigned char>>(rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i) { (*reasons)[i] = from[rows[i]]; }
    }
    std::shared_ptr<std::vector<kept_value>> kept;
    if (!this->kept().empty()) {
        kept = std::make_shared<std::vector<kept_value>>();
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (value const* const said = kept_at(rows[i])) { kept->push_back({i, *said}); }
        }
    }
    return is_wide_ ? detail::column_over(type_, amounts(broad_), reasons, kept)
                    : detail::column_over(type_, amounts(narrow_), reasons, kept);
}

bool operator==(any_column const& a, any_column const& b)
{
    if (a.size() != b.size() || a.type().measured().unit != b.type().unit
        || a.type().basis != b.type().basis) {
        return false;
    }
    for (std::size_t row = 0; row < a.size(); ++row) {
        if (a[row] != b[row]) { return false; }
    }
    return true;
}

column_builder::column_builder(column_type type, bool grows) : type_{type}, grows_{grows} {}

void column_builder::set_measured(operand of, std::int64_t multiplier)
{
    type_.unit = of.unit;
    type_.basis = of.basis;
    type_.multiplier = multiplier;
}

void column_builder::reserve(std::size_t rows)
{
    narrow_.reserve(rows);
}

bool column_builder::add(detail::wide digits, int decimals)
{
    if (decimals != type_.scale && !fits_scale(digits, decimals)) { return false; }
    if (!detail::in_range(digits)) { return false; }
    push(digits);
    return true;
}

// Fewer decimals than the column's are filled with zeros; of more, zeros alone may go.
bool column_builder::fits_scale(detail::wide& digits, int decimals)
{
    while (decimals > type_.scale && digits % 10 == 0) {
        digits /= 10;
        --decimals;
    }
    if (decimals > type_.scale) { return grows_ && grow_scale(decimals); }
    auto const zeros = static_cast<std::size_t>(type_.scale - decimals);
    return detail::multiply(digits, detail::powers_of_ten[zeros], digits);
}

bool column_builder::grow_scale(int decimals)
{
    if (decimals > largest_scale) { return false; }
    detail::wide const by = detail::powers_of_ten[static_cast<std::size_t>(decimals - type_.scale)];
    bool const fits = is_wide_ || std::ranges::all_of(narrow_, [&](std::int64_t n) {
                          return detail::fits(n * by);
                      });
    if (!fits) { widen(); }
    if (is_wide_) {
        std::vector<detail::wide> grown{broad_};
        for (detail::wide& n : grown) {
            if (!detail::multiply(n, by, n)) { return false; }
        }
        broad_ = std::move(grown);
    } else {
        for (std::int64_t& n : narrow_) { n = static_cast<std::int64_t>(n * by); }
    }
    type_.scale = decimals;
    return true;
}

void column_builder::widen()
{
    if (is_wide_) { return; }
    broad_.assign(narrow_.begin(), narrow_.end());
    narrow_.clear();
    is_wide_ = true;
}

void column_builder::push(detail::wide amount)
{
    if (!is_wide_ && detail::fits(amount)) {
        narrow_.push_back(static_cast<std::int64_t>(amount));
    } else {
        widen();
        broad_.push_back(amount);
    }
    if (!reasons_.empty()) { reasons_.push_back(0); }
}

void column_builder::add_missing(code reason)
{
    if (reasons_.empty()) { reasons_.assign(size(), 0); }
    if (is_wide_) {
        broad_.push_back(0);
    } else {
        narrow_.push_back(0);
    }
    reasons_.push_back(static_cast<unsigned char>(reason));
}

void column_builder::keep(value said)
{
    kept_.push_back({size() - 1, std::move(said)});
}

any_column column_builder::finish() &&
{
    std::shared_ptr<std::vector<unsigned char> const> reasons;
    if (!reasons_.empty()) {
        reasons = std::make_shared<std::vector<unsigned char> const>(std::move(reasons_));
    }
    std::shared_ptr<std::vector<kept_value> const> kept;
    if (!kept_.empty()) {
        kept = std::make_shared<std::vector<kept_value> const>(std::move(kept_));
    }
    return is_wide_ ? detail::column_over(type_, std::move(broad_), reasons, kept)
                    : detail::column_over(type_, std::move(narrow_), reasons, kept);
}

bool add_integer(column_builder& to, exact const& n)
{
    detail::wide digits = 0;
    return detail::to_wide(n, digits) && to.add(digits);
}

any_column column_of(std::vector<std::int64_t> amounts, column_type type)
{
    return detail::column_over(type, std::move(amounts));
}

}  // namespace tomakomai_kpi
