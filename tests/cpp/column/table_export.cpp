// SPDX-License-Identifier: BSL-1.0
#include <cstring>
#include <limits>
#include <string_view>

#include <doctest/doctest.h>

#include <tomakomai_kpi/column/table_export.hpp>
#include <tomakomai_kpi/value/detail/wide.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/exact_text.hpp>

using namespace tomakomai_kpi;

namespace {

arrow::table of_every_kind()
{
    return arrow::table{{
        {"text", arrow::cells<std::string>{"参加者数", std::nullopt, ""}},
        {"integer", arrow::cells<std::int64_t>{2021, std::nullopt, -1}},
        {"boolean", arrow::cells<bool>{true, std::nullopt, false}},
        {"float", arrow::cells<double>{0.5, std::nullopt, -1.0}},
        {"decimal", arrow::decimal_cells{1, {exact::ratio(459, 10), std::nullopt, exact{-3}}}},
        {"exact", arrow::fraction_cells{{exact::ratio(18, 92), std::nullopt, exact::ratio(-1, 3)}}},
    }};
}

struct batch {
    arrow::owned<ArrowSchema> schema;
    arrow::owned<ArrowArray> rows;
};

// What outlives its table.
batch read(arrow::table const& of)
{
    batch out;
    arrow::export_table(of, out.schema.out(), out.rows.out());
    return out;
}

template <class T>
T cell(ArrowArray const& column, std::size_t row)
{
    T out{};
    std::memcpy(&out, static_cast<char const*>(column.buffers[1]) + row * sizeof(T), sizeof(T));
    return out;
}

std::string text(ArrowArray const& column, std::size_t row)
{
    auto const from = cell<std::int32_t>(column, row);
    auto const to = cell<std::int32_t>(column, row + 1);
    return {static_cast<char const*>(column.buffers[2]) + from,
            static_cast<std::size_t>(to - from)};
}

bool is_there(ArrowArray const& column, unsigned row)
{
    auto const* const bits = static_cast<unsigned char const*>(column.buffers[0]);
    return bits == nullptr || ((bits[row / 8] >> (row % 8)) & 1U) != 0;
}

enum code why_refused(std::vector<arrow::table_column> columns)
{
    try {
        arrow::table const made{std::move(columns)};
    } catch (kpi_error const& e) {
        return e.code();
    }
    return code::none;
}

}  // namespace

TEST_CASE("a table names its columns and their types")
{
    batch const b = read(of_every_kind());
    CHECK(std::string_view{b.schema->format} == "+s");
    REQUIRE(b.schema->n_children == 6);
    constexpr char const* formats[] = {"u", "l", "b", "g", "d:38,1", "+s"};
    constexpr char const* names[] = {"text", "integer", "boolean", "float", "decimal", "exact"};
    for (std::size_t c = 0; c < 6; ++c) {
        CHECK(std::string_view{b.schema->children[c]->format} == formats[c]);
        CHECK(std::string_view{b.schema->children[c]->name} == names[c]);
        CHECK(b.schema->children[c]->flags == ARROW_FLAG_NULLABLE);
    }
    CHECK(std::string_view{b.schema->children[5]->children[0]->name} == "num");
    CHECK(std::string_view{b.schema->children[5]->children[1]->name} == "den");
}

TEST_CASE("cells come out as they went in, missing ones missing")
{
    batch const b = read(of_every_kind());
    REQUIRE(b.rows->length == 3);
    for (int c = 0; c < 6; ++c) {
        ArrowArray const& column = *b.rows->children[c];
        CHECK(column.null_count == 1);
        CHECK(is_there(column, 0));
        CHECK_FALSE(is_there(column, 1));
        CHECK(is_there(column, 2));
    }
    ArrowArray** const columns = b.rows->children;
    CHECK(text(*columns[0], 0) == "参加者数");
    CHECK(text(*columns[0], 2).empty());
    CHECK(cell<std::int64_t>(*columns[1], 0) == 2021);
    CHECK(cell<std::int64_t>(*columns[1], 2) == -1);
    CHECK(cell<unsigned char>(*columns[2], 0) == 1);
    CHECK(cell<double>(*columns[3], 2) == -1.0);
    CHECK((cell<detail::wide>(*columns[4], 0) == 459));  // doctest prints none of 128 bits
    CHECK((cell<detail::wide>(*columns[4], 2) == -30));
    CHECK(cell<std::int64_t>(*columns[5]->children[0], 0) == 9);
    CHECK(cell<std::int64_t>(*columns[5]->children[1], 0) == 46);
    CHECK(cell<std::int64_t>(*columns[5]->children[0], 2) == -1);
    CHECK(columns[5]->children[1]->null_count == 1);
}

