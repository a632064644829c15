// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/column/key_column.hpp>

#include <algorithm>
#include <cstring>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include <tomakomai_kpi/column/arrow_export.hpp>
#include <tomakomai_kpi/value/error.hpp>

#include "column/arrow_view.hpp"
#include "column/refused_rows.hpp"
#include "column/widths.hpp"
#include "value/quote.hpp"

namespace tomakomai_kpi {

namespace {

using detail::array_view;

// Bytes of an element, 0 of texts and of bits.
std::optional<std::size_t> width_of(std::string_view format)
{
    if (format == "u" || format == "U" || format == "vu" || format == "b" || format == "n") {
        return 0;
    }
    if (format.starts_with("d:")) {
        if (format.ends_with(",32")) { return 4; }
        if (format.ends_with(",64")) { return 8; }
        return format.ends_with(",256") ? 32 : 16;
    }
    if (format.starts_with(
            "t")) {  // dates in days and times in seconds or milliseconds are 32 bits
        bool const narrow = format == "tdD" || format == "tts" || format == "ttm";
        return narrow ? 4 : 8;
    }
    if (format.size() != 1) { return std::nullopt; }
    switch (format[0]) {
    case 'c':
    case 'C': return 1;
    case 's':
    case 'S':
    case 'e': return 2;
    case 'i':
    case 'I':
    case 'f': return 4;
    case 'l':
    case 'L':
    case 'g': return 8;
    default: return std::nullopt;
    }
}

bool bit_of(ArrowArray const& array, std::size_t row)
{
    std::size_t const at = row + static_cast<std::size_t>(array.offset);
    return (static_cast<unsigned char const*>(array.buffers[1])[at / 8] >> (at % 8) & 1U) != 0;
}

std::string_view element(std::string_view format, std::size_t width, ArrowArray const& array,
                         std::size_t row)
{
    array_view const view{array};
    if (width > 0) {
        return {static_cast<char const*>(static_cast<void const*>(view.bytes(width) + row * width)),
                width};
    }
    if (format == "u") { return view.text<std::int32_t>(row); }
    if (format == "U") { return view.text<std::int64_t>(row); }
    if (format == "vu") { return view.text_view(row); }
    return bit_of(array, row) ? std::string_view{"1"} : std::string_view{"0"};
}

// Numbers keys in the order of their first rows.
class numbering {
public:
    explicit numbering(std::size_t rows) { out_.group.reserve(rows); }

    void add(std::string_view key)
    {
        push(known_.try_emplace(std::string{key}, unseen).first->second);
    }
    void add_missing() { push(missing_); }

    // Integers: a table says the number of each where they are small.
    template <class T>
    void add_all(T const* keys, array_view const& view)
    {
        constexpr std::uint64_t most_in_table = std::uint64_t{1} << 22U;
        std::uint64_t const bound = detail::bits_of(std::span{keys, view.size()});
        if (view.may_have_nulls() || bound >= most_in_table) {
            for (std::size_t row = 0; row < view.size(); ++row) {
                if (view.is_null(row)) {
                    add_missing();
                } else {
                    push(integers_.try_emplace(keys[row], unseen).first->second);
                }
            }
            return;
        }
        std::vector<std::uint32_t> table(static_cast<std::size_t>(bound) + 1, unseen);
        for (auto const& [key, number] : integers_) {  // of the chunks before
            if (static_cast<std::uint64_t>(key) < table.size()) {
                table[static_cast<std::size_t>(key)] = number;
            }
        }
        for (std::size_t row = 0; row < view.size(); ++row) {
            push(table[static_cast<std::size_t>(keys[row])]);
        }
        for (std::size_t key = 0; key < table.size(); ++key) {
            if (table[key] != unseen) { integers_[static_cast<std::int64_t>(key)] = table[key]; }
        }
    }

    group_index finish() && { return std::move(out_); }

private:
    static constexpr auto unseen = std::numeric_limits<std::uint32_t>::max();

    void push(std::uint32_t& number)
    {
        if (number == unseen) {
            number = static_cast<std::uint32_t>(out_.first_row.size());
            out_.first_row.push_back(out_.group.size());
        }
        out_.group.push_back(number);
    }

