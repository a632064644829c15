// SPDX-License-Identifier: BSL-1.0
#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tomakomai_kpi/column/arrow_column.hpp>
#include <tomakomai_kpi/column/column_arithmetic.hpp>
#include <tomakomai_kpi/column/column_progress.hpp>
#include <tomakomai_kpi/column/key_column.hpp>
#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/plan/direction.hpp>

#include "answer.hpp"
#include "argument.hpp"
#include "batch.hpp"
#include "functions.hpp"

namespace tomakomai_kpi::duckdb {

namespace {

// One batch that DuckDB hands to a function.
class call {
public:
    call(duckdb_function_info info, duckdb_data_chunk given, duckdb_vector out)
        : scale{*static_cast<int const*>(duckdb_scalar_function_get_extra_info(info))},
          rows{duckdb_data_chunk_get_size(given)},
          out{out}
    {
        idx_t const count = duckdb_data_chunk_get_column_count(given);
        for (idx_t i = 0; i < count; ++i) {
            arguments.emplace_back(duckdb_data_chunk_get_vector(given, i), rows);
        }
    }

    argument const* at(std::size_t place) const
    {
        return place < arguments.size() ? &arguments[place] : nullptr;
    }

    // What is said of the direction, in one word for all rows.
    std::optional<std::string_view> direction(std::size_t place) const
    {
        return place < arguments.size() ? arguments[place].only_word("direction") : std::nullopt;
    }

    int scale;
    std::size_t rows;
    duckdb_vector out;
    std::vector<argument> arguments{};
};

column_direction read_direction(std::optional<std::string_view> said)
{
    if (!said) { return {}; }
    return {parse_direction(*said), true};
}

mixed_column values_of(call const& of)
{
    return read(of.arguments[0], of.at(1), of.at(2));
}

any_column plain(any_column const& c, int scale)
{
    return as_type(c, in_plain_unit(c.type(), scale));
}

void value(call const& of)
{
    value_answer to{of.out, of.rows};
    for (auto const& [c, rows] : values_of(of).parts) { to.write(rows, plain(c, of.scale)); }
    to.finish();
}

void amount(call const& of)
{
    bool const is_said = of.arguments.size() > 1;
    answer to{of.out, of.rows};
    for (auto const& [c, rows] : values_of(of).parts) {
        column_type type = c.type();
        type.scale = of.scale;
        write_amounts(to, rows, is_said ? as_type(c, type) : plain(c, of.scale));
    }
    to.finish();
}

template <bool unit>
void word(call const& of)
{
    answer to{of.out, of.rows};
    for (auto const& [given, rows] : values_of(of).parts) {
        any_column const c = plain(given, of.scale);
        std::string_view const said = unit ? c.type().unit.symbol() : name(c.type().basis);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (c.reason(i) == code::none) { to.write(rows[i], said); }
        }
    }
    to.finish();
}

void text(call const& of)
{
    answer to{of.out, of.rows};
    for (auto const& [c, rows] : values_of(of).parts) {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            tomakomai_kpi::value const v = c[i];
            if (!v.is_missing()) { to.write(rows[i], std::string_view{to_string(v)}); }
        }
    }
    to.finish();
}

void attained(call const& of)
{
    auto const better = of.direction(2);
    answer whole{of.out, of.rows};
    answer above{whole.field(0), of.rows};
    answer below{whole.field(1), of.rows};
    for (auto const& [rows, columns] : meetings({read(of.arguments[0]), read(of.arguments[1])})) {
        rate_column const rates = attainment(columns[0], columns[1], read_direction(better));
        auto const [numerators, denominators] = in_lowest_terms(rates);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (rates.reason(i) != code::none) { continue; }
            whole.write(rows[i]);
            above.write(rows[i], numerators.amount(i));
            below.write(rows[i], denominators.amount(i));
        }
    }
    for (answer* const each : {&whole, &above, &below}) { each->finish(); }
}

std::vector<std::int32_t> integers_at(argument const& given, std::span<std::size_t const> rows)
{
    return integers_of(given.in_arrow(rows));
}

// Actual, target, elapsed, years and, if any, baseline and direction.
template <class Judge, class Write>
void judged(call const& of, Judge judge, Write write)
{
    argument const* const baseline = of.at(4);
    bool const has_baseline = baseline != nullptr && !baseline->is_all_null();
    auto const better = of.direction(5);
    std::vector<mixed_column> given{read(of.arguments[0]), read(of.arguments[1])};
    if (has_baseline) { given.push_back(read(*baseline)); }
    answer to{of.out, of.rows};
    for (auto const& [rows, columns] : meetings(given)) {
        column_direction const way = read_direction(better);
        auto const elapsed = integers_at(of.arguments[2], rows);
        auto const years = integers_at(of.arguments[3], rows);
        any_column const* const start = has_baseline ? &columns[2] : nullptr;
        write(to, rows, judge(columns[0], columns[1], start, column_clock{elapsed, years}, way));
    }
    to.finish();
}

