// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_DOCUMENT_PLAN_SHEET_HPP
#define TOMAKOMAI_KPI_SRC_DOCUMENT_PLAN_SHEET_HPP

// The rows of a plan CSV under their columns, and its cells as members: whatever
// a cell is refused for has its line and column.

#include <cstddef>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include <tomakomai_kpi/value/error.hpp>

#include "document/csv.hpp"
#include "document/plan_rows.hpp"

namespace tomakomai_kpi::detail {

class plan_sheet {
public:
    /// Throws plan_error (bad_csv) where the table is none of ours, and bad_row where a row has an
    /// unknown role, or says something in a column that its role does not use.
    plan_sheet(std::string_view text, std::string_view source);

    std::vector<csv_row> const& rows() const { return rows_; }

    static std::string const& cell(csv_row const& r, column c) { return r.cells[c]; }

    [[noreturn]] void refuse(csv_row const& r, column c, code reason, std::string const& why) const;

    /// Runs a reader of one cell and gives its complaint the cell's place.
    template <class Read>
    auto read_cell(csv_row const& r, column c, Read read) const
    {
        try {
            return read(cell(r, c));
        } catch (kpi_error const& e) {
            refuse(r, c, e.code(), std::string{e.message()});
        }
    }

    /// All members that stand in columns of their own.
    template <class Thing, class... Cells>
    void fill(csv_row const& r, row_form<Cells...> const& form, Thing& into) const
    {
        std::apply([&](Cells const&... cells) { (take(r, cells.at, into.*cells.member), ...); },
                   form.cells);
    }

    /// What is joined in one cell, none of it empty.
    std::vector<std::string> parts(csv_row const& r, column c) const;

    int count(csv_row const& r, column c) const;

private:
    void require_header(std::vector<csv_row> const& rows) const;
    void fit_columns(csv_row& r, bool cut_off) const;
    void require_role(csv_row const& r) const;
    [[noreturn]] void refuse_table(std::size_t line, std::size_t column,
                                   std::string const& why) const;

    void take(csv_row const& r, column c, std::string& into) const { into = cell(r, c); }
    void take(csv_row const& r, column c, std::vector<std::string>& into) const
    {
        into = parts(r, c);
    }
    void take(csv_row const& r, column c, int& into) const { into = count(r, c); }
    void take(csv_row const& r, column c, text_kind& into) const;
    void take(csv_row const& r, column c, mark_kind& into) const;
    void take(csv_row const& r, column c, observation_status& into) const;

    std::string source_;
    std::vector<csv_row> rows_;
};

}  // namespace tomakomai_kpi::detail

#endif