TEST_CASE("decimals of 38 digits are said, one more is refused by column and row")
{
    exact const most = power_of_ten(38) - 1;
    batch const b = read(arrow::table{{{"n", arrow::decimal_cells{0, {most, -most}}}}});
    auto const wide = cell<detail::wide>(*b.rows->children[0], 0);
    CHECK(static_cast<std::int64_t>(wide % 1'000'000'000'000'000'000) == 999'999'999'999'999'999);
    CHECK(cell<detail::wide>(*b.rows->children[0], 1) == -wide);
    CHECK(b.rows->children[0]->buffers[0] == nullptr);
    CHECK(why_refused({{"n", arrow::decimal_cells{0, {most + 1}}}}) == code::beyond_type);
    CHECK(why_refused({{"n", arrow::decimal_cells{1, {exact::ratio(1, 100)}}}})
          == code::beyond_type);
    CHECK_THROWS_WITH_AS(
        (arrow::table{{{"率", arrow::decimal_cells{1, {exact{1}, exact::ratio(1, 3)}}}}}),
        doctest::Contains("列「率」の2行目 「1/3」"), kpi_error);
}

TEST_CASE("fractions are of two words, or refused")
{
    exact const most{std::numeric_limits<std::int64_t>::max()};
    CHECK(why_refused({{"n", arrow::fraction_cells{{most, 1 / most}}}}) == code::none);
    CHECK(why_refused({{"n", arrow::fraction_cells{{most + 1}}}}) == code::beyond_type);
    CHECK(why_refused({{"n", arrow::fraction_cells{{1 / (most + 1)}}}}) == code::beyond_type);
}

TEST_CASE("the scale of a column is the longest of its decimals, if all of them end")
{
    using arrow::common_scale;
    CHECK(common_scale({}) == 0);
    CHECK(common_scale({std::nullopt, exact{12}}) == 0);
    CHECK(common_scale({exact{12}, exact::ratio(1, 8), std::nullopt}) == 3);
    CHECK_FALSE(common_scale({exact{12}, exact::ratio(1, 3)}));
    CHECK(common_scale({1 / power_of_ten(38)}) == 38);
    CHECK_FALSE(common_scale({1 / power_of_ten(39)}));
    CHECK_FALSE(common_scale({power_of_ten(37), exact::ratio(1, 10)}));
    CHECK_FALSE(common_scale({1 / power_of_ten(38), exact{1}}));
}

TEST_CASE("columns are of one length")
{
    CHECK(why_refused({{"a", arrow::cells<bool>{true}}, {"b", arrow::cells<bool>{}}})
          == code::lengths_differ);
}

TEST_CASE("a table without rows, and one without columns, is one empty batch")
{
    batch const none = read(arrow::table{{{"a", arrow::cells<std::string>{}}}});
    CHECK(none.rows->length == 0);
    CHECK(cell<std::int32_t>(*none.rows->children[0], 0) == 0);
    CHECK(none.rows->children[0]->buffers[2] != nullptr);
    batch const bare = read(arrow::table{{}});
    CHECK(bare.rows->n_children == 0);
}

TEST_CASE("a column that its reader took outlives the rows and the table")
{
    arrow::owned<ArrowArray> taken;
    {
        batch const b = read(of_every_kind());
        arrow::owned<ArrowArray>{*b.rows->children[0]}.move_to(*taken.out());
    }
    CHECK(text(*taken, 0) == "参加者数");
}

TEST_CASE("the type alone is that of the rows")
{
    arrow::owned<ArrowSchema> type;
    arrow::export_table_type(of_every_kind(), type.out());
    CHECK(type->n_children == 6);
}
