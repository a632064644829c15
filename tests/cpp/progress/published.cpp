// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/progress/published.hpp>

#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include <tomakomai_kpi/notation/notation.hpp>

#include "support.hpp"

using namespace tomakomai_kpi;

namespace {

constexpr fiscal_year r1{2019}, r3{2021}, r4{2022}, r6{2024};

indicator printed(std::string_view baseline, std::string_view actual, std::string_view target,
                  std::string rate, std::string mark = "")
{
    indicator i{fiscal_period{fiscal_year{2020}, r6}};
    i.name = "指標";
    if (!baseline.empty()) { i.baseline = observation{parse(baseline), r1}; }
    i.actuals = {observation{parse(actual), r3}};
    i.target = observation{parse(target), r6};
    REQUIRE(i.publish({r3, std::move(rate), std::move(mark)}));
    return i;
}

published_findings of(std::vector<indicator> all)
{
    revision r;
    r.name = "new";
    for (std::size_t k = 0; k < all.size(); ++k) { all[k].id = "I" + std::to_string(k + 1); }
    r.indicators = std::move(all);
    return check_published(plan{"p", "p", {fiscal_year{2020}, r6}, {std::move(r)}});
}

}  // namespace

TEST_CASE("one formula explains a table, and what it does not is told")
{
    auto const f = of(
        {printed("", "46人", "60人", "76.7%", "B"), printed("", "50人", "60人", "83.3", "A"),
         printed("10人", "30人", "60人", "40.0%", "C"), printed("", "7人", "60人", "99.9%", "A")});
    REQUIRE(f.of_table);
    CHECK(*f.of_table
          == published_formula{method::attainment, rounding::half_up, target_choice::last});
    CHECK(f.checked() == 4);
    CHECK(f.by_table() == 2);
    CHECK(f.unexplained() == 1);
    CHECK_FALSE(f.rows[2].by_table);
    CHECK(f.rows[2].explained_by.front().by == method::gap_closure);
    CHECK(f.rows[3].explained_by.empty());
    CHECK(f.explain().find("99.9%: どの式と丸めでも出ません") != std::string::npos);
}

TEST_CASE("a rate may be printed as a ratio, with more digits than it was rounded to, or capped")
{
    auto const print_of = [](std::string_view actual, std::string_view target, std::string rate) {
        return of({printed("", actual, target, std::move(rate))}).rows.front().print;
    };
    CHECK(print_of("46人", "60人", "76.7%") == rate_print::plain);
    CHECK(print_of("57人", "60人", "0.95") == rate_print::as_ratio);
    CHECK(print_of("46人", "60人", "76.70%") == rate_print::padded);
    CHECK(print_of("90人", "60人", "100%") == rate_print::capped);
    auto const none = of({printed("", "30人", "60人", "100%")});
    CHECK(none.unexplained() == 1);
    CHECK(none.rows.front().print == rate_print::plain);
}

TEST_CASE("a rate may be against the target of its year")
{
    indicator i = printed("", "46人", "60人", "92%");
    REQUIRE(i.place(observation_role::target, observation{parse("50人"), r3}));
    auto const f = of({i});
    REQUIRE(f.of_table);
    CHECK(f.of_table->against == target_choice::of_year);
    CHECK(describe(*f.of_table) == "実績値÷目標値(その年度の目標)、四捨五入");
}

TEST_CASE("what cannot be checked says why")
{
    CHECK(of({printed("", "-", "60人", "76.7%")}).rows.front().undefined == code::unspecified);
    CHECK(of({printed("", "46人", "60件", "76.7%")}).rows.front().undefined == code::unit_mismatch);
    CHECK(of({printed("", "46人", "継続", "76.7%")}).rows.front().undefined == code::no_amount);
    CHECK(of({printed("", "46人", "60人", "－", "B")}).rows.front().undefined == code::missing);
    indicator other = printed("", "46人", "60人", "76.7%");
    REQUIRE(other.publish({r4, "80%", ""}));
    CHECK(of({other}).rows.back().undefined == code::not_recorded);
    REQUIRE_FALSE(other.publish({r4, "81%", ""}));
    REQUIRE(other.publish({r4, "", "A"}));
    CHECK(other.published.back() == published_result{r4, "80%", "A"});
}

TEST_CASE("marks go by the rates, or they do not")
{
    auto const f =
        of({printed("", "60人", "60人", "100%", "A"), printed("", "54人", "60人", "90%", "B"),
            printed("", "48人", "60人", "80%", "B"), printed("", "6人", "60人", "10%", "C")});
    REQUIRE(f.marks.size() == 3);
    CHECK(f.marks[1].mark == "B");
    CHECK(f.marks[1].low == exact::ratio(4, 5));
    CHECK(f.marks[1].high == exact::ratio(9, 10));
    CHECK(f.marks[1].count == 2);
    CHECK_FALSE(f.marks_overlap);
    CHECK(of({printed("", "54人", "60人", "90%", "B"), printed("", "48人", "60人", "80%", "A"),
              printed("", "48人", "60人", "80%", "B")})
              .marks_overlap);
}