void is_on_path(call const& of)
{
    judged(
        of, [](auto const&... all) { return on_path(all...); },
        [](answer& to, auto const& rows, row_verdicts const& found) {
            for (std::size_t i = 0; i < rows.size(); ++i) {
                if (found.holds[i] >= 0) { to.write(rows[i], found.holds[i] == 1); }
            }
        });
}

void status_words(call const& of)
{
    judged(
        of, [](auto const&... all) { return statuses(all...); },
        [](answer& to, auto const& rows, row_statuses const& found) {
            for (std::size_t i = 0; i < rows.size(); ++i) {
                to.write(rows[i], std::string_view{to_string(found.statuses[i])});
            }
        });
}

template <void (*body)(call const&)>
void called(duckdb_function_info info, duckdb_data_chunk given, duckdb_vector out) noexcept
{
    guarded(info, duckdb_scalar_function_set_error, [&] { body(call{info, given, out}); });
}

// A function of a name for each list of types, DuckDB's `any` and `text`.
class function_set {
public:
    explicit function_set(std::string const& name)
        : name_{name}, held_{duckdb_create_scalar_function_set(name.c_str())}
    {
    }
    function_set(function_set const&) = delete;
    function_set& operator=(function_set const&) = delete;
    ~function_set() { duckdb_destroy_scalar_function_set(&held_); }

    void add(std::initializer_list<duckdb_type> takes, logical_type const& answers,
             duckdb_scalar_function_t body, int scale)
    {
        duckdb_scalar_function made = duckdb_create_scalar_function();
        duckdb_scalar_function_set_name(made, name_.c_str());
        for (duckdb_type const each : takes) {
            duckdb_scalar_function_add_parameter(made, logical_type{each}.get());
        }
        duckdb_scalar_function_set_return_type(made, answers.get());
        duckdb_scalar_function_set_special_handling(made);  // of NULL, which it is given
        duckdb_scalar_function_set_extra_info(made, extra_info_of(scale), nullptr);
        duckdb_scalar_function_set_function(made, body);
        duckdb_add_scalar_function_to_set(held_, made);
        duckdb_destroy_scalar_function(&made);
    }

    bool done(duckdb_connection con) const
    {
        return duckdb_register_scalar_function_set(con, held_) == DuckDBSuccess;
    }

private:
    std::string name_;
    duckdb_scalar_function_set held_;
};

constexpr duckdb_type any = DUCKDB_TYPE_ANY;
constexpr duckdb_type words = DUCKDB_TYPE_VARCHAR;

bool add_of_values(duckdb_connection con, std::string const& name, logical_type const& answers,
                   duckdb_scalar_function_t body, int scale)
{
    function_set set{name_with_scale(name, scale)};
    set.add({any}, answers, body, scale);
    set.add({any, words}, answers, body, scale);
    set.add({any, words, words}, answers, body, scale);
    return set.done(con);
}

bool add_of_one(duckdb_connection con, std::string const& name, duckdb_scalar_function_t body,
                int scale)
{
    function_set set{name_with_scale(name, scale)};
    set.add({any}, logical_type{DUCKDB_TYPE_VARCHAR}, body, scale);
    return set.done(con);
}

bool add_judging(duckdb_connection con, std::string const& name, duckdb_type answers,
                 duckdb_scalar_function_t body)
{
    function_set set{name};
    logical_type const type{answers};
    set.add({any, any, any, any}, type, body, usual_scale);
    set.add({any, any, any, any, any}, type, body, usual_scale);
    set.add({any, any, any, any, any, words}, type, body, usual_scale);
    return set.done(con);
}

}  // namespace

column_type in_plain_unit(column_type of, int scale)
{
    of.multiplier = 1;
    of.scale = scale;
    return of;
}

bool register_scalar_functions(duckdb_connection con)
{
    bool done = true;
    for (int scale = 0; scale <= largest_scale; ++scale) {
        done = done && add_of_values(con, "kpi_value", value_type(scale), called<value>, scale)
               && add_of_values(con, "kpi_amount", amount_type(scale), called<amount>, scale)
               && add_of_one(con, "kpi_unit", called<word<true>>, scale)
               && add_of_one(con, "kpi_basis", called<word<false>>, scale);
    }
    function_set attainments{"kpi_attainment"};
    attainments.add({any, any}, rate_type(), called<attained>, usual_scale);
    attainments.add({any, any, words}, rate_type(), called<attained>, usual_scale);
    return done && add_of_one(con, "kpi_text", called<text>, usual_scale) && attainments.done(con)
           && add_judging(con, "kpi_on_path", DUCKDB_TYPE_BOOLEAN, called<is_on_path>)
           && add_judging(con, "kpi_status", DUCKDB_TYPE_VARCHAR, called<status_words>);
}

}  // namespace tomakomai_kpi::duckdb
