// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/document/comparison_table.hpp>
#include <tomakomai_kpi/document/fingerprint.hpp>
#include <tomakomai_kpi/document/plan_csv.hpp>
#include <tomakomai_kpi/document/plans.hpp>

#include <algorithm>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/progress/assessment.hpp>
#include <tomakomai_kpi/review/review.hpp>
#include <tomakomai_kpi/value/error.hpp>

using namespace tomakomai_kpi;

namespace {

std::string const header =
    "【第1期】みなと市戦略見直し案 新旧対照表\n\n頁\t新\t旧\n"
    "8\t<p>令和2年度(2020年度)から令和6年度までに行う</p>\t<p>～説明文の新規追加～</p>\n"
    "11\t<p>基本目標1 はたらく</p>\t<p>基本目標1 はたらく</p>\n";

std::string project_cell(std::string_view heading, std::string_view rest)
{
    return "<p>■事業名・事業の内容 " + std::string{heading} + "</p> <p>" + "■重要業績評価指標(KPI) "
           + std::string{rest} + "</p>";
}

plan read_row(std::string const& fresh, std::string const& former)
{
    return read_comparison_table(header + "12\t" + fresh + "\t" + former + "\n");
}

indicator const& only(plan const& p, std::string_view revision)
{
    auto const& all = p.indicators(revision);
    REQUIRE(all.size() == 1);
    return all.front();
}

std::string text(observation const& o)
{
    return to_string(o.value());
}

std::size_t count(plan const& p, text_kind kind)
{
    std::size_t out = 0;
    for (revision const& r : p.revisions()) {
        out += static_cast<std::size_t>(std::ranges::count(r.texts, kind, &kept_text::kind));
    }
    return out;
}

}  // namespace

TEST_CASE("the label 実績値 of 旧 stands before the baseline")
{
    plan const p =
        read_row(project_cell("船事業【港湾課】",
                              "指標名:乗船者数 基準値(平成30年度):1人 実績値(令和3年度):2人"
                              " 目標値(令和6年度):3人"),
                 project_cell("船事業【港湾課】",
                              "指標名:乗船者数 実績値(平成30年度):1人 目標値(令和6年度):4人"));
    CHECK(text(*only(p, "new").baseline) == "1人");
    CHECK(text(*only(p, "old").baseline) == "1人");
    CHECK(only(p, "old").actuals.empty());
    CHECK(text(only(p, "new").actuals.at(0)) == "2人");
    CHECK(only(p, "new").id == "P01-1");
    CHECK(only(p, "old").id == "P01-1");
    CHECK(p.period() == fiscal_period{fiscal_year{2020}, fiscal_year{2024}});
    CHECK(p.name() == "第1期みなと市戦略");
}

TEST_CASE("a cumulative value counts from the plan's first year")
{
    plan const p =
        read_row(project_cell("船事業【港湾課】", "指標名:数 実績値(令和3年度):累計2人"), "～略～");
    CHECK(only(p, "new").actuals.at(0).period()
          == fiscal_period{fiscal_year{2020}, fiscal_year{2021}});
}

TEST_CASE("※ stands in four places about a label, and marks the value")
{
    for (std::string const label :
         {"実績値(※令和3年度):0社", "実績値(令和3年度)※:0社", "実績値(令和3年度):※:0社",
          "実績値（令和3年度）※： 0社", "実績値(令和3年度※):※0社"}) {
        CAPTURE(label);
        plan const p =
            read_row(project_cell("船事業【港湾課】",
                                  "指標名:数 " + label + " ※実績値(令和3年度):催しの中止"),
                     "");
        observation const& o = only(p, "new").actuals.at(0);
        CHECK(text(o) == "0社");
        CHECK(o.status() == observation_status::special_event);
        CHECK(o.notes() == std::vector<std::string>{"催しの中止"});
        auto const& marks = p.revision("new").marks;
        REQUIRE(marks.size() == 1);
        CHECK(marks[0].role == "actual");
        CHECK(marks[0].kind == mark_kind::footnote);
    }
}

TEST_CASE("a note that explains no suspension leaves a zero normal")
{
    plan const p =
        read_row(project_cell("船事業【港湾課】",
                              "指標名:数 実績値(令和3年度):0社 ※実績値:画面越しに行った"),
                 "");
    CHECK(only(p, "new").actuals.at(0).status() == observation_status::normal);
    CHECK(only(p, "new").actuals.at(0).notes().size() == 1);
}

TEST_CASE("a dash that a note explains as suspended is a special event without a value")
{
    plan const p = read_row(
        project_cell("船事業【港湾課】", "指標名:数 実績値(令和3年度)※:－ ※実績値:催しの中止"), "");
    observation const& o = only(p, "new").actuals.at(0);
    CHECK(o.value().is_missing());
    CHECK(o.status() == observation_status::special_event);
}

