// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_DOCUMENT_MAPPED_HIERARCHY_HPP
#define TOMAKOMAI_KPI_SRC_DOCUMENT_MAPPED_HIERARCHY_HPP

// What stands above the indicators of a table, as its rows name it.

#include <algorithm>
#include <string>
#include <vector>

#include <tomakomai_kpi/plan/plan.hpp>

namespace tomakomai_kpi::detail {

/// Goals, measures and projects, each once by its name and what it stands under.
class hierarchy {
public:
    int goal_of(std::string const& name, place at)
    {
        auto const found = std::ranges::find(goals, name, &goal::name);
        if (found != goals.end()) { return found->number; }
        int const number = static_cast<int>(goals.size()) + 1;
        goals.push_back({"G" + std::to_string(number), number, name, "", at});
        return number;
    }

    std::string measure_of(std::string const& name, int goal, place at)
    {
        for (measure const& m : measures) {
            if (m.name == name && m.goal == goal) { return m.id; }
        }
        measures.push_back({"M" + std::to_string(measures.size() + 1), goal, name, "", "", "", at});
        return measures.back().id;
    }

    project const& project_of(std::string const& name, std::string const& measure, int goal,
                              std::vector<std::string> const& departments, place at)
    {
        for (project const& p : projects) {
            bool const same = p.name == name && p.measure_id == measure && p.goal == goal;
            if (same) { return p; }
        }
        projects.push_back({"P" + std::to_string(projects.size() + 1),
                            goal,
                            measure,
                            name,
                            "",
                            departments,
                            {},
                            "",
                            at});
        return projects.back();
    }

    std::vector<goal> goals;
    std::vector<measure> measures;
    std::vector<project> projects;
};

}  // namespace tomakomai_kpi::detail

#endif
