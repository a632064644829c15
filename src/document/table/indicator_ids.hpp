// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_DOCUMENT_TABLE_INDICATOR_IDS_HPP
#define TOMAKOMAI_KPI_SRC_DOCUMENT_TABLE_INDICATOR_IDS_HPP

// Which id a printed indicator has: of 新 its number in its project; of 旧 the id of
// its counterpart in 新 while it is the same one, by its name, or renamed by what
// it aims at. What was replaced is P08-1-old.

#include <string>
#include <vector>

#include "document/table/cell.hpp"

namespace tomakomai_kpi::detail {

/// Ids of the indicators of `item`, whose own id is `owner`; `became` is the item of 新 beside it, with
/// its id `new_owner`, null for none and for 新 itself.
std::vector<std::string> indicator_ids(printed_item const& item, std::string const& owner,
                                       printed_item const* became, std::string const& new_owner);

}  // namespace tomakomai_kpi::detail

#endif
