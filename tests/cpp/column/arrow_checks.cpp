// SPDX-License-Identifier: BSL-1.0
// Whatever a producer claims, nothing is read that is not there.
#include <tomakomai_kpi/column/arrow_column.hpp>

#include <cstdint>
#include <cstring>
#include <limits>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <tomakomai_kpi/column/arrow_export.hpp>
#include <tomakomai_kpi/column/key_column.hpp>
#include <tomakomai_kpi/value/detail/utf8.hpp>
#include <tomakomai_kpi/value/error.hpp>

using namespace tomakomai_kpi;

namespace {

column_options const people{.unit = parse_unit("人"), .basis = basis::annual};

template <class T>
arrow_chunks numbers(std::string const& format, std::vector<T> const& elements)
{
    auto const held = std::make_shared<std::vector<T>>(elements);
    arrow_chunks out;
    arrow::export_schema({.format = format}, out.schema.out());
    arrow::export_array({.length = static_cast<std::int64_t>(elements.size()),
                         .buffers = {nullptr, held->data()},
                         .owners = {held}},
                        out.arrays.emplace_back().out());
    return out;
}

arrow_chunks integers()
{
    return numbers<std::int64_t>("l", {1, 2, 3});
}

template <class Offset>
arrow_chunks texts(std::string const& format)
{
    std::vector<std::string_view> const said{"1人", "2人", "3人"};
    arrow::array_parts parts{.length = 3, .buffers = {nullptr}};
    arrow::add_texts<Offset>(parts, said.size(), [&](std::size_t row) { return said[row]; });
    arrow_chunks out;
    arrow::export_schema({.format = format}, out.schema.out());
    arrow::export_array(std::move(parts), out.arrays.emplace_back().out());
    return out;
}

arrow_chunks views()
{
    std::string_view const text = "12,345,678人";  // too long to stand in the view
    struct view {
        std::int32_t length;
        char start[4];
        std::int32_t buffer;
        std::int32_t from;
    };
    auto const held = std::make_shared<std::vector<view>>(
        1, view{static_cast<std::int32_t>(text.size()), {'1', '2', ',', '3'}, 0, 0});
    auto const bytes = std::make_shared<std::string>(text);
    auto const sizes =
        std::make_shared<std::vector<std::int64_t>>(1, static_cast<std::int64_t>(text.size()));
    arrow_chunks out;
    arrow::export_schema({.format = "vu"}, out.schema.out());
    arrow::export_array({.length = 1,
                         .buffers = {nullptr, held->data(), bytes->data(), sizes->data()},
                         .owners = {held, bytes, sizes}},
                        out.arrays.emplace_back().out());
    return out;
}

arrow_chunks dictionary()
{
    arrow_chunks values = texts<std::int32_t>("u");
    auto const held = std::make_shared<std::vector<std::int8_t>>(std::vector<std::int8_t>{2, 0});
    arrow::schema_parts schema{.format = "c"};
    schema.dictionary = std::move(values.schema);
    arrow_chunks out;
    arrow::export_schema(std::move(schema), out.schema.out());
    arrow::export_array(
        {.length = 2,
         .buffers = {nullptr, held->data()},
         .owners = {held},
         .dictionary = std::make_shared<arrow::owned<ArrowArray>>(std::move(values.arrays[0]))},
        out.arrays.emplace_back().out());
    return out;
}

arrow_chunks table()
{
    arrow_chunks column = integers();
    arrow::schema_parts schema{.format = "+s"};
    arrow::array_parts parts{.length = 3, .buffers = {nullptr}};
    schema.children.push_back(std::move(column.schema));
    parts.children.push_back(std::move(column.arrays[0]));
    arrow_chunks out;
    arrow::export_schema(std::move(schema), out.schema.out());
    arrow::export_array(std::move(parts), out.arrays.emplace_back().out());
    return out;
}

arrow_chunks nulls()
{
    arrow_chunks out;
    arrow::export_schema({.format = "n"}, out.schema.out());
    arrow::export_array({.length = 3, .null_count = 3}, out.arrays.emplace_back().out());
    return out;
}

template <class Break>
void check_refused(char const* what, arrow_chunks (*made)(), Break deed)
{
    CAPTURE(what);
    auto const broken = [&] {
        arrow_chunks from = made();
        deed(*from.schema.out(), *from.arrays.front().out());
        return from;
    };
    auto const why = [&](auto take) {
        try {
            take(broken());
        } catch (notation_error const& e) {
            return e.code();
        }
        return code::none;
    };
    CHECK(why([](arrow_chunks from) { import_column(std::move(from), people); })
          == code::bad_format);
    CHECK(why([](arrow_chunks from) { key_column{std::move(from)}.groups(); }) == code::bad_format);
    CHECK(why([](arrow_chunks from) { longs_of(from); }) == code::bad_format);
    CHECK(why([](arrow_chunks from) { copied(std::move(from)); }) == code::bad_format);
}

template <class T>
T* buffer(ArrowArray const& array, std::size_t at)
{
    return static_cast<T*>(const_cast<void*>(array.buffers[at]));
}

std::string packed(std::vector<std::int32_t> const& numbers)
{
    std::string out(numbers.size() * sizeof(std::int32_t), '\0');
    std::memcpy(out.data(), numbers.data(), out.size());
    return out;
}

}  // namespace

