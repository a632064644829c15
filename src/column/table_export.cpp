// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/column/table_export.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <new>
#include <utility>

#include <tomakomai_kpi/value/detail/wide.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/exact_boost.hpp>
#include <tomakomai_kpi/value/exact_text.hpp>

#include "value/quote.hpp"

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

// What a struct that was handed out owns. Its holder's release deletes it, and with it those of its
// children that nobody took.

struct schema_body {
    std::string format;
    std::string name;
    std::vector<owned<ArrowSchema>> children;
    std::vector<ArrowSchema*> pointers;
};

using bytes = std::vector<unsigned char>;

struct array_body {
    std::vector<bytes> buffers;
    std::vector<void const*> addresses;
    std::vector<owned<ArrowArray>> children;
    std::vector<ArrowArray*> pointers;
};

template <class Body, class Struct>
void release(Struct* held)
{
    delete static_cast<Body*>(held->private_data);
    held->release = nullptr;
}

template <class Body>
void point_at_children(Body& body)
{
    body.pointers.reserve(body.children.size());
    for (auto& child : body.children) { body.pointers.push_back(child.out()); }
}

owned<ArrowSchema> schema(std::string format, std::string name,
                          std::vector<owned<ArrowSchema>> children = {})
{
    auto body = std::make_unique<schema_body>(
        schema_body{std::move(format), std::move(name), std::move(children), {}});
    point_at_children(*body);
    ArrowSchema out{.format = body->format.c_str(),
                    .name = body->name.c_str(),
                    .metadata = nullptr,
                    .flags = ARROW_FLAG_NULLABLE,
                    .n_children = static_cast<std::int64_t>(body->pointers.size()),
                    .children = body->pointers.data(),
                    .dictionary = nullptr,
                    .release = release<schema_body, ArrowSchema>,
                    .private_data = nullptr};
    out.private_data = body.release();
    return owned<ArrowSchema>{out};
}

owned<ArrowArray> array(std::size_t length, std::size_t missing, std::vector<bytes> buffers,
                        std::vector<owned<ArrowArray>> children = {})
{
    auto body =
        std::make_unique<array_body>(array_body{std::move(buffers), {}, std::move(children), {}});
    point_at_children(*body);
    for (bytes& buffer : body->buffers) {
        bool const no_bitmap = body->addresses.empty() && missing == 0;
        buffer.reserve(1);  // Arrow takes no null pointer for a buffer of nothing
        body->addresses.push_back(no_bitmap ? nullptr : buffer.data());
    }
    ArrowArray out{.length = static_cast<std::int64_t>(length),
                   .null_count = static_cast<std::int64_t>(missing),
                   .offset = 0,
                   .n_buffers = static_cast<std::int64_t>(body->addresses.size()),
                   .n_children = static_cast<std::int64_t>(body->pointers.size()),
                   .buffers = body->addresses.data(),
                   .children = body->pointers.data(),
                   .dictionary = nullptr,
                   .release = release<array_body, ArrowArray>,
                   .private_data = nullptr};
    out.private_data = body.release();
    return owned<ArrowArray>{out};
}

template <class T>
void append(bytes& to, T const& value)
{
    auto const raw = std::bit_cast<std::array<unsigned char, sizeof(T)>>(value);
    to.insert(to.end(), raw.begin(), raw.end());
}

template <class Holds>
bytes bitmap(std::size_t size, Holds holds)
{
    bytes out((size + 7) / 8);
    for (std::size_t i = 0; i < size; ++i) {
        if (holds(i)) { out[i / 8] = static_cast<unsigned char>(out[i / 8] | (1U << (i % 8))); }
    }
    return out;
}

template <class T>
bytes validity(cells<T> const& of)
{
    return bitmap(of.size(), [&](std::size_t i) { return of[i].has_value(); });
}

template <class T>
std::size_t missing_in(cells<T> const& of)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(of, [](auto const& cell) { return !cell; }));
}

// A column whose cells are words of one size; `word` makes one of what is there.
template <class T, class Word>
owned<ArrowArray> words(cells<T> const& of, Word word)
{
    using stored = decltype(word(std::declval<T const&>()));
    bytes data;
    data.reserve(of.size() * sizeof(stored));
    for (std::optional<T> const& cell : of) { append(data, cell ? word(*cell) : stored{}); }
    return array(of.size(), missing_in(of), {validity(of), std::move(data)});
}

