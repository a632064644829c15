// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_DOCUMENT_MAPPED_CELL_VALUE_HPP
#define TOMAKOMAI_KPI_SRC_DOCUMENT_MAPPED_CELL_VALUE_HPP

// The value that a cell's text prints, and what its words say beside the amount.

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <tomakomai_kpi/document/mapped_table.hpp>
#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/value/exact.hpp>

#include "document/mapped/years.hpp"

namespace tomakomai_kpi::detail {

/// With its year if it reads so, else without it; `gross` where the column counts 延べ. A total prints
/// so even where only its header says it.
parsed read_printed(std::string const& text, dated_text const& dated_cell, bool gross,
                    parse_options const& options);

bool is_total(value const& v);

/// 5 of 5年間累計250人; 1 where none is counted.
int years_counted(std::string_view text);

/// 速報値 in the cell or in its footnote says the status; other words say none.
observation_status status_said(std::string_view cell, std::span<std::string const> marks,
                               std::span<note_mark const> notes);

/// What 10%減 leaves of the baseline; none for what is no such share.
std::optional<exact> share_left(value const& v);

}  // namespace tomakomai_kpi::detail

#endif
