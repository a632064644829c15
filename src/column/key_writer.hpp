// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_COLUMN_KEY_WRITER_HPP
#define TOMAKOMAI_KPI_SRC_COLUMN_KEY_WRITER_HPP

// Keys out as Arrow arrays of the type that they came in.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tomakomai_kpi/column/arrow.hpp>

namespace tomakomai_kpi::detail {

/// The bytes of each row's key, of bits 0 or 1 as a letter; empty for null.
using key_rows = std::vector<std::optional<std::string_view>>;

/// The format that a column of this one is written in: texts that are views become plain ones.
std::string format_out(std::string_view format);

/// An array of the schema, but for format_out; `schema` is of a type that keys have.
void write_keys(key_rows const& keys, ArrowSchema const& schema, ArrowArray* out);

}  // namespace tomakomai_kpi::detail

#endif
