// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_PYTHON_LIST_COLUMN_HPP
#define TOMAKOMAI_KPI_PYTHON_LIST_COLUMN_HPP

#include <cstddef>
#include <string_view>

#include <pybind11/pybind11.h>

#include <tomakomai_kpi/column/arrow_column.hpp>

namespace tomakomai_kpi::python {

/// Texts, integers of 64 bits, booleans, dates, times or Decimals, of one kind, with None. Raises
/// NumberError with the place of what is none, or of another kind than before.
arrow_chunks from_list(pybind11::sequence const& items);

/// The bytes of a str, as long as it lives. Raises NumberError (not_text) where UTF-8 has none for it.
std::string_view text_of(pybind11::handle item, std::size_t row);

}  // namespace tomakomai_kpi::python

#endif