TEST_CASE("sound columns of every layout are read")
{
    CHECK(import_column(integers(), people)[2] == parse("3人"));
    CHECK(import_column(texts<std::int32_t>("u"))[2] == parse("3人"));
    CHECK(import_column(texts<std::int64_t>("U"))[2] == parse("3人"));
    CHECK(import_column(views())[0] == parse("12,345,678人"));
    CHECK(import_column(dictionary())[0] == parse("3人"));
    CHECK(import_column(table(), people)[2] == parse("3人"));
    CHECK(import_column(nulls(), people).count_gaps().missing == 3);
}

TEST_CASE("claims that no column can make good are refused")
{
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
    for (arrow_chunks (*made)() :
         {integers, +[] { return texts<std::int32_t>("u"); },
          +[] { return texts<std::int64_t>("U"); }, views, dictionary, table, nulls}) {
        for (std::int64_t const n :
             {std::int64_t{-1}, std::int64_t{-7}, std::int64_t{1} << 62, most}) {
            check_refused("length", made, [&](auto&, ArrowArray& a) { a.length = n; });
            check_refused("offset", made, [&](auto&, ArrowArray& a) { a.offset = n; });
        }
        for (std::int64_t const n : {std::int64_t{-2}, std::int64_t{4}, most}) {
            check_refused("null_count", made, [&](auto&, ArrowArray& a) { a.null_count = n; });
        }
        for (std::int64_t const n : {std::int64_t{-1}, std::int64_t{2}, most}) {
            if (made == table && n == 2) { continue; }  // nobody sees that there is but one
            check_refused("n_children", made, [&](ArrowSchema& s, auto&) { s.n_children = n; });
            check_refused("n_children", made, [&](auto&, ArrowArray& a) { a.n_children = n; });
        }
        check_refused("released array", made, [](auto&, ArrowArray& a) { a.release(&a); });
        check_refused("released schema", made, [](ArrowSchema& s, auto&) { s.release(&s); });
        check_refused("no format", made, [](ArrowSchema& s, auto&) { s.format = nullptr; });
    }
    for (arrow_chunks (*made)() : {integers, +[] { return texts<std::int32_t>("u"); },
                                   +[] { return texts<std::int64_t>("U"); }, views, dictionary}) {
        for (std::int64_t const n : {-1, 0, 1, 7}) {
            if (made == views && n == 7) { continue; }  // views have as many as they like
            check_refused("n_buffers", made, [&](auto&, ArrowArray& a) { a.n_buffers = n; });
        }
        check_refused("no buffers", made, [](auto&, ArrowArray& a) { a.buffers = nullptr; });
        check_refused("no values", made, [](auto&, ArrowArray& a) { a.buffers[1] = nullptr; });
        check_refused("nulls, but which", made, [](auto&, ArrowArray& a) { a.null_count = 1; });
    }
}

TEST_CASE("formats that are none are refused")
{
    for (char const* format :
         {"d:", "d:99", "d:0,1", "d:99,1", "d:38", "d:38,", "d:38,0,", "d:38,0,7",
          "d:38,99999999999999", "d:19,0,64", "d:38,0,128,1", "d:x,1", "d: 9,1"}) {
        check_refused(format, integers, [&](ArrowSchema& s, auto&) { s.format = format; });
    }
}

