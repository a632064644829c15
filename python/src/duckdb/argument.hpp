// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_PYTHON_DUCKDB_ARGUMENT_HPP
#define TOMAKOMAI_KPI_PYTHON_DUCKDB_ARGUMENT_HPP

// An argument of a function: the rows of one of DuckDB's vectors, which are flat.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <tomakomai_kpi/column/arrow_column.hpp>

#include "api.hpp"

namespace tomakomai_kpi::duckdb {

class argument {
public:
    argument(duckdb_vector of, std::size_t rows);

    std::size_t size() const noexcept { return rows_; }
    bool is_null(std::size_t row) const noexcept
    {
        return is_nothing() || (valid_ != nullptr && (valid_[row / 64] >> (row % 64) & 1U) == 0);
    }
    bool is_all_null() const noexcept;

    /// NULL without a type.
    bool is_nothing() const noexcept { return type_ == DUCKDB_TYPE_SQLNULL; }
    /// VARCHAR, or words of an ENUM.
    bool is_text() const noexcept
    {
        return type_ == DUCKDB_TYPE_VARCHAR || type_ == DUCKDB_TYPE_ENUM;
    }
    bool is_struct() const noexcept { return type_ == DUCKDB_TYPE_STRUCT; }

    /// Of rows of texts that are not NULL.
    std::string_view text(std::size_t row) const noexcept
    {
        if (type_ == DUCKDB_TYPE_ENUM) { return word_of_enum(row); }
        auto const& said = static_cast<duckdb_string_t const*>(data_)[row].value;
        constexpr std::uint32_t most_inlined = sizeof said.inlined.inlined;
        return {said.inlined.length <= most_inlined ? said.inlined.inlined : said.pointer.ptr,
                said.inlined.length};
    }
    std::optional<std::string_view> word(std::size_t row) const noexcept
    {
        if (is_null(row)) { return std::nullopt; }
        return text(row);
    }
    /// What all rows say, empty for NULL; throws kpi_error (bad_argument) where they differ.
    std::optional<std::string_view> only_word(std::string_view name) const;

    /// The rows of what is no text and no struct, in Arrow's layout; they live as long as DuckDB's
    /// vector.
    arrow_chunks in_arrow(std::span<std::size_t const> rows) const;

    /// The fields of a struct by their names, else empty.
    std::vector<argument> fields(std::span<std::string_view const> names) const;
    /// amount, unit, basis
    std::string field_names() const;

private:
    std::string_view word_of_enum(std::size_t row) const noexcept;
    std::string arrow_format() const;
    std::size_t width() const noexcept;

    duckdb_vector vector_;
    std::size_t rows_;
    logical_type logical_;
    duckdb_type type_;
    void const* data_;
    std::uint64_t const* valid_;
    std::vector<std::string> words_{};  // of an ENUM
    duckdb_type index_ = DUCKDB_TYPE_INVALID;
};

/// 0, 1, 2 … as many as the rows of a whole batch.
std::vector<std::size_t> all_rows(std::size_t size);

}  // namespace tomakomai_kpi::duckdb

#endif
