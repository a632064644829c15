// SPDX-License-Identifier: BSL-1.0
#include "argument.hpp"

#include <cstring>
#include <memory>
#include <numeric>
#include <utility>

#include <tomakomai_kpi/column/arrow_export.hpp>
#include <tomakomai_kpi/value/error.hpp>

namespace tomakomai_kpi::duckdb {

namespace {

// What DuckDB gives out of its own memory.
std::string taken(char* text)
{
    std::string out{text};
    duckdb_free(text);
    return out;
}

template <class T>
T at(void const* data, std::size_t row)
{
    return static_cast<T const*>(data)[row];
}

}  // namespace

argument::argument(duckdb_vector of, std::size_t rows)
    : vector_{of},
      rows_{rows},
      logical_{duckdb_vector_get_column_type(of)},
      type_{logical_.id()},
      data_{is_struct() ? nullptr : duckdb_vector_get_data(of)},
      valid_{duckdb_vector_get_validity(of)}
{
    if (type_ != DUCKDB_TYPE_ENUM) { return; }
    index_ = duckdb_enum_internal_type(logical_.get());
    auto const size = duckdb_enum_dictionary_size(logical_.get());
    for (std::uint32_t i = 0; i < size; ++i) {
        words_.push_back(taken(duckdb_enum_dictionary_value(logical_.get(), i)));
    }
}

bool argument::is_all_null() const noexcept
{
    for (std::size_t row = 0; row < rows_; ++row) {
        if (!is_null(row)) { return false; }
    }
    return true;
}

std::string_view argument::word_of_enum(std::size_t row) const noexcept
{
    return words_[index_ == DUCKDB_TYPE_UTINYINT    ? at<std::uint8_t>(data_, row)
                  : index_ == DUCKDB_TYPE_USMALLINT ? at<std::uint16_t>(data_, row)
                                                    : at<std::uint32_t>(data_, row)];
}

std::optional<std::string_view> argument::only_word(std::string_view name) const
{
    auto const first = rows_ == 0 ? std::nullopt : word(0);
    for (std::size_t row = 1; row < rows_; ++row) {
        if (word(row) != first) {
            throw kpi_error{code::bad_argument,
                            std::string{name}
                                + " は、すべての行で同じでなければなりません (not the same in all"
                                  " rows)"};
        }
    }
    return first;
}

std::string argument::arrow_format() const
{
    switch (type_) {
    case DUCKDB_TYPE_TINYINT: return "c";
    case DUCKDB_TYPE_UTINYINT: return "C";
    case DUCKDB_TYPE_SMALLINT: return "s";
    case DUCKDB_TYPE_USMALLINT: return "S";
    case DUCKDB_TYPE_INTEGER: return "i";
    case DUCKDB_TYPE_UINTEGER: return "I";
    case DUCKDB_TYPE_BIGINT: return "l";
    case DUCKDB_TYPE_UBIGINT: return "L";
    case DUCKDB_TYPE_HUGEINT: return "d:38,0";
    case DUCKDB_TYPE_UHUGEINT: return "d:38,0,256";
    case DUCKDB_TYPE_FLOAT: return "f";
    case DUCKDB_TYPE_DOUBLE: return "g";
    case DUCKDB_TYPE_BOOLEAN: return "b";
    case DUCKDB_TYPE_DATE: return "tdD";
    case DUCKDB_TYPE_TIME: return "ttu";
    case DUCKDB_TYPE_TIMESTAMP: return "tsu:";
    case DUCKDB_TYPE_INTERVAL: return "tin";
    case DUCKDB_TYPE_BLOB: return "z";
    case DUCKDB_TYPE_LIST: return "+l";
    case DUCKDB_TYPE_VARCHAR:
    case DUCKDB_TYPE_ENUM: return "u";
    case DUCKDB_TYPE_SQLNULL: return "n";
    case DUCKDB_TYPE_DECIMAL:
        return (width() == 16  ? "d:38,"
                : width() == 8 ? "d:18,"
                               : "d:9,")
               + std::to_string(int{duckdb_decimal_scale(logical_.get())})
               + (width() == 16  ? ""
                  : width() == 8 ? ",64"
                                 : ",32");
    default: return "duckdb:" + std::to_string(static_cast<int>(type_));
    }
}

std::size_t argument::width() const noexcept
{
    duckdb_type const stored =
        type_ == DUCKDB_TYPE_DECIMAL ? duckdb_decimal_internal_type(logical_.get()) : type_;
    switch (stored) {
    case DUCKDB_TYPE_TINYINT:
    case DUCKDB_TYPE_UTINYINT: return 1;
    case DUCKDB_TYPE_SMALLINT:
    case DUCKDB_TYPE_USMALLINT: return 2;
    case DUCKDB_TYPE_INTEGER:
    case DUCKDB_TYPE_UINTEGER: return 4;
    case DUCKDB_TYPE_BIGINT:
    case DUCKDB_TYPE_UBIGINT: return 8;
    case DUCKDB_TYPE_HUGEINT:
    case DUCKDB_TYPE_UHUGEINT: return 16;
    default: return 0;
    }
}

arrow_chunks argument::in_arrow(std::span<std::size_t const> rows) const
{
    arrow_chunks out;
    arrow::export_schema({.format = arrow_format()}, out.schema.out());
    std::size_t const from = width();
    if (from == 0 && !is_nothing()) { return out; }  // its type alone is refused
    // As wide as Arrow has it: decimals have at least 32 bits, unsigned ones of 128 need more.
    std::size_t const to = type_ == DUCKDB_TYPE_DECIMAL && from == 2 ? 4
                           : type_ == DUCKDB_TYPE_UHUGEINT           ? 32
                                                                     : from;
    auto const numbers = std::make_shared<std::vector<unsigned char>>(rows.size() * to + 1, 0);
    auto const* const bytes = static_cast<unsigned char const*>(data_);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (is_null(rows[i])) { continue; }
        unsigned char* const place = numbers->data() + i * to;
        std::memcpy(place, bytes + rows[i] * from, from);
        bool const negative = type_ == DUCKDB_TYPE_DECIMAL && (place[from - 1] & 0x80U) != 0;
        if (negative) { std::memset(place + from, 0xFF, to - from); }
    }
    arrow::array_parts parts{.length = static_cast<std::int64_t>(rows.size())};
    auto const nulls = arrow::validity(
        rows.size(), [&](std::size_t i) { return is_null(rows[i]); }, parts.null_count);
    parts.buffers = {nulls != nullptr ? nulls->data() : nullptr, numbers->data()};
    parts.owners = {nulls, numbers};
    if (is_nothing()) { parts.buffers.clear(); }
    arrow::export_array(std::move(parts), out.arrays.emplace_back().out());
    return out;
}

std::vector<argument> argument::fields(std::span<std::string_view const> names) const
{
    std::vector<argument> out;
    if (!is_struct() || duckdb_struct_type_child_count(logical_.get()) != names.size()) {
        return out;
    }
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (taken(duckdb_struct_type_child_name(logical_.get(), i)) != names[i]) { return {}; }
        out.emplace_back(duckdb_struct_vector_get_child(vector_, i), rows_);
    }
    return out;
}

std::string argument::field_names() const
{
    std::string out;
    for (idx_t i = 0; i < duckdb_struct_type_child_count(logical_.get()); ++i) {
        if (i > 0) { out += ", "; }
        out += taken(duckdb_struct_type_child_name(logical_.get(), i));
    }
    return out;
}

std::vector<std::size_t> all_rows(std::size_t size)
{
    std::vector<std::size_t> out(size);
    std::iota(out.begin(), out.end(), std::size_t{0});
    return out;
}

}  // namespace tomakomai_kpi::duckdb