TEST_CASE("what children, dictionaries and buffers should hold is there")
{
    check_refused("no children", table, [](ArrowSchema& s, auto&) { s.children = nullptr; });
    check_refused("no children", table, [](auto&, ArrowArray& a) { a.children = nullptr; });
    check_refused("no child", table, [](auto&, ArrowArray& a) { a.children[0] = nullptr; });
    check_refused("no child", table, [](ArrowSchema& s, auto&) { s.children[0] = nullptr; });
    check_refused("a shorter child", table,
                  [](auto&, ArrowArray& a) { a.children[0]->length = 2; });
    check_refused("a released child", table,
                  [](auto&, ArrowArray& a) { a.children[0]->release(a.children[0]); });
    check_refused("a child in itself", table, [](ArrowSchema& s, auto&) {
        s.children[0]->children = s.children;
        s.children[0]->n_children = 1;
    });
    check_refused("no dictionary", dictionary,
                  [](auto&, ArrowArray& a) { a.dictionary = nullptr; });
    check_refused("no dictionary", dictionary,
                  [](ArrowSchema& s, auto&) { s.dictionary = nullptr; });
    check_refused("an index beyond", dictionary,
                  [](auto&, ArrowArray& a) { buffer<std::int8_t>(a, 1)[0] = 3; });
    check_refused("an index below", dictionary,
                  [](auto&, ArrowArray& a) { buffer<std::int8_t>(a, 1)[0] = -1; });
    check_refused("indices of texts", dictionary, [](ArrowSchema& s, auto&) { s.format = "u"; });
    auto const of_texts = +[] { return texts<std::int32_t>("u"); };
    check_refused("falling", of_texts,
                  [](auto&, ArrowArray& a) { buffer<std::int32_t>(a, 1)[2] = 1; });
    check_refused("below 0", of_texts,
                  [](auto&, ArrowArray& a) { buffer<std::int32_t>(a, 1)[0] = -9; });
    check_refused("no bytes", of_texts, [](auto&, ArrowArray& a) { a.buffers[2] = nullptr; });
    check_refused("beyond", views, [](auto&, ArrowArray& a) { buffer<std::int32_t>(a, 1)[3] = 1; });
    check_refused("no buffer", views,
                  [](auto&, ArrowArray& a) { buffer<std::int32_t>(a, 1)[2] = 1; });
    check_refused("negative", views,
                  [](auto&, ArrowArray& a) { buffer<std::int32_t>(a, 1)[0] = -1; });
    check_refused("no sizes", views, [](auto&, ArrowArray& a) { a.buffers[3] = nullptr; });
    check_refused("not aligned", integers, [](auto&, ArrowArray& a) {
        a.length = 2;
        a.buffers[1] = static_cast<char const*>(a.buffers[1]) + 1;
    });
}

TEST_CASE("metadata of more than any schema has is refused")
{
    std::int32_t const most = std::numeric_limits<std::int32_t>::max();
    for (auto const& numbers :
         std::vector<std::vector<std::int32_t>>{{most},
                                                {std::numeric_limits<std::int32_t>::min()},
                                                {-1},
                                                {1, most},
                                                {1, -1},
                                                {1, 0, most}}) {
        std::string const metadata = packed(numbers);
        arrow_chunks from = integers();
        from.schema.out()->metadata = metadata.data();
        CHECK_THROWS_AS(extension_of(*from.schema, extension_name), notation_error);
        CHECK_THROWS_AS(import_column(std::move(from), people), notation_error);
    }
}

TEST_CASE("a later chunk is checked as the first is")
{
    arrow_chunks from = integers();
    from.arrays.push_back(std::move(integers().arrays[0]));
    CHECK(import_column(std::move(from), people).size() == 6);
    from = integers();
    from.arrays.push_back(std::move(integers().arrays[0]));
    from.arrays[1].out()->length = -7;
    CHECK_THROWS_AS(import_column(std::move(from), people), notation_error);
}

