// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_NOTATION_PRINTED_READER_HPP
#define TOMAKOMAI_KPI_SRC_NOTATION_PRINTED_READER_HPP

// What offices print beside plain values: ranges, words, reasons, parts in
// parentheses, notes, rises and falls, averages per day or head, ranks, marks.
// docs/notation.md writes the grammar down. Reading goes left to right over the
// text once; parentheses hold no further ones, so that nothing recurs with length.

#include <optional>
#include <string_view>

#include <tomakomai_kpi/notation/detail/read_value.hpp>
#include <tomakomai_kpi/value/value.hpp>

#include "notation/made_value.hpp"

namespace tomakomai_kpi::detail {

/// The value that the whole of `text` prints, which keeps the text; nothing where it is none, and
/// then `refused` says why.
std::optional<value> read_printed(std::string_view text, known_units known,
                                  wanted_basis const& wanted, text_refusal& refused);

}  // namespace tomakomai_kpi::detail

#endif
