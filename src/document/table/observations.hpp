// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_DOCUMENT_TABLE_OBSERVATIONS_HPP
#define TOMAKOMAI_KPI_SRC_DOCUMENT_TABLE_OBSERVATIONS_HPP

// Printed values and footnotes to observations of their indicator. What is no
// value stays unread text; a footnote goes to the value that it explains.

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <tomakomai_kpi/plan/indicator.hpp>
#include <tomakomai_kpi/value/unit.hpp>

#include "document/table/cell.hpp"
#include "document/table/side.hpp"

namespace tomakomai_kpi::detail {

/// The year of a label, which is never guessed: 平成30年度, H30, 2018年度末, 平成30(2018)年度; throws
/// notation_error and period_error.
fiscal_period labelled_period(std::string const& printed);

/// The targets in the order of their years, so that their marks are; all else as it is printed.
std::vector<printed_reading> in_order_of_targets(std::vector<printed_reading> readings);

/// The years of an indicator's printed targets: the last one alone is the target, whatever it is called.
struct target_years {
    std::optional<fiscal_year> last{};
    std::optional<fiscal_year> of_target{};  // the first that is called 目標値, not 中間目標値
};
target_years years_of_targets(printed_indicator const& printed);

/// What is known of an indicator beside its table.
struct value_context {
    indicator const* declared =
        nullptr;                    // whose status holds where it says the same; null for none
    std::span<unit const> units{};  // beside the catalogue's
};

/// Reads one labelled value into `out`.
void read_value(table_side const& side, printed_indicator const& printed,
                printed_reading const& reading, target_years const& years,
                value_context const& known, indicator& out);

/// A footnote belongs to the value of its label, of the indicator it names or stands at; `read` are
/// the indicators of the item as `printed` has them.
void bind_note(table_side const& side, printed_note const& note,
               std::vector<printed_indicator> const& printed, std::size_t standing,
               std::vector<indicator>& read);

}  // namespace tomakomai_kpi::detail

#endif
