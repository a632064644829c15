// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_COLUMN_EXTENSION_TYPE_HPP
#define TOMAKOMAI_KPI_SRC_COLUMN_EXTENSION_TYPE_HPP

#include <string>
#include <string_view>

namespace tomakomai_kpi::detail {

/// The metadata of the extension type of columns, for a unit with its multiplier and a basis by name.
std::string metadata_of_type(std::string_view unit, std::string_view basis);

}  // namespace tomakomai_kpi::detail

#endif
