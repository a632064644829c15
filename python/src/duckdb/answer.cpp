// SPDX-License-Identifier: BSL-1.0
#include "answer.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace tomakomai_kpi::duckdb {

namespace {

template <std::size_t fields>
logical_type struct_of(std::array<logical_type, fields> const& types,
                       std::array<char const*, fields> names)
{
    std::array<duckdb_logical_type, fields> held{};
    for (std::size_t i = 0; i < fields; ++i) { held[i] = types[i].get(); }
    return logical_type{duckdb_create_struct_type(held.data(), names.data(), fields)};
}

}  // namespace

logical_type amount_type(int scale)
{
    return logical_type{duckdb_create_decimal_type(38, static_cast<std::uint8_t>(scale))};
}

logical_type value_type(int scale)
{
    return struct_of<3>(
        {amount_type(scale), logical_type{DUCKDB_TYPE_VARCHAR}, logical_type{DUCKDB_TYPE_VARCHAR}},
        {"amount", "unit", "basis"});
}

logical_type rate_type()
{
    return struct_of<2>({amount_type(0), amount_type(0)}, {"numerator", "denominator"});
}

answer::answer(duckdb_vector out, std::size_t rows, std::size_t first)
    : out_{out}, first_{first}, written_(rows, 0)
{
}

void answer::write(std::size_t row, std::string_view text)
{
    duckdb_string_t said{};
    if (text.size() <= sizeof said.value.inlined.inlined) {
        said.value.inlined.length = static_cast<std::uint32_t>(text.size());
        std::memcpy(said.value.inlined.inlined, text.data(), text.size());
        put(row, said);
        return;
    }
    duckdb_vector_assign_string_element_len(out_, first_ + row, text.data(), text.size());
    written_[row] = 1;
}

void answer::write_first(std::span<std::int64_t const> amounts)
{
    char* const to = data() + first_ * sizeof(detail::wide);
    for (std::size_t row = 0; row < amounts.size(); ++row) {
        detail::wide const amount = amounts[row];
        std::memcpy(to + row * sizeof amount, &amount, sizeof amount);
    }
    std::fill_n(written_.begin(), amounts.size(), static_cast<unsigned char>(1));
}

void answer::finish()
{
    std::uint64_t* valid = nullptr;
    for (std::size_t row = 0; row < written_.size(); ++row) {
        if (written_[row] != 0) { continue; }
        if (valid == nullptr) {
            duckdb_vector_ensure_validity_writable(out_);
            valid = duckdb_vector_get_validity(out_);
        }
        duckdb_validity_set_row_invalid(valid, first_ + row);
    }
}

void write_amounts(answer& to, std::span<std::size_t const> rows, any_column const& c)
{
    if (c.is_whole() && !c.is_wide() && rows.size() == to.size()) {
        to.write_first(c.amounts());
        return;
    }
    for (std::size_t at = 0; at < rows.size(); ++at) {
        if (c.reason(at) == code::none) { to.write(rows[at], c.amount(at)); }
    }
}

value_answer::value_answer(duckdb_vector out, std::size_t rows, std::size_t first)
    : whole_{out, rows, first},
      amount_{whole_.field(0), rows, first},
      unit_{whole_.field(1), rows, first},
      basis_{whole_.field(2), rows, first}
{
}

void value_answer::write(std::span<std::size_t const> rows, any_column const& c)
{
    write_amounts(amount_, rows, c);
    std::string_view const unit = c.type().unit.symbol();
    std::string_view const basis = name(c.type().basis);
    for (std::size_t at = 0; at < rows.size(); ++at) {
        if (c.reason(at) != code::none) { continue; }
        whole_.write(rows[at]);
        unit_.write(rows[at], unit);
        basis_.write(rows[at], basis);
    }
}

void value_answer::finish()
{
    for (answer* const each : {&whole_, &amount_, &unit_, &basis_}) { each->finish(); }
}

}  // namespace tomakomai_kpi::duckdb