TEST_CASE("an actual that cannot be read is there, with its text, and told as unread")
{
    plan const p = read_row(
        project_cell("船事業【港湾課】", "指標名:数 基準値(令和元年度):3社 実績値(令和3年度):1O社"),
        "");
    observation const& o = only(p, "new").actuals.at(0);
    CHECK(o.status() == observation_status::unread);
    CHECK(text(o) == "1O社");
    auto const unread = unread_of(p.revision("new"));
    REQUIRE(unread.size() == 1);
    CHECK(unread[0].text == "実績値(令和3年度):1O社");
    CHECK(unread[0].id == only(p, "new").id);

    plan const again = read_plan_csv(write_plan_csv(p));
    CHECK(only(again, "new").actuals == only(p, "new").actuals);
    CHECK(unread_of(again.revision("new")).size() == 1);
    assessment const a = assess(only(p, "new"));
    CHECK(a.status == status::undecidable);
    CHECK(a.met.undefined == code::unread);
}

TEST_CASE("removing an underline neither inserts nor loses a space")
{
    plan const p = read_row(project_cell("船<u>めぐり</u> 事業【港湾課】 <u>KPI変更</u>",
                                         "指標名:<u>数</u> <u>目標値(令和6年度): 3人</u>"),
                            "");
    auto const& read = p.revision("new").projects.at(0);
    CHECK(read.name == "船めぐり 事業");
    CHECK(read.flags == std::vector<std::string>{"KPI変更"});
    std::vector<std::string> marked;
    for (printed_mark const& m : p.revision("new").marks) { marked.push_back(m.role + m.text); }
    CHECK(marked
          == std::vector<std::string>{"nameめぐり", "flagKPI変更", "name数",
                                      "target目標値(令和6年度):3人"});
}

TEST_CASE("a value that cannot be read stays as unread text with its place")
{
    plan const p =
        read_row(project_cell("船事業【港湾課】", "指標名:数 基準値(平成30年度):1,23人"
                                                  " 実績値(令和3年度):2人 目標値(令和x年度):3人"),
                 "");
    indicator const& i = only(p, "new");
    REQUIRE(i.baseline);
    CHECK(i.baseline->status() == observation_status::unread);
    CHECK_FALSE(i.target);
    CHECK(text(i.actuals.at(0)) == "2人");
    std::vector<std::string> unread;
    for (kept_text const& t : p.revision("new").texts) {
        if (t.kind != text_kind::unread) { continue; }
        unread.push_back(t.text);
        CHECK(t.id == "P01-1");
        CHECK(t.page == "12");
        CHECK(t.at.row == 6);
        CHECK(t.at.column == 2);
        CHECK(t.at.position > 0);
    }
    CHECK(unread == std::vector<std::string>{"基準値(平成30年度):1,23人", "目標値(令和x年度):3人"});
}

TEST_CASE("former indicators without a counterpart stand in for what replaces them")
{
    plan const p = read_row(
        project_cell("部屋事業【課】",
                     "指標名:部屋の設置数 目標値(令和6年度):15施設</p> <p>指標名:待つ人"
                     " 目標値(令和6年度):0人"),
        project_cell("部屋事業【課】",
                     "指標名:部屋の開設数 目標値(令和6年度):15施設</p> <p>指標名:登録数"
                     " 目標値(令和6年度):5人</p> <p>指標名:クラブ数 目標値(令和6年度):39クラブ"));
    std::vector<std::string> ids;
    for (indicator const& i : p.indicators("old")) { ids.push_back(i.id); }
    CHECK(ids == std::vector<std::string>{"P01-1", "P01-2-old1", "P01-2-old2"});
}

TEST_CASE("literal angle brackets, unclosed lists and brackets are text")
{
    plan const p = read_comparison_table(
        header
        + "12\t<p>■事業名・事業の内容 甲【課】</p> <ul style=\"a: b\"> <主な事業> 1 <u>岸(東</u>"
          " <p>■重要業績評価指標(KPI) 指標名:数 目標値(令和6年度):3人</p>\t\n");
    kept_text const* content = nullptr;
    for (kept_text const& t : p.revision("new").texts) {
        if (t.kind == text_kind::content) { content = &t; }
    }
    REQUIRE(content != nullptr);
    CHECK(content->text == "<主な事業> 1 岸(東");
    CHECK(content->underlines.size() == 1);
    CHECK(p.revision("new").projects.at(0).fingerprint == fingerprint("<主な事業>1岸(東"));
}

TEST_CASE("what is no comparison table is refused with its place")
{
    for (std::string const text : {"", "なにか\n", "頁\t新\n1\t2\n", "頁\t新\t旧\n"}) {
        CAPTURE(text);
        CHECK_THROWS_AS(read_comparison_table(text), plan_error);
    }
    try {
        read_comparison_table("頁\t新\t旧\n1\t<p>基本目標1 甲</p>\t\n");
        FAIL("a period out of nowhere");
    } catch (plan_error const& e) {
        CHECK(e.code() == code::bad_period);
        CHECK(e.line() == 2);
    }
}

