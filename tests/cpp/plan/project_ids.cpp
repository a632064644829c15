// SPDX-License-Identifier: BSL-1.0
#include "plan/project_ids.hpp"

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

using namespace tomakomai_kpi;
using detail::project_ids;

namespace {

std::vector<project> declared(std::vector<std::string> const& names)
{
    std::vector<project> out;
    for (auto const& name : names) {
        project p;
        p.id = "P0" + std::to_string(out.size() + 1);
        p.name = name;
        out.push_back(std::move(p));
    }
    return out;
}

using ids = std::vector<std::string>;

}  // namespace

TEST_CASE("without a declaring plan a project has its number")
{
    CHECK(project_ids({"甲", "乙", "甲"}, {}) == ids{"P01", "P02", "P03"});
}

TEST_CASE("a project keeps the id of its name, whatever stands before it")
{
    auto const d = declared({"甲", "乙", "丙"});
    CHECK(project_ids({"甲", "乙", "丙"}, d) == ids{"P01", "P02", "P03"});
    CHECK(project_ids({"甲", "丙"}, d) == ids{"P01", "P03"});
    CHECK(project_ids({"新", "甲", "乙", "丙"}, d) == ids{"P04", "P01", "P02", "P03"});
    CHECK(project_ids({"丙", "甲"}, d) == ids{"P03", "P01"});
}

TEST_CASE("as many between two known ones are the same under new names")
{
    auto const d = declared({"甲", "乙", "丙"});
    CHECK(project_ids({"甲", "乙事業", "丙"}, d) == ids{"P01", "P02", "P03"});
    CHECK(project_ids({"甲事業", "乙", "丙事業"}, d) == ids{"P01", "P02", "P03"});
    CHECK(project_ids({"甲", "乙事業", "丁", "丙"}, d) == ids{"P01", "P04", "P05", "P03"});
}

TEST_CASE("several of one name keep their order")
{
    auto const d = declared({"甲", "甲", "乙"});
    CHECK(project_ids({"甲", "甲", "乙"}, d) == ids{"P01", "P02", "P03"});
    CHECK(project_ids({"甲", "乙"}, d) == ids{"P04", "P03"});
}

TEST_CASE("no id is given twice")
{
    auto const d = declared({"甲", "乙", "丙", "丁"});
    for (auto const& printed : std::vector<std::vector<std::string_view>>{
             {"丙", "x", "甲", "y", "乙"}, {"x", "丁", "y", "丙", "z"}, {"乙", "甲", "x", "丁"}}) {
        ids const given = project_ids(printed, d);
        CHECK(std::set<std::string>(given.begin(), given.end()).size() == printed.size());
    }
}
