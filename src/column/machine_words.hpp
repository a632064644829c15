// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_COLUMN_MACHINE_WORDS_HPP
#define TOMAKOMAI_KPI_SRC_COLUMN_MACHINE_WORDS_HPP

// Integers of fewer than eight bytes, which Arrow keeps in the machine's own order of bytes.

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace tomakomai_kpi::detail {

inline constexpr bool low_byte_first = std::endian::native == std::endian::little;
static_assert(low_byte_first || std::endian::native == std::endian::big);

/// The lowest `width` bytes of a word begin here.
constexpr std::size_t lowest_bytes(std::size_t width) noexcept
{
    return low_byte_first ? 0 : sizeof(std::uint64_t) - width;
}

/// An integer of 1, 2, 4 or 8 bytes, the bytes above it 0.
inline std::uint64_t read_word(void const* at, std::size_t width) noexcept
{
    std::uint64_t n = 0;
    std::memcpy(reinterpret_cast<unsigned char*>(&n) + lowest_bytes(width), at, width);
    return n;
}

/// The lowest bytes of a word, as such an integer.
inline void write_word(void* at, std::uint64_t n, std::size_t width) noexcept
{
    std::memcpy(at, reinterpret_cast<unsigned char const*>(&n) + lowest_bytes(width), width);
}

}  // namespace tomakomai_kpi::detail

#endif
