// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/value/hash.hpp>

#include <unordered_map>
#include <unordered_set>

#include <doctest/doctest.h>

#include <tomakomai_kpi/value/value.hpp>

#include "support.hpp"

using namespace tomakomai_kpi;
namespace u = tomakomai_kpi::units;

namespace {

// How many of `a`, its equal and another a set holds.
template <class T>
std::size_t distinct(T const& a, T const& equal, T const& other)
{
    return std::unordered_set<T>{a, equal, other}.size();
}

}  // namespace

TEST_CASE("equal ones are one key, others another")
{
    fiscal_year const r3{2021};
    CHECK(distinct(exact::ratio(1, 2), exact::ratio(2, 4), exact{2}) == 2);
    CHECK(distinct(r3, fiscal_year{2020} + 1, r3 + 1) == 2);
    CHECK(distinct(fiscal_period{r3}, fiscal_period{r3, r3}, fiscal_period{r3, r3 + 1}) == 2);
    CHECK(distinct(unit_of<u::人>, unit{}, unit{}) == 2);
    CHECK(distinct(unit_of<u::t>, unit_of<u::千t>, unit_of<u::kg>) == 2);
    CHECK(distinct(annual<u::人>{2}, annual<u::人>{exact::ratio(4, 2)}, annual<u::人>{3}) == 2);
    CHECK(distinct(change<level<u::percent>>{2}, change<level<u::percent>>{2},
                   change<level<u::percent>>{-2})
          == 2);
    observed const a{annual<u::人>{46}, r3};
    CHECK(distinct(a, a, observed{annual<u::人>{46}, r3 + 1}) == 2);
    CHECK(distinct(value{annual<u::t>{1'000}}, value{annual<u::千t>{1}}, value{}) == 2);
    CHECK(distinct(relative_change{value{annual<u::人>{9}}, value{annual<u::人>{8}}},
                   relative_change{value{annual<u::人>{18}}, value{annual<u::人>{16}}},
                   relative_change{value{annual<u::人>{7}}, value{annual<u::人>{8}}})
          == 2);
    std::unordered_map<fiscal_year, value> actuals;
    CHECK(actuals[r3].is_missing());
}
