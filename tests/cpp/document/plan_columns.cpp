// SPDX-License-Identifier: BSL-1.0
#include "document/plan_columns.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <tomakomai_kpi/document/plan_csv.hpp>

#include "document/small_plan.hpp"
#include "support.hpp"

using namespace tomakomai_kpi;
using namespace tomakomai_kpi::tests;

namespace {

std::vector<std::string> const all_names{"revision", "role",  "id",          "parent",
                                         "page",     "name",  "departments", "flags",
                                         "year",     "value", "status",      "note"};

// The small plan under another header.
std::string under(std::string const& other)
{
    return other + csv(small_plan).substr(header.size() - 1);
}

plan_error refused_header(std::string const& other)
{
    return refused_by(under(other));
}

}  // namespace

TEST_CASE("columns are found by their names, Japanese or English, whatever their case and blanks")
{
    std::string const tidy = tidy_plan_csv(read_plan_csv(csv(small_plan)));
    for (std::string const other :
         {"版,種別,識別子,上位,頁,名称,部署,表示,年度,値,状態,注",
          "改訂,種類,ID,親,ページ,指標名,担当課,フラグ,年,数値,ステータス,備考",
          " revision,Role,ID "
          ",\u3000parent,\u00A0page,NAME,departments,flags,year,value,status,note"}) {
        CAPTURE(other);
        plan const p = read_plan_csv(under(other));
        CHECK(tidy_plan_csv(p) == tidy);
        CHECK(write_plan_csv(p) == under(other));
        CHECK(extra_columns(p).empty());
    }
}

TEST_CASE("columns stand in any order, and others stay in the file")
{
    std::string const text = "担当者,注,値,状態,年度,id,種別,版,名称,,上位\n"
                             ",,,,令和2年度～令和6年度,P,plan,,計画,,\n"
                             "甲,出典,,,,,revision,new,版,,\n"
                             "乙,,,,,G1,goal,new,目標,書き込み,\n"
                             "丙,,,,,G1-1,indicator,new,数,,G1\n"
                             "丁,,累計45人,,令和3年度,G1-1,actual,new,数,,\n";
    plan const p = read_plan_csv(text);
    CHECK(to_string(p.find({.id = "G1-1"}).actuals[0].value()) == "累計45人");
    CHECK(write_plan_csv(p) == text);
    CHECK(extra_columns(p) == std::vector<std::string>{"担当者", "10列目"});
    CHECK(extra_columns(read_plan_csv(tidy_plan_csv(p))).empty());

    std::string broken = text;
    broken.replace(broken.find("累計45人"), std::string{"累計45人"}.size(), "45皿");
    plan_error const e = refused_by(broken);
    CHECK(e.line() == 6);
    CHECK(e.column() == 3);
    CHECK(std::string{e.what()}.find("6行目 値列「45皿」") != std::string::npos);
}

TEST_CASE("a needed column that is missing is named, and so is one that stands twice")
{
    struct refused {
        std::string header;
        std::size_t column;
        std::string words;
    };
    for (refused const& each : std::vector<refused>{
             {"revision,role,id,above,page,name,departments,flags,year,value,status,note", 4,
              "parent(上位) の列がありません。「above」"},
             {"revision,role,id,parent,page,name,departments,flags,year,value,stat,us,note", 1, ""},
             {"revision,role,id,parent,page,name,departments,flags,year,value,statsu,note", 11,
              "status(状態)"},
             {"revision,role,id,parent,page,name,departments,flags,year,値,value,note", 11,
              "「value」は10列目の「値」と同じ列です"},
             {"revision,role,id,parent,page,name,備考,注記,year,value,status,flags", 8,
              "「注記」は7列目の「備考」と同じ列です"}}) {
        CAPTURE(each.header);
        if (each.words.empty()) {
            CHECK(extra_columns(read_plan_csv(under(each.header))).size() == 2);
            continue;
        }
        plan_error const e = refused_header(each.header);
        CHECK(e.code() == code::bad_csv);
        CHECK(e.line() == 1);
        CHECK(e.column() == each.column);
        CHECK(std::string{e.what()}.find(each.words) != std::string::npos);
    }
    // All that is wrong with a header comes at once.
    plan_error const e = refused_header("revision,revision,id,id,name,value");
    CHECK(e.count() == 3);
}

TEST_CASE("beside a column of its own name another's word is an extra column")
{
    plan const p = read_plan_csv(replacing("new,goal", "new,goal,G1,,34,しごと,,,,,,注"));
    CHECK(extra_columns(p).empty());
    std::string text = csv(small_plan);
    text.insert(header.size() - 1, ",備考");
    CHECK(extra_columns(read_plan_csv(text)) == std::vector<std::string>{"備考"});
}

TEST_CASE("a header is known by a few of its names")
{
    CHECK(is_plan_header(all_names));
    CHECK(is_plan_header({"種別", "版", "何か"}));
    CHECK(!is_plan_header({"頁", "新", "旧"}));
    CHECK(!is_plan_header({"指標名", "値"}));
    CHECK(!is_plan_header({}));
}
