// SPDX-License-Identifier: BSL-1.0

// What a comparison table underlines where its document underlined nothing: that is told apart by
// words, and the table that is read again is the same plan with these underlines.

#include <tomakomai_kpi/document/comparison_table.hpp>

#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include <tomakomai_kpi/document/plans.hpp>

#include "document/table/underlines.hpp"

using namespace tomakomai_kpi;

namespace {

using texts = std::vector<std::string>;

texts differing(std::string_view text, std::string_view other)
{
    texts out;
    for (text_span const s : detail::word_differences(text, other)) {
        out.emplace_back(text.substr(s.from, s.to - s.from));
    }
    return out;
}

std::string const period = "33\t令和2年度から令和6年度まで\t令和2年度から令和6年度まで\n";
std::string const of_project = "<p>■事業名・事業の内容 船事業【港湾課】</p> <p>";

plan read(std::string const& rows)
{
    return read_comparison_table("例 新旧対照表\n頁\t新\t旧\n" + period + rows);
}

texts underlined(std::string const& table)
{
    texts out;
    for (std::size_t at = 0; (at = table.find("<u>", at)) != std::string::npos;) {
        std::size_t const end = table.find("</u>", at);
        out.push_back(table.substr(at + 3, end - at - 3));
        at = end;
    }
    return out;
}

}  // namespace

TEST_CASE("words and numbers that differ are told, all of what is hardly alike")
{
    CHECK(differing("同じ", "同じ").empty());
    CHECK(differing("", "旧").empty());
    CHECK(differing("新しい", "") == texts{"新しい"});
    CHECK(differing("・KPIの変更 32項目", "・KPIの変更 9項目") == texts{"32"});
    CHECK(differing("保育施設の設置数", "保育施設の開設数") == texts{"設置数"});
    CHECK(differing("1,200人が参加する", "1,500人が参加する") == texts{"1,200"});
    CHECK(differing("まったく別の文", "旧") == texts{"まったく別の文"});
    CHECK(differing("一行目の文です\n 新しい二行目 \n三行目の文です",
                    "一行目の文です\n三行目の文です")
          == texts{"新しい二行目"});
    CHECK(differing("甲の事業を行う。また、乙も行う。", "甲の事業を行う。") != texts{});
}

TEST_CASE("what one side says and the other does not is underlined")
{
    plan const p =
        read("38\t" + of_project
             + "古い本文と新しい本文</p> <p>指標名:客数 基準値(H30):5人 目標値(R6):9人</p>\t"
             + of_project + "古い本文</p> <p>指標名:客数 実績値(H30):5人 目標値(R6):8人</p>\n"
             + "39\t<p>■事業名・事業の内容 港事業【港湾課】 新規事業</p>\t～事業の新規追加～\n");
    texts const found = underlined(write_comparison_table(p));
    CHECK(found
          == texts{"古い本文と新しい本文", "目標値(令和6年度):9人", "目標値(令和6年度):8人",
                   "港事業", "港湾課", "新規事業"});
}

TEST_CASE("underlines of the document stay alone")
{
    plan const p = read("38\t" + of_project + "<u>本文</u></p>\t" + of_project
                        + "ほかの本文、まるで違う</p>\n");
    CHECK(underlined(write_comparison_table(p)) == texts{"本文"});
}

TEST_CASE("a table that is underlined reads as the same plan, and is written again as it is")
{
    plan const& embedded = plans::tomakomai();
    std::string const written = write_comparison_table(embedded);
    CHECK(underlined(written).size() > 100);
    plan const again = read_comparison_table(written, {.declarations = &embedded});
    CHECK(write_comparison_table(again) == written);
    CHECK(detail::has_underlines(again));
    CHECK_FALSE(detail::has_underlines(embedded));
}
