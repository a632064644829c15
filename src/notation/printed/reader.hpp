// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_NOTATION_PRINTED_READER_HPP
#define TOMAKOMAI_KPI_SRC_NOTATION_PRINTED_READER_HPP

// What offices print beside plain values: ranges, words, reasons, parts in
// parentheses, notes, rises and falls, averages per day or head, ranks, marks.
// docs/notation.md writes the grammar down. Reading goes left to right over the
// text once; parentheses hold no further ones, so that nothing recurs with length.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <tomakomai_kpi/notation/detail/read_value.hpp>
#include <tomakomai_kpi/value/value.hpp>

namespace tomakomai_kpi::detail {

/// Why and where a text is no value; of several ways to read it, the one that got furthest.
struct text_refusal {
    code why = code::none;
    std::size_t position = 0;
    std::string advice{};
};

/// The value that the whole of `text` prints, which keeps the text; nothing where it is none, and
/// then `refused` says why.
std::optional<value> read_printed(std::string_view text, known_units known,
                                  std::optional<basis> wanted, text_refusal& refused);

/// A value of what was read; nothing where the unit cannot stand on the basis.
std::optional<value> made_value(reading const& read, std::optional<basis> wanted,
                                text_refusal& refused);

/// The longest spelling of a unit of the catalogue at the start of `text`, by an index.
spelled_unit find_unit(std::string_view text) noexcept;

/// The spelling of a unit of the catalogue that differs from the start of `text` least; "" where none is near.
std::string nearest_unit(std::string_view text);

}  // namespace tomakomai_kpi::detail

#endif
