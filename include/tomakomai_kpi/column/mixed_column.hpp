// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_COLUMN_MIXED_COLUMN_HPP
#define TOMAKOMAI_KPI_COLUMN_MIXED_COLUMN_HPP

// Rows that each say their own unit and basis, as a database hands them over: a
// column for each unit, multiplier and basis, and which rows are its own. What a
// text says does not hang on the texts beside it: 3kg is of kg, behind 5t too.
//
//   mixed_reader reader;
//   mixed_column const c = reader.read(std::vector<std::string_view>{"5t", "3kg", "集計中"});
//   c.parts[1].column[0] == parse("3kg");  c.parts[1].rows[0] == 1;  c.missing[0].row == 2
//
// Synopsis
//   struct mixed_column;     size, parts, missing; is_one()
//   class mixed_reader;      read(texts) -> mixed_column, batch by batch
//   void require_one_total(types);     throws unit_error, basis_error

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include <tomakomai_kpi/column/any_column.hpp>
#include <tomakomai_kpi/config.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

/// Rows of one unit, multiplier and basis.
struct column_part {
    any_column column;
    std::vector<std::size_t> rows;  // of each row of the column, in ascending order
};

struct mixed_column {
    /// A row without a value, which says no unit either.
    struct missing_row {
        std::size_t row;
        code reason;
    };

    std::size_t size = 0;
    std::vector<column_part> parts{};    // in the order of their first rows
    std::vector<missing_row> missing{};  // where there are several parts, in none of them

    /// Whether one part has all rows, those that are missing too.
    bool is_one() const noexcept { return parts.size() == 1 && parts[0].rows.size() == size; }
};

/// Reads batches of texts, and keeps from batch to batch what it has learned of their units. For one
/// thread at a time.
class mixed_reader {
public:
    /// With a basis, texts are read as of it: as parse has it.
    explicit mixed_reader(std::optional<basis> said = {});
    mixed_reader(mixed_reader&&) noexcept;
    mixed_reader& operator=(mixed_reader&&) noexcept;
    ~mixed_reader();

    /// A null view is a missing text. Throws as read_column for what is no value (notation_error) or has
    /// more decimals than a column (amount_error); it then goes on with the next batch.
    mixed_column read(std::span<std::string_view const> texts);

private:
    struct memory;
    std::unique_ptr<memory> memory_;
};

/// Refuses a total over amounts of both types: throws as sum where those of the first do not add, as +
/// where the two do not meet, and unit_error (unit_mismatch) for units that convert (t and kg), of which
/// nobody said which one the total is in.
void require_one_total(column_type const& one, column_type const& other);

}  // namespace tomakomai_kpi

#endif
