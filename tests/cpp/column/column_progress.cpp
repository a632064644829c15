// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/column/column_progress.hpp>

#include <algorithm>
#include <cstdint>
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

any_column read(std::vector<std::string> const& texts, std::string const& unit, basis on)
{
    std::vector<std::string_view> const views{texts.begin(), texts.end()};
    return read_column(views, {.unit = parse_unit(unit), .basis = on});
}

// What assess() says of a row, from an indicator of its own.
assessment by_assess(value const& a, value const& t, value const* b, int n, int of,
                     direction_kind better)
{
    constexpr fiscal_year first{2001};
    fiscal_year const last = first + (of - 1);
    fiscal_year const now = first + (n - 1);
    // Columns have no years: all their totals count from one, be it before the clock's first.
    fiscal_year const start = std::min(first, now);
    auto const counted = [&](value const& v, fiscal_year year) {
        return observation{v, {v.basis() == basis::cumulative ? start : year, year}};
    };
    indicator i{.period = {first, last}};
    i.direction.kind = better;
    if (better == direction_kind::up && t.bound() != bound::none) {
        i.direction.kind = direction_kind::unknown;
    }
    i.target = counted(t, last);
    i.actuals.push_back(counted(a, now));
    if (b != nullptr) { i.baseline = observation{*b, first - 1}; }
    return n < 1 ? assess(i, now, fiscal_period{first, last}) : assess(i, now);
}

struct random_rows {
    std::vector<std::string> texts;

    random_rows(std::mt19937& dice, std::string const& unit, std::size_t rows, bool with_bounds)
    {
        std::vector<std::string> const words{"-", "集計中", "未実施", "調査中"};
        bool const whole = dice() % 3 == 0;  // no row is missing
        bool const large = dice() % 5 == 0;  // products need 128 bits
        for (std::size_t i = 0; i < rows; ++i) {
            std::string number = std::to_string(static_cast<int>(dice() % 12) - 1);
            if (large && number != "0" && dice() % 2 == 0) { number += "000000000000000"; }
            switch (whole ? 2 + dice() % 6 : dice() % 8) {
            case 0: texts.push_back(words[dice() % words.size()]); break;
            case 1: texts.push_back(with_bounds ? number + unit + "以上" : number + unit); break;
            case 2:
                texts.push_back(with_bounds ? "約" + number + unit : number + ".5" + unit);
                break;
            default: texts.push_back(number + unit);
            }
        }
    }
};

}  // namespace

// Rates, verdicts and statuses of columns are those of assess(), row for row, for every basis, both
// directions, with and without baselines, bounds and missing rows.
TEST_CASE("columns are judged as assess() judges their rows")
{
    std::mt19937 dice{23};
    struct kind {
        std::string unit;
        basis on;
        basis of_baseline;
    };
    std::vector<kind> const kinds{{"t", basis::annual, basis::annual},
                                  {"t", basis::level, basis::level},
                                  {"t", basis::cumulative, basis::cumulative},
                                  {"t", basis::cumulative, basis::annual}};
    constexpr std::size_t rows = 60;
    for (int round = 0; round < 120; ++round) {
        kind const& k = kinds[dice() % kinds.size()];
        bool const with_bounds = dice() % 2 == 0;
        any_column const a = read(random_rows{dice, k.unit, rows, false}.texts, k.unit, k.on);
        any_column const t = read(random_rows{dice, k.unit, rows, with_bounds}.texts, k.unit, k.on);
        any_column const b =
            read(random_rows{dice, k.unit, rows, false}.texts, k.unit, k.of_baseline);
        bool const has_baseline = dice() % 3 != 0;
        any_column const* const baseline = has_baseline ? &b : nullptr;
        column_direction const better{dice() % 2 == 0 ? direction_kind::up : direction_kind::down};
        std::vector<std::int32_t> const n{static_cast<std::int32_t>(dice() % 6)};
        std::vector<std::int32_t> const of{5};
        auto const reached = met(a, t, better);
        auto const path = on_path(a, t, baseline, {n, of}, better);
        auto const status_of = statuses(a, t, baseline, {n, of}, better);
        bool const ratio = better.kind == direction_kind::up || better.kind == direction_kind::down;
        REQUIRE(ratio);
        auto const attained = attainment(a, t, better);
        bool const has_line = has_baseline && k.on == k.of_baseline;
        auto const closed = has_line ? std::optional{gap_closure(a, t, b, better)} : std::nullopt;
        for (std::size_t row = 0; row < rows; ++row) {
            value const base = b[row];
            bool const use = has_baseline;
            direction_kind const way = better.kind;
            if (way == direction_kind::down && t[row].bound() != bound::none) { continue; }
            assessment const said =
                by_assess(a[row], t[row], use ? &base : nullptr, n[0], of[0], way);
            std::string const where = to_string(a[row]) + " / " + to_string(t[row]) + " / "
                                      + to_string(base) + " n=" + std::to_string(n[0]);
            CAPTURE(where);
            auto const agree = [&](row_verdicts const& found, figure<bool> const& f) {
                return found.reason(row) == f.undefined
                       && found.holds[row]
                              == (!f.value   ? -1
                                  : *f.value ? 1
                                             : 0);
            };
            CHECK(agree(reached, said.met));
            CHECK(agree(path, said.on_path));
            CHECK(status_of.statuses[row] == said.status);
            CHECK(static_cast<code>(status_of.reasons[row]) == said.status_reason);
            CHECK(attained[row] == said.attainment.value);
            CHECK(attained.reason(row) == said.attainment.undefined);
            if (!closed) { continue; }
            CHECK((*closed)[row] == said.gap_closure.value);
            CHECK(closed->reason(row) == said.gap_closure.undefined);
        }
    }
}

