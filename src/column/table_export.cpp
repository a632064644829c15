// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/column/table_export.hpp>

#include <algorithm>
#include <memory>
#include <utility>

#include <tomakomai_kpi/column/arrow_export.hpp>
#include <tomakomai_kpi/value/detail/quote.hpp>
#include <tomakomai_kpi/value/detail/wide.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/exact_boost.hpp>
#include <tomakomai_kpi/value/exact_text.hpp>

namespace tomakomai_kpi::arrow {

namespace {

constexpr int most_digits = 38;

template <class... Fs>
struct overloaded : Fs... {
    using Fs::operator()...;
};
template <class... Fs>
overloaded(Fs...) -> overloaded<Fs...>;

// The number times 10^scale, where that is an integer of at most 38 digits.
std::optional<detail::wide> unscaled(exact const& number, int scale)
{
    exact const scaled = number * power_of_ten(scale);
    std::int64_t small = 0;
    if (scaled.to_int64(small)) { return small; }
    static exact const above = power_of_ten(most_digits);
    if (!scaled.is_integer() || abs(scaled) >= above) { return std::nullopt; }
    return boost::multiprecision::numerator(to_cpp_rational(scaled)).convert_to<detail::wide>();
}

struct two_words {
    std::int64_t numerator = 0;
    std::int64_t denominator = 1;
};

std::optional<two_words> in_words(exact const& number)
{
    two_words out;
    if (number.numerator().to_int64(out.numerator)
        && number.denominator().to_int64(out.denominator)) {
        return out;
    }
    return std::nullopt;
}

[[noreturn]] void refuse(std::string const& column, std::size_t row, std::string const& what)
{
    throw kpi_error{code::beyond_type,
                    "列" + detail::quote(column) + "の" + std::to_string(row + 1) + "行目 " + what};
}

// Throws for the first number that `fits` does not hold of.
template <class Fits>
void require(std::string const& column, cells<exact> const& numbers, Fits fits,
             std::string const& type)
{
    for (std::size_t row = 0; row < numbers.size(); ++row) {
        if (numbers[row] && !fits(*numbers[row])) {
            refuse(column, row,
                   detail::quote(to_string(*numbers[row])) + ": " + type
                       + "で表せません。文字列の列なら渡せます (text holds it)");
        }
    }
}

void require_text_that_offsets_reach(std::string const& column, cells<std::string> const& texts)
{
    std::size_t bytes = 0;
    for (std::size_t row = 0; row < texts.size(); ++row) {
        bytes += texts[row] ? texts[row]->size() : 0;
        if (bytes > INT32_MAX) {
            refuse(column, row, "までで文字が2^31バイトを超えます (more text than a column holds)");
        }
    }
}

void check(table_column const& column)
{
    std::visit(overloaded{
                   [&](cells<std::string> const& texts) {
                       require_text_that_offsets_reach(column.name, texts);
                   },
                   [&](decimal_cells const& d) {
                       require(
                           column.name, d.numbers,
                           [&](exact const& n) { return unscaled(n, d.scale).has_value(); },
                           "decimal128(38, " + std::to_string(d.scale) + ")");
                   },
                   [&](fraction_cells const& f) {
                       require(
                           column.name, f.numbers,
                           [](exact const& n) { return in_words(n).has_value(); }, "int64の分数");
                   },
                   [](auto const&) {},
               },
               column.data);
}

std::size_t size_of(table_column const& column)
{
    return std::visit(overloaded{
                          [](decimal_cells const& d) { return d.numbers.size(); },
                          [](fraction_cells const& f) { return f.numbers.size(); },
                          [](auto const& plain) { return plain.size(); },
                      },
                      column.data);
}

// Of one that is missing only the bit says so.
template <class T>
array_parts parts_of(cells<T> const& of)
{
    array_parts out{.length = static_cast<std::int64_t>(of.size())};
    auto const there =
        validity(of.size(), [&](std::size_t row) { return !of[row]; }, out.null_count);
    out.buffers.push_back(there != nullptr ? there->data() : nullptr);
    out.owners.push_back(there);
    return out;
}

template <class Buffer>
void add(array_parts& to, std::shared_ptr<Buffer> buffer)
{
    buffer->reserve(1);  // Arrow takes no null pointer for a buffer of nothing
    to.buffers.push_back(buffer->data());
    to.owners.push_back(std::move(buffer));
}

owned<ArrowArray> array(array_parts parts)
{
    owned<ArrowArray> out;
    export_array(std::move(parts), out.out());
    return out;
}

// A column whose cells are words of one size; `word` makes one of what is there.
template <class T, class Word>
owned<ArrowArray> words(cells<T> const& of, Word word)
{
    using stored = decltype(word(std::declval<T const&>()));
    auto data = std::make_shared<std::vector<stored>>();
    data->reserve(of.size());
    for (std::optional<T> const& cell : of) { data->push_back(cell ? word(*cell) : stored{}); }
    array_parts parts = parts_of(of);
    add(parts, std::move(data));
    return array(std::move(parts));
}

owned<ArrowArray> texts(cells<std::string> const& of)
{
    array_parts parts = parts_of(of);
    add_texts<std::int32_t>(parts, of.size(), [&](std::size_t row) {
        return of[row] ? std::string_view{*of[row]} : std::string_view{};
    });
    return array(std::move(parts));
}

owned<ArrowArray> booleans(cells<bool> const& of)
{
    array_parts parts = parts_of(of);
    auto const held = bits(of.size(), [&](std::size_t row) { return of[row].value_or(false); });
    parts.buffers.push_back(held->data());
    parts.owners.push_back(held);
    return array(std::move(parts));
}

owned<ArrowArray> fractions(cells<exact> const& of)
{
    // Missing in both parts too, for engines that look at them alone.
    array_parts parts = parts_of(of);
    parts.children.push_back(words(of, [](exact const& n) { return in_words(n)->numerator; }));
    parts.children.push_back(words(of, [](exact const& n) { return in_words(n)->denominator; }));
    return array(std::move(parts));
}

owned<ArrowArray> array_of(table_column const& column)
{
    return std::visit(
        overloaded{
            [](cells<std::string> const& all) { return texts(all); },
            [](cells<bool> const& all) { return booleans(all); },
            [](decimal_cells const& d) {
                return words(d.numbers, [&](exact const& n) { return *unscaled(n, d.scale); });
            },
            [](fraction_cells const& f) { return fractions(f.numbers); },
            [](auto const& plain) { return words(plain, [](auto const& word) { return word; }); },
        },
        column.data);
}

owned<ArrowSchema> type(std::string format, std::string name,
                        std::vector<owned<ArrowSchema>> children = {})
{
    owned<ArrowSchema> out;
    export_schema(
        {.format = std::move(format), .name = std::move(name), .children = std::move(children)},
        out.out());
    return out;
}

owned<ArrowSchema> type_of(table_column const& column)
{
    auto const plain = [&](std::string format) { return type(std::move(format), column.name); };
    return std::visit(
        overloaded{
            [&](cells<std::string> const&) { return plain("u"); },
            [&](cells<std::int64_t> const&) { return plain("l"); },
            [&](cells<bool> const&) { return plain("b"); },
            [&](cells<double> const&) { return plain("g"); },
            [&](decimal_cells const& d) { return plain("d:38," + std::to_string(d.scale)); },
            [&](fraction_cells const&) {
                std::vector<owned<ArrowSchema>> parts;
                parts.push_back(type("l", "num"));
                parts.push_back(type("l", "den"));
                return type("+s", column.name, std::move(parts));
            },
        },
        column.data);
}

}  // namespace

std::optional<int> common_scale(cells<exact> const& numbers)
{
    int scale = 0;
    for (std::optional<exact> const& number : numbers) {
        int const needed = number ? decimals(*number) : 0;
        if (needed < 0 || needed > most_digits) { return std::nullopt; }
        scale = std::max(scale, needed);
    }
    bool const fit = std::ranges::all_of(numbers, [&](std::optional<exact> const& number) {
        return !number || unscaled(*number, scale);
    });
    return fit ? std::optional{scale} : std::nullopt;
}

table::table(std::vector<table_column> columns) : columns_{std::move(columns)}
{
    if (!columns_.empty()) { rows_ = size_of(columns_.front()); }
    for (table_column const& column : columns_) {
        if (size_of(column) != rows_) {
            throw argument_error{code::lengths_differ,
                                 "列" + detail::quote(column.name) + "は"
                                     + std::to_string(size_of(column)) + "行、ほかは"
                                     + std::to_string(rows_)
                                     + "行です (columns of different lengths)"};
        }
        check(column);
    }
}

void export_table_type(table const& of, ArrowSchema* schema)
{
    std::vector<owned<ArrowSchema>> columns;
    for (table_column const& column : of.columns()) { columns.push_back(type_of(column)); }
    type("+s", "", std::move(columns)).move_to(*schema);
}

void export_table(table const& of, ArrowSchema* schema, ArrowArray* rows)
{
    owned<ArrowSchema> its_type;
    export_table_type(of, its_type.out());
    array_parts parts{.length = static_cast<std::int64_t>(of.rows()), .buffers = {nullptr}};
    for (table_column const& column : of.columns()) { parts.children.push_back(array_of(column)); }
    export_array(std::move(parts), rows);
    its_type.move_to(*schema);
}

}  // namespace tomakomai_kpi::arrow
