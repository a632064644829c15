// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/column/column_rows.hpp>

#include <algorithm>
#include <numeric>
#include <unordered_map>
#include <utility>

#include <tomakomai_kpi/value/detail/refusal.hpp>
#include <tomakomai_kpi/value/error.hpp>

#include "column/pairs.hpp"
#include "column/refused_rows.hpp"
#include "column/widths.hpp"

namespace tomakomai_kpi {

namespace {

using detail::wide;

constexpr char const* too_long = "38桁に収まりません (more than 38 digits)";

// 100人以上 and a range are no amounts, but are said; a rate without target has a reason and says nothing.
bool is_missing(any_column const& c, std::size_t row)
{
    code const why = c.reason(row);
    if (why != code::bound && why != code::no_amount) { return why != code::none; }
    return c.kept_at(row) == nullptr;
}

struct hash_of_wide {
    std::size_t operator()(wide n) const noexcept
    {
        auto const bits = static_cast<detail::unsigned_wide>(n);
        auto const mixed =
            static_cast<std::uint64_t>(bits) ^ static_cast<std::uint64_t>(bits >> 64U);
        return static_cast<std::size_t>(mixed * 0x9E37'79B9'7F4A'7C15U >> 16U);
    }
};

struct hash_of_value {
    std::size_t operator()(value const& v) const { return v.hash(); }
};

void require_alike(any_column const& a, any_column const& b)
{
    operand const x = a.type().measured();
    operand const y = b.type().measured();
    char const* const deed = "一つの列になりません";
    if (x.unit != y.unit || a.type().multiplier != b.type().multiplier) {
        detail::throw_refused({.refused = code::unit_mismatch}, x, y, deed);
    }
    if (x.basis != y.basis) {
        detail::throw_refused({.refused = code::basis_mismatch}, x, y, deed);
    }
}

}  // namespace

any_column joined(std::span<any_column const> columns)
{
    any_column const& first = columns.front();
    column_type type = first.type();
    std::size_t rows = 0;
    for (any_column const& c : columns) {
        require_alike(first, c);
        type.scale = std::max(type.scale, c.type().scale);
        rows += c.size();
    }
    column_builder out{type, false};
    out.reserve(rows);
    for (any_column const& c : columns) {
        for (std::size_t row = 0; row < c.size(); ++row) {
            if (code const why = c.reason(row); why != code::none) {
                out.add_missing(why);
            } else if (!out.add(c.amount(row), c.type().scale)) {
                detail::throw_row(out.size(), code::inexact_number, too_long);
            }
            if (value const* const said = c.kept_at(row)) { out.keep(*said); }
        }
    }
    return std::move(out).finish();
}

std::vector<unsigned char> missing_rows(any_column const& c)
{
    std::vector<unsigned char> out(c.size(), 0);
    for (std::size_t row = 0; !c.is_whole() && row < c.size(); ++row) {
        out[row] = is_missing(c, row) ? 1 : 0;
    }
    return out;
}

std::vector<std::int32_t> row_codes(any_column const& c)
{
    std::unordered_map<wide, std::int32_t, hash_of_wide> amounts;
    std::unordered_map<value, std::int32_t, hash_of_value> others;  // 100人以上, 延べ5人
    std::int32_t next = 0;
    std::vector<std::int32_t> out(c.size(), no_row_code);
    for (std::size_t row = 0; row < c.size(); ++row) {
        if (is_missing(c, row)) { continue; }
        value const* const said = c.kept_at(row);
        bool const is_amount =
            c.reason(row) == code::none && (said == nullptr || !said->is_gross());
        std::int32_t& number = is_amount
                                   ? amounts.try_emplace(c.amount(row), no_row_code).first->second
                                   : others.try_emplace(c[row], no_row_code).first->second;
        if (number == no_row_code) { number = next++; }
        out[row] = number;
    }
    return out;
}

std::vector<std::int32_t> row_ranks(any_column const& c)
{
    detail::require_amounts(c, "並べられません");
    std::vector<std::size_t> rows;
    rows.reserve(c.size());
    for (std::size_t row = 0; row < c.size(); ++row) {
        if (c.reason(row) == code::none) { rows.push_back(row); }
    }
    std::ranges::sort(rows, {}, [&](std::size_t row) { return c.amount(row); });
    std::vector<std::int32_t> out(c.size(), no_row_code);
    std::int32_t rank = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i > 0 && c.amount(rows[i]) != c.amount(rows[i - 1])) { ++rank; }
        out[rows[i]] = rank;
    }
    return out;
}

any_column running_sums(any_column const& c, bool skips)
{
    operand const of = c.type().measured();
    char const* const deed = "順に足せません";
    if (verdict const may = rule::sum(of, of); !may.allowed()) {
        detail::throw_refused(may, of, of, deed);
    }
    detail::require_amounts(c, deed);
    column_builder out{c.type(), false};
    out.reserve(c.size());
    wide total = 0;
    code ended = code::none;
    for (std::size_t row = 0; row < c.size(); ++row) {
        code const why = ended != code::none ? ended : c.reason(row);
        if (why != code::none) {
            if (!skips) { ended = why; }
            out.add_missing(why);
            continue;
        }
        bool const fits =
            !__builtin_add_overflow(total, c.amount(row), &total) && out.add(total, c.type().scale);
        if (!fits) { detail::throw_row(row, code::inexact_number, too_long); }
    }
    return std::move(out).finish();
}

}  // namespace tomakomai_kpi
