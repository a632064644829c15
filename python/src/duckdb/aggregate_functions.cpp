// SPDX-License-Identifier: BSL-1.0
// Aggregates, which DuckDB computes in parts and merges: by group, over windows, of distinct rows.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <numeric>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <tomakomai_kpi/column/arrow_column.hpp>
#include <tomakomai_kpi/column/column_arithmetic.hpp>
#include <tomakomai_kpi/column/key_column.hpp>
#include <tomakomai_kpi/column/mixed_column.hpp>
#include <tomakomai_kpi/column/totals.hpp>

#include "answer.hpp"
#include "argument.hpp"
#include "batch.hpp"
#include "functions.hpp"

namespace tomakomai_kpi::duckdb {

namespace {

// Which units and bases a total has seen: the first and the last of each by their words, so that no
// order of rows or parts tells in what is refused.
struct seen_types {
    column_type first{};
    column_type last{};
    bool any = false;

    void add(column_type const& of)
    {
        if (!any) {
            first = last = of;
            any = true;
            return;
        }
        add_unit(of.unit);
        add_basis(of.basis);
    }

    void merge(seen_types const& other)
    {
        if (!other.any) { return; }
        add(other.first);
        add(other.last);
    }

private:
    void add_unit(unit of)
    {
        std::string_view const said = of.symbol();
        if (!of.is(first.unit) && said < first.unit.symbol()) { first.unit = of; }
        if (!of.is(last.unit) && said > last.unit.symbol()) { last.unit = of; }
    }
    void add_basis(basis of)
    {
        std::string_view const said = name(of);
        if (said < name(first.basis)) { first.basis = of; }
        if (said > name(last.basis)) { last.basis = of; }
    }
};

struct total {
    sum_state sum;
    seen_types seen;

    void add(any_column const& c, std::size_t row, column_type const& type)
    {
        sum.add(c.amount(row));
        seen.add(type);
    }

    void merge(total const& other)
    {
        sum.merge(other.sum);
        seen.merge(other.seen);
    }
};

// A value and its year; without amount it may not say of what it is.
struct dated {
    std::int32_t year;
    bool has_amount = false;
    detail::wide amount = 0;
    column_type type{};
};

// Totals over the years take all rows in the end.
struct running {
    std::vector<dated>* rows = nullptr;

