// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/column/totals.hpp>

#include <algorithm>
#include <numeric>
#include <string>
#include <utility>

#include <tomakomai_kpi/value/detail/refusal.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/exact_text.hpp>
#include <tomakomai_kpi/value/fiscal_year_text.hpp>

#include "column/pairs.hpp"
#include "column/refused_rows.hpp"
#include "column/widths.hpp"

namespace tomakomai_kpi {

namespace {

using detail::unsigned_wide;
using detail::wide;

constexpr char const* deed = "合計できません";

// A block's sum by upper and lower halves, of which no sum leaves 64 bits.
wide sum_by_halves(any_column::narrow_amounts block)
{
    constexpr std::uint64_t bias = std::uint64_t{1} << 63U;
    constexpr std::uint64_t low_half = 0xFFFF'FFFFU;
    std::uint64_t low = 0;
    std::uint64_t high = 0;
    for (std::int64_t const amount : block) {
        std::uint64_t const n = static_cast<std::uint64_t>(amount) ^ bias;
        low += n & low_half;
        high += n >> 32U;
    }
    auto const biased = static_cast<unsigned_wide>(low) + (static_cast<unsigned_wide>(high) << 32U);
    return static_cast<wide>(biased) - static_cast<wide>(bias) * static_cast<wide>(block.size());
}

// Block by block in 64 bits, tested in the same pass: the compiler adds several at a time.
wide sum_of(any_column::narrow_amounts amounts)
{
    constexpr std::size_t most_rows = 1024;
    constexpr std::uint64_t raised = std::uint64_t{1} << 52U;
    wide total = 0;
    for (std::size_t at = 0; at < amounts.size(); at += most_rows) {
        auto const block = amounts.subspan(at, std::min(most_rows, amounts.size() - at));
        std::uint64_t sum = 0;
        std::uint64_t bits = 0;
        for (std::int64_t const amount : block) {
            auto const n = static_cast<std::uint64_t>(amount);
            sum += n;
            bits |= n + raised;
        }
        bool const is_small = bits < raised * 2;  // each in −2^52 … 2^52 − 1
        total += is_small ? wide{static_cast<std::int64_t>(sum)} : sum_by_halves(block);
    }
    return total;
}

std::int64_t missing_rows(any_column const& c)
{
    return static_cast<std::int64_t>(c.count_gaps().missing);
}

// A number of 30 bits that other types hardly have (FNV-1a): weighted with rows, states of several types
// do not add up to one type's.
std::int64_t mark_of(column_type const& of)
{
    std::uint64_t hash = 0xCBF2'9CE4'8422'2325U;
    for (char const c : type_name(of) + '/' + std::to_string(of.scale)) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100'0000'01B3U;
    }
    return static_cast<std::int64_t>((hash ^ hash >> 32U) & 0x3FFF'FFFFU);
}

// Whether no sum of any of the rows leaves 64 bits.
bool sums_are_narrow(any_column const& c) noexcept
{
    if (c.is_wide()) { return false; }
    unsigned_wide const greatest = detail::size_bound(c.amounts());
    return (greatest + 1) * 2 * c.size() < unsigned_wide{1} << 63U;
}

struct of_group {
    std::int64_t sum = 0;
    std::int64_t count = 0;
};

void add_narrow(any_column const& c, group_index const& by, std::vector<sum_state>& states)
{
    std::vector<of_group> groups(by.groups());
    auto const amounts = c.amounts();
    auto const reasons = c.reasons();
    for (std::size_t row = 0; row < amounts.size(); ++row) {
        of_group& of = groups[by.group[row]];
        of.sum += amounts[row];
        ++of.count;
    }
    for (std::size_t row = 0; row < reasons.size(); ++row) {
        if (reasons[row] == 0) { continue; }
        --groups[by.group[row]].count;
        states[by.group[row]].add_missing();
    }
    for (std::size_t g = 0; g < groups.size(); ++g) {
        states[g].add_sum(groups[g].sum, groups[g].count);
    }
}

// The years of one group in their order, each checked to follow the one before.
class running_totals {
public:
    running_totals(any_column const& c, std::span<std::int32_t const> years)
        : of_{c}, years_{years}, totals_(c.size(), 0), reasons_(c.size(), 0)
    {
    }

