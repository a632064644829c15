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

#include "column/plain_number.hpp"
#include "column/refused_rows.hpp"

namespace tomakomai_kpi::detail {

class text_reader {
public:
    explicit text_reader(column_options const& options);
    text_reader(text_reader const&) = delete;
    text_reader& operator=(text_reader const&) = delete;

    void add(std::string_view text);
    /// A text in which a number was found; false, and nothing taken, where it is not read as so many of
    /// the column's units.
    bool add_plain(std::string_view text, plain_number const& number);
    /// The same where what stands around it stood around the last one, which is quick to see.
    bool add_like_last(std::string_view text, plain_number const& number)
    {
        return is_last(number.before(text), number.behind(text), number.has_decimals())
               && add_plain(last_, number);
    }
    bool is_plain_around(std::string_view text, plain_number const& number);
    void add(value const& v, std::string_view text);
    void add_missing(code reason = code::unspecified);
    void reserve(std::size_t rows) { out_.reserve(rows); }

    /// Which row the next is to messages, counted from 0, where it is not the one behind the last.
    void at_row(std::size_t row) { row_ = row; }

    /// Says of what the column is before its first amount does.
    void settle(operand of, std::int64_t multiplier);

    /// Throws what was refused.
    any_column finish() &&;

    /// The rows so far of a reader that is settled, which goes on with what it has learned.
    any_column take(refused_rows& refused);

private:
    // What stands around the digits of a plain number: such a number is so many of the column's units.
    struct surroundings {
        bool is_plain = false;
        wide times = 1;
        int decimals = 0;
    };

    // Of a few bytes, which are compared before a library has been called.
    static bool same(std::string_view a, std::string_view b)
    {
        if (a.size() != b.size()) { return false; }
        for (std::size_t i = 0; i < a.size(); ++i) {
            if (a[i] != b[i]) { return false; }
        }
        return true;
    }
    bool add_plain(surroundings const& with, plain_number const& number);
    bool is_last(std::string_view before, std::string_view behind, bool decimal) const
    {
        return has_last_ && same(behind, last_behind_) && same(before, last_before_)
               && decimal == last_decimal_;
    }
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
