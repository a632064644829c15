// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_DOCUMENT_MAPPED_HIERARCHY_HPP
#define TOMAKOMAI_KPI_SRC_DOCUMENT_MAPPED_HIERARCHY_HPP

// What stands above the indicators of a table, as its rows name it.

#include <cstddef>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include <tomakomai_kpi/plan/plan.hpp>

namespace tomakomai_kpi::detail {

/// Goals, measures and projects, each once by its name and what it stands under.
class hierarchy {
public:
    int goal_of(std::string const& name, place at)
    {
        auto const [found, is_new] =
            goal_numbers_.try_emplace(name, static_cast<int>(goals.size()) + 1);
        int const number = found->second;
        if (is_new) { goals.push_back({"G" + std::to_string(number), number, name, "", at}); }
        return number;
    }

    std::string const& measure_of(std::string const& name, int goal, place at)
    {
        auto const [found, is_new] = measure_places_.try_emplace({name, goal}, measures.size());
        if (is_new) {
            measures.push_back(
                {"M" + std::to_string(measures.size() + 1), goal, name, "", "", "", at});
        }
        return measures[found->second].id;
    }

    project const& project_of(std::string const& name, std::string const& measure, int goal,
                              std::vector<std::string> const& departments, place at)
    {
        auto const [found, is_new] =
            project_places_.try_emplace({name, measure, goal}, projects.size());
        if (is_new) {
            projects.push_back({"P" + std::to_string(projects.size() + 1),
                                goal,
                                measure,
                                name,
                                "",
                                departments,
                                {},
                                "",
                                at});
        }
        return projects[found->second];
    }

    std::vector<goal> goals;
    std::vector<measure> measures;
    std::vector<project> projects;

private:
    std::map<std::string, int> goal_numbers_;
    std::map<std::tuple<std::string, int>, std::size_t> measure_places_;
    std::map<std::tuple<std::string, std::string, int>, std::size_t> project_places_;
};

}  // namespace tomakomai_kpi::detail

#endif