    group_index out_{};
    std::unordered_map<std::string, std::uint32_t> known_{};
    std::unordered_map<std::int64_t, std::uint32_t> integers_{};
    std::uint32_t missing_ = unseen;
};

bool add_integers(numbering& to, std::string_view format, array_view const& view)
{
    if (format.size() != 1) { return false; }
    switch (format[0]) {
    case 'c': to.add_all(view.elements<std::int8_t>(), view); return true;
    case 'C': to.add_all(view.elements<std::uint8_t>(), view); return true;
    case 's': to.add_all(view.elements<std::int16_t>(), view); return true;
    case 'S': to.add_all(view.elements<std::uint16_t>(), view); return true;
    case 'i': to.add_all(view.elements<std::int32_t>(), view); return true;
    case 'I': to.add_all(view.elements<std::uint32_t>(), view); return true;
    case 'l': to.add_all(view.elements<std::int64_t>(), view); return true;
    default: return false;
    }
}

std::size_t index_at(ArrowSchema const& schema, ArrowArray const& array, std::size_t row)
{
    std::size_t const width = *width_of(schema.format);
    std::string_view const bytes = element(schema.format, width, array, row);
    std::uint64_t n = 0;
    std::memcpy(&n, bytes.data(), width);  // an index is never negative
    return static_cast<std::size_t>(n);
}

// Where a row of the column lies: in which array, at which of its rows.
struct row_place {
    ArrowArray const* array;
    std::size_t row;
};

class rows_of {
public:
    explicit rows_of(arrow_chunks const& from) : from_{from}
    {
        std::size_t rows = 0;
        for (auto const& array : from.arrays) {
            starts_.push_back(rows);
            rows += static_cast<std::size_t>(array->length);
        }
    }

