// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/column/key_column.hpp>

#include <algorithm>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include <tomakomai_kpi/column/arrow_export.hpp>
#include <tomakomai_kpi/value/detail/quote.hpp>
#include <tomakomai_kpi/value/error.hpp>

#include "column/arrow_layout.hpp"
#include "column/arrow_view.hpp"
#include "column/key_writer.hpp"
#include "column/machine_words.hpp"
#include "column/refused_rows.hpp"
#include "column/widths.hpp"

namespace tomakomai_kpi {

namespace {

using detail::array_view;

// Bytes of an element, 0 of texts, of bits and of nothing.
std::optional<std::size_t> width_of(std::string_view format)
{
    detail::layout const of = detail::layout_of(format);
    bool const is_key =
        of.kind != detail::layout_kind::unknown && of.kind != detail::layout_kind::rows;
    return is_key ? std::optional{of.width} : std::nullopt;
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
    return static_cast<std::size_t>(detail::read_word(bytes.data(), width));  // never negative
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

}  // namespace

key_column::key_column(arrow_chunks from) : from_{std::move(from)}
{
    detail::require_sound(from_);
    ArrowSchema const& schema = *from_.schema;
    std::string_view const format =
        schema.dictionary != nullptr ? schema.dictionary->format : schema.format;
    bool const nested = schema.dictionary != nullptr && schema.dictionary->dictionary != nullptr;
    if (!width_of(format) || nested) {
        throw notation_error{code::not_text,
                             "グループの列にできない型です: Arrow の型 " + detail::quote(format)
                                 + " (no keys)",
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
    detail::key_rows written;
    written.reserve(rows.size());
    for (std::size_t const row : rows) { written.push_back(key_at(of, at[row])); }
    detail::write_keys(written, of, array);
    arrow::copy_of(of, detail::format_out).move_to(*schema);
}

kept_keys key_column::kept(std::span<std::size_t const> rows) const
{
    ArrowSchema const& of = *from_.schema;
    rows_of const at{from_};
    kept_keys out{.format = of.format};
    if (of.dictionary != nullptr) { out.values = of.dictionary->format; }
    for (auto const& entry : detail::metadata_of(of)) { out.metadata.emplace_back(entry); }
    for (std::size_t const row : rows) {
        auto const key = key_at(of, at[row]);
        out.rows.push_back(key ? std::optional{std::string{*key}} : std::nullopt);
    }
    return out;
}

arrow_chunks chunks_of(kept_keys const& kept)
{
    arrow::schema_parts parts{.format = kept.format, .metadata = kept.metadata};
    std::string const& format = kept.values ? *kept.values : kept.format;
    if (kept.values) { arrow::export_schema({.format = *kept.values}, parts.dictionary.out()); }
    arrow_chunks out;
    arrow::export_schema(std::move(parts), out.schema.out());
    detail::require_sound(*out.schema);
    detail::layout const of = detail::layout_of(format);
    detail::key_rows written;
    written.reserve(kept.rows.size());
    for (auto const& row : kept.rows) {
        bool const sound = !row || of.kind != detail::layout_kind::fixed || row->size() == of.width;
        if (!sound || !width_of(format)) {
            detail::throw_broken("鍵の幅が型" + detail::quote(format)
                                 + "のものではありません (a key of another width)");
        }
        written.push_back(row ? std::optional<std::string_view>{*row} : std::nullopt);
    }
    detail::write_keys(written, *out.schema, out.arrays.emplace_back().out());
    out.schema = arrow::copy_of(*out.schema, detail::format_out);
    return out;
}

std::vector<std::int64_t> longs_of(arrow_chunks const& from)
{
    detail::require_sound(from);
    ArrowSchema const& schema = *from.schema;
    std::string_view const format =
        schema.dictionary != nullptr ? schema.dictionary->format : schema.format;
    if (!detail::is_integer_format(format)) {
        throw notation_error{code::not_a_number,
                             "整数の列でなければなりません: Arrow の型 " + detail::quote(format)
                                 + " (integers)",
                             std::string{format}, 0};
    }
    std::vector<std::int64_t> out;
    out.reserve(from.rows());
    bool const is_signed = format[0] >= 'a';
    for (auto const& array : from.arrays) {
        for (std::size_t row = 0; row < array_view{*array}.size(); ++row) {
            auto const key = key_at(schema, {&*array, row});
            if (!key) { detail::throw_row(out.size(), code::missing, "値がありません (missing)"); }
            std::uint64_t const bits = detail::read_word(key->data(), key->size());
            auto const unused = static_cast<unsigned>(64 - 8 * key->size());
            bool const too_large = !is_signed && bits >> 63U != 0;
            if (too_large) {
                detail::throw_row(out.size(), code::not_a_number, "大きすぎます (too large)");
            }
            out.push_back(is_signed ? static_cast<std::int64_t>(bits << unused) >> unused
                                    : static_cast<std::int64_t>(bits));
        }
    }
    return out;
}

std::vector<signed char> flags_of(arrow_chunks const& from)
{
    detail::require_sound(from);
    std::string_view const format = from.schema->format;
    if (detail::layout_of(format).kind != detail::layout_kind::bits) {
        throw notation_error{code::not_text,
                             "真偽値の列でなければなりません: Arrow の型 " + detail::quote(format)
                                 + " (booleans)",
                             std::string{format}, 0};
    }
    std::vector<signed char> out;
    out.reserve(from.rows());
    for (auto const& array : from.arrays) {
        array_view const view{*array};
        for (std::size_t row = 0; row < view.size(); ++row) {
            int const flag = view.is_null(row) ? -1 : bit_of(*array, row) ? 1 : 0;
            out.push_back(static_cast<signed char>(flag));
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
