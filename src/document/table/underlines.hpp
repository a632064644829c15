// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_DOCUMENT_TABLE_UNDERLINES_HPP
#define TOMAKOMAI_KPI_SRC_DOCUMENT_TABLE_UNDERLINES_HPP

// What a comparison table underlines: as the document did, or, where it underlined nothing, what
// one side says and the other does not.

#include <string>
#include <string_view>
#include <vector>

#include <tomakomai_kpi/plan/plan.hpp>

namespace tomakomai_kpi::detail {

/// Whether the document underlined anything on either side of its table.
bool has_underlines(plan const& p);

/// Where `text` says what `other` does not, by words and numbers and within lines; all of it where
/// less than half is common, nothing where both are the same.
std::vector<text_span> word_differences(std::string_view text, std::string_view other);

/// Where the texts stand in another, spaces and ※ aside, each behind the one before; as many as do.
std::vector<text_span> find_in_turn(std::string_view in, std::vector<std::string> const& wanted);

/// The spans, if their words are found there again; else none.
std::vector<text_span> kept_alike(std::string_view text, std::vector<text_span> spans);

}  // namespace tomakomai_kpi::detail

#endif
