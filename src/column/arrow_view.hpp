// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_COLUMN_ARROW_VIEW_HPP
#define TOMAKOMAI_KPI_SRC_COLUMN_ARROW_VIEW_HPP

// What lies in an Arrow array: nulls, fixed-width elements and texts, row by row.

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <map>
#include <span>
#include <string>
#include <string_view>

#include <tomakomai_kpi/column/arrow.hpp>

#include "column/arrow_layout.hpp"

namespace tomakomai_kpi::detail {

class array_view {
public:
    explicit array_view(ArrowArray const& array) noexcept
        : array_{array},
          // An array without buffers is one of nulls alone; null_count −1 is one that nobody counted.
          valid_{array.n_buffers > 0 && array.null_count != 0
                     ? static_cast<unsigned char const*>(array.buffers[0])
                     : nullptr}
    {
    }

    std::size_t size() const noexcept { return static_cast<std::size_t>(array_.length); }
    bool may_have_nulls() const noexcept { return valid_ != nullptr; }
    bool is_null(std::size_t row) const noexcept
    {
        if (valid_ == nullptr) { return false; }
        std::size_t const bit = row + offset();
        return (valid_[bit / 8] >> (bit % 8) & 1U) == 0;
    }

    std::size_t offset() const noexcept { return static_cast<std::size_t>(array_.offset); }

    /// The elements of buffer 1, from the array's offset on.
    template <class T>
    T const* elements() const noexcept
    {
        return size() == 0 ? nullptr : static_cast<T const*>(array_.buffers[1]) + offset();
    }

    /// The same where elements are `width` bytes that need not lie at their own alignment.
    unsigned char const* bytes(std::size_t width) const noexcept
    {
        return size() == 0
                   ? nullptr
                   : static_cast<unsigned char const*>(array_.buffers[1]) + offset() * width;
    }

    /// Texts between the offsets of buffer 1 in buffer 2.
    template <class Offset>
    std::string_view text(std::size_t row) const noexcept
    {
        Offset const* const at = static_cast<Offset const*>(array_.buffers[1]) + offset() + row;
        return in_buffer(static_cast<char const*>(array_.buffers[2]) + at[0],
                         static_cast<std::size_t>(at[1] - at[0]));
    }

    /// Text views: 16 bytes each, with up to 12 bytes in place, else a place in a buffer.
    std::string_view text_view(std::size_t row) const noexcept
    {
        view_place const of = view_at(row);
        auto const length = static_cast<std::size_t>(of.length);
        if (of.in_place) { return {view_bytes(row) + sizeof(std::int32_t), length}; }
        return {static_cast<char const*>(array_.buffers[2 + of.buffer]) + of.from, length};
    }

    /// Where the text of a view lies: in the view itself, or so far into a buffer behind the views.
    struct view_place {
        std::int32_t length;
        std::int32_t buffer;
        std::int32_t from;
        bool in_place;
    };
    view_place view_at(std::size_t row) const noexcept
    {
        constexpr std::int32_t most_in_place = 12;
        std::int32_t head[4];
        std::memcpy(head, view_bytes(row), sizeof head);
        return {head[0], head[2], head[3], head[0] <= most_in_place};
    }

private:
    char const* view_bytes(std::size_t row) const noexcept
    {
        constexpr std::size_t width = 16;
        return static_cast<char const*>(array_.buffers[1]) + (offset() + row) * width;
    }

    // Of a text, which is none where the pointer is null: an empty buffer may have none.
    static std::string_view in_buffer(char const* at, std::size_t length) noexcept
    {
        return length == 0 ? std::string_view{"", 0} : std::string_view{at, length};
    }

    ArrowArray const& array_;
    unsigned char const* valid_;
};

/// The child of a struct, taken out of it as Arrow allows, with only the rows that the struct shows.
inline arrow::owned<ArrowArray> child_of(ArrowArray const& parent, std::int64_t i)
{
    arrow::owned<ArrowArray> child{*parent.children[i]};
    bool const whole = parent.offset == 0 && child->length == parent.length;
    if (!whole && child->null_count != 0) { child.out()->null_count = -1; }
    child.out()->offset += parent.offset;
    child.out()->length = parent.length;
    return child;
}

/// What `f` says of the elements, of one of the integer formats.
template <class F>
decltype(auto) with_integers(std::string_view format, array_view const& view, F f)
{
    switch (format[0]) {
    case 'c': return f(view.elements<std::int8_t>());
    case 'C': return f(view.elements<std::uint8_t>());
    case 's': return f(view.elements<std::int16_t>());
    case 'S': return f(view.elements<std::uint16_t>());
    case 'i': return f(view.elements<std::int32_t>());
    case 'I': return f(view.elements<std::uint32_t>());
    case 'L': return f(view.elements<std::uint64_t>());
    default: return f(view.elements<std::int64_t>());
    }
}

/// The entries of a schema's metadata. Nothing says how long they are: counts that no metadata has are
/// refused, notation_error (bad_format).
inline std::map<std::string, std::string> metadata_of(ArrowSchema const& schema)
{
    std::map<std::string, std::string> out;
    char const* at = schema.metadata;
    if (at == nullptr) { return out; }
    constexpr std::int32_t most_entries = 1 << 16;
    constexpr std::int32_t most_bytes = 1 << 28;
    auto const number = [&](std::int32_t most) {
        std::int32_t n = 0;
        std::memcpy(&n, at, sizeof n);
        at += sizeof n;
        if (n < 0 || n > most) {
            throw_broken("付記の数が " + std::to_string(n) + " です (metadata claims as many)");
        }
        return n;
    };
    auto const text = [&] {
        auto const length = static_cast<std::size_t>(number(most_bytes));
        std::string said{at, length};
        at += length;
        return said;
    };
    for (std::int32_t left = number(most_entries); left > 0; --left) {
        std::string key = text();
        out[std::move(key)] = text();
    }
    return out;
}

}  // namespace tomakomai_kpi::detail

#endif
