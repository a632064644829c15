// SPDX-License-Identifier: BSL-1.0

// Comparison tables in the shapes of other offices: their headers, their labels, and the law that
// what looks like a value is a value or unread, never part of a name.

#include <tomakomai_kpi/document/comparison_table.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/fiscal_year_text.hpp>

using namespace tomakomai_kpi;

namespace {

std::string const period = "令和2年度から令和6年度まで";
std::string const kpi_of_project =
    "<p>■事業名・事業の内容 船事業【港湾課】</p> <p>■重要業績評価指標(KPI) ";

plan read(std::string const& rows, comparison_table_options options = {})
{
    options.period = fiscal_period{fiscal_year{2020}, fiscal_year{2024}};
    options.name = "例";
    return read_comparison_table(rows, options);
}

plan read_cell(std::string const& cell)
{
    return read("頁\t新\t旧\n12\t" + cell + "\t\n");
}

std::vector<std::string> kept(plan const& p, text_kind kind, std::string_view revision = "new")
{
    std::vector<std::string> out;
    for (kept_text const& t : p.revision(revision).texts) {
        if (t.kind == kind) { out.push_back(t.text); }
    }
    return out;
}

// Name, and each value under its role and year.
std::vector<std::string> told(plan const& p)
{
    std::vector<std::string> out;
    auto const add = [&](std::string_view role, observation const& o) {
        out.back() += " " + std::string{role} + std::to_string(o.year().start_year()) + "="
                      + to_string(o.value());
    };
    for (indicator const& i : p.indicators("new")) {
        out.push_back(i.name);
        if (i.baseline) { add("b", *i.baseline); }
        for (observation const& o : i.actuals) { add("a", o); }
        if (i.target) { add("t", *i.target); }
    }
    return out;
}

using texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a header names the sides in any order, with columns of its own")
{
    plan const p = read("No.\t旧\t項目\t新\tページ\t備考\n"
                        "1\t基本目標1 乙\t目標\t基本目標1 甲\t7\t字句の整理\n"
                        "2\t\t\t基本目標2 丙\n");
    CHECK(p.revision("new").goals.at(0).name == "甲");
    CHECK(p.revision("old").goals.at(0).name == "乙");
    CHECK(p.revision("new").goals.at(1).name == "丙");
    CHECK(p.revision("new").goals.at(0).page == "7");
    CHECK(p.revision("new").goals.at(0).at == place{2, 4, 0});
    CHECK(p.revision("old").goals.at(0).at == place{2, 2, 0});
    CHECK(kept(p, text_kind::remark)
          == texts{"No.", "項目", "備考", "1", "目標", "字句の整理", "2"});
    CHECK(kept(p, text_kind::unread).empty());
}

TEST_CASE("a page may lack, and a row whose trailing tabs were trimmed is a row")
{
    plan const p = read("新\t旧\n基本目標1 甲\n\t基本目標1 乙\n");
    CHECK(p.revision("new").goals.at(0).name == "甲");
    CHECK(p.revision("old").goals.at(0).name == "乙");
    CHECK(kept(p, text_kind::unread).empty());
}

TEST_CASE("other columns are named, and an unclear header is refused with the way to name them")
{
    std::string const rows = "箇所\t今回\t前回\n7\t基本目標1 甲\t基本目標1 乙\n";
    plan const p = read(rows, {.columns = {"箇所", "今回", "前回"}});
    CHECK(p.revision("new").goals.at(0).page == "7");
    CHECK(p.revision("old").goals.at(0).name == "乙");
    for (std::string const& text :
         {rows, std::string{"頁\t改正案\t変更後\t現行\n1\t甲\t乙\t丙\n"}}) {
        CAPTURE(text);
        try {
            read(text);
            FAIL("a header out of nowhere");
        } catch (plan_error const& e) {
            CHECK(e.code() == code::bad_row);
            CHECK(std::string{e.what()}.find("columns") != std::string::npos);
        }
    }
    plan const q = read("頁\t改正案\t変更後\t現行\n1\t基本目標1 甲\t基本目標1 乙\t\n",
                        {.columns = {.new_side = "変更後"}});
    CHECK(q.revision("new").goals.at(0).name == "乙");
    CHECK(kept(q, text_kind::remark) == texts{"改正案", "基本目標1 甲"});
}

TEST_CASE("values of a goal belong to the indicator above them, or before them on the line")
{
    texts const all{"雇用数 b2018=46人 a2021=累計45人 t2024=累計230人",
                    "就職割合 b2018=45.5% t2024=50.0%"};
    std::string const first = "基準値(平成30年度):46人{}実績値(令和3年度):累計45人{}"
                              "目標値(令和6年度):累計230人";
    std::string const second = "基準値(平成30年度):45.5%{}目標値(令和6年度):50.0%";
    auto const joined = [](std::string text, std::string_view joint) {
        for (auto at = text.find("{}"); at != std::string::npos; at = text.find("{}")) {
            text.replace(at, 2, joint);
        }
        return text;
    };
    for (std::string const& joint : {std::string{" "}, std::string{"</p> <p>"}}) {
        for (std::string const& heading : {std::string{"■数値目標 "}, std::string{}}) {
            std::string const cell = "<p>基本目標1 はたらく" + (heading.empty() ? joint : " ")
                                     + heading + "雇用数" + joint + joined(first, joint) + joint
                                     + "就職割合" + joint + joined(second, joint) + "</p>";
            CAPTURE(cell);
            plan const p = read_cell(cell);
            CHECK(p.revision("new").goals.at(0).name == "はたらく");
            CHECK(told(p) == all);
            CHECK(kept(p, text_kind::unread).empty());
        }
    }
    plan const p = read_cell("基本目標1 くらし 安心 雇用数 目標値(令和6年度):9人");
    CHECK(told(p).empty());
    CHECK(kept(p, text_kind::unread) == texts{"安心 雇用数 目標値(令和6年度):9人"});
}

TEST_CASE("a table of another shape is written in ours and reads as the same plan")
{
    plan const p = read("例 新旧対照表\nNo.\t旧\t新\t頁\t備考\n"
                        "1\t基本目標1 乙\t基本目標1 甲\t7\t\n"
                        "2\t～事業の新規追加～\t"
                        + kpi_of_project
                        + "指標名:数 現状値(H30):5人 R2:3人 <u>目標値(2024):9人</u></p>"
                          "\t8\t新しい\n"
                          "3\t～略～\t本文\t9\t\n");
    plan const again = read(write_comparison_table(p));
    CHECK(told(again) == told(p));
    for (auto const kind : {text_kind::unread, text_kind::marker, text_kind::passage,
                            text_kind::remark, text_kind::title}) {
        CHECK(kept(again, kind) == kept(p, kind));
        CHECK(kept(again, kind, "old") == kept(p, kind, "old"));
    }
    CHECK(write_comparison_table(again) == write_comparison_table(p));
}
