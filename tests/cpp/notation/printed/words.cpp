// SPDX-License-Identifier: BSL-1.0
// The words that are put together: every chain, walked through from end to end.
#include "notation/printed/missing_words.hpp"
#include "notation/printed/target_words.hpp"

#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include <tomakomai_kpi/notation/notation.hpp>

#include "support.hpp"

using namespace tomakomai_kpi;
using namespace tomakomai_kpi::detail;
using namespace tomakomai_kpi::tests;

namespace {

static_assert(is_dash("-") && is_dash("…") && is_dash("・・・"));
static_assert(!is_dash("") && !is_dash("--") && !is_dash("~"));

// Each phrase of the chain from this link on, behind what is said already.
void walk(std::span<chain_link const> links, std::string const& said,
          std::function<void(std::string const&)> const& tell)
{
    if (links.empty() || links.front().words.empty()) { return tell(said); }
    if (links.front().may_lack) { walk(links.subspan(1), said, tell); }
    for (std::string_view const word : links.front().words) {
        walk(links.subspan(1), said + std::string{word}, tell);
    }
}

std::map<std::string, code> const& reasons()
{
    static std::map<std::string, code> const all = [] {
        std::map<std::string, code> found;
        for (reason_chain const& chain : reason_chains) {
            walk(chain.words, "", [&](std::string const& phrase) {
                auto const [at, fresh] = found.emplace(phrase, chain.reason);
                CAPTURE(phrase);
                CHECK((fresh || at->second == chain.reason));
            });
        }
        return found;
    }();
    return all;
}

bool begins_with_digit(std::string_view text)
{
    return !text.empty() && is_digit(text.front());
}

}  // namespace

TEST_CASE("every reason that is put together is read, and says one thing")
{
    REQUIRE(reasons().size() > 150);
    for (auto const& each : reasons()) {
        std::string const& phrase = each.first;
        code const reason = each.second;
        CAPTURE(phrase);
        value const v = parse(phrase);
        CHECK(v.is_missing());
        CHECK(v.reason() == reason);
        CHECK(to_string(v) == phrase);
        CHECK(parse("R6" + phrase).reason() == reason);
    }
}

TEST_CASE("every target that is put together is read, but for what is a reason")
{
    std::size_t count = 0;
    for (word_chain const& chain : target_chains) {
        walk(chain, "", [&](std::string const& phrase) {
            CAPTURE(phrase);
            value const v = parse(phrase);
            CHECK(v.is_missing() == reasons().contains(phrase));
            CHECK((v.is_missing() || v.words() == phrase));
            CHECK(to_string(v) == phrase);
            ++count;
        });
    }
    CHECK(count > 2'000);
}

TEST_CASE("no phrase begins with a digit, which would be a number's")
{
    for (auto const& each : reasons()) { CHECK(!begins_with_digit(each.first)); }
    for (word_chain const& chain : target_chains) {
        walk(chain, "", [](std::string const& phrase) { CHECK(!begins_with_digit(phrase)); });
    }
}

TEST_CASE("what opens a target is said once, and one yardstick")
{
    for (std::string const text : {"毎年度現状値以上", "計画策定", "現状から増加", "現状維持",
                                   "毎年度全校実施", "R7年度計画策定済み"}) {
        CAPTURE(text);
        CHECK(parse(text).words() == text);
    }
    for (std::string const text : {"全校全校", "毎年度毎年度実施", "現状現状維持",
                                   "基準値から現状維持", "現状から前年度以上"}) {
        CAPTURE(text);
        CHECK(refusal([&] { return parse(text); }) == code::bad_number);
    }
}

TEST_CASE("a reason with a value beside it is neither a reason nor a target")
{
    for (std::string const text : {"未着手(5%)", "公表予定(10人)", "事業未着手(10人)"}) {
        CAPTURE(text);
        CHECK(refusal([&] { return parse(text); }) != code::none);
    }
    CHECK(parse("未策定(10人)").parts().size() == 1);
}

TEST_CASE("a dash is a dash wherever one is read")
{
    for (dash const& d : dashes) {
        std::string const text{d.text};
        CAPTURE(text);
        CHECK(parse(text).reason() == code::unspecified);
        CHECK(parse(text + text).is_missing());
        CHECK(parse("(" + text + ")").is_missing());
        CHECK(parse("100%(" + text + ")").parts().front().is_missing());
        CHECK(parse(text + "(新規)").reason() == code::not_started);
        bool const ranges = refusal([&] { return parse("10" + text + "20人"); }) == code::none;
        CHECK(ranges == d.joins);
    }
}
