// SPDX-License-Identifier: BSL-1.0
#include "column/key_writer.hpp"

#include <cstdint>
#include <memory>
#include <unordered_map>
#include <utility>

#include <tomakomai_kpi/column/arrow_export.hpp>

#include "column/arrow_layout.hpp"
#include "column/machine_words.hpp"

namespace tomakomai_kpi::detail {

namespace {

void write_elements(key_rows const& keys, std::size_t width, arrow::array_parts& parts)
{
    auto const bytes = std::make_shared<std::vector<unsigned char>>(keys.size() * width, 0);
    for (std::size_t row = 0; row < keys.size(); ++row) {
        if (keys[row]) { std::memcpy(bytes->data() + row * width, keys[row]->data(), width); }
    }
    parts.buffers.push_back(bytes->data());
    parts.owners.push_back(bytes);
}

void write_bits(key_rows const& keys, arrow::array_parts& parts)
{
    auto const bits =
        arrow::bits(keys.size(), [&](std::size_t row) { return keys[row] && *keys[row] == "1"; });
    parts.buffers.push_back(bits->data());
    parts.owners.push_back(bits);
}

void write_plain(key_rows const& keys, std::string_view format, ArrowArray* out)
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
        write_elements(keys, layout_of(format).width, parts);
    }
    arrow::export_array(std::move(parts), out);
}

// Indices into the distinct keys of these rows, and those as their dictionary.
void write_dictionary(key_rows const& keys, ArrowSchema const& schema, ArrowArray* out)
{
    std::unordered_map<std::string_view, std::size_t> known;
    key_rows distinct;
    std::size_t const width = layout_of(schema.format).width;
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
        write_word(indices->data() + row * width, at->second, width);
    }
    parts.buffers.push_back(indices->data());
    parts.owners.push_back(indices);
    ArrowArray dictionary{};
    write_plain(distinct, schema.dictionary->format, &dictionary);
    parts.dictionary = std::make_shared<arrow::owned<ArrowArray>>(dictionary);
    arrow::export_array(std::move(parts), out);
}

}  // namespace

std::string format_out(std::string_view format)
{
    return format == "vu" ? "u" : std::string{format};
}

void write_keys(key_rows const& keys, ArrowSchema const& schema, ArrowArray* out)
{
    if (schema.dictionary != nullptr) {
        write_dictionary(keys, schema, out);
    } else {
        write_plain(keys, schema.format, out);
    }
}

}  // namespace tomakomai_kpi::detail
