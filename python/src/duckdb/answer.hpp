// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_PYTHON_DUCKDB_ANSWER_HPP
#define TOMAKOMAI_KPI_PYTHON_DUCKDB_ANSWER_HPP

// What functions answer, written into DuckDB's vectors part by part. Rows that no
// part has are NULL.

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>
#include <vector>

#include <tomakomai_kpi/column/any_column.hpp>
#include <tomakomai_kpi/value/detail/wide.hpp>

#include "api.hpp"

namespace tomakomai_kpi::duckdb {

/// DECIMAL(38, scale).
logical_type amount_type(int scale);
/// STRUCT(amount DECIMAL(38, scale), unit VARCHAR, basis VARCHAR).
logical_type value_type(int scale);
/// STRUCT(numerator DECIMAL(38, 0), denominator DECIMAL(38, 0)).
logical_type rate_type();

/// The rows of a vector from `first` on, NULL until they are written.
class answer {
public:
    answer(duckdb_vector out, std::size_t rows, std::size_t first = 0);
    answer(answer const&) = delete;
    answer& operator=(answer const&) = delete;

    /// Of DECIMAL(38, …); the integer that it has of its last decimal.
    void write(std::size_t row, detail::wide amount) { put(row, amount); }
    /// The first rows, as many as there are amounts.
    void write_first(std::span<std::int64_t const> amounts);
    void write(std::size_t row, bool holds) { put(row, holds); }
    void write(std::size_t row, std::string_view text);

    /// Of a struct, whose fields are written alone.
    void write(std::size_t row) { written_[row] = 1; }
    duckdb_vector field(std::size_t at) const { return duckdb_struct_vector_get_child(out_, at); }

    std::size_t size() const noexcept { return written_.size(); }

    /// Leaves NULL what was not written.
    void finish();

private:
    // DuckDB aligns 128 bits as it does 64.
    template <class T>
    void put(std::size_t row, T const& said)
    {
        std::memcpy(data() + (first_ + row) * sizeof said, &said, sizeof said);
        written_[row] = 1;
    }
    char* data()
    {
        if (data_ == nullptr) { data_ = static_cast<char*>(duckdb_vector_get_data(out_)); }
        return data_;
    }

    duckdb_vector out_;
    std::size_t first_;
    char* data_ = nullptr;
    std::vector<unsigned char> written_;
};

/// Rows of amounts, each in as many decimals as the column has.
void write_amounts(answer& to, std::span<std::size_t const> rows, any_column const& c);

/// A vector of values.
class value_answer {
public:
    value_answer(duckdb_vector out, std::size_t rows, std::size_t first = 0);

    /// Rows of a column of the scale of all values, in units without a multiplier.
    void write(std::span<std::size_t const> rows, any_column const& c);
    void finish();

private:
    answer whole_;
    answer amount_;
    answer unit_;
    answer basis_;
};

}  // namespace tomakomai_kpi::duckdb

#endif
