// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_COLUMN_ARROW_LAYOUT_HPP
#define TOMAKOMAI_KPI_SRC_COLUMN_ARROW_LAYOUT_HPP

// How the elements of each of Arrow's formats lie in an array's buffers.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <tomakomai_kpi/column/arrow_column.hpp>

namespace tomakomai_kpi::detail {

enum class layout_kind : unsigned char {
    unknown,  // nothing here reads it
    nulls,
    fixed,       // elements of so many bytes
    bits,        // booleans
    texts,       // 32-bit offsets
    long_texts,  // 64-bit offsets
    text_views,
    rows,  // a struct
};

struct layout {
    layout_kind kind = layout_kind::unknown;
    std::size_t width = 0;  // of fixed elements

    bool is_text() const noexcept
    {
        return kind == layout_kind::texts || kind == layout_kind::long_texts
               || kind == layout_kind::text_views;
    }
};

/// Throws notation_error (bad_format) for a decimal that is none.
layout layout_of(std::string_view format);

/// Integers of 8 to 64 bits.
bool is_integer_format(std::string_view format) noexcept;

struct decimal_format {
    int scale = 0;
    int bits = 128;
};

/// d:precision,scale[,bits]; empty for other formats. Throws notation_error (bad_format) where a number
/// is missing or too large for its bits.
std::optional<decimal_format> decimal_of(std::string_view format);

/// Throws notation_error (bad_format), saying that what came by Arrow is broken, and how.
[[noreturn]] void throw_broken(std::string const& said);

/// Throws notation_error (bad_format) where the schema, or what the arrays say of themselves under it,
/// is not as the C data interface defines it: released structs, lengths and counts below none, buffers,
/// children or dictionaries that are not there, offsets that go down, indices beyond their dictionary.
/// How large a buffer is nobody says there: that its elements are as many as the array claims is what
/// the producer vouches for.
void require_sound(ArrowSchema const& schema);
void require_sound(arrow_chunks const& from);

}  // namespace tomakomai_kpi::detail

#endif