    std::vector<dated>& held()
    {
        if (rows == nullptr) { rows = new std::vector<dated>; }
        return *rows;
    }
    void merge(running const& other)
    {
        if (other.rows == nullptr) { return; }
        std::vector<dated> const theirs{*other.rows};
        held().insert(held().end(), theirs.begin(), theirs.end());
    }
};

int scale_of(duckdb_function_info info)
{
    return *static_cast<int const*>(duckdb_aggregate_function_get_extra_info(info));
}

// DuckDB keeps states as bytes, which it moves about and aligns to 64 bits alone.
template <class State>
State loaded(duckdb_aggregate_state at)
{
    static_assert(std::is_trivially_copyable_v<State>);
    State out;
    std::memcpy(&out, at, sizeof out);
    return out;
}

template <class State>
void store(State const& state, duckdb_aggregate_state at)
{
    std::memcpy(at, &state, sizeof state);
}

template <class State>
idx_t size_of(duckdb_function_info)
{
    return sizeof(State);
}

template <class State>
void begin(duckdb_function_info, duckdb_aggregate_state at)
{
    store(State{}, at);
}

template <class State>
void merge(duckdb_function_info info, duckdb_aggregate_state* from, duckdb_aggregate_state* to,
           idx_t count) noexcept
{
    guarded(info, duckdb_aggregate_function_set_error, [&] {
        for (idx_t i = 0; i < count; ++i) {
            auto both = loaded<State>(to[i]);
            both.merge(loaded<State>(from[i]));
            store(both, to[i]);
        }
    });
}

void end_running(duckdb_aggregate_state* states, idx_t count)
{
    for (idx_t i = 0; i < count; ++i) {
        delete loaded<running>(states[i]).rows;
        store(running{}, states[i]);
    }
}

std::vector<argument> arguments_of(duckdb_data_chunk given)
{
    std::vector<argument> out;
    idx_t const rows = duckdb_data_chunk_get_size(given);
    idx_t const count = duckdb_data_chunk_get_column_count(given);
    for (idx_t i = 0; i < count; ++i) {
        out.emplace_back(duckdb_data_chunk_get_vector(given, i), rows);
    }
    return out;
}

// What kpi_value answers, as columns.
mixed_column values_of(std::vector<argument> const& of, std::size_t said, int scale)
{
    auto const at = [&](std::size_t place) {
        return place < said && place < of.size() ? &of[place] : nullptr;
    };
    mixed_column out = read(of[0], at(1), at(2));
    for (column_part& part : out.parts) {
        part.column = as_type(part.column, in_plain_unit(part.column.type(), scale));
    }
    return out;
}

void add_to_totals(duckdb_function_info info, duckdb_data_chunk given,
                   duckdb_aggregate_state* states) noexcept
{
    guarded(info, duckdb_aggregate_function_set_error, [&] {
        auto const arguments = arguments_of(given);
        for (auto const& [c, rows] : values_of(arguments, arguments.size(), scale_of(info)).parts) {
            column_type const type = c.type();
            for (std::size_t i = 0; i < rows.size(); ++i) {
                if (c.reason(i) != code::none) { continue; }
                auto state = loaded<total>(states[rows[i]]);
                state.add(c, i, type);
                store(state, states[rows[i]]);
            }
        }
    });
}

void finish_totals(duckdb_function_info info, duckdb_aggregate_state* states, duckdb_vector out,
                   idx_t count, idx_t offset) noexcept
{
    guarded(info, duckdb_aggregate_function_set_error, [&] {
        value_answer to{out, count, offset};
        std::vector<sum_state> sums;
        std::vector<std::size_t> rows;
        seen_types of;
        auto const write = [&] {
            if (rows.empty()) { return; }
            require_one_total(of.first, of.last);
            to.write(rows, sums_of(sums, of.first));
            sums.clear();
            rows.clear();
        };
        for (idx_t i = 0; i < count; ++i) {
            auto const each = loaded<total>(states[i]);
            if (!each.seen.any) { continue; }
            bool const same = each.seen.first == of.first && each.seen.last == of.last;
            if (!same) { write(); }
            of = each.seen;
            sums.push_back(each.sum);
            rows.push_back(i);
        }
        write();
        to.finish();
    });
}

void add_to_years(duckdb_function_info info, duckdb_data_chunk given,
                  duckdb_aggregate_state* states) noexcept
{
    guarded(info, duckdb_aggregate_function_set_error, [&] {
        auto const arguments = arguments_of(given);
        mixed_column const values = values_of(arguments, 1, scale_of(info));
        std::vector<std::size_t> every(values.size);
        std::iota(every.begin(), every.end(), std::size_t{0});
        std::vector<dated> rows;
        for (std::int32_t const year : years_of(arguments[1].in_arrow(every))) {
            rows.push_back({.year = year});
        }
        for (auto const& [c, of] : values.parts) {
            for (std::size_t i = 0; i < of.size(); ++i) {
                if (c.reason(i) != code::none) { continue; }
                rows[of[i]] = {rows[of[i]].year, true, c.amount(i), c.type()};
            }
        }
        for (std::size_t row = 0; row < rows.size(); ++row) {
            auto state = loaded<running>(states[row]);
            state.held().push_back(rows[row]);
            store(state, states[row]);
        }
    });
}

// The total up to the last year, empty of no amount; missing where a year up to it is.
any_column last_total(std::vector<dated> const& rows)
{
    auto const typed = std::ranges::find(rows, true, &dated::has_amount);
    if (typed == rows.end()) { return {}; }
    column_type const type = typed->type;
    column_builder amounts{type, false};
    std::vector<std::int32_t> years;
    std::size_t last = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!rows[i].has_amount) {
            amounts.add_missing(code::unspecified);
        } else {
            if (rows[i].type != type) { require_one_total(type, rows[i].type); }
            amounts.add(rows[i].amount, type.scale);
        }
        years.push_back(rows[i].year);
        if (rows[i].year > rows[last].year) { last = i; }
    }
    group_index const one{std::vector<std::uint32_t>(rows.size(), 0), {0}};
    any_column const totals = accumulated_by(std::move(amounts).finish(), one, years);
    return as_type(totals.slice(last, 1), in_plain_unit(totals.type(), type.scale));
}

