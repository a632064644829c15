// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_COLUMN_KEY_COLUMN_HPP
#define TOMAKOMAI_KPI_COLUMN_KEY_COLUMN_HPP

// A column of keys to group by: ids, wards, years. What comes out has the type
// that went in; a missing key is a group of its own, and missing.
//
// Synopsis
//   class key_column;       size(), codes(), first_rows(); export_rows(rows, schema, array)
//   group_index group_by(keys);                       the groups of equal rows of several keys
//   struct group_sums;  sums_of_groups(column, keys)  a state for each group
//   std::vector<std::int64_t> longs_of(arrow_chunks);
//   std::vector<std::int32_t> integers_of(arrow_chunks), years_of(arrow_chunks);

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <span>
#include <vector>

#include <tomakomai_kpi/column/arrow.hpp>
#include <tomakomai_kpi/column/arrow_column.hpp>
#include <tomakomai_kpi/column/totals.hpp>

namespace tomakomai_kpi {

class key_column {
public:
    /// Integers, texts, booleans, dates, times, decimals, floats and dictionaries of these. Throws
    /// notation_error (not_text) for other types.
    explicit key_column(arrow_chunks from);

    std::size_t size() const noexcept;

    /// For each row the number of its key, in the order of their first rows.
    group_index const& groups() const;

    /// The keys of these rows as a column of the type that came in.
    void export_rows(std::span<std::size_t const> rows, ArrowSchema* schema,
                     ArrowArray* array) const;

    arrow_chunks const& chunks() const noexcept { return from_; }

private:
    arrow_chunks from_;
    mutable std::once_flag once_{};
    mutable group_index groups_{};  // numbered when first asked for
};

using keys = std::span<key_column const* const>;

/// Groups of rows whose keys are all equal. Throws amount_error (lengths_differ).
group_index group_by(keys by);

struct group_sums {
    std::vector<std::size_t> first_row;  // of each group
    std::vector<sum_state> states;
};

/// As sum_states of group_by; of one key of small integers without numbering the rows first. Without keys
/// all rows are one group.
group_sums sums_of_groups(any_column const& c, keys by);

/// A column of integers. Throws notation_error (not_a_number) for another type, amount_error (missing)
/// where a row has none.
std::vector<std::int64_t> longs_of(arrow_chunks const& from);

/// A column of whole numbers of 32 bits, as years and counts of years are. Throws notation_error
/// (not_a_number) for another type, amount_error (missing) where a row has none.
std::vector<std::int32_t> integers_of(arrow_chunks const& from);

/// The first calendar year of each row's fiscal year. Throws notation_error (not_a_number) for another
/// type, amount_error (missing) where a row has none, period_error (bad_period) for no year of four
/// digits.
std::vector<std::int32_t> years_of(arrow_chunks const& from);

}  // namespace tomakomai_kpi

#endif
