// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_DOCUMENT_MAPPED_PLAN_OF_ROWS_HPP
#define TOMAKOMAI_KPI_SRC_DOCUMENT_MAPPED_PLAN_OF_ROWS_HPP

// The plan that the rows of a mapped table make. Each value leaves in its record what became of it.

#include <map>
#include <set>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include <tomakomai_kpi/document/mapped_table.hpp>

#include "document/mapped/hierarchy.hpp"
#include "document/mapped/pattern.hpp"
#include "document/mapped/row_facts.hpp"
#include "document/mapped/table_units.hpp"
#include "document/mapped/waiting_values.hpp"
#include "document/mapped/years.hpp"

namespace tomakomai_kpi::detail {

class plan_of_rows {
public:
    /// `notes` are the table's own, beside those that the mapping declares; the longest marks first.
    plan_of_rows(table_mapping& mapping, std::span<unit const> units,
                 std::span<note_mark const> notes, std::vector<cell_record>& cells);

    /// The row's indicator, or more of the one that its name says.
    void add(row_facts row);

    /// No row below belongs to the name above: a heading or a total stands between.
    void end_name();

    /// （単位：人） between rows: of the numbers below it.
    void set_unit(std::string unit) { unit_of_table_ = std::move(unit); }

    /// Throws plan_error (bad_period) where nothing says of which years the plan is.
    plan make();

private:
    struct cell_of_part {
        row_value const* cell;
        std::string text;
        bool unsure = false;  // whose value it is
    };

    // The cells of a row that are of one indicator: of a part, or of all of it.
    struct group {
        std::string label;
        std::vector<cell_of_part> cells;
    };

    std::vector<group> groups_of(row_facts const& row);
    std::size_t indicator_of(row_facts const& row, std::string const& label);
    std::size_t new_indicator(row_facts const& row, std::string const& name,
                              std::string const& label);
    void declare(indicator& i, row_facts const& row);
    void declare_by_name(indicator& i);
    void read_cell(std::size_t at, row_facts const& row, group const& of, cell_of_part const& part);
    void read_published(std::size_t at, row_facts const& row, row_value const& cell,
                        std::string const& text);
    std::optional<fiscal_period> period_of(row_facts const& row, row_value const& cell,
                                           dated_text const& text) const;
    std::optional<basis> basis_of(std::size_t at, mapped_column const& column,
                                  fiscal_period of) const;
    void ask_about_names();
    void note_marks(indicator& i, std::vector<std::string> const& marks);

    table_mapping& mapping_;
    table_units units_;
    std::span<note_mark const> notes_;
    std::vector<cell_record>& cells_;
    year_style style_;
    std::vector<pattern> name_patterns_;
    hierarchy things_;
    std::vector<indicator> indicators_;
    std::vector<said_unit> unit_texts_;  // of each indicator, as its rows say
    std::string unit_of_table_;
    std::vector<std::optional<basis>> bases_;  // of its values, where it says so: 累計
    bool several_rows_ = false;                // an indicator has: one of targets, one of actuals
    std::string last_name_;
    std::string last_part_;
    std::map<std::tuple<std::string, std::string, int>, std::size_t> by_name_;
    std::set<std::string> ids_;
    waiting_values waiting_;
};

}  // namespace tomakomai_kpi::detail

#endif
