// SPDX-License-Identifier: BSL-1.0
#include "batch.hpp"

#include <algorithm>
#include <array>
#include <compare>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include <tomakomai_kpi/column/column_arithmetic.hpp>
#include <tomakomai_kpi/column/column_text.hpp>
#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/units.hpp>

namespace tomakomai_kpi::duckdb {

namespace {

using word = std::optional<std::string_view>;

// A unit and a basis as words, which repeat from row to row.
struct said_words {
    word unit;
    word basis;
    friend auto operator<=>(said_words const&, said_words const&) = default;
};

// The rows of each key, in the order of first rows; `key` is asked of each.
template <class Key, class KeyOf>
std::vector<std::pair<Key, std::vector<std::size_t>>> grouped(std::span<std::size_t const> rows,
                                                              KeyOf key_of)
{
    std::vector<std::pair<Key, std::vector<std::size_t>>> out;
    std::map<Key, std::size_t> places;
    std::size_t place = 0;
    for (std::size_t const row : rows) {
        Key key = key_of(row);
        if (out.empty() || out[place].first != key) {
            place = places.emplace(key, out.size()).first->second;
            if (place == out.size()) { out.push_back({std::move(key), {}}); }
        }
        out[place].second.push_back(row);
    }
    return out;
}

column_options options_of(said_words const& said)
{
    column_options out;
    if (said.unit) { out.unit = parse_unit(*said.unit); }
    if (said.basis) { out.basis = parse_basis(*said.basis); }
    return out;
}

std::vector<std::string_view> texts_of(argument const& given, std::span<std::size_t const> rows)
{
    std::vector<std::string_view> out;
    out.reserve(rows.size());
    for (std::size_t const row : rows) {
        if (given.is_null(row)) {
            out.emplace_back();
        } else {
            out.push_back(given.text(row));
            if (out.back().data() == nullptr) { out.back() = ""; }  // empty, not NULL
        }
    }
    return out;
}

// Rows of one unit that is said.
any_column column_of(argument const& given, std::span<std::size_t const> rows,
                     said_words const& said)
{
    column_options const options = options_of(said);
    if (given.is_text()) { return read_column(texts_of(given, rows), options); }
    return import_column(given.in_arrow(rows), options);
}

// What texts have said so far is known to the next batch of this thread.
mixed_column read_texts(argument const& given, std::span<std::size_t const> rows, word basis_said)
{
    auto const texts = texts_of(given, rows);
    if (basis_said) { return mixed_reader{parse_basis(*basis_said)}.read(texts); }
    thread_local mixed_reader reader;
    return reader.read(texts);
}

// In the unit that is said, if it is on the basis that is said.
any_column as_said(any_column const& c, said_words const& said)
{
    column_type wanted = c.type();
    if (said.unit) {
        named_unit const named = parse_unit(*said.unit);
        wanted.unit = named.unit;
        wanted.multiplier = named.multiplier;
    }
    if (said.basis) { wanted.basis = parse_basis(*said.basis); }
    return as_type(c, with_scale_for(wanted, c.type()));
}

constexpr std::array<std::string_view, 3> fields_of_values{"amount", "unit", "basis"};

mixed_column read_values(argument const& given, std::span<std::size_t const> rows,
                         said_words const& wanted)
{
    auto const fields = given.fields(fields_of_values);
    auto const says = [](argument const& field) { return field.is_text() || field.is_nothing(); };
    if (fields.empty() || !says(fields[1]) || !says(fields[2])) {
        throw kpi_error{code::bad_argument, "KPIの値ではありません: 欄 " + given.field_names()
                                                + "。kpi_value() が値を作ります"
                                                  " (no value of kpi_value)"};
    }
    auto const words = grouped<said_words>(rows, [&](std::size_t row) -> said_words {
        if (given.is_null(row)) { return {}; }
        return {fields[1].word(row), fields[2].word(row)};
    });
    mixed_column out{.size = rows.size()};
    for (auto const& [said, there] : words) {
        if (!said.unit) {
            for (std::size_t const row : there) { out.missing.push_back({row, code::unspecified}); }
            continue;
        }
        any_column const c = column_of(fields[0], there, said);
        out.parts.push_back({as_said(c, wanted), there});
    }
    return out;
}

// The rows' own numbers count from 0: those of a whole batch are its rows.
mixed_column read_rows(argument const& given, std::span<std::size_t const> rows,
                       said_words const& said)
{
    if (given.is_nothing()) { return {.size = rows.size()}; }
    if (given.is_struct()) { return read_values(given, rows, said); }
    if (!said.unit && given.is_text()) {
        mixed_column out = read_texts(given, rows, said.basis);
        if (rows.size() == given.size()) { return out; }
        for (column_part& part : out.parts) {
            for (std::size_t& row : part.rows) { row = rows[row]; }
        }
        for (auto& gone : out.missing) { gone.row = rows[gone.row]; }
        return out;
    }
    if (!said.unit) {
        throw basis_error{code::basis_unclear,
                          "数だけでは単位が分かりません。kpi_value(数, '人', 'annual') で言って"
                          "ください (say the unit of numbers)",
                          {},
                          {}};
    }
    mixed_column out{.size = rows.size()};
    out.parts.push_back({column_of(given, rows, said), {rows.begin(), rows.end()}});
    return out;
}

constexpr std::size_t in_no_part = static_cast<std::size_t>(-1);

// The part and the place in it of each row.
std::vector<std::pair<std::size_t, std::size_t>> places_in(mixed_column const& c)
{
    std::vector<std::pair<std::size_t, std::size_t>> out(c.size, {in_no_part, 0});
    for (std::size_t part = 0; part < c.parts.size(); ++part) {
        auto const& rows = c.parts[part].rows;
        for (std::size_t at = 0; at < rows.size(); ++at) { out[rows[at]] = {part, at}; }
    }
    return out;
}

// Rows that have no unit of their own, in another's.
any_column missing_rows(mixed_column const& of, std::span<std::size_t const> rows,
                        column_type const& like)
{
    std::map<std::size_t, code> reasons;
    for (auto const& gone : of.missing) { reasons.emplace(gone.row, gone.reason); }
    column_builder out{like, false};
    for (std::size_t const row : rows) {
        auto const why = reasons.find(row);
        out.add_missing(why == reasons.end() ? code::unspecified : why->second);
    }
    return std::move(out).finish();
}

}  // namespace

mixed_column read(argument const& given)
{
    return read_rows(given, all_rows(given.size()), {});
}

mixed_column read(argument const& given, argument const* unit, argument const* basis)
{
    if (unit == nullptr && basis == nullptr) { return read(given); }
    auto const rows = all_rows(given.size());
    auto const words = grouped<said_words>(rows, [&](std::size_t row) -> said_words {
        return {unit != nullptr ? unit->word(row) : std::nullopt,
                basis != nullptr ? basis->word(row) : std::nullopt};
    });
    if (words.size() == 1) { return read_rows(given, rows, words.front().first); }
    mixed_column out{.size = given.size()};
    for (auto const& [said, there] : words) {
        mixed_column part = read_rows(given, there, said);
        std::ranges::move(part.parts, std::back_inserter(out.parts));
        std::ranges::copy(part.missing, std::back_inserter(out.missing));
    }
    return out;
}

std::vector<meeting> meetings(std::vector<mixed_column> const& arguments)
{
    std::size_t const size = arguments.front().size;
    auto const rows = all_rows(size);
    bool const all_whole = std::ranges::all_of(arguments, [](auto const& c) { return c.is_one(); });
    if (all_whole) {
        meeting one{rows, {}};
        for (mixed_column const& c : arguments) { one.columns.push_back(c.parts[0].column); }
        return {std::move(one)};
    }
    std::vector<std::vector<std::pair<std::size_t, std::size_t>>> places;
    for (mixed_column const& c : arguments) { places.push_back(places_in(c)); }
    using kinds = std::vector<std::size_t>;
    auto const met = grouped<kinds>(rows, [&](std::size_t row) {
        kinds of;
        for (auto const& place : places) { of.push_back(place[row].first); }
        return of;
    });
    std::vector<meeting> out;
    for (auto const& [of, there] : met) {
        column_type like{unit_of<units::人>, basis::annual};
        for (std::size_t i = of.size(); i-- > 0;) {
            if (of[i] != in_no_part) { like = arguments[i].parts[of[i]].column.type(); }
        }
        meeting one{there, {}};
        for (std::size_t i = 0; i < of.size(); ++i) {
            if (of[i] == in_no_part) {
                one.columns.push_back(missing_rows(arguments[i], there, like));
                continue;
            }
            std::vector<std::size_t> at;
            for (std::size_t const row : there) { at.push_back(places[i][row].second); }
            one.columns.push_back(arguments[i].parts[of[i]].column.take(at));
        }
        out.push_back(std::move(one));
    }
    return out;
}

}  // namespace tomakomai_kpi::duckdb
