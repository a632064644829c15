// SPDX-License-Identifier: BSL-1.0
#include "audit/small_plan.hpp"

#include <doctest/doctest.h>

using namespace tomakomai_kpi;
using namespace tomakomai_kpi::tests;

TEST_CASE("units and multipliers within one indicator")
{
    auto const differing = [](std::string const& actual) {
        small_plan p;
        p.kpi().actuals = {at(actual, r3)};
        return p.found();
    };
    CHECK(differing("110件") == told{"unit_differs@3"});
    CHECK(differing("110名") == told{"unit_spelling@3"});
    CHECK(differing("0.1千人") == told{"multiplier_differs@3", "decimals_differ@3"});

    small_plan later;
    later.row().flags = {"KPI変更"};
    for (indicator* const i : {&later.kpi(), &later.old_kpi()}) {
        i->baseline.reset();
        i->actuals.clear();
    }
    later.old_kpi().target = at("150%", r6);
    later.old_kpi().name = later.kpi().name = "利用";
    CHECK(later.found() == told{"unit_changed@3"});
}

TEST_CASE("units against names")
{
    auto const named = [](std::string const& name, std::string const& text) {
        small_plan p;
        for (indicator* const i : {&p.kpi(), &p.old_kpi()}) {
            i->name = name;
            i->baseline.reset();
            i->actuals.clear();
            i->target = at(text, r6);
        }
        return p.found();
    };
    for (std::pair<std::string, std::string> const& printed :
         std::vector<std::pair<std::string, std::string>>{
             {"参加者数", "10件"},
             {"相談件数", "10人"},
             {"挙式回数", "10組"},
             {"表彰企業数", "10件"},
             {"参加企業・団体数", "10社"},
             {"アプリダウンロード数", "20%"},
             {"利用数", "10人"},
             {"受診率", "10人"},
             {"貨物取扱量", "10件"},
             {"売上高", "10件"},
             {"登録者数(メール)", "10件"},
         }) {
        std::string const& name = printed.first;
        std::string const& text = printed.second;
        CAPTURE(name);
        CHECK(named(name, text) == told{"unit_against_name@3"});
    }
    for (std::pair<std::string, std::string> const& printed :
         std::vector<std::pair<std::string, std::string>>{
             {"参加者数", "10人"},
             {"補助件数", "10件"},
             {"施設の設置数", "10施設"},
             {"設置数", "7箇所"},
             {"受診率", "93.9%"},
             {"合計特殊出生率", "1.8"},
             {"満足度", "3.3"},
             {"転入者数(定住人口数)", "10人"},
             {"表彰企業数", "20社"},
             {"学校数", "20校"},
             {"売上高", "1,000万円"},
             {"参加組数", "50組"},
             {"認定農業者数", "20経営体"},
             {"宿泊者数", "20人泊"},
             {"1人当たり貸出冊数", "5.2冊/人"},
             {"エネルギー消費", "20kWh"},
         }) {
        std::string const& name = printed.first;
        std::string const& text = printed.second;
        CAPTURE(name);
        CHECK(named(name, text).empty());
    }
    CHECK(named("国内路線", "31路線") == told{"name_omits_count@3"});
    CHECK(named("婚姻率", "4.8%") == told{"permille_suspected@3"});
    CHECK(named("婚姻率", "0.48%").empty());
    CHECK(named("婚姻率", "4.8‰").empty());
}