TEST_CASE("what was taken is gone for the next one")
{
    arrow_chunks held = integers();
    ArrowSchema schema{};
    ArrowArray array{};
    held.schema.move_to(schema);
    held.arrays[0].move_to(array);
    CHECK(import_column(read_array(schema, array), people).size() == 3);
    CHECK_THROWS_AS(read_array(schema, array), notation_error);
    ArrowArrayStream stream{};
    CHECK_THROWS_AS(read_stream(stream), notation_error);
}

TEST_CASE("what was copied does not change with what it was copied from")
{
    auto const held = std::make_shared<std::vector<std::int64_t>>(3, 5);
    auto const lent = [&] {
        arrow_chunks out;
        arrow::export_schema({.format = "l"}, out.schema.out());
        arrow::export_array({.length = 3, .buffers = {nullptr, held->data()}, .owners = {held}},
                            out.arrays.emplace_back().out());
        return out;
    };
    any_column const shared = import_column(lent(), people);
    any_column const own = import_column(copied(lent()), people);
    key_column const keys{copied(lent())};
    held->assign(3, 77);
    CHECK(shared.amounts().data() == held->data());
    CHECK(own[1] == parse("5人"));
    CHECK(longs_of(keys.chunks()) == std::vector<std::int64_t>(3, 5));
    CHECK(import_column(copied(table()), people)[2] == parse("3人"));
    CHECK(import_column(copied(dictionary()))[0] == parse("3人"));
    CHECK(import_column(copied(views()))[0] == parse("12,345,678人"));
}

TEST_CASE("a sliced table is read as far as it goes")
{
    arrow_chunks from = table();
    from.arrays[0].out()->offset = 1;
    from.arrays[0].out()->length = 2;
    any_column const c = import_column(std::move(from), people);
    CHECK(c.size() == 2);
    CHECK(c[0] == parse("2人"));
}

TEST_CASE("decimals that a column has by other digits are its")
{
    auto const one = [](std::string const& format, detail::wide n) {
        return import_column(numbers<detail::wide>(format, {n}), people);
    };
    auto const ten_to_19 = static_cast<detail::wide>(10'000'000'000'000'000'000U);
    CHECK(one("d:38,20", 15 * ten_to_19)[0] == parse("1.5人"));
    CHECK(one("d:38,20", 0)[0] == parse("0人"));
    CHECK(one("d:38,-2", 15)[0] == parse("1,500人"));
    CHECK_THROWS_AS(one("d:38,20", 15 * ten_to_19 + 1), amount_error);
    CHECK_THROWS_AS(one("d:38,-38", 15), amount_error);
    CHECK_THROWS_AS(one("d:38,-5000", 15), amount_error);
    CHECK(one("d:38,-5000", 0)[0] == parse("0人"));
}

TEST_CASE("texts that are not UTF-8 are refused with their row")
{
    for (char const* bytes :
         {"\xFF", "\xE4\xBA", "\xC0\x80", "\xED\xA0\x80", "\xF5\x80\x80\x80", "\x80"}) {
        std::string const text = std::string{"1"} + bytes;
        std::vector<std::string_view> const said{"3人", text};
        CHECK_THROWS_WITH_AS(read_column(said), doctest::Contains("2行目"), notation_error);
        any_column const kept = read_column(said, {.keep_unread = true});
        CHECK(kept.reason(1) == code::unread);
        CHECK(detail::is_utf8(kept[1].kept_text()));
        CHECK(kept[1].kept_text().starts_with("1\uFFFD"));
    }
}

TEST_CASE("keys that were kept are the same keys")
{
    for (arrow_chunks (*made)() :
         {integers, +[] { return texts<std::int32_t>("u"); }, views, dictionary, nulls}) {
        key_column const keys{made()};
        std::vector<std::size_t> rows;
        for (std::size_t row = keys.size(); row-- > 0;) { rows.push_back(row); }
        kept_keys const kept = keys.kept(rows);
        key_column const again{chunks_of(kept)};
        CHECK(again.size() == keys.size());
        std::vector<std::size_t> forward(rows.rbegin(), rows.rend());
        CHECK(again.kept(forward).rows == kept.rows);
        CHECK(again.groups().groups() == keys.groups().groups());
    }
    kept_keys broken{.format = "l", .rows = {std::string{"short"}}};
    CHECK_THROWS_AS(chunks_of(broken), notation_error);
    broken.format = "+l";
    CHECK_THROWS_AS(chunks_of(broken), notation_error);
}
