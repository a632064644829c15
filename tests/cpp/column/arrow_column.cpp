// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/column/arrow_column.hpp>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include <tomakomai_kpi/column/arrow_export.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/units.hpp>

using namespace tomakomai_kpi;

namespace {

// Counts how often an array's buffers are let go.
std::shared_ptr<void const> counted(int& released)
{
    return {&released, [&released](void const*) { ++released; }};
}

template <class T>
arrow::owned<ArrowArray> array_of(std::vector<T> const& elements, int& released,
                                  std::int64_t offset = 0)
{
    auto const held = std::make_shared<std::vector<T>>(elements);
    arrow::owned<ArrowArray> out;
    arrow::export_array({.length = static_cast<std::int64_t>(elements.size()),
                         .buffers = {nullptr, held->data()},
                         .owners = {held, counted(released)}},
                        out.out());
    out.out()->offset = offset;
    out.out()->length -= offset;
    return out;
}

arrow_chunks chunks_of(std::string const& format)
{
    arrow_chunks out;
    arrow::export_schema({.format = format}, out.schema.out());
    return out;
}

arrow_chunks exported(any_column const& c, arrow_width width)
{
    arrow_chunks out;
    export_column(c, out.schema.out(), out.arrays.emplace_back().out(), width);
    return out;
}

column_options const people{.unit = parse_unit("人"), .basis = basis::annual};

}  // namespace

TEST_CASE("a column comes back as it went out, type and all")
{
    std::vector<std::string_view> const texts{"1.5千t", "-", "累計", "2千t"};
    std::vector<std::string_view> const good{texts[0], texts[1], texts[3]};
    for (arrow_width const width : {arrow_width::decimal64, arrow_width::decimal128}) {
        any_column const c = read_column(good);
        arrow_chunks from = exported(c, width);
        std::string const format = from.schema->format;
        CHECK(format == (width == arrow_width::decimal64 ? "d:18,1,64" : "d:38,1"));
        any_column const back = import_column(std::move(from));
        CHECK(back == c);
        CHECK(back.type() == c.type());
    }
    CHECK_THROWS_AS(import_column(exported(read_column(good), arrow_width::decimal128),
                                  {.unit = parse_unit("人")}),
                    unit_error);
    CHECK_THROWS_AS(import_column(exported(read_column(good), arrow_width::decimal128),
                                  {.basis = basis::cumulative}),
                    basis_error);
}

TEST_CASE("64-bit integers are taken as they lie, and let go once")
{
    int released = 0;
    {
        arrow_chunks from = chunks_of("l");
        from.arrays.push_back(array_of<std::int64_t>({9, 1, 2, 3}, released, 1));
        void const* const at = static_cast<std::int64_t const*>(from.arrays[0]->buffers[1]) + 1;
        any_column const c = import_column(std::move(from), people);
        CHECK(c.amounts().data() == at);
        CHECK(c.size() == 3);
        CHECK(c[2] == parse("3人"));
        any_column const part = c.slice(1, 1);
        arrow_chunks out = exported(part, arrow_width::decimal64);
        CHECK(static_cast<std::int64_t const*>(out.arrays[0]->buffers[1])
              == c.amounts().data() + 1);
        CHECK(released == 0);
    }
    CHECK(released == 1);
}

TEST_CASE("integers of every width, in chunks")
{
    int released = 0;
    arrow_chunks from = chunks_of("c");
    from.arrays.push_back(array_of<std::int8_t>({-1, 2}, released));
    from.arrays.push_back(array_of<std::int8_t>({3}, released));
    any_column const c = import_column(std::move(from), people);
    CHECK(released == 2);
    CHECK(c.size() == 3);
    CHECK(c[0] == parse("-1人"));
    arrow_chunks big = chunks_of("L");
    big.arrays.push_back(array_of<std::uint64_t>({~std::uint64_t{0}}, released));
    CHECK(import_column(std::move(big), people)[0].number()
          == exact{std::uint64_t{1} << 63U} * 2 - 1);
}

TEST_CASE("what is no exact number is refused, and let go")
{
    int released = 0;
    arrow_chunks floats = chunks_of("g");
    floats.arrays.push_back(array_of<double>({1.5}, released));
    CHECK_THROWS_AS(import_column(std::move(floats), people), notation_error);
    arrow_chunks bare = chunks_of("l");
    bare.arrays.push_back(array_of<std::int64_t>({1}, released));
    CHECK_THROWS_AS(import_column(std::move(bare), {}), basis_error);
    CHECK(released == 2);
}