TEST_CASE("directions and aggregations are an overlay by id")
{
    std::string const cell = project_cell("船事業【港湾課】", "指標名:隻数 目標値(令和6年度):3隻");
    plan declared = read_row(cell, "");
    CHECK(only(declared, "new").direction.kind == direction_kind::unknown);
    auto revisions = declared.revisions();
    revisions[0].indicators[0].direction = {direction_kind::up, "declared: x"};
    revisions[0].indicators[0].aggregation = {aggregation_kind::stock, "declared: y"};
    plan const overlay{"id", "名", declared.period(), revisions};
    plan const p =
        read_comparison_table(header + "12\t" + cell + "\t\n", {.declarations = &overlay});
    CHECK(only(p, "new").direction.provenance == "declared: x");
    CHECK(only(p, "new").target->value().basis() == basis::level);
    CHECK(p.id() == "id");
}

TEST_CASE("declarations of their name only hold for no other plan")
{
    plan const& embedded = plans::tomakomai();
    std::string const cell = project_cell("船事業【港湾課】", "指標名:隻数 目標値(令和6年度):3隻");
    auto const read = [&](std::string const& name) {
        return read_comparison_table(header + "12\t" + cell + "\t\n", {.name = name,
                                                                       .period = embedded.period(),
                                                                       .declarations = &embedded,
                                                                       .of_their_name_only = true});
    };
    CHECK(read(embedded.name()).id() == embedded.id());
    CHECK(read("別の計画").id() == "別の計画");
}

TEST_CASE("a table that is written reads as the same plan")
{
    plan const& embedded = plans::tomakomai();
    std::string const once = write_comparison_table(embedded);
    plan const again = read_comparison_table(once, {.declarations = &embedded});
    CHECK(count(again, text_kind::unread) == 0);
    for (char const* const revision : {"new", "old"}) {
        auto const& a = embedded.indicators(revision);
        auto const& b = again.indicators(revision);
        REQUIRE(a.size() == b.size());
        for (std::size_t i = 0; i < a.size(); ++i) {
            CHECK(a[i].id == b[i].id);
            CHECK(a[i].target == b[i].target);
            CHECK(a[i].baseline == b[i].baseline);
            CHECK(a[i].actuals == b[i].actuals);
        }
    }
}

TEST_CASE("long cells are read in the time of their length")
{
    std::string cell = "<p>■事業名・事業の内容 甲【課】</p> <p>";
    for (int i = 0; i < 20'000; ++i) { cell += "指標名:数 KPI変更 目標値(令和6年度):3人 ※注 "; }
    plan const p = read_row(cell + "</p>", cell + "</p>");
    CHECK(p.indicators("new").size() == 20'000);
    CHECK(p.indicators("old").back().id == "P01-20000");
}

TEST_CASE("a footnote on another year than the value's is kept with its head, at the indicator")
{
    plan const p =
        read_row(project_cell("船事業【港湾課】",
                              "指標名:数 実績値(令和3年度)※:0社 ※実績値(令和2年度):催しの中止"),
                 "");
    indicator const& i = only(p, "new");
    CHECK(i.notes == std::vector<std::string>{"実績値(令和2年度):催しの中止"});
    CHECK(i.actuals.at(0).notes().empty());
    CHECK(i.actuals.at(0).status() == observation_status::normal);
}

TEST_CASE("a project keeps its id where another begins before it")
{
    std::string const first = project_cell("甲事業【港湾課】", "指標名:数 目標値(令和6年度):5社");
    std::string const second = project_cell("乙事業【港湾課】", "指標名:数 目標値(令和6年度):7社");
    plan const before =
        read_comparison_table(header + "12\t" + first + "\t\n13\t" + second + "\t\n");
    plan const after = read_comparison_table(header + "13\t" + second + "\t\n");
    CHECK(before.revision("new").projects.at(1).id == "P02");
    CHECK(after.revision("new").projects.at(0).id == "P01");

    auto const changes = compare_plans(before, after).changes;
    REQUIRE(changes.size() == 2);
    for (plan_change const& c : changes) { CHECK(c.kind == change_kind::removed); }
}

TEST_CASE("a row that lacks a cell is a row of its page; one that has too many is kept at it")
{
    plan const p = read_comparison_table(header + "12\t" + project_cell("甲事業【港湾課】", "数")
                                         + "\t\n13\t欠けた行\n14\tずれた\t行の\t続き\n");
    auto const texts = [&](text_kind kind, std::string_view page, std::string_view revision) {
        return std::ranges::count_if(p.revision(revision).texts, [&](kept_text const& t) {
            return t.kind == kind && t.page == page;
        });
    };
    CHECK(texts(text_kind::passage, "13", "new") == 1);
    CHECK(texts(text_kind::unread, "13", "new") == 0);
    CHECK(texts(text_kind::unread, "14", "new") == 3);
    CHECK(texts(text_kind::unread, "14", "old") == 1);
}
