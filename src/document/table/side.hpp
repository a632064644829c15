// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_DOCUMENT_TABLE_SIDE_HPP
#define TOMAKOMAI_KPI_SRC_DOCUMENT_TABLE_SIDE_HPP

// One side of one row while it is read: what of its cell stays text, and which
// marks stand at what.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <tomakomai_kpi/document/grid.hpp>
#include <tomakomai_kpi/plan/plan.hpp>

#include "document/table/cell.hpp"
#include "document/table/rows.hpp"

namespace tomakomai_kpi::detail {

class table_side {
public:
    table_side(revision& into, grid_row const& row, std::size_t column, std::string const& page,
               bool is_old)
        : into_{into},
          cell_{cell_of(row, column)},
          row_{row.number},
          column_{column},
          page_{page},
          is_old_{is_old}
    {
    }

    revision& into() const { return into_; }
    std::string const& page() const { return page_; }
    bool is_old() const { return is_old_; }
    place at(std::size_t position) const { return {row_, column_ + 1, position}; }

    /// A cell that is no goals, measures or projects, with what it counts of the document.
    void keep_text(cell_kind kind) const;

    /// The fingerprint of a content, which is kept as text unless it is only hinted at.
    std::string keep_content(std::string const& id, text_span content) const;

    void keep_unread(std::string const& id, text_span span) const;

    /// The footnote mark ※ at the part of `id` that is called `role`; `text` is what it marks.
    void keep_footnote_mark(std::string const& id, std::string_view role, std::string text,
                            place at) const;

    void keep_underlines(std::string const& id, std::string_view role, text_span span) const;

    /// Of a label, which is `written` where all of it is underlined, else its words without ※ and
    /// spaces, in half width; of its value as printed.
    void keep_reading_underlines(std::string const& id, std::string_view role,
                                 printed_reading const& reading, std::string const& written) const;

private:
    std::string_view text(text_span span) const;
    std::vector<text_span> underlined(text_span span) const;
    void keep_span(std::string const& id, text_kind kind, text_span span) const;

    revision& into_;
    grid_cell const& cell_;
    std::size_t row_;
    std::size_t column_;
    std::string const& page_;
    bool is_old_;
};

}  // namespace tomakomai_kpi::detail

#endif