    void add(std::span<std::size_t const> rows)
    {
        wide total = 0;
        code why = code::none;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            std::size_t const row = rows[i];
            if (i > 0) { require_next(rows[i - 1], row); }
            if (why == code::none) { why = of_.reason(row); }
            if (why == code::none && !add(total, of_.amount(row))) {
                detail::throw_row(row, code::inexact_number,
                                  "累計が38桁に収まりません (more than 38 digits)");
            }
            totals_[row] = why == code::none ? total : 0;
            reasons_[row] = static_cast<unsigned char>(why);
        }
    }

    any_column finish(column_type const& type) &&
    {
        auto const reasons = detail::reasons_or_none(std::move(reasons_));
        if (std::ranges::all_of(totals_, detail::fits)) {
            std::vector<std::int64_t> narrow(totals_.size());
            std::ranges::transform(totals_, narrow.begin(),
                                   [](wide n) { return static_cast<std::int64_t>(n); });
            return detail::column_over(type, std::move(narrow), reasons);
        }
        return detail::column_over(type, std::move(totals_), reasons);
    }

private:
    static bool add(wide& total, wide amount)
    {
        return !__builtin_add_overflow(total, amount, &total) && detail::in_range(total);
    }

    void require_next(std::size_t before, std::size_t row) const
    {
        std::int64_t const passed = std::int64_t{years_[row]} - years_[before];
        if (passed == 1) { return; }
        std::string const later = to_string(fiscal_year{years_[row]});
        std::string const earlier = to_string(fiscal_year{years_[before]});
        if (passed == 0) {
            detail::throw_row(row, code::period_overlap,
                              "同じものの" + later + "が" + std::to_string(before + 1)
                                  + "行目にもあります (a year twice)");
        }
        detail::throw_row(row, code::period_gap,
                          earlier + "の次が" + later
                              + "で、間の年度がありません (a year is missing)");
    }

    any_column const& of_;
    std::span<std::int32_t const> years_;
    std::vector<wide> totals_;
    std::vector<unsigned char> reasons_;
};

}  // namespace

exact sum_state::sum() const
{
    exact const two_to_the_64 = exact{std::uint64_t{1} << 63U} * 2;
    exact const upper{static_cast<std::uint64_t>(low_ >> 64U)};
    exact const lower{static_cast<std::uint64_t>(low_)};
    return (exact{high_} * two_to_the_64 + upper) * two_to_the_64 + lower;
}

bool sum_state::sum_fits(wide& out) const noexcept
{
    out = static_cast<wide>(low_);
    return high_ == (out < 0 ? -1 : 0) && detail::in_range(out);
}

sum_state::bytes sum_state::to_bytes() const noexcept
{
    bytes out{};
    std::size_t at = 0;
    auto const put = [&](std::uint64_t n) {
        for (unsigned shift = 0; shift < 64; shift += 8) {
            out[at++] = static_cast<unsigned char>(n >> shift);
        }
    };
    put(static_cast<std::uint64_t>(low_));
    put(static_cast<std::uint64_t>(low_ >> 64U));
    put(static_cast<std::uint64_t>(high_));
    put(static_cast<std::uint64_t>(count_));
    put(static_cast<std::uint64_t>(missing_));
    return out;
}

sum_state sum_state::from_bytes(std::span<unsigned char const, size_in_bytes> from) noexcept
{
    std::size_t at = 0;
    auto const get = [&] {
        std::uint64_t n = 0;
        for (unsigned shift = 0; shift < 64; shift += 8) {
            n |= static_cast<std::uint64_t>(from[at++]) << shift;
        }
        return n;
    };
    sum_state s;
    s.low_ = get();
    s.low_ |= static_cast<unsigned_wide>(get()) << 64U;
    s.high_ = static_cast<std::int64_t>(get());
    s.count_ = static_cast<std::int64_t>(get());
    s.missing_ = static_cast<std::int64_t>(get());
    return s;
}

sum_state::columns sum_state::to_columns(column_type const& of) const
{
    constexpr std::uint64_t digit = 0xFFFF'FFFFU;
    auto const upper = static_cast<std::uint64_t>(low_ >> 64U);
    auto const lower = static_cast<std::uint64_t>(low_);
    auto const part = [&](std::uint64_t n) { return static_cast<std::int64_t>(n & digit); };
    return {part(lower),
            part(lower >> 32U),
            part(upper),
            part(upper >> 32U),
            part(static_cast<std::uint64_t>(high_)),
            high_ >> 32,
            count_,
            missing_,
            mark_of(of) * (count_ + missing_)};
}

