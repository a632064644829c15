// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/notation/formatter.hpp>

#include <filesystem>
#include <fstream>
#include <string>

#include <doctest/doctest.h>

#include "support.hpp"

using namespace tomakomai_kpi;
using namespace tomakomai_kpi::tests;
namespace u = tomakomai_kpi::units;

// Rows of tests/vectors/formats.txt, which says how to read them; test_number_format.py reads them too.
TEST_CASE("values print by a specification as Python prints them")
{
    auto const here = std::filesystem::path{__FILE__}.parent_path();
    std::ifstream file{here / "../../vectors/formats.txt"};
    int rows = 0;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line.starts_with('#')) { continue; }
        CAPTURE(line);
        std::size_t const first = line.find('\t');
        std::size_t const second = line.find('\t', first + 1);
        std::string const spec = line.substr(first + 1, second - first - 1);
        std::string const wanted = line.substr(second + 1);
        value const v = parse(line.substr(0, first));
        ++rows;
        if (wanted.starts_with('!')) {
            CHECK(name(refusal([&] { return formatted(v, spec); })) == wanted.substr(1));
            continue;
        }
        CHECK(formatted(v, spec) == wanted);
#ifdef __cpp_lib_format
        CHECK(std::vformat("{:" + spec + "}", std::make_format_args(v)) == wanted);
#endif
    }
    CHECK(rows >= 25);
}

TEST_CASE("one specification for values, quantities, shares and years")
{
    fiscal_year const r3{2021};
    CHECK(formatted(parse("12,345人"), ".1*千") == "12.3千人");
    CHECK(formatted(annual<u::人>{12'345}, ".1*千") == "12.3千人");
    CHECK(formatted(observed{annual<u::人>{46}, r3}, "") == "46人(令和3年度)");
    CHECK(formatted(exact::ratio(9, 46), ".1%") == "19.6%");
    CHECK(formatted(exact::ratio(9, 46), "") == "9/46");
    CHECK(formatted(r3, "") == "令和3年度");
    CHECK(formatted(fiscal_period{r3, r3 + 1}, "") == "令和3年度～令和4年度");
    CHECK(refusal([&] { return formatted(r3, "Y"); }) == code::bad_format);
    CHECK(refusal([] { return formatted(exact{1}, ".1f"); }) == code::bad_format);
    CHECK(refusal([] { return formatted(annual<u::人>{1}, ".1f"); }) == code::bad_format);
}

#ifdef __cpp_lib_format

TEST_CASE("std::format says the same")
{
    fiscal_year const r3{2021};
    CHECK(std::format("{:.1*千} {}", annual<u::人>{12'345}, r3) == "12.3千人 令和3年度");
    CHECK(std::format("{0:.1%} {0}", exact::ratio(9, 46)) == "19.6% 9/46");
    CHECK(std::format("[{:>8}]", parse("46人")) == "[    46人]");
    CHECK(std::format("{}", observed{cumulative<u::人>{46}, r3}) == "累計46人(令和3年度)");
    CHECK(refusal([] { return std::format("{:.1f}", annual<u::人>{1}); }) == code::bad_format);
}

#endif
