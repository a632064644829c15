// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_COLUMN_TABLE_EXPORT_HPP
#define TOMAKOMAI_KPI_COLUMN_TABLE_EXPORT_HPP

// A small table of named columns, handed to other engines by Arrow's C data interface.
//
// Every cell may be missing. Exact numbers leave in one of two forms that lose
// nothing: decimal128 of a scale, which engines add and compare themselves, and
// numerator beside denominator for numbers whose decimals do not end. A number
// that its column's form cannot say is refused when the table is made, by column
// and row: what leaves is never another number than what came in.
//
//   arrow::table const of{{{"name", arrow::cells<std::string>{"参加者数"}},
//                          {"number", arrow::decimal_cells{1, {exact::ratio(459, 10)}}}}};
//   ArrowSchema schema;
//   ArrowArray rows;
//   arrow::export_table(of, &schema, &rows);  // whoever reads them releases them
//
// Synopsis
//   cells<T>;                                    a column; nullopt: missing
//   struct decimal_cells, fraction_cells;        columns of exact numbers
//   std::optional<int> common_scale(numbers);    decimals that suffice for all of them
//   struct table_column;                         name, cells
//   class table;                                 throws kpi_error
//   void export_table(table, ArrowSchema*, ArrowArray*);
//   void export_table_type(table, ArrowSchema*);

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <tomakomai_kpi/column/arrow.hpp>
#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/value/exact.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {
namespace arrow {

template <class T>
using cells = std::vector<std::optional<T>>;

/// decimal128(38, scale).
struct decimal_cells {
    int scale = 0;  // from 0 to 38
    cells<exact> numbers;
};

/// struct<num: int64, den: int64> in lowest terms, den positive.
struct fraction_cells {
    cells<exact> numbers;
};

/// The fewest decimals with which decimal128 says each of the numbers; none where the decimals of one
/// do not end, or 38 digits do not suffice.
std::optional<int> common_scale(cells<exact> const& numbers);

struct table_column {
    std::string name;
    /// utf8, int64, bool, float64, decimal128, struct. A double is what the caller rounded to it.
    std::variant<cells<std::string>, cells<std::int64_t>, cells<bool>, cells<double>, decimal_cells,
                 fraction_cells>
        data;
};

class table {
public:
    /// Throws argument_error (lengths_differ), and kpi_error (beyond_type), by column and row from 1, for a number that
    /// the type of its column cannot say, and for more text in a column than 2^31 − 1 bytes.
    explicit table(std::vector<table_column> columns);

    std::vector<table_column> const& columns() const noexcept { return columns_; }
    std::size_t rows() const noexcept { return rows_; }

private:
    std::vector<table_column> columns_;
    std::size_t rows_ = 0;
};

/// A struct of the columns, each nullable, and its rows. Both outlive the table, and are the
/// consumer's to release.
void export_table(table const& of, ArrowSchema* schema, ArrowArray* rows);
void export_table_type(table const& of, ArrowSchema* schema);

}  // namespace arrow
}  // namespace tomakomai_kpi

#endif
