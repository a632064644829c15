// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_COLUMN_ARROW_HPP
#define TOMAKOMAI_KPI_COLUMN_ARROW_HPP

// Arrow's C data and C stream interface: three structs by which engines of one
// process hand columns to each other, with nothing copied and nothing linked.
// The layout is Arrow's, https://arrow.apache.org/docs/format/CDataInterface.html
//
// Synopsis
//   struct ArrowSchema, ArrowArray, ArrowArrayStream;    as Arrow defines them
//   owned<ArrowSchema>, owned<ArrowArray>, owned<ArrowArrayStream>;
//                                                         released once, when the last owner goes

#include <cstdint>
#include <utility>

#include <tomakomai_kpi/config.hpp>

#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE
#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4

extern "C" {

struct ArrowSchema {
    char const* format;
    char const* name;
    char const* metadata;
    std::int64_t flags;
    std::int64_t n_children;
    ArrowSchema** children;
    ArrowSchema* dictionary;
    void (*release)(ArrowSchema*);
    void* private_data;
};

struct ArrowArray {
    std::int64_t length;
    std::int64_t null_count;
    std::int64_t offset;
    std::int64_t n_buffers;
    std::int64_t n_children;
    void const** buffers;
    ArrowArray** children;
    ArrowArray* dictionary;
    void (*release)(ArrowArray*);
    void* private_data;
};

}  // extern "C"
#endif

#ifndef ARROW_C_STREAM_INTERFACE
#define ARROW_C_STREAM_INTERFACE

extern "C" {

struct ArrowArrayStream {
    int (*get_schema)(ArrowArrayStream*, ArrowSchema* out);
    int (*get_next)(ArrowArrayStream*, ArrowArray* out);
    char const* (*get_last_error)(ArrowArrayStream*);
    void (*release)(ArrowArrayStream*);
    void* private_data;
};

}  // extern "C"
#endif

namespace tomakomai_kpi TOMAKOMAI_KPI_API {
namespace arrow {

/// One of the three structs, released when its owner goes; moved, never copied.
template <class Struct>
class owned {
public:
    owned() noexcept = default;

    /// Takes over what `from` holds, which then holds nothing, as Arrow asks of who moves it.
    explicit owned(Struct& from) noexcept : held_{from} { from.release = nullptr; }

    owned(owned&& other) noexcept : held_{other.held_} { other.held_.release = nullptr; }
    owned& operator=(owned&& other) noexcept
    {
        std::swap(held_, other.held_);
        return *this;
    }
    owned(owned const&) = delete;
    owned& operator=(owned const&) = delete;
    ~owned()
    {
        if (held_.release != nullptr) { held_.release(&held_); }
    }

    explicit operator bool() const noexcept { return held_.release != nullptr; }
    Struct const& operator*() const noexcept { return held_; }
    Struct const* operator->() const noexcept { return &held_; }

    /// For a producer to fill while nothing is held, and for its functions, which take a pointer.
    Struct* out() noexcept { return &held_; }

    /// Gives up what is held into `to`.
    void move_to(Struct& to) noexcept
    {
        to = held_;
        held_.release = nullptr;
    }

private:
    Struct held_{};
};

}  // namespace arrow
}  // namespace tomakomai_kpi

#endif