TEST_CASE("the type's metadata names unit and basis")
{
    column_type const t{unit_of<units::t>, basis::cumulative, 1000, 2};
    CHECK(extension_metadata(t) == R"({"v":1,"unit":"千t","basis":"cumulative","period":null})");
    column_type const back = read_extension_metadata(extension_metadata(t));
    CHECK(back.unit == t.unit);
    CHECK(back.basis == t.basis);
    CHECK(back.multiplier == t.multiplier);
    for (char const* wrong :
         {"", "{}", "[1]", R"({"v":2,"unit":"人","basis":"annual"})",
          R"({"v":1,"unit":"謎","basis":"annual"})", R"({"v":1,"unit":"人","basis":"yearly"})",
          R"({"v":1,"unit":"人")", R"({"v":1,"unit":"人","basis":"annual","period":"R3"})",
          R"({"v":1,"unit":"人","basis":"annual","period":"null"})",
          R"({"v":"1","unit":"人","basis":"annual"})", R"({"v":1,"unit":null,"basis":"annual"})",
          R"({"v":1,"unit":"人","unit":"件","basis":"annual"})",
          R"({"v":1,"unit":"人","basis":"annual"} x)", R"({"v":1,"unit":"\u4eb","basis":"annual"})",
          R"({"v":1,"unit":"\ud83d","basis":"annual"})",
          R"({"v":1,"unit":"\q","basis":"annual"})"}) {
        CAPTURE(wrong);
        CHECK_THROWS_AS(read_extension_metadata(wrong), notation_error);
    }
}

namespace {

// Rows as DuckDB has them: amount, unit, basis.
arrow_chunks values_of(std::vector<std::int64_t> const& amounts, std::string const& units,
                       std::string const& bases, int& released)
{
    arrow_chunks out;
    arrow::schema_parts schema{.format = "+s"};
    arrow::array_parts parts{.length = static_cast<std::int64_t>(amounts.size()),
                             .buffers = {nullptr}};
    arrow::export_schema({.format = "l", .name = "amount"}, schema.children.emplace_back().out());
    parts.children.push_back(array_of(amounts, released));
    for (auto const& [name, letters] : {std::pair{"unit", units}, std::pair{"basis", bases}}) {
        arrow::export_schema({.format = "u", .name = name}, schema.children.emplace_back().out());
        auto const words = std::make_shared<std::string>();
        auto const ends = std::make_shared<std::vector<std::int32_t>>(1, 0);
        for (char const letter : letters) {
            *words += letter == 't'   ? "t"
                      : letter == 'k' ? "kg"
                      : letter == 'a' ? "annual"
                                      : "level";
            ends->push_back(static_cast<std::int32_t>(words->size()));
        }
        arrow::export_array({.length = parts.length,
                             .buffers = {nullptr, ends->data(), words->data()},
                             .owners = {words, ends}},
                            parts.children.emplace_back().out());
    }
    arrow::export_schema(std::move(schema), out.schema.out());
    arrow::export_array(std::move(parts), out.arrays.emplace_back().out());
    return out;
}

}  // namespace

TEST_CASE("values that say their unit and basis row by row are a column if all say the same")
{
    int released = 0;
    any_column const c = import_column(values_of({5, 7}, "tt", "aa", released));
    CHECK(c[0] == parse("5t"));
    CHECK(c.type().basis == basis::annual);
    any_column const in_kg = import_column(values_of({5}, "t", "a", released),
                                           {.unit = parse_unit("kg"), .basis = basis::annual});
    CHECK(in_kg[0] == parse("5,000kg"));
    CHECK_THROWS_AS(import_column(values_of({5, 7}, "tk", "aa", released)), unit_error);
    CHECK_THROWS_AS(import_column(values_of({5, 7}, "tt", "al", released)), basis_error);
    CHECK_THROWS_AS(import_column(values_of({5}, "t", "a", released), people), unit_error);
    CHECK(released >= 4);
}

TEST_CASE("the type's metadata is JSON, however it is written")
{
    column_type const people_of_years{unit_of<units::人>, basis::annual};
    for (char const* said : {R"({"v":1,"unit":"\u4eba","basis":"annual","period":null})",
                             R"( { "basis" : "\u0061nnual" , "v" : 1,"unit":"人" } )",
                             "{\"v\":1,\n\t\"unit\":\"人\",\r\"basis\":\"annual\",\"more\":[1]}"}) {
        CAPTURE(said);
        CHECK(read_extension_metadata(said) == people_of_years);
    }
    CHECK_THROWS_AS(read_extension_metadata(R"({"v":1,"unit":"\ud83d\ude00","basis":"annual"})"),
                    notation_error);  // a unit that nobody knows, of one character
}

TEST_CASE("a column whose type says nothing is of no type, whatever is asked for")
{
    for (char const* metadata : {"", "{}"}) {
        for (bool const asked : {false, true}) {
            arrow_chunks from = chunks_of("l");
            int released = 0;
            from.arrays.push_back(array_of<std::int64_t>({1}, released));
            from.schema = {};
            arrow::export_schema(
                {.format = "l",
                 .metadata = {{"ARROW:extension:name", std::string{extension_name}},
                              {"ARROW:extension:metadata", metadata}}},
                from.schema.out());
            CHECK_THROWS_AS(import_column(std::move(from), asked ? people : column_options{}),
                            notation_error);
        }
    }
}

TEST_CASE("a schema says of which extension type it is")
{
    arrow::owned<ArrowSchema> schema;
    export_column_type({unit_of<units::t>}, schema.out());
    CHECK(extension_of(*schema, extension_name)
          == R"({"v":1,"unit":"t","basis":"level","period":null})");
    CHECK_FALSE(extension_of(*schema, "another"));
}
