// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_DOCUMENT_MAPPED_WAITING_VALUES_HPP
#define TOMAKOMAI_KPI_SRC_DOCUMENT_MAPPED_WAITING_VALUES_HPP

// Values that were read and wait until the plan's period is known, from whose start a total counts;
// published rates and marks, until the actuals are known, of whose year they are.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tomakomai_kpi/document/mapped_table.hpp>
#include <tomakomai_kpi/value/exact.hpp>

namespace tomakomai_kpi::detail {

struct waiting_value {
    std::size_t indicator;
    observation_role role;
    observation_status status;
    fiscal_period printed;
    value v;
    std::size_t record;
    bool forecast = false;
    std::optional<exact> times_baseline{};  // 10%減 of it
};

struct waiting_result {
    std::size_t indicator;
    column_role role;
    std::optional<fiscal_year> year;
    std::string text;
    std::size_t record;
};

observation_role observed_role(column_role r);

/// One more thing that was done to read a cell.
void tell(cell_record& told, std::string_view what);

class waiting_values {
public:
    explicit waiting_values(std::vector<cell_record>& cells) : cells_{cells} {}

    void add(waiting_value w) { values_.push_back(std::move(w)); }
    void add(waiting_result w) { results_.push_back(std::move(w)); }

    /// From the first year of an actual or target to the last; throws plan_error (bad_period) where
    /// there is none.
    fiscal_period period() const;

    /// Each at its indicator; a record says why one is not, which is then among the unplaced.
    void place_in(std::vector<indicator>& indicators);

    /// Keeps what is printed and has no place in the plan, for it is not known of which year.
    void leave(std::size_t indicator, cell_record const& told);

    /// Texts of indicators that found no place: 実績値: 88.2%.
    std::vector<std::pair<std::size_t, std::string>> const& unplaced() const { return unplaced_; }

private:
    void place(waiting_value& w, indicator& i);
    void place(waiting_result const& w, indicator& i);

    std::vector<cell_record>& cells_;
    std::vector<waiting_value> values_;
    std::vector<waiting_result> results_;
    std::vector<std::pair<std::size_t, std::string>> unplaced_;
};

}  // namespace tomakomai_kpi::detail

#endif
