// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_NOTATION_UNIT_INDEX_HPP
#define TOMAKOMAI_KPI_SRC_NOTATION_UNIT_INDEX_HPP

// Units of the catalogue by their spelling.

#include <string>
#include <string_view>

#include <tomakomai_kpi/notation/detail/read_value.hpp>

namespace tomakomai_kpi::detail {

/// The longest spelling of a unit of the catalogue at the start of `text`, by an index.
spelled_unit find_unit(std::string_view text) noexcept;

/// The spelling of a unit of the catalogue that differs from the start of `text` least; "" where
/// none is near.
std::string nearest_unit(std::string_view text);

}  // namespace tomakomai_kpi::detail

#endif
