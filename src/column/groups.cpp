// SPDX-License-Identifier: BSL-1.0
// Groups by several keys, and their sums.
#include <algorithm>
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

struct small_group {
    std::int64_t sum = 0;
    std::int64_t count = 0;
};

// The groups that have rows, in the order of their first ones.
template <class Integer>
group_sums in_order_of_rows(std::span<small_group const> groups, std::span<Integer const> by)
{
    auto const used = static_cast<std::size_t>(
        std::ranges::count_if(groups, [](small_group const& g) { return g.count > 0; }));
    std::vector<bool> seen(groups.size(), false);
    group_sums out;
    for (std::size_t row = 0; out.states.size() < used; ++row) {
        auto const key = static_cast<std::size_t>(by[row]);
        if (seen[key]) { continue; }
        seen[key] = true;
        out.first_row.push_back(row);
        out.states.emplace_back().add_sum(groups[key].sum, groups[key].count);
    }
    return out;
}

// Sums of one key of small integers as they lie: block by block, so that what was tested is at hand for
// what is added.
template <class Integer>
std::optional<group_sums> sums_by_small(any_column const& c, std::span<Integer const> by)
{
    constexpr std::uint64_t most_in_table = std::uint64_t{1} << 16U;
    constexpr std::size_t block = 4096;
    constexpr detail::unsigned_wide limit = detail::unsigned_wide{1} << 63U;
    if (c.is_wide() || !c.is_whole()) { return std::nullopt; }
    std::vector<small_group> groups;
    detail::unsigned_wide greatest = 0;  // that any sum may have come to
    for (std::size_t from = 0; from < by.size(); from += block) {
        std::size_t const rows = std::min(block, by.size() - from);
        auto const keys = by.subspan(from, rows);
        auto const amounts = c.amounts().subspan(from, rows);
        std::uint64_t const bits = detail::bits_of(keys);
        greatest += (detail::unsigned_wide{detail::size_bound(amounts)} + 1) * rows;
        if (bits >= most_in_table || greatest >= limit) { return std::nullopt; }
        if (bits >= groups.size()) { groups.resize(static_cast<std::size_t>(bits) + 1); }
        small_group* const table = groups.data();
        for (std::size_t row = 0; row < rows; ++row) {
            small_group& of = table[static_cast<std::size_t>(keys[row])];
            of.sum += amounts[row];
            ++of.count;
        }
    }
    return in_order_of_rows<Integer>(groups, by);
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
        throw argument_error{code::lengths_differ, "グループの列の長さが違います (lengths differ)"};
    }
    group_index out = by.front()->groups();
    for (key_column const* const key : by.subspan(1)) { out = divided(out, key->groups()); }
    return out;
}

group_sums sums_of_groups(any_column const& c, keys by)
{
    require_additive(c);
    if (by.empty()) {  // all rows are one group
        if (c.size() == 0) { return {}; }
        return {{0}, {sum(c).state}};
    }
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