TEST_CASE("columns that do not meet are refused before any row")
{
    any_column const people = read({"1人"}, "人", basis::annual);
    any_column const total = read({"累計1人"}, "人", basis::cumulative);
    any_column const cases = read({"1件"}, "件", basis::annual);
    CHECK_THROWS_AS(attainment(people, cases), unit_error);
    CHECK_THROWS_AS(attainment(people, total), basis_error);
    CHECK_THROWS_AS(gap_closure(total, total, people), basis_error);
    CHECK_THROWS_AS(attainment(people, people, {direction_kind::maintain}), kpi_error);
    std::vector<std::int32_t> const none{0};
    CHECK_THROWS_AS(on_path(people, people, nullptr, {none, none}), kpi_error);
}

TEST_CASE("千t and t meet exactly")
{
    any_column const a = read({"1千t"}, "千t", basis::annual);
    any_column const t = read({"3,000t"}, "t", basis::annual);
    CHECK(*attainment(a, t)[0] == exact::ratio(1, 3));
    CHECK(*gap_closure(a, t, read({"0t"}, "t", basis::annual))[0] == exact::ratio(1, 3));
}

TEST_CASE("percentages round as to_percent does, by every name")
{
    std::mt19937 dice{31};
    std::vector<std::int64_t> numerators;
    std::vector<std::int64_t> denominators;
    for (int i = 0; i < 3000; ++i) {
        auto const d = static_cast<std::int64_t>(1 + dice() % 2000);
        denominators.push_back(d);
        numerators.push_back(dice() % 5 == 0 ? d - 1
                                             : static_cast<std::int64_t>(dice() % 4000) - 1000);
    }
    column_type const type{unit_of<units::人>, basis::annual};
    rate_column const rates =
        attainment(column_of(numerators, type), column_of(denominators, type));
    for (rounding const mode :
         {rounding::half_up, rounding::half_even, rounding::truncate, rounding::away}) {
        for (int const places : {0, 1, 3}) {
            any_column const shown = percentages(rates, places, mode);
            for (std::size_t row = 0; row < shown.size(); ++row) {
                CHECK(shown[row].number() == parse_exact(to_percent(*rates[row], places, mode)));
            }
        }
    }
}

TEST_CASE("shares are parts of their group's sum")
{
    any_column const c = read({"1人", "3人", "-", "0人"}, "人", basis::annual);
    rate_column const part = shares(c, {{0, 0, 0, 1}, {0, 3}});
    CHECK(*part[0] == exact::ratio(1, 4));
    CHECK(*part[1] == exact::ratio(3, 4));
    CHECK(part.reason(2) == code::unspecified);
    CHECK(part.reason(3) == code::zero_denominator);
}