    row_place operator[](std::size_t row) const
    {
        auto const after = std::ranges::upper_bound(starts_, row);
        auto const chunk = static_cast<std::size_t>(after - starts_.begin()) - 1;
        return {&*from_.arrays[chunk], row - starts_[chunk]};
    }

private:
    arrow_chunks const& from_;
    std::vector<std::size_t> starts_{};
};

// The text, bit or number of a row, of a dictionary's too; empty for null.
std::optional<std::string_view> key_at(ArrowSchema const& schema, row_place at)
{
    bool const none = std::string_view{schema.format} == "n";
    if (none || array_view{*at.array}.is_null(at.row)) { return std::nullopt; }
    if (schema.dictionary != nullptr) {
        return key_at(*schema.dictionary,
                      {at.array->dictionary, index_at(schema, *at.array, at.row)});
    }
    return element(schema.format, *width_of(schema.format), *at.array, at.row);
}

void add_dictionary(numbering& to, ArrowSchema const& schema, ArrowArray const& array)
{
    for (std::size_t row = 0; row < static_cast<std::size_t>(array.length); ++row) {
        auto const key = key_at(schema, {&array, row});
        if (key) {
            to.add(*key);
        } else {
            to.add_missing();
        }
    }
}

// A format of texts that a copy of theirs is written in.
std::string format_out(std::string_view format)
{
    return format == "vu" ? "u" : std::string{format};
}

void write_elements(std::vector<std::optional<std::string_view>> const& keys, std::size_t width,
                    arrow::array_parts& parts)
{
    auto const bytes = std::make_shared<std::vector<unsigned char>>(keys.size() * width, 0);
    for (std::size_t row = 0; row < keys.size(); ++row) {
        if (keys[row]) { std::memcpy(bytes->data() + row * width, keys[row]->data(), width); }
    }
    parts.buffers.push_back(bytes->data());
    parts.owners.push_back(bytes);
}

void write_bits(std::vector<std::optional<std::string_view>> const& keys, arrow::array_parts& parts)
{
    auto const bits =
        arrow::bits(keys.size(), [&](std::size_t row) { return keys[row] && *keys[row] == "1"; });
    parts.buffers.push_back(bits->data());
    parts.owners.push_back(bits);
}

void write_keys(std::vector<std::optional<std::string_view>> const& keys, std::string_view format,
                ArrowArray* out)
{
    arrow::array_parts parts{.length = static_cast<std::int64_t>(keys.size())};
    if (format == "n") {
        parts.null_count = parts.length;
        arrow::export_array(std::move(parts), out);
        return;
    }
    auto const nulls =
        arrow::validity(keys.size(), [&](std::size_t row) { return !keys[row]; }, parts.null_count);
    parts.buffers.push_back(nulls != nullptr ? nulls->data() : nullptr);
    parts.owners.push_back(nulls);
    auto const text = [&](std::size_t row) { return keys[row].value_or(std::string_view{}); };
    if (format == "u" || format == "vu") {
        arrow::add_texts<std::int32_t>(parts, keys.size(), text);
    } else if (format == "U") {
        arrow::add_texts<std::int64_t>(parts, keys.size(), text);
    } else if (format == "b") {
        write_bits(keys, parts);
    } else {
        write_elements(keys, *width_of(format), parts);
    }
    arrow::export_array(std::move(parts), out);
}

// Indices into the distinct keys of these rows, and those as their dictionary.
void write_dictionary(std::vector<std::optional<std::string_view>> const& keys,
                      ArrowSchema const& schema, ArrowArray* out)
{
    std::unordered_map<std::string_view, std::size_t> known;
    std::vector<std::optional<std::string_view>> distinct;
    std::size_t const width = *width_of(schema.format);
    arrow::array_parts parts{.length = static_cast<std::int64_t>(keys.size())};
    auto const nulls =
        arrow::validity(keys.size(), [&](std::size_t row) { return !keys[row]; }, parts.null_count);
    parts.buffers.push_back(nulls != nullptr ? nulls->data() : nullptr);
    parts.owners.push_back(nulls);
    auto const indices = std::make_shared<std::vector<unsigned char>>(keys.size() * width, 0);
    for (std::size_t row = 0; row < keys.size(); ++row) {
        if (!keys[row]) { continue; }
        auto const [at, is_new] = known.try_emplace(*keys[row], distinct.size());
        if (is_new) { distinct.push_back(keys[row]); }
        std::uint64_t const index = at->second;
        std::memcpy(indices->data() + row * width, &index, width);
    }
    parts.buffers.push_back(indices->data());
    parts.owners.push_back(indices);
    ArrowArray dictionary{};
    write_keys(distinct, schema.dictionary->format, &dictionary);
    parts.dictionary = std::make_shared<arrow::owned<ArrowArray>>(dictionary);
    arrow::export_array(std::move(parts), out);
}

}  // namespace

key_column::key_column(arrow_chunks from) : from_{std::move(from)}
{
    ArrowSchema const& schema = *from_.schema;
    std::string_view const format =
        schema.dictionary != nullptr ? schema.dictionary->format : schema.format;
    if (!width_of(format)) {
        throw notation_error{code::not_text,
                             "グループの列にできない型です (no keys): Arrow の型 "
                                 + detail::quote(format),
                             std::string{format}, 0};
    }
}

std::size_t key_column::size() const noexcept
{
    return from_.rows();
}

group_index const& key_column::groups() const
{
    std::call_once(once_, [this] {
        ArrowSchema const& schema = *from_.schema;
        numbering names{size()};
        for (auto const& array : from_.arrays) {
            bool const done = schema.dictionary == nullptr
                              && add_integers(names, schema.format, array_view{*array});
            if (!done) { add_dictionary(names, schema, *array); }
        }
        groups_ = std::move(names).finish();
    });
    return groups_;
}

void key_column::export_rows(std::span<std::size_t const> rows, ArrowSchema* schema,
                             ArrowArray* array) const
{
    ArrowSchema const& of = *from_.schema;
    rows_of const at{from_};
    std::vector<std::optional<std::string_view>> keys;
    keys.reserve(rows.size());
    for (std::size_t const row : rows) { keys.push_back(key_at(of, at[row])); }
    if (of.dictionary != nullptr) {
        write_dictionary(keys, of, array);
    } else {
        write_keys(keys, of.format, array);
    }
    arrow::copy_of(of, format_out).move_to(*schema);
}

std::vector<std::int64_t> longs_of(arrow_chunks const& from)
{
    std::string_view const format = from.schema->format;
    bool const integers =
        format.size() == 1 && std::string_view{"csilCSI"}.find(format[0]) != std::string_view::npos;
    if (!integers || from.schema->dictionary != nullptr) {
        throw notation_error{code::not_a_number,
                             "整数の列でなければなりません (integers): Arrow の型 "
                                 + detail::quote(format),
                             std::string{format}, 0};
    }
    std::vector<std::int64_t> out;
    std::size_t const width = *width_of(format);
    bool const is_signed = format[0] >= 'a';
    for (auto const& array : from.arrays) {
        array_view const view{*array};
        for (std::size_t row = 0; row < view.size(); ++row) {
            if (view.is_null(row)) {
                detail::throw_row(out.size(), code::missing, "値がありません (missing)");
            }
            std::uint64_t bits = 0;
            std::memcpy(&bits, view.bytes(width) + row * width, width);
            auto const unused = static_cast<unsigned>(64 - 8 * width);
            out.push_back(is_signed ? static_cast<std::int64_t>(bits << unused) >> unused
                                    : static_cast<std::int64_t>(bits));
        }
    }
    return out;
}

std::vector<std::int32_t> integers_of(arrow_chunks const& from)
{
    std::vector<std::int32_t> out;
    for (std::int64_t const n : longs_of(from)) {
        auto const narrow = static_cast<std::int32_t>(n);
        if (narrow != n) {
            detail::throw_row(out.size(), code::not_a_number, "大きすぎます (too large)");
        }
        out.push_back(narrow);
    }
    return out;
}

std::vector<std::int32_t> years_of(arrow_chunks const& from)
{
    std::vector<std::int32_t> years = integers_of(from);
    for (std::size_t row = 0; row < years.size(); ++row) {
        if (years[row] >= 1000 && years[row] <= 9999) { continue; }
        throw period_error{code::bad_period,
                           std::to_string(row + 1) + "行目: " + std::to_string(years[row])
                               + " は年度(4桁の西暦)ではありません (no fiscal year)",
                           {},
                           {}};
    }
    return years;
}

}  // namespace tomakomai_kpi
