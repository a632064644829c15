// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_COLUMN_TEXT_READER_HPP
#define TOMAKOMAI_KPI_SRC_COLUMN_TEXT_READER_HPP

// Texts to the rows of one column.

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include <tomakomai_kpi/column/column_text.hpp>
#include <tomakomai_kpi/value/detail/wide.hpp>

#include "column/refused_rows.hpp"

namespace tomakomai_kpi::detail {

class text_reader {
public:
    explicit text_reader(column_options const& options);
    text_reader(text_reader const&) = delete;
    text_reader& operator=(text_reader const&) = delete;

    void add(std::string_view text);
    void add(value const& v, std::string_view text);
    void add_missing(code reason = code::unspecified);
    void reserve(std::size_t rows) { out_.reserve(rows); }

    /// Which row the next is to messages, counted from 0, where it is not the one behind the last.
    void at_row(std::size_t row) { row_ = row; }

    /// Throws what was refused.
    any_column finish() &&;

private:
    // What stands around the digits of a plain number: such a number is so many of the column's units.
    struct surroundings {
        bool is_plain = false;
        wide times = 1;
        int decimals = 0;
    };

    surroundings const& around(std::string_view before, std::string_view behind, bool decimal);
    surroundings learn(std::string_view before, std::string_view behind, bool decimal);
    void read(std::string_view text);
    void settle_type(value const& first);
    void add_amount(value const& v, std::string_view text);
    std::optional<exact> in_column(value const& v) const;

    column_options options_;
    std::string unit_text_{};
    parse_options parsing_{};
    bool is_settled_ = false;
    column_builder out_;
    refused_rows refused_{};
    std::size_t row_ = 0;

    std::map<std::string, surroundings, std::less<>> known_{};
    // The one of the row before.
    std::string last_before_{};
    std::string last_behind_{};
    bool last_decimal_ = false;
    surroundings last_{};
    bool has_last_ = false;
};

}  // namespace tomakomai_kpi::detail

#endif
