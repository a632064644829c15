// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_COLUMN_KEY_COLUMN_HPP
#define TOMAKOMAI_KPI_COLUMN_KEY_COLUMN_HPP

// A column of keys to group by: ids, wards, years. What comes out has the type
// that went in; a missing key is a group of its own, and missing.
//
// Synopsis
//   class key_column;       codes(), distinct(); export_rows(rows, schema, array)
//   std::vector<std::int32_t> integers_of(arrow_chunks), years_of(arrow_chunks);

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <tomakomai_kpi/column/arrow.hpp>
#include <tomakomai_kpi/column/arrow_column.hpp>

namespace tomakomai_kpi {

class key_column {
public:
    /// Integers, texts, booleans, dates, times, decimals, floats and dictionaries of these. Throws
    /// notation_error (not_text) for other types.
    explicit key_column(arrow_chunks from);

    /// For each row the number of its key, in the order of their first rows.
    std::vector<std::uint32_t> const& codes() const noexcept { return codes_; }
    std::size_t distinct() const noexcept { return distinct_; }

    /// The keys of these rows as a column of the type that came in.
    void export_rows(std::span<std::size_t const> rows, ArrowSchema* schema,
                     ArrowArray* array) const;

private:
    arrow_chunks from_;
    std::vector<std::uint32_t> codes_{};
    std::size_t distinct_ = 0;
};

/// A column of whole numbers of 32 bits, as years and counts of years are. Throws notation_error
/// (not_a_number) for another type, amount_error (missing) where a row has none.
std::vector<std::int32_t> integers_of(arrow_chunks const& from);

/// The first calendar year of each row's fiscal year. Throws notation_error (not_a_number) for another
/// type, amount_error (missing) where a row has none, period_error (bad_period) for no year of four
/// digits.
std::vector<std::int32_t> years_of(arrow_chunks const& from);

}  // namespace tomakomai_kpi

#endif
