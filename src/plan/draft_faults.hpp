// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_PLAN_DRAFT_FAULTS_HPP
#define TOMAKOMAI_KPI_SRC_PLAN_DRAFT_FAULTS_HPP

// What is wrong with the drafts of a plan, each with its place.

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include <tomakomai_kpi/value/error.hpp>

#include "plan/faults.hpp"

namespace tomakomai_kpi::detail {

class draft_faults {
public:
    explicit draft_faults(std::string source) : source_{std::move(source)} {}

    void tell(std::size_t line, std::string const& where, code why, std::string const& message)
    {
        std::string text = source_;
        if (line > 0) { text += " " + std::to_string(line) + "行目"; }
        text += (text.empty() ? "" : " ") + where + ": " + message;
        faults_.push_back({line, 0, why, std::move(text)});
    }

    /// Where there are any.
    void throw_all() && { detail::throw_all(source_, std::move(faults_)); }

private:
    std::string source_;
    std::vector<plan_error_part> faults_;
};

}  // namespace tomakomai_kpi::detail

#endif
