// SPDX-License-Identifier: BSL-1.0
// Rows of tests/vectors/verdicts.txt, which says how to read them; test_verdicts.py reads them too.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include <tomakomai_kpi/document/plan_csv.hpp>
#include <tomakomai_kpi/progress/assessment.hpp>
#include <tomakomai_kpi/progress/method.hpp>
#include <tomakomai_kpi/progress/scenario.hpp>

#include "progress/printed_indicator.hpp"

using namespace tomakomai_kpi;
using namespace tomakomai_kpi::tests;

namespace {

std::vector<std::string> split(std::string const& text, char by)
{
    std::vector<std::string> parts;
    std::istringstream in{text};
    for (std::string part; std::getline(in, part, by);) { parts.push_back(part); }
    return parts;
}

std::vector<std::string> rows()
{
    auto const here = std::filesystem::path{__FILE__}.parent_path();
    std::ifstream file{here / "../../vectors/verdicts.txt"};
    std::vector<std::string> all;
    for (std::string line; std::getline(file, line);) {
        if (!line.empty() && !line.starts_with('#')) { all.push_back(line); }
    }
    return all;
}

indicator indicator_of(std::vector<std::string> const& cells)
{
    std::string const& name = cells[3];
    std::string csv = "revision,role,id,parent,page,name,departments,flags,year,value,status,note\n"
                      ",plan,P,,,計画,,,"
                      + cells[0]
                      + ",,,\nnew,revision,,,,新,,,,,,\nnew,goal,G1,,,目標,,,,,,\n"
                        "new,indicator,I,G1,,"
                      + name + ",,,,,,\n";
    auto const observe = [&](char const* role, std::string const& cell) {
        if (cell == "-") { return; }
        for (std::string const& one : split(cell, ' ')) {
            auto const colon = one.find(':');
            csv += std::string{"new,"} + role + ",I,,," + name + ",,," + one.substr(0, colon)
                   + ",\"" + one.substr(colon + 1) + "\",,\n";
        }
    };
    observe("baseline", cells[4]);
    observe("actual", cells[5]);
    observe("target", cells[6]);
    csv += ",direction,I,,,,,,," + cells[1] + ",,\n,aggregation,I,,,,,,," + cells[2] + ",,\n";
    return read_plan_csv(csv).find({.id = "I"});
}

std::string told_by(assessment const& a)
{
    return to_string(a.status)
           + (a.status_reason == code::none ? "" : "!" + std::string{name(a.status_reason)});
}

std::string told_by(measured const& m)
{
    if (m.share) { return text_of(*m.share); }
    if (m.verdict) { return text_of(*m.verdict); }
    return m.amount ? text_of(*m.amount) : "!" + std::string{name(m.undefined)};
}

std::string fact_of(indicator const& i, std::string const& what, progress_clock const& clock)
{
    assessment const a = assess(i, std::nullopt, clock);
    if (what == "status") { return told_by(a); }
    if (what == "met") { return told(a.met); }
    if (what == "on_path") { return told(a.on_path); }
    if (what == "elapsed") { return told(a.elapsed); }
    if (what == "expected") { return told(expected_now(i, clock)); }
    if (what == "needed") { return told(needed_next_year(i, clock)); }
    if (what == "interim") {
        std::string all;
        for (assessment const& each : a.interim) {
            all += (all.empty() ? "" : ",") + told_by(each);
        }
        return all;
    }
    return told_by(compute(parse_method(what), i, std::nullopt, clock));
}

}  // namespace

TEST_CASE("what is to be said of indicators")
{
    auto const all = rows();
    CHECK(all.size() > 50);
    for (std::string const& row : all) {
        CAPTURE(row);
        auto const cells = split(row, '\t');
        REQUIRE(cells.size() == 9);
        indicator const i = indicator_of(cells);
        for (std::string const& fact : split(cells[8], ' ')) {
            auto const equals = fact.find('=');
            CHECK(fact_of(i, fact.substr(0, equals), parse_clock(cells[7]))
                  == fact.substr(equals + 1));
        }
    }
}
