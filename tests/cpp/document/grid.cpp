// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/document/grid.hpp>

#include <string>
#include <string_view>

#include <doctest/doctest.h>

using namespace tomakomai_kpi;

namespace {

grid_cell only_cell(std::string_view line)
{
    grid const g = read_table_text(std::string{"33\t"} + std::string{line});
    REQUIRE(g.rows.size() == 1);
    REQUIRE(g.rows[0].cells.size() == 2);
    return g.rows[0].cells[1];
}

}  // namespace

TEST_CASE("paragraphs are lines, and underlines take no room")
{
    grid_cell const cell = only_cell("<p>推進<u>期間</u></p> <ul><li>5年</li></ul>");
    CHECK(cell.text == "推進期間\n5年");
    CHECK(cell.underlines == std::vector<text_span>{{6, 12}});
}

TEST_CASE("rows are counted from 1, and empty lines are none")
{
    grid const g = read_table_text("\xEF\xBB\xBF頁\t新\t旧\r\n\r\n33\t<p>a</p>\t\r\n");
    REQUIRE(g.rows.size() == 2);
    CHECK(g.rows[0].cells[0].text == "頁");
    CHECK(g.rows[1].number == 3);
    CHECK(g.rows[1].cells.size() == 3);
}

TEST_CASE("what is no tag is text")
{
    CHECK(only_cell("<p><主な事業> R&D <b></p>").text == "<主な事業> R&D <b>");
}

TEST_CASE("a text that looks like a tag, an escape or two cells is written so that it reads back")
{
    for (std::string_view const text :
         {"<u>", "a<u>b</u>c", "&lt;", "&amp;lt;", "&&amp;", "<p>", "</p>", "<br/>", "<p 行", "<u",
          "a\tb", "&#9;", "<主な事業>", "R&D", "<", "&", "行\n行<li>"}) {
        CAPTURE(text);
        grid written;
        written.rows.push_back({1, {{"頁", {}}, {std::string{text}, {}}}});
        written.rows.push_back({2, {{"33", {}}, {std::string{text}, {{0, 1}}}}});
        grid const read = read_table_text(write_table_text(written));
        REQUIRE(read.rows.size() == 2);
        for (std::size_t row = 0; row < 2; ++row) {
            grid_cell const& was = written.rows[row].cells[1];
            REQUIRE(read.rows[row].cells.size() == 2);
            CHECK(read.rows[row].cells[1].text == was.text);
            CHECK(read.rows[row].cells[1].underlines == was.underlines);
        }
    }
}

TEST_CASE("a cell of several lines comes in quotation marks, as spreadsheets copy it")
{
    grid const g =
        read_table_text("備考\t新\t旧\nx\t\"一\n二\"\"引用\"\"\"\ty\r\n\"終\r\nり\"\n次\t後\n");
    REQUIRE(g.rows.size() == 4);
    CHECK(g.rows[1].cells[1].text == "一\n二\"引用\"");
    CHECK(g.rows[1].cells[2].text == "y");
    CHECK(g.rows[1].number == 2);
    CHECK(g.rows[2].cells[0].text == "終\nり");
    CHECK(g.rows[2].number == 4);
    CHECK(g.rows[3].number == 6);
    // A text's own marks are text.
    for (std::string const own : {"\"引用\"です\t次", "\"開いたまま\t次", "\"一行\"\t次"}) {
        CAPTURE(own);
        grid const read = read_table_text(own + "\n甲\t\"\n");
        REQUIRE(read.rows.size() == 2);
        CHECK(read.rows[0].cells[0].text == own.substr(0, own.find('\t')));
        CHECK(read_table_text(write_table_text(read)).rows[0].cells[0].text
              == read.rows[0].cells[0].text);
    }
}
