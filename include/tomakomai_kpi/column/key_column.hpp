// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_COLUMN_KEY_COLUMN_HPP
#define TOMAKOMAI_KPI_COLUMN_KEY_COLUMN_HPP

// A column of keys to group by: ids, wards, years. What comes out has the type
// that went in; a missing key is a group of its own, and missing.
//
// Synopsis
//   class key_column;       size(), groups(); export_rows(rows, schema, array), kept(rows)
//   struct kept_keys;  arrow_chunks chunks_of(kept_keys);
//   group_index group_by(keys);                       the groups of equal rows of several keys
//   struct group_sums;  sums_of_groups(column, keys)  a state for each group
//   std::vector<std::int64_t> longs_of(arrow_chunks);
//   std::vector<signed char> flags_of(arrow_chunks);
//   std::vector<std::int32_t> integers_of(arrow_chunks), years_of(arrow_chunks);

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <tomakomai_kpi/column/arrow.hpp>
#include <tomakomai_kpi/column/arrow_column.hpp>
#include <tomakomai_kpi/column/totals.hpp>
#include <tomakomai_kpi/config.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

/// Rows of keys by themselves, to be kept or sent elsewhere.
struct kept_keys {
    std::string format;                   // as Arrow spells types
    std::optional<std::string> values{};  // that of a dictionary's values; `format` is its indices'
    std::vector<std::pair<std::string, std::string>> metadata{};
    std::vector<std::optional<std::string>> rows{};  // the bytes of each; empty for missing
};

/// A column of the same keys. Throws notation_error (bad_format) for what nothing can have kept.
arrow_chunks chunks_of(kept_keys const& kept);

class key_column {
public:
    /// Integers, texts, booleans, dates, times, decimals, floats and dictionaries of these. Throws
    /// notation_error (not_text) for other types, (bad_format) for broken columns.
    explicit key_column(arrow_chunks from);

    std::size_t size() const noexcept;

    /// For each row the number of its key, in the order of their first rows.
    group_index const& groups() const;

    /// The keys of these rows as a column of the type that came in.
    void export_rows(std::span<std::size_t const> rows, ArrowSchema* schema,
                     ArrowArray* array) const;

    /// The same, by themselves.
    kept_keys kept(std::span<std::size_t const> rows) const;

    arrow_chunks const& chunks() const noexcept { return from_; }

private:
    arrow_chunks from_;
    mutable std::once_flag once_{};
    mutable group_index groups_{};  // numbered when first asked for
};

using keys = std::span<key_column const* const>;

/// Groups of rows whose keys are all equal. Throws argument_error (lengths_differ).
group_index group_by(keys by);

struct group_sums {
    std::vector<std::size_t> first_row;  // of each group
    std::vector<sum_state> states;
};

/// As sum_states of group_by; of one key of small integers without numbering the rows first. Without keys
/// all rows are one group.
group_sums sums_of_groups(any_column const& c, keys by);

/// A column of integers, or a dictionary of them. Throws notation_error (not_a_number) for another type or
/// a number beyond 2^63 − 1, (bad_format) for a broken column, amount_error (missing) where a row has none.
std::vector<std::int64_t> longs_of(arrow_chunks const& from);

/// A column of booleans: 1, 0, or −1 where a row has none. Throws notation_error (not_text) for another type.
std::vector<signed char> flags_of(arrow_chunks const& from);

/// A column of whole numbers of 32 bits, as years and counts of years are. Throws notation_error
/// (not_a_number) for another type, amount_error (missing) where a row has none.
std::vector<std::int32_t> integers_of(arrow_chunks const& from);

/// The first calendar year of each row's fiscal year. Throws notation_error (not_a_number) for another
/// type, amount_error (missing) where a row has none, period_error (bad_period) for no year of four
/// digits.
std::vector<std::int32_t> years_of(arrow_chunks const& from);

}  // namespace tomakomai_kpi

#endif
