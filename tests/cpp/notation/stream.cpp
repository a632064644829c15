// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/notation/stream.hpp>

#include <iomanip>
#include <ostream>
#include <sstream>

#include <doctest/doctest.h>

#include "support.hpp"

using namespace tomakomai_kpi;
namespace u = tomakomai_kpi::units;

namespace {

template <class T>
std::string written(T const& x)
{
    std::ostringstream out;
    static_cast<std::ostream&>(out) << x;
    std::ostringstream same;
    same << x;  // a class of its own writes as its base does
    CHECK(same.str() == out.str());
    return out.str();
}

template <class Stream, class T>
concept writes = requires(Stream& out, T const& x) { out << x; };
static_assert(writes<std::ostream, annual<u::人>> && writes<std::ostringstream, value>);
static_assert(!writes<std::wostream, annual<u::人>> && !writes<std::wostream, exact>);

}  // namespace

TEST_CASE("what has a text is written as that")
{
    fiscal_year const r3{2021};
    CHECK(written(exact::ratio(9, 46)) == "9/46");
    CHECK(written(r3) == "令和3年度");
    CHECK(written(fiscal_period{r3, r3 + 3}) == "令和3年度～令和6年度");
    CHECK(written(parse("累計1,644件")) == "累計1,644件");
    CHECK(written(cumulative<u::人>{225}) == "累計225人");
    CHECK(written(change<level<u::percent>>{5}) == "+5ポイント");
    CHECK(written(observed{annual<u::人>{46}, r3}) == "46人(令和3年度)");
}

TEST_CASE("a width holds for the whole text")
{
    std::ostringstream out;
    out << std::setw(8) << std::setfill('.') << level<u::percent>{5} << annual<u::t>{3};
    CHECK(out.str() == "......5%3t");
}
