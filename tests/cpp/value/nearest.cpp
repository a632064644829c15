// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/value/nearest.hpp>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include <tomakomai_kpi/audit/audit.hpp>
#include <tomakomai_kpi/document/plans.hpp>
#include <tomakomai_kpi/progress/method.hpp>
#include <tomakomai_kpi/value/detail/text.hpp>
#include <tomakomai_kpi/value/error.hpp>

using namespace tomakomai_kpi;

namespace {

using names = std::vector<std::string>;

struct slip {
    std::string_view typed;
    std::vector<std::string_view> known;
    names near;
};

std::vector<slip> const table{
    {"nwe", {"new", "old"}, {"new"}},
    {"ＮＥＷ", {"new", "old"}, {"new"}},
    {"旧版", {"new", "old"}, {}},
    {"新規雇用", {"就職者数", "新規雇用創出数"}, {"新規雇用創出数"}},
    {"新規 雇用 創出数", {"就職者数", "新規雇用創出数"}, {"新規雇用創出数"}},
    {"kpi_change_unflaged", {"kpi_change_unflagged", "kpi_count"}, {"kpi_change_unflagged"}},
    {"kpi-change-unflagged", {"kpi_change_unflagged"}, {"kpi_change_unflagged"}},
    {"reprot", {"report", "read", "review"}, {"report"}},
    {"茨城", {"成長戦略", "茨城県"}, {"茨城県"}},
    {"茨木県", {"成長戦略", "茨城県"}, {"茨城県"}},
    {"csvv", {"text", "csv", "json"}, {"csv"}},
    {"pdf", {"text", "markdown", "html", "csv", "json"}, {}},
    // A digit is no slip of the pen: it names another thing.
    {"G9-9", {"G1-9", "G9-1", "G9-8"}, {}},
    {"R7", {"R2", "R3"}, {}},
    {"G11", {"G1-1", "G1-2"}, {"G1-1"}},
    // What is equally near stands in its own order, once, three at most.
    {"移住者",
     {"移住者数", "移住者率", "移住者数", "移住者比", "移住者割"},
     {"移住者数", "移住者率", "移住者比"}},
    {"", {"new", ""}, {}},
    {"new", {}, {}},
};

}  // namespace

TEST_CASE("what a mistyped name may have meant")
{
    for (slip const& each : table) {
        CHECK_MESSAGE(nearest_names(each.typed, each.known) == each.near, each.typed);
    }
}

TEST_CASE("the message says what is near, else all there is")
{
    CHECK(no_such_name("版", "nwe", {"new", "old"}, "unknown revision")
          == "版「nwe」はありません。近いもの: new (unknown revision; did you mean new?)");
    CHECK(no_such_name("版", "案", {"new", "old"}, "unknown revision")
          == "版「案」はありません: new, old のどれかを書いてください (unknown revision)");
    CHECK(no_such_name("版", "案", {"new"}, "unknown revision", "new だけです")
          == "版「案」はありません: new だけです (unknown revision)");
    CHECK(no_such_name("版", "案", {}, "unknown revision")
          == "版「案」はありません (unknown revision)");
}

TEST_CASE("law: a name with one slip of the pen is found again")
{
    std::mt19937 random{20261127};
    auto const below = [&](std::size_t n) {
        return std::uniform_int_distribution<std::size_t>{0, n - 1}(random);
    };
    std::vector<std::string_view> known;
    for (audit_rule const& r : audit_rules()) { known.emplace_back(r.id); }
    for (method_description const& m : methods()) { known.emplace_back(m.name); }
    for (std::string_view const name : known) {
        for (int time = 0; time < 20; ++time) {
            std::string typed{name};
            std::size_t const at = below(typed.size());
            switch (below(3)) {
            case 0: typed.erase(at, 1); break;
            case 1: typed.insert(at, 1, 'x'); break;
            default: typed[at] = 'x'; break;
            }
            auto const near = nearest_names(typed, known);
            CHECK_MESSAGE(std::ranges::find(near, name) != near.end(), typed);
        }
        CHECK(nearest_names(name, {name}) == names{std::string{name}});
    }
}

TEST_CASE("law: what is near is one of the known, and known to be so whatever the order")
{
    std::vector<std::string_view> known;
    for (indicator const& i : plans::tomakomai().indicators()) { known.emplace_back(i.name); }
    std::vector<std::string_view> const reversed{known.rbegin(), known.rend()};
    for (std::string_view const name : known) {
        std::string_view const typed = detail::cut_between_characters(name, name.size() / 2);
        auto one = nearest_names(typed, known);
        CHECK(one.size() <= 3);
        for (std::string const& each : one) {
            CHECK(std::ranges::find(known, each) != known.end());
        }
        CHECK(one.empty() == nearest_names(typed, reversed).empty());
    }
}

TEST_CASE("hostile names are answered, and make no long message")
{
    std::string const endless(100'000, 'a');
    std::string const broken("\xE6\xFF\x80\xC0", 4);
    std::vector<std::string> made(20'000, std::string(90, 'b'));
    std::vector<std::string_view> known{made.begin(), made.end()};
    known.emplace_back(endless);
    known.emplace_back(broken);
    CHECK(nearest_names(endless, known).empty());
    CHECK(nearest_names(std::string(91, 'b'), known).size() == 1);
    CHECK(nearest_names(broken, {broken}).size() == 1);
    CHECK(no_such_name("版", endless, known, "unknown revision").size() < 10'000);
}

TEST_CASE("whoever refuses a name says what is near it")
{
    auto const said = [](auto act) {
        try {
            act();
        } catch (kpi_error const& e) {
            return std::string{e.what()};
        }
        return std::string{};
    };
    auto const& plan = plans::tomakomai();
    CHECK(said([&] { plan.find({.name = "新規雇用"}); })
          == "版「new」に名称「新規雇用」の指標はありません。近いもの: 新規雇用創出数 "
             "(no such indicator; did you mean 新規雇用創出数?) [unknown_id]");
    CHECK(said([&] { plan.find({.id = "G11"}); })
          == "版「new」にid「G11」の指標はありません。近いもの: G1-1 "
             "(no such indicator; did you mean G1-1?) [unknown_id]");
    CHECK(said([&] { plan.find({.name = "就職者数", .revision = "nwe"}); })
          == "版「nwe」はありません。近いもの: new (unknown revision; did you mean new?) "
             "[unknown_name]");
    CHECK(said([&] { parse_method("atainment"); }).find("近いもの: attainment ")
          != std::string::npos);
    try {
        parse_method("atainment");
    } catch (notation_error const& e) {
        CHECK(e.nearest() == "attainment");
    }
}
