// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/column/totals.hpp>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <tomakomai_kpi/column/column_text.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/exact_text.hpp>
#include <tomakomai_kpi/value/units.hpp>

using namespace tomakomai_kpi;

namespace {

column_type const people{unit_of<units::人>, basis::annual};

any_column read(std::vector<std::string_view> const& texts)
{
    return read_column(texts);
}

// Groups that are named 0, 1, … in the order of their first rows.
group_index groups(std::vector<std::uint32_t> const& key)
{
    group_index out{key, {}};
    for (std::size_t row = 0; row < key.size(); ++row) {
        if (key[row] == out.first_row.size()) { out.first_row.push_back(row); }
    }
    return out;
}

any_column sums_by(any_column const& c, group_index const& by)
{
    return sums_of(sum_states(c, by), c.type());
}

std::vector<detail::wide> edge_amounts(std::mt19937_64& dice, std::size_t rows, bool wide)
{
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    constexpr auto least = std::numeric_limits<std::int64_t>::min();
    detail::wide greatest = 1;
    for (int i = 0; i < 38; ++i) { greatest *= 10; }
    --greatest;
    std::vector<detail::wide> out;
    for (std::size_t i = 0; i < rows; ++i) {
        switch (dice() % 5) {
        case 0: out.push_back(most); break;
        case 1: out.push_back(least); break;
        case 2: out.push_back(wide ? greatest : most - 1); break;
        case 3: out.push_back(wide ? -greatest : least + 1); break;
        default: out.push_back(static_cast<std::int64_t>(dice()) >> 20);
        }
    }
    return out;
}

any_column of(std::vector<detail::wide> const& amounts)
{
    column_builder out{people, false};
    for (detail::wide const n : amounts) { CHECK(out.add(n)); }
    return std::move(out).finish();
}

exact by_hand(any_column const& c)
{
    exact total = 0;
    for (std::size_t row = 0; row < c.size(); ++row) { total += c[row].number(); }
    return total;
}

}  // namespace

TEST_CASE("sums are exact past 64 and past 128 bits")
{
    std::mt19937_64 dice{3};
    for (bool const wide : {false, true}) {
        for (int round = 0; round < 20; ++round) {
            any_column const c = of(edge_amounts(dice, 1 + dice() % 3000, wide));
            CHECK(sum(c).total().number() == by_hand(c));
        }
    }
    any_column const twenty = of(std::vector<detail::wide>(20, detail::wide{1} << 62U));
    CHECK(to_string(sum(twenty).total()) == "92,233,720,368,547,758,080人");
}

TEST_CASE("states merge to the same bytes in any order and any tree")
{
    std::mt19937_64 dice{5};
    for (int round = 0; round < 50; ++round) {
        auto const amounts = edge_amounts(dice, 200, true);
        sum_state const whole = sum(of(amounts)).state;
        std::vector<sum_state> parts;
        for (std::size_t at = 0; at < amounts.size();) {
            std::size_t const to = std::min(amounts.size(), at + 1 + dice() % 30);
            parts.push_back(sum(of({amounts.begin() + static_cast<std::ptrdiff_t>(at),
                                    amounts.begin() + static_cast<std::ptrdiff_t>(to)}))
                                .state);
            at = to;
        }
        while (parts.size() > 1) {
            std::size_t const i = dice() % parts.size();
            std::swap(parts[i], parts.back());
            sum_state const last = parts.back();
            parts.pop_back();
            parts[dice() % parts.size()].merge(last);
        }
        CHECK(parts.front().to_bytes() == whole.to_bytes());
        auto const bytes = whole.to_bytes();
        CHECK(sum_state::from_bytes(bytes) == whole);
        CHECK(sum_state::from_columns(whole.to_columns(people), people) == whole);
        sum_state::columns added{};
        for (detail::wide const n : amounts) {
            sum_state one;
            one.add(n);
            auto const columns = one.to_columns(people);
            for (std::size_t i = 0; i < added.size(); ++i) { added[i] += columns[i]; }
        }
        CHECK(sum_state::from_columns(added, people) == whole);
    }
}