void finish_years(duckdb_function_info info, duckdb_aggregate_state* states, duckdb_vector out,
                  idx_t count, idx_t offset) noexcept
{
    guarded(info, duckdb_aggregate_function_set_error, [&] {
        value_answer to{out, count, offset};
        for (idx_t i = 0; i < count; ++i) {
            std::vector<dated> const* const rows = loaded<running>(states[i]).rows;
            if (rows == nullptr) { continue; }
            any_column const found = last_total(*rows);
            std::size_t const row = i;
            if (found.size() > 0) { to.write({&row, 1}, found); }
        }
        to.finish();
    });
}

// What an aggregate does with its states.
struct deeds {
    duckdb_aggregate_state_size size;
    duckdb_aggregate_init_t begin;
    duckdb_aggregate_update_t add;
    duckdb_aggregate_combine_t merge;
    duckdb_aggregate_finalize_t finish;
    duckdb_aggregate_destroy_t end;
};

class function_set {
public:
    function_set(std::string const& name, int scale)
        : name_{name_with_scale(name, scale)},
          scale_{scale},
          held_{duckdb_create_aggregate_function_set(name_.c_str())}
    {
    }
    function_set(function_set const&) = delete;
    function_set& operator=(function_set const&) = delete;
    ~function_set() { duckdb_destroy_aggregate_function_set(&held_); }

    void add(std::initializer_list<duckdb_type> takes, deeds const& does)
    {
        duckdb_aggregate_function made = duckdb_create_aggregate_function();
        duckdb_aggregate_function_set_name(made, name_.c_str());
        for (duckdb_type const each : takes) {
            duckdb_aggregate_function_add_parameter(made, logical_type{each}.get());
        }
        duckdb_aggregate_function_set_return_type(made, value_type(scale_).get());
        duckdb_aggregate_function_set_special_handling(made);  // of NULL, which it is given
        duckdb_aggregate_function_set_extra_info(made, extra_info_of(scale_), nullptr);
        duckdb_aggregate_function_set_functions(made, does.size, does.begin, does.add, does.merge,
                                                does.finish);
        if (does.end != nullptr) { duckdb_aggregate_function_set_destructor(made, does.end); }
        duckdb_add_aggregate_function_to_set(held_, made);
        duckdb_destroy_aggregate_function(&made);
    }

    bool done(duckdb_connection con) const
    {
        return duckdb_register_aggregate_function_set(con, held_) == DuckDBSuccess;
    }

private:
    std::string name_;
    int scale_;
    duckdb_aggregate_function_set held_;
};

}  // namespace

bool register_aggregate_functions(duckdb_connection con)
{
    constexpr duckdb_type any = DUCKDB_TYPE_ANY;
    constexpr duckdb_type words = DUCKDB_TYPE_VARCHAR;
    deeds const sums{size_of<total>, begin<total>,  add_to_totals,
                     merge<total>,   finish_totals, nullptr};
    deeds const years{size_of<running>, begin<running>, add_to_years,
                      merge<running>,   finish_years,   end_running};
    bool done = true;
    for (int scale = 0; done && scale <= largest_scale; ++scale) {
        function_set totals{"kpi_sum", scale};
        totals.add({any}, sums);
        totals.add({any, words}, sums);
        totals.add({any, words, words}, sums);
        function_set accumulated{"kpi_accumulate", scale};
        accumulated.add({any, any}, years);
        done = totals.done(con) && accumulated.done(con);
    }
    return done;
}

}  // namespace tomakomai_kpi::duckdb
