// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_DOCUMENT_MAPPED_PATTERN_HPP
#define TOMAKOMAI_KPI_SRC_DOCUMENT_MAPPED_PATTERN_HPP

// What a mapping calls headers and names by: their words, or a regular expression
// between strokes (/R[0-9]+実績/, ECMAScript).

#include <optional>
#include <regex>
#include <string>
#include <string_view>

namespace tomakomai_kpi::detail {

class pattern {
public:
    /// Throws notation_error (bad_format) where the regular expression is none.
    explicit pattern(std::string_view text);

    /// Is it a regular expression?
    bool is_expression() const noexcept { return expression_.has_value(); }

    /// Is the text these words, blanks apart, or has it what the expression describes?
    bool is(std::string_view text) const;

    /// Has the text these words, or what the expression describes?
    bool is_in(std::string_view text) const;

private:
    bool describes(std::string_view text) const;

    std::string words_;
    std::optional<std::wregex> expression_;
};

}  // namespace tomakomai_kpi::detail

#endif