TEST_CASE("states of other types are found when they end")
{
    std::vector<column_type> types;
    for (unit const& u : {unit_of<units::人>, unit_of<units::件>, unit_of<units::t>}) {
        for (basis const b : {basis::annual, basis::cumulative}) {
            for (int const multiplier : {1, 1000}) {
                for (int const scale : {0, 1, 2, 18}) {
                    types.push_back({u, b, multiplier, scale});
                }
            }
        }
    }
    sum_state one;
    one.add(5);
    one.add_missing(2);
    for (column_type const& a : types) {
        for (column_type const& b : types) {
            auto sums = one.to_columns(a);
            auto const others = one.to_columns(b);
            for (std::size_t i = 0; i < sums.size(); ++i) { sums[i] += others[i]; }
            CAPTURE(to_string(a));
            CAPTURE(to_string(b));
            if (a == b) {
                CHECK(sum_state::from_columns(sums, a).count() == 2);
            } else {
                CHECK_THROWS_AS(sum_state::from_columns(sums, a), kpi_error);
            }
        }
    }
    CHECK(sum_state::from_columns({}, types.front()) == sum_state{});
}

TEST_CASE("the sum of nothing is missing, and what is missing is counted")
{
    any_column const c = read({"46人", "集計中", "12人"});
    CHECK(sum(c).total() == parse("58人"));
    CHECK(sum(c).state.missing() == 1);
    CHECK(sum(c.slice(1, 1)).total().is_missing());
    any_column const by = sums_by(c, groups({0, 1, 0}));
    CHECK(by[0] == parse("58人"));
    CHECK(by[1].is_missing());
}

TEST_CASE("what does not add is refused before any row")
{
    CHECK_THROWS_AS(sum(read({"1%"})), basis_error);
    CHECK_THROWS_AS(sum(read({"3位"})), basis_error);
    CHECK_THROWS_AS(sum(read({"1人", "100人以上"})), amount_error);
}

TEST_CASE("sums by group are the sums of the groups' rows")
{
    std::mt19937_64 dice{9};
    for (bool const wide : {false, true}) {
        auto const amounts = edge_amounts(dice, 500, wide);
        std::vector<std::uint32_t> key{0, 1, 2, 3, 4};
        while (key.size() < amounts.size()) {
            key.push_back(static_cast<std::uint32_t>(dice() % 5));
        }
        group_index const by = groups(key);
        any_column const c = of(amounts);
        std::vector<sum_state> const states = sum_states(c, by);
        for (std::size_t g = 0; g < by.groups(); ++g) {
            exact total = 0;
            for (std::size_t row = 0; row < c.size(); ++row) {
                if (key[row] == g) { total += c[row].number(); }
            }
            CHECK(states[g].sum() == total);
        }
    }
    any_column const too_many = of(std::vector<detail::wide>(
        20, edge_amounts(dice, 1, true).empty() ? 0 : [] {
            detail::wide n = 1;
            for (int i = 0; i < 38; ++i) { n *= 10; }
            return n - 1;
        }()));
    CHECK_THROWS_AS(sums_by(too_many, groups(std::vector<std::uint32_t>(20, 0))), amount_error);
}

TEST_CASE("累計 by key: years in their order, each once, none between two missing")
{
    any_column const c = read({"3人", "1人", "4人", "2人"});
    group_index const by = groups({0, 1, 0, 1});
    std::vector<std::int32_t> const years{2021, 2020, 2020, 2021};
    any_column const totals = accumulated_by(c, by, years);
    CHECK(totals.type().basis == basis::cumulative);
    CHECK(totals[0] == parse("累計7人"));
    CHECK(totals[1] == parse("累計1人"));
    CHECK(totals[2] == parse("累計4人"));
    CHECK(totals[3] == parse("累計3人"));

    auto const code_of = [&](std::vector<std::int32_t> const& of_years) {
        try {
            accumulated_by(c, by, of_years);
            return code::none;
        } catch (period_error const& e) {
            return e.code();
        }
    };
    CHECK(code_of({2022, 2020, 2020, 2021}) == code::period_gap);
    CHECK(code_of({2020, 2020, 2020, 2021}) == code::period_overlap);
    CHECK_THROWS_AS(accumulated_by(read({"累計1人"}), groups({0}), std::vector{2020}), basis_error);
    CHECK_THROWS_AS(accumulated_by(read({"1%"}), groups({0}), std::vector{2020}), kpi_error);

    any_column const gap = read({"3人", "集計中", "4人"});
    any_column const stopped =
        accumulated_by(gap, groups({0, 0, 0}), std::vector<std::int32_t>{2020, 2021, 2022});
    CHECK(stopped[0] == parse("累計3人"));
    CHECK(stopped.reason(1) == code::pending);
    CHECK(stopped.reason(2) == code::pending);
}
