// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/column/key_column.hpp>

#include <cstdint>
#include <cstring>
#include <limits>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <tomakomai_kpi/column/arrow_export.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/units.hpp>

using namespace tomakomai_kpi;

namespace {

template <class T>
void add_array(arrow_chunks& to, std::vector<T> const& elements)
{
    auto const held = std::make_shared<std::vector<T>>(elements);
    arrow::export_array({.length = static_cast<std::int64_t>(elements.size()),
                         .buffers = {nullptr, held->data()},
                         .owners = {held}},
                        to.arrays.emplace_back().out());
}

template <class T>
arrow_chunks chunks_of(std::string const& format, std::vector<T> const& elements)
{
    arrow_chunks out;
    arrow::export_schema({.format = format}, out.schema.out());
    add_array(out, elements);
    return out;
}

arrow_chunks texts_of(std::vector<std::string> const& texts)
{
    auto const bytes = std::make_shared<std::string>();
    auto const ends = std::make_shared<std::vector<std::int32_t>>(1, 0);
    for (std::string const& text : texts) {
        *bytes += text;
        ends->push_back(static_cast<std::int32_t>(bytes->size()));
    }
    arrow_chunks out;
    arrow::export_schema({.format = "u"}, out.schema.out());
    arrow::export_array({.length = static_cast<std::int64_t>(texts.size()),
                         .buffers = {nullptr, ends->data(), bytes->data()},
                         .owners = {ends, bytes}},
                        out.arrays.emplace_back().out());
    return out;
}

}  // namespace

TEST_CASE("keys come out in the type that went in")
{
    arrow_chunks from = chunks_of<std::int16_t>("s", {7, 5, 7});
    add_array<std::int16_t>(from, {5, 9});
    key_column const keys{std::move(from)};
    CHECK(keys.groups().group == std::vector<std::uint32_t>{0, 1, 0, 1, 2});
    CHECK(keys.groups().first_row == std::vector<std::size_t>{0, 1, 4});
    arrow_chunks out;
    std::vector<std::size_t> const rows{4, 0};
    keys.export_rows(rows, out.schema.out(), out.arrays.emplace_back().out());
    CHECK(std::string{out.schema->format} == "s");
    std::int16_t said[2];
    std::memcpy(said, out.arrays[0]->buffers[1], sizeof said);
    CHECK(said[0] == 9);
    CHECK(said[1] == 7);
}

TEST_CASE("groups of several keys are of rows that are equal by all, and sums are theirs")
{
    std::mt19937_64 dice{13};
    constexpr std::size_t rows = 2000;
    for (std::int64_t const spread : {5, 100'000, -3}) {
        std::vector<std::int64_t> wards;
        std::vector<std::string> names;
        std::vector<std::int64_t> amounts;
        for (std::size_t i = 0; i < rows; ++i) {
            wards.push_back(static_cast<std::int64_t>(dice() % 7) * spread);
            names.push_back("区" + std::to_string(dice() % 3));
            amounts.push_back(static_cast<std::int64_t>(dice() % 2001) - 1000);
        }
        any_column const c = column_of(amounts, {unit_of<units::人>, basis::annual});
        key_column const ward{chunks_of("l", wards)};
        key_column const name{texts_of(names)};
        std::vector<key_column const*> const one{&ward};
        std::vector<key_column const*> const both{&ward, &name};
        for (bool const with_name : {false, true}) {
            auto const& by = with_name ? both : one;
            group_index const groups = group_by(by);
            group_sums const sums = sums_of_groups(c, by);
            CHECK(sums.first_row == groups.first_row);
            CHECK(sums.states == sum_states(c, groups));
            for (std::size_t g = 0; g < groups.groups(); ++g) {
                std::size_t const first = groups.first_row[g];
                exact total = 0;
                for (std::size_t row = 0; row < rows; ++row) {
                    bool const same =
                        wards[row] == wards[first] && (!with_name || names[row] == names[first]);
                    CHECK(same == (groups.group[row] == g));
                    if (same) { total += amounts[row]; }
                }
                CHECK(sums.states[g].sum() == total);
            }
        }
    }
}

TEST_CASE("years are whole years")
{
    CHECK(years_of(chunks_of<std::int64_t>("l", {2020, 2021}))
          == std::vector<std::int32_t>{2020, 2021});
    CHECK_THROWS_AS(years_of(chunks_of<std::int64_t>("l", {2})), period_error);
    CHECK_THROWS_AS(years_of(texts_of({"令和2年度"})), notation_error);
    CHECK_THROWS_AS(integers_of(chunks_of<std::int64_t>("l", {std::int64_t{1} << 40})),
                    notation_error);
    CHECK(integers_of(chunks_of<std::int8_t>("c", {-1}))[0] == -1);
    CHECK_THROWS_AS(key_column{chunks_of<std::int8_t>("+l", {1})}, notation_error);
}

TEST_CASE("without keys all rows are one group")
{
    any_column const c = column_of({1, 2, 3}, {unit_of<units::人>, basis::annual});
    group_sums const sums = sums_of_groups(c, {});
    CHECK(sums.first_row == std::vector<std::size_t>{0});
    CHECK(sums.states.front() == sum(c).state);
    CHECK(sums_of_groups(c.slice(0, 0), {}).states.empty());
}

TEST_CASE("whole numbers of every type, and of dictionaries")
{
    std::uint64_t const most = std::uint64_t{1} << 63U;
    CHECK(longs_of(chunks_of<std::uint64_t>("L", {most - 1}))[0]
          == std::numeric_limits<std::int64_t>::max());
    CHECK_THROWS_AS(longs_of(chunks_of<std::uint64_t>("L", {most})), notation_error);
    CHECK(years_of(chunks_of<std::uint16_t>("S", {2020}))[0] == 2020);
    arrow_chunks values = chunks_of<std::int64_t>("l", {2020, 2021});
    auto const held = std::make_shared<std::vector<std::int8_t>>(std::vector<std::int8_t>{1, 0, 1});
    arrow::schema_parts schema{.format = "c"};
    schema.dictionary = std::move(values.schema);
    arrow_chunks coded;
    arrow::export_schema(std::move(schema), coded.schema.out());
    arrow::export_array(
        {.length = 3,
         .buffers = {nullptr, held->data()},
         .owners = {held},
         .dictionary = std::make_shared<arrow::owned<ArrowArray>>(std::move(values.arrays[0]))},
        coded.arrays.emplace_back().out());
    CHECK(years_of(coded) == std::vector<std::int32_t>{2021, 2020, 2021});
}

TEST_CASE("flags are booleans, of which some are missing")
{
    auto const of = arrow::bits(3, [](std::size_t row) { return row == 0; });
    std::int64_t nulls = 0;
    auto const there = arrow::validity(3, [](std::size_t row) { return row == 2; }, nulls);
    arrow_chunks from;
    arrow::export_schema({.format = "b"}, from.schema.out());
    arrow::export_array({.length = 3,
                         .null_count = nulls,
                         .buffers = {there->data(), of->data()},
                         .owners = {there, of}},
                        from.arrays.emplace_back().out());
    CHECK(flags_of(from) == std::vector<signed char>{1, 0, -1});
    CHECK_THROWS_AS(flags_of(chunks_of<std::int8_t>("c", {1})), notation_error);
}
