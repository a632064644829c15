// SPDX-License-Identifier: BSL-1.0
// Groups by several keys, and their sums.
#include <limits>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include <tomakomai_kpi/column/key_column.hpp>
#include <tomakomai_kpi/value/error.hpp>

#include "column/arrow_view.hpp"
#include "column/widths.hpp"

namespace tomakomai_kpi {

namespace {

constexpr auto unseen = std::numeric_limits<std::uint32_t>::max();

// Groups of rows that are equal by what was grouped before and by one more key.
group_index divided(group_index const& before, group_index const& key)
{
    group_index out;
    out.group.reserve(before.group.size());
    auto const push = [&](std::uint32_t& number) {
        if (number == unseen) {
            number = static_cast<std::uint32_t>(out.first_row.size());
            out.first_row.push_back(out.group.size());
        }
        out.group.push_back(number);
    };
    constexpr std::uint64_t most_in_table = std::uint64_t{1} << 22U;
    std::uint64_t const more = key.groups();
    std::uint64_t const pairs = before.groups() * more;
    if (pairs <= most_in_table) {
        std::vector<std::uint32_t> table(static_cast<std::size_t>(pairs), unseen);
        for (std::size_t row = 0; row < before.group.size(); ++row) {
            push(table[static_cast<std::size_t>(before.group[row] * more + key.group[row])]);
        }
        return out;
    }
    std::unordered_map<std::uint64_t, std::uint32_t> table;
    for (std::size_t row = 0; row < before.group.size(); ++row) {
        push(table.try_emplace(before.group[row] * more + key.group[row], unseen).first->second);
    }
    return out;
}

// Sums of one key of small integers as they lie, in one pass.
template <class Integer>
std::optional<group_sums> sums_by_small(any_column const& c, std::span<Integer const> by)
{
    constexpr std::uint64_t most_in_table = std::uint64_t{1} << 16U;
    std::uint64_t const bits = detail::bits_of(by);
    if (bits >= most_in_table || !c.is_whole() || !sums_are_narrow(c)) { return std::nullopt; }
    struct group {
        std::int64_t sum = 0;
        std::int64_t count = 0;
    };
    std::vector<group> table(static_cast<std::size_t>(bits) + 1);
    std::vector<std::size_t> in_order;
    std::vector<std::size_t> first_row;
    auto const amounts = c.amounts();
    for (std::size_t row = 0; row < amounts.size(); ++row) {
        group& of = table[static_cast<std::size_t>(by[row])];
        if (of.count == 0) {
            in_order.push_back(static_cast<std::size_t>(by[row]));
            first_row.push_back(row);
        }
        of.sum += amounts[row];
        ++of.count;
    }
    group_sums out{std::move(first_row), std::vector<sum_state>(in_order.size())};
    for (std::size_t g = 0; g < in_order.size(); ++g) {
        out.states[g].add_sum(table[in_order[g]].sum, table[in_order[g]].count);
    }
    return out;
}

std::optional<group_sums> sums_by_one(any_column const& c, key_column const& key)
{
    arrow_chunks const& from = key.chunks();
    std::string_view const format = from.schema->format;
    if (from.schema->dictionary != nullptr || from.arrays.size() != 1) { return std::nullopt; }
    detail::array_view const view{*from.arrays.front()};
    if (view.may_have_nulls()) { return std::nullopt; }
    if (format == "l") {
        return sums_by_small(c, std::span{view.elements<std::int64_t>(), view.size()});
    }
    if (format == "i") {
        return sums_by_small(c, std::span{view.elements<std::int32_t>(), view.size()});
    }
    return std::nullopt;
}

}  // namespace

group_index group_by(keys by)
{
    if (by.empty()) { return {}; }
    for (key_column const* const key : by) {
        if (key->size() == by.front()->size()) { continue; }
        throw amount_error{code::lengths_differ, "グループの列の長さが違います (lengths differ)"};
    }
    group_index out = by.front()->groups();
    for (key_column const* const key : by.subspan(1)) { out = divided(out, key->groups()); }
    return out;
}

group_sums sums_of_groups(any_column const& c, keys by)
{
    require_additive(c);
    if (by.size() == 1 && by.front()->size() == c.size()) {
        if (auto sums = sums_by_one(c, *by.front())) { return std::move(*sums); }
    }
    if (by.size() == 1) {
        group_index const& groups = by.front()->groups();
        return {groups.first_row, sum_states(c, groups)};
    }
    group_index const groups = group_by(by);
    std::vector<sum_state> states = sum_states(c, groups);
    return {groups.first_row, std::move(states)};
}

}  // namespace tomakomai_kpi
