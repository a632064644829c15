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
        constexpr std::size_t width = 16;
        constexpr std::int32_t most_in_place = 12;
        auto const* const at =
            static_cast<char const*>(array_.buffers[1]) + (offset() + row) * width;
        std::int32_t head[4];
        std::memcpy(head, at, width);
        auto const length = static_cast<std::size_t>(head[0]);
        if (head[0] <= most_in_place) { return {at + sizeof(std::int32_t), length}; }
        return {static_cast<char const*>(array_.buffers[2 + head[2]]) + head[3], length};
    }

private:
    // Of a text, which is none where the pointer is null: an empty buffer may have none.
    static std::string_view in_buffer(char const* at, std::size_t length) noexcept
    {
        return length == 0 ? std::string_view{"", 0} : std::string_view{at, length};
    }

    ArrowArray const& array_;
    unsigned char const* valid_;
};

/// The entries of a schema's metadata.
inline std::map<std::string, std::string> metadata_of(ArrowSchema const& schema)
{
    std::map<std::string, std::string> out;
    char const* at = schema.metadata;
    if (at == nullptr) { return out; }
    auto const number = [&] {
        std::int32_t n = 0;
        std::memcpy(&n, at, sizeof n);
        at += sizeof n;
        return n;
    };
    auto const text = [&] {
        auto const length = static_cast<std::size_t>(number());
        std::string said{at, length};
        at += length;
        return said;
    };
    for (std::int32_t left = number(); left > 0; --left) {
        std::string key = text();
        out[std::move(key)] = text();
    }
    return out;
}

}  // namespace tomakomai_kpi::detail

#endif
