// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_DOCUMENT_PLAN_SHEET_HPP
#define TOMAKOMAI_KPI_SRC_DOCUMENT_PLAN_SHEET_HPP

// The rows of a plan CSV under their columns, and its cells as members: whatever
// a cell is refused for has its line and column.
//
// A reader attempts row by row, so that all errors of a file come at once. What a
// refused row would have been is in doubt from then on: rows that depend on it
// are refused too, and say nothing.

#include <array>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/pause.hpp>

#include "document/csv.hpp"
#include "document/plan_columns.hpp"
#include "document/plan_rows.hpp"

namespace tomakomai_kpi::detail {

/// Thrown in place of an error by a row that depends on a refused one.
struct follow_up {};

/// What refused rows leave in doubt, each by its own name.
enum class doubt : std::size_t {
    plan,         // whether there is one: ""
    revision,     // by name
    item,         // by id
    aggregation,  // by the id of its indicator
    observation,  // likewise
    start,        // whether a project has indicators, by its id
    count
};

class plan_sheet {
public:
    /// Rows of a table, the header first; `cut_off` where the last one may lack its end. Throws
    /// plan_error (bad_csv) where the table is none of ours. Rows with too many or too few columns
    /// (bad_csv), an unknown role, or words in a column that their role does not use (bad_row) are
    /// refused and left out.
    plan_sheet(std::vector<csv_row> rows, bool cut_off, std::string_view source);

    std::vector<csv_row> const& rows() const { return rows_; }

    static std::string const& cell(csv_row const& r, column c) { return r.cells[c]; }

    [[noreturn]] void refuse(csv_row const& r, column c, code reason, std::string const& why) const;

    /// Keeps such an error, to be thrown with the others; the row itself stands.
    void tell(csv_row const& r, column c, code reason, std::string const& why)
    {
        keep(error_at(r, c, reason, why));
    }

    /// Does what a row says; an error of it is kept, to be thrown with the others. False where the row
    /// is refused.
    template <class Do>
    bool attempt(csv_row const& r, Do act)
    {
        pause();
        try {
            act();
            return true;
        } catch (plan_error const& e) {
            keep(e);
        } catch (follow_up) {  // what it follows from is said
        }
        keep_in_doubt(r);
        return false;
    }

    bool is_refused(csv_row const& r) const { return refused_.contains(&r); }

    void put_in_doubt(doubt of, std::string const& name) { doubts(of).insert(name); }
    bool is_in_doubt(doubt of, std::string const& name) const { return doubts(of).contains(name); }

    /// Throws all errors kept, in the order of their places.
    void require_none_refused();

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
        std::apply([&](Cells const&... each) { (take(r, each.at, into.*each.member), ...); },
                   form.cells);
    }

    /// What is joined in one cell, none of it empty.
    std::vector<std::string> parts(csv_row const& r, column c) const;

    int count(csv_row const& r, column c) const;

    /// What the flags of a row underline in its text.
    std::vector<text_span> underlines(csv_row const& r, std::string const& text) const;

private:
    void keep(plan_error const& e)
    {
        errors_.insert(errors_.end(), e.parts().begin(), e.parts().end());
    }
    plan_error error_at(csv_row const& r, column c, code reason, std::string const& why) const;
    void require_header(std::vector<csv_row> const& rows);
    void put_in_order(csv_row& r, bool cut_off) const;
    void require_role(csv_row const& r) const;
    void keep_in_doubt(csv_row const& r);
    plan_error_part fault(std::size_t line, std::size_t column, std::string const& why) const;
    [[noreturn]] void refuse_table(std::size_t line, std::size_t column,
                                   std::string const& why) const;

    std::set<std::string>& doubts(doubt of) { return doubts_.at(static_cast<std::size_t>(of)); }
    std::set<std::string> const& doubts(doubt of) const
    {
        return doubts_.at(static_cast<std::size_t>(of));
    }

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
    plan_columns columns_;
    std::vector<csv_row> rows_;
    std::vector<plan_error_part> errors_;
    std::set<csv_row const*> refused_;
    std::array<std::set<std::string>, static_cast<std::size_t>(doubt::count)> doubts_{};
};

}  // namespace tomakomai_kpi::detail

#endif
