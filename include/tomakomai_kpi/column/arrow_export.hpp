// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_COLUMN_ARROW_EXPORT_HPP
#define TOMAKOMAI_KPI_COLUMN_ARROW_EXPORT_HPP

// How arrays and schemas go out by Arrow's C data interface: each with one
// object that owns what it points to, until the consumer releases it.
//
// Synopsis
//   struct array_parts;   void export_array(array_parts, ArrowArray* out);
//   struct schema_parts;  void export_schema(schema_parts, ArrowSchema* out);
//   owned<ArrowSchema> copy_of(ArrowSchema);
//   room(bytes)                                               for elements, not zeroed
//   bits(rows, holds), validity(rows, is_null, null_count)    booleans and nulls
//   add_texts<Offset>(parts, rows, text)                      texts

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tomakomai_kpi/column/arrow.hpp>
#include <tomakomai_kpi/config.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {
namespace arrow {

/// A column's array: its buffers, and who keeps them alive.
struct array_parts {
    std::int64_t length = 0;
    std::int64_t null_count = 0;
    std::vector<void const*> buffers{};  // the first is the validity, null for no nulls
    std::vector<std::shared_ptr<void const>> owners{};
    std::vector<owned<ArrowArray>> children{};
    std::shared_ptr<owned<ArrowArray> const> dictionary{};  // shared among arrays
};
void export_array(array_parts parts, ArrowArray* out);

struct schema_parts {
    std::string format;
    std::string name{};
    std::vector<std::pair<std::string, std::string>> metadata{};
    bool nullable = true;
    std::vector<owned<ArrowSchema>> children{};
    owned<ArrowSchema> dictionary{};
};
void export_schema(schema_parts parts, ArrowSchema* out);

/// A schema that says the same, owned by itself; `format` may give another word for each format, `name`
/// another name.
owned<ArrowSchema> copy_of(ArrowSchema const& schema,
                           std::string (*format)(std::string_view) = nullptr,
                           std::string const* name = nullptr);

/// Room for elements that are all written before they are read, aligned as Arrow asks for; never null.
std::shared_ptr<unsigned char[]> room(std::size_t bytes);

/// A bit for each row, low bits first, as Arrow packs booleans.
template <class Holds>
std::shared_ptr<std::vector<unsigned char> const> bits(std::size_t rows, Holds holds)
{
    auto out = std::make_shared<std::vector<unsigned char>>((rows + 7) / 8, 0);
    out->reserve(1);  // Arrow takes no null pointer for a buffer of nothing
    for (std::size_t row = 0; row < rows; ++row) {
        if (holds(row)) {
            (*out)[row / 8] = static_cast<unsigned char>((*out)[row / 8] | 1U << row % 8);
        }
    }
    return out;
}

/// The two buffers of texts, behind the validity: where each ends, and their bytes. `text` gives that of
/// a row, empty for null.
template <class Offset, class Text>
void add_texts(array_parts& to, std::size_t rows, Text text)
{
    auto const ends = std::make_shared<std::vector<Offset>>(1, 0);
    auto const bytes = std::make_shared<std::string>();
    ends->reserve(rows + 1);
    for (std::size_t row = 0; row < rows; ++row) {
        bytes->append(text(row));
        ends->push_back(static_cast<Offset>(bytes->size()));
    }
    to.buffers.insert(to.buffers.end(), {ends->data(), bytes->data()});
    to.owners.insert(to.owners.end(), {ends, bytes});
}

/// Bits of rows that are there; null where all are. `is_null` is asked for each row.
template <class IsNull>
std::shared_ptr<std::vector<unsigned char> const> validity(std::size_t rows, IsNull is_null,
                                                           std::int64_t& null_count)
{
    null_count = 0;
    auto out = bits(rows, [&](std::size_t row) {
        bool const null = is_null(row);
        null_count += null ? 1 : 0;
        return !null;
    });
    if (null_count == 0) { return nullptr; }
    return out;
}

}  // namespace arrow
}  // namespace tomakomai_kpi

#endif
