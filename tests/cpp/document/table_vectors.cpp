// SPDX-License-Identifier: BSL-1.0

// Rows of tests/vectors/table_cells.txt and table_headers.txt, which say how to read them;
// test_table_vectors.py reads them too.

#include <tomakomai_kpi/document/comparison_table.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/value/error.hpp>

using namespace tomakomai_kpi;

namespace {

using texts = std::vector<std::string>;

texts split(std::string_view text, std::string_view by)
{
    texts parts;
    while (true) {
        auto const at = text.find(by);
        parts.emplace_back(text.substr(0, at));
        if (at == std::string_view::npos) { return parts; }
        text.remove_prefix(at + by.size());
    }
}

std::string joined(texts const& parts, std::string_view by)
{
    std::string out;
    for (std::string const& each : parts) { out += (out.empty() ? "" : by.data()) + each; }
    return out.empty() ? "-" : out;
}

std::vector<texts> rows_of(char const* file)
{
    auto const here = std::filesystem::path{__FILE__}.parent_path();
    std::ifstream in{here / "../../vectors" / file};
    std::vector<texts> out;
    for (std::string line; std::getline(in, line);) {
        if (!line.empty() && !line.starts_with('#')) { out.push_back(split(line, "\t")); }
    }
    return out;
}

plan read(std::string const& table)
{
    return read_comparison_table(
        table, {.name = "例", .period = fiscal_period{fiscal_year{2020}, fiscal_year{2024}}});
}

texts kept(plan const& p, text_kind kind)
{
    texts out;
    for (kept_text const& t : p.revision("new").texts) {
        if (t.kind == kind) { out.push_back(t.text); }
    }
    return out;
}

std::string told(indicator const& i)
{
    std::string out = i.name;
    auto const add = [&](char const* role, observation const& o) {
        out += std::string{" "} + role + std::to_string(o.year().start_year()) + "="
               + to_string(o.value());
    };
    if (i.baseline) { add("b", *i.baseline); }
    for (observation const& o : i.actuals) { add("a", o); }
    for (observation const& o : i.targets()) { add("t", o); }
    return out;
}

std::string told(plan const& p)
{
    texts out;
    for (indicator const& i : p.indicators("new")) { out.push_back(told(i)); }
    return joined(out, ";");
}

std::string unread(plan const& p)
{
    texts out = kept(p, text_kind::unread);
    for (std::string& each : out) {
        for (auto at = each.find('\n'); at != std::string::npos; at = each.find('\n')) {
            each.replace(at, 1, "¶");
        }
    }
    return joined(out, "|");
}

}  // namespace

TEST_CASE("what the cells of comparison tables say, and say again when they are written")
{
    auto const rows = rows_of("table_cells.txt");
    CHECK(rows.size() > 40);
    for (texts const& row : rows) {
        REQUIRE(row.size() == 3);
        std::string cell = row[0];
        CAPTURE(cell);
        constexpr std::string_view project = "□";
        if (cell.starts_with(project)) {
            cell = "■事業名・事業の内容 船事業【港湾課】¶■重要業績評価指標(KPI) "
                   + cell.substr(project.size());
        }
        std::string paragraphs;
        for (std::string const& each : split(cell, "¶")) { paragraphs += "<p>" + each + "</p>"; }
        for (bool const old : {false, true}) {
            // 実績値 is the baseline in 旧, so only the new side says what it prints.
            plan const p =
                read("頁\t新\t旧\n12\t" + paragraphs + "\t" + (old ? paragraphs : "") + "\n");
            CHECK(told(p) == row[1]);
            CHECK(unread(p) == row[2]);
            plan const again = read(write_comparison_table(p));
            CHECK(told(again) == row[1]);
            CHECK(unread(again) == row[2]);
            CHECK(write_comparison_table(again) == write_comparison_table(p));
            if (!old) { continue; }
            CHECK(p.indicators("old").size() == p.indicators("new").size());
            for (std::size_t i = 0; i < p.indicators("old").size(); ++i) {
                CHECK(p.indicators("old")[i].targets() == p.indicators("new")[i].targets());
                CHECK(again.indicators("old")[i].targets() == p.indicators("old")[i].targets());
            }
        }
    }
}

TEST_CASE("which columns of comparison tables are which")
{
    auto const rows = rows_of("table_headers.txt");
    CHECK(rows.size() > 20);
    for (texts const& row : rows) {
        REQUIRE(row.size() == 2);
        CAPTURE(row[0]);
        std::string table;
        std::size_t width = 0;
        for (std::string const& line : split(row[0], "¶")) {
            texts const cells = split(line, "|");
            width = std::max(width, cells.size());
            for (std::size_t i = 0; i < cells.size(); ++i) {
                table += (i > 0 ? "\t" : "") + cells[i];
            }
            table += "\n";
        }
        for (std::size_t i = 1; i <= width; ++i) {
            table += (i > 1 ? "\t" : "") + ("基本目標1 列" + std::to_string(i));
        }
        texts const facts = split(row[1], " ");
        if (facts[0] == "refused") {
            try {
                read(table + "\n");
                FAIL("read");
            } catch (plan_error const& e) {
                CHECK(e.code() == code::bad_row);
                CHECK(std::to_string(e.line()) == facts[1]);
                CHECK(std::to_string(e.column()) == facts[2]);
            }
            continue;
        }
        auto const text_of = [](std::string const& column) { return "基本目標1 列" + column; };
        auto const check = [&](plan const& p) {
            REQUIRE(p.revision("new").goals.size() == 1);
            REQUIRE(p.revision("old").goals.size() == 1);
            CHECK(p.revision("new").goals[0].page == (facts[0] == "-" ? "" : text_of(facts[0])));
            CHECK("基本目標1 " + p.revision("new").goals[0].name == text_of(facts[1]));
            CHECK("基本目標1 " + p.revision("old").goals[0].name == text_of(facts[2]));
            texts unread;
            for (std::string const& each : split(facts[3], ",")) {
                if (each != "-") { unread.push_back(text_of(each)); }
            }
            CHECK(kept(p, text_kind::unread) == unread);
        };
        plan const p = read(table + "\n");
        check(p);
        plan const again = read(write_comparison_table(p));
        check(again);
        texts const remarks = kept(again, text_kind::remark);
        for (std::string const& each : kept(p, text_kind::remark)) {
            CHECK(std::ranges::find(remarks, each) != remarks.end());
        }
    }
}
