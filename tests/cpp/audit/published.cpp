// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <tomakomai_kpi/audit/audit.hpp>
#include <tomakomai_kpi/document/mapped_table.hpp>

using namespace tomakomai_kpi;

TEST_CASE("a published rate that nothing gives, or another formula than the table's, is told")
{
    plan const p = read_mapped_table(read_table_text("指標名\tR1基準\tR3実績\tR6目標\t達成率\n"
                                                     "甲数\t10人\t46人\t60人\t76.7%\n"
                                                     "乙数\t10人\t50人\t60人\t83.3%\n"
                                                     "丙数\t10人\t30人\t60人\t40.0%\n"
                                                     "丁数\t10人\t30人\t60人\t51.0%\n"
                                                     "戊数\t10人\t57人\t60人\t0.95\n"))
                       .plan;
    std::vector<std::string> told;
    for (finding const& f : audit(p, {})) {
        if (f.rule.starts_with("published_")) { told.push_back(f.rule + " " + f.quote); }
    }
    CHECK(told
          == std::vector<std::string>{"published_otherwise 40.0%", "published_unexplained 51.0%",
                                      "published_otherwise 0.95"});
}