owned<ArrowArray> texts(cells<std::string> const& of)
{
    bytes offsets;
    bytes data;
    append(offsets, std::int32_t{0});
    for (std::optional<std::string> const& cell : of) {
        if (cell) { data.insert(data.end(), cell->begin(), cell->end()); }
        append(offsets, static_cast<std::int32_t>(data.size()));
    }
    return array(of.size(), missing_in(of), {validity(of), std::move(offsets), std::move(data)});
}

owned<ArrowArray> booleans(cells<bool> const& of)
{
    bytes data = bitmap(of.size(), [&](std::size_t i) { return of[i].value_or(false); });
    return array(of.size(), missing_in(of), {validity(of), std::move(data)});
}

owned<ArrowArray> fractions(cells<exact> const& of)
{
    // Missing in both parts too, for engines that look at them alone.
    std::vector<owned<ArrowArray>> parts;
    parts.push_back(words(of, [](exact const& n) { return in_words(n)->numerator; }));
    parts.push_back(words(of, [](exact const& n) { return in_words(n)->denominator; }));
    return array(of.size(), missing_in(of), {validity(of)}, std::move(parts));
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

owned<ArrowSchema> schema_of(table_column const& column)
{
    auto const plain = [&](std::string format) { return schema(std::move(format), column.name); };
    return std::visit(
        overloaded{
            [&](cells<std::string> const&) { return plain("u"); },
            [&](cells<std::int64_t> const&) { return plain("l"); },
            [&](cells<bool> const&) { return plain("b"); },
            [&](cells<double> const&) { return plain("g"); },
            [&](decimal_cells const& d) { return plain("d:38," + std::to_string(d.scale)); },
            [&](fraction_cells const&) {
                std::vector<owned<ArrowSchema>> parts;
                parts.push_back(schema("l", "num"));
                parts.push_back(schema("l", "den"));
                return schema("+s", column.name, std::move(parts));
            },
        },
        column.data);
}

struct stream_body {
    std::shared_ptr<table const> of;
    bool given = false;
};

// A table is checked when it is made, so that nothing but memory can be short.
template <class Make>
int unless_memory_is_short(Make make) noexcept
{
    try {
        make();
        return 0;
    } catch (...) {
        return ENOMEM;
    }
}

stream_body& body_of(ArrowArrayStream* stream)
{
    return *static_cast<stream_body*>(stream->private_data);
}

int give_schema(ArrowArrayStream* stream, ArrowSchema* out)
{
    return unless_memory_is_short([&] { export_schema(*body_of(stream).of, *out); });
}

int give_batch(ArrowArrayStream* stream, ArrowArray* out)
{
    stream_body& body = body_of(stream);
    if (body.given) {
        out->release = nullptr;
        return 0;
    }
    return unless_memory_is_short([&] {
        std::vector<owned<ArrowArray>> columns;
        for (table_column const& column : body.of->columns()) {
            columns.push_back(array_of(column));
        }
        array(body.of->rows(), 0, {bytes{}}, std::move(columns)).move_to(*out);
        body.given = true;
    });
}

char const* last_error(ArrowArrayStream*)
{
    return "メモリーが足りません (out of memory)";
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
            throw kpi_error{code::lengths_differ, "列" + detail::quote(column.name) + "は"
                                                      + std::to_string(size_of(column))
                                                      + "行、ほかは" + std::to_string(rows_)
                                                      + "行です (columns of different lengths)"};
        }
        check(column);
    }
}

void export_schema(table const& of, ArrowSchema& out)
{
    std::vector<owned<ArrowSchema>> columns;
    for (table_column const& column : of.columns()) { columns.push_back(schema_of(column)); }
    schema("+s", "", std::move(columns)).move_to(out);
}

void export_stream(std::shared_ptr<table const> of, ArrowArrayStream& out)
{
    auto body = std::make_unique<stream_body>(stream_body{std::move(of)});
    out = {.get_schema = give_schema,
           .get_next = give_batch,
           .get_last_error = last_error,
           .release = release<stream_body, ArrowArrayStream>,
           .private_data = body.release()};
}

}  // namespace tomakomai_kpi::arrow