sum_state sum_state::from_columns(columns const& sums, column_type const& of)
{
    sum_state out;
    for (std::size_t i = digits; i-- > 0;) {  // × 2^32, and the next digit
        auto const before = out.low_;
        out.low_ = before << 32U;
        out.high_ = static_cast<std::int64_t>(static_cast<std::uint64_t>(out.high_) << 32U)
                    + static_cast<std::int64_t>(static_cast<std::uint64_t>(before >> 96U));
        out.add_to_sum(static_cast<unsigned_wide>(wide{sums[i]}), sums[i] < 0 ? -1 : 0);
    }
    out.count_ = sums[digits];
    out.missing_ = sums[digits + 1];
    if (wide{mark_of(of)} * (wide{out.count_} + out.missing_) != sums[digits + 2]) {
        throw kpi_error{code::bad_argument,
                        to_string(of) + "(小数" + std::to_string(of.scale)
                            + "桁)のほかの列の途中の和が混ざっています。単位・数え方・小数の桁"
                              " scale を、どの部分でも同じに言ってください"
                              " (states of another unit, basis or scale)"};
    }
    return out;
}

value column_sum::total() const
{
    if (state.count() == 0) { return value::missing(code::unspecified); }
    return value{state.sum() / power_of_ten(type.scale), type.unit, type.basis, type.multiplier};
}

void require_additive(any_column const& c)
{
    operand const of = c.type().measured();
    if (verdict const may = rule::sum(of, of); !may.allowed()) {
        detail::throw_refused(may, of, of, deed);
    }
    detail::require_amounts(c, deed);
}

column_sum sum(any_column const& c)
{
    require_additive(c);
    column_sum out{c.type(), {}};
    std::int64_t const missing = missing_rows(c);
    if (c.is_wide()) {
        for (std::size_t row = 0; row < c.size(); ++row) {
            if (c.reason(row) == code::none) { out.state.add(c.wide_amounts()[row]); }
        }
    } else {
        out.state.add_sum(sum_of(c.amounts()), static_cast<std::int64_t>(c.size()) - missing);
    }
    out.state.add_missing(missing);
    return out;
}

std::vector<sum_state> sum_states(any_column const& c, group_index const& by)
{
    require_additive(c);
    if (by.group.size() != c.size()) {
        throw argument_error{code::lengths_differ,
                             "グループの列は" + std::to_string(by.group.size()) + "行、値の列は"
                                 + std::to_string(c.size()) + "行です (lengths differ)"};
    }
    std::vector<sum_state> states(by.groups());
    if (sums_are_narrow(c)) {
        add_narrow(c, by, states);
        return states;
    }
    for (std::size_t row = 0; row < c.size(); ++row) {
        sum_state& of = states[by.group[row]];
        if (c.reason(row) == code::none) {
            of.add(c.amount(row));
        } else {
            of.add_missing();
        }
    }
    return states;
}

any_column sums_of(std::span<sum_state const> states, column_type const& type)
{
    column_builder out{type, false};
    out.reserve(states.size());
    for (std::size_t g = 0; g < states.size(); ++g) {
        wide total = 0;
        if (states[g].count() == 0) {
            out.add_missing(code::unspecified);
        } else if (states[g].sum_fits(total)) {
            out.add(total, type.scale);
        } else {
            detail::throw_row(g, code::inexact_number,
                              "このグループの合計が38桁に収まりません (more than 38 digits)");
        }
    }
    return std::move(out).finish();
}

any_column accumulated_by(any_column const& c, group_index const& by,
                          std::span<std::int32_t const> years)
{
    operand const of = c.type().measured();
    verdict const may = rule::accumulated(of);
    if (!may.allowed()) { detail::throw_refused(may, of, "累計になりません"); }
    detail::require_amounts(c, "累計になりません");
    if (by.group.size() != c.size() || years.size() != c.size()) {
        throw argument_error{code::lengths_differ, "列の長さが違います (lengths differ)"};
    }
    std::vector<std::size_t> rows(c.size());
    std::iota(rows.begin(), rows.end(), std::size_t{0});
    std::ranges::stable_sort(rows, {},
                             [&](std::size_t row) { return std::pair{by.group[row], years[row]}; });
    running_totals totals{c, years};
    for (std::size_t from = 0; from < rows.size();) {
        std::size_t to = from + 1;
        while (to < rows.size() && by.group[rows[to]] == by.group[rows[from]]) { ++to; }
        totals.add(std::span{rows}.subspan(from, to - from));
        from = to;
    }
    column_type type = c.type();
    type.unit = may.result.unit;
    type.basis = may.result.basis;
    return std::move(totals).finish(type);
}

}  // namespace tomakomai_kpi
