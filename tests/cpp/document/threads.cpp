// SPDX-License-Identifier: BSL-1.0
// Readers in many threads need no lock: a const object is never written. The preset `tsan` runs this
// under ThreadSanitizer, which sees what a wrong answer alone would not show.
#include <atomic>
#include <functional>
#include <thread>
#include <vector>

#include <doctest/doctest.h>

#include <tomakomai_kpi/document/plans.hpp>
#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/plan/plan.hpp>
#include <tomakomai_kpi/progress/assessment.hpp>
#include <tomakomai_kpi/value/exact_text.hpp>
#include <tomakomai_kpi/value/unit.hpp>

using namespace tomakomai_kpi;

namespace {

// Runs the reading in several threads at once; true if each of them always agreed.
bool all_agree(std::function<bool()> const& reading)
{
    constexpr int readers = 8;
    constexpr int rounds = 200;
    std::atomic<int> wrong{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < readers; ++i) {
        threads.emplace_back([&] {
            for (int round = 0; round < rounds; ++round) { wrong += reading() ? 0 : 1; }
        });
    }
    for (std::thread& t : threads) { t.join(); }
    return wrong == 0;
}

}  // namespace

TEST_CASE("one number is read by many threads, reduced or not, small or big")
{
    exact const unreduced = exact::ratio(1, 6) + exact::ratio(1, 6);
    exact const big = power_of_ten(40) / 3;
    std::size_t const hash = exact::ratio(1, 3).hash();
    CHECK(all_agree([&] {
        return unreduced.hash() == hash && to_string(unreduced) == "1/3" && unreduced < big
               && big.hash() == (power_of_ten(40) / 3).hash() && (big - big).sign() == 0;
    }));
}

TEST_CASE("one value is read, added, compared and copied by many threads")
{
    value const shared = parse("100%(6隊)");
    value const people = parse("約1,644人");
    CHECK(all_agree([&] {
        value const copy = shared;
        return copy == shared && to_string(copy) == "100%(6隊)" && copy.parts().size() == 1
               && to_string(people + people) == "3,288人" && people.hash() == (people * 1).hash();
    }));
}

TEST_CASE("units are declared by many threads and are one unit")
{
    CHECK(all_agree([] {
        unit const dish = interned(counter("皿", "プレート"));
        unit_definition const plain = counter("皿");
        return dish.is(interned(counter("皿", "プレート"))) && dish == unit{plain};
    }));
}

TEST_CASE("the embedded plan is made once and judged by many threads")
{
    CHECK(all_agree([] {
        plan const& p = plans::tomakomai();
        return p.indicators().size() == 104
               && assess(p.indicators().front()).attainment.value == exact::ratio(9, 46);
    }));
}
