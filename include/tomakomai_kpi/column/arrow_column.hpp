// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_COLUMN_ARROW_COLUMN_HPP
#define TOMAKOMAI_KPI_COLUMN_ARROW_COLUMN_HPP

// Columns in and out by Arrow's C data interface, as all engines of the field
// speak it. Unit and basis travel in an Arrow extension type,
// tomakomai_kpi.column; where an engine has dropped it, or never knew it, the
// options must say them, else basis_unclear.
//
// Synopsis
//   struct arrow_chunks;                    a schema and the arrays of one column
//   arrow_chunks read_stream(stream), read_array(schema, array);   throw kpi_error
//   arrow_chunks copied(arrow_chunks);       where nobody else writes
//   any_column import_column(arrow_chunks, column_options);
//   mixed_column import_mixed(arrow_chunks, optional basis);   texts of many units
//   void export_column(column, schema, array, bits);
//   extension_name, extension_metadata(type), extension_of(schema, name)

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tomakomai_kpi/column/any_column.hpp>
#include <tomakomai_kpi/column/arrow.hpp>
#include <tomakomai_kpi/column/column_text.hpp>
#include <tomakomai_kpi/column/mixed_column.hpp>
#include <tomakomai_kpi/config.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

struct arrow_chunks {
    arrow::owned<ArrowSchema> schema{};
    std::vector<arrow::owned<ArrowArray>> arrays{};

    std::size_t rows() const noexcept
    {
        std::size_t all = 0;
        for (auto const& array : arrays) { all += static_cast<std::size_t>(array->length); }
        return all;
    }
};

/// Drains the stream. Throws kpi_error (unreadable_file) with what its producer says, and notation_error
/// (bad_format) for a stream that was drained before, or whose schema and arrays are not sound: released,
/// of impossible counts, without the buffers, children or dictionary that their format has, with offsets
/// that go down. Whether buffers are as large as the counts claim nobody can see by this interface; for
/// that its producer vouches. All functions that take chunks check them so.
arrow_chunks read_stream(ArrowArrayStream& from);

/// One array, taken over; throws as read_stream.
arrow_chunks read_array(ArrowSchema& schema, ArrowArray& array);

/// The same rows where no one else writes: numbers, and what else is of fixed width, in memory of their
/// own. For producers that hand out what they may still change, as numpy and pandas do.
arrow_chunks copied(arrow_chunks from);

/// Texts (utf8, large, views), integers of every width, decimals of 32 to 256 bits, dictionaries of
/// these, and a struct of one of them. 64-bit integers and decimals in one chunk without nulls are
/// taken as they lie; all others are copied once. Throws as read_column; notation_error
/// (inexact_number) for floats, (not_a_number) for other types, (bad_format) for broken ones; unit_error and basis_error where the
/// column's own type is not what the options ask for.
any_column import_column(arrow_chunks from, column_options const& options = {});

/// Texts that each say their own unit. Throws as mixed_reader; notation_error (not_text) for others.
mixed_column import_mixed(arrow_chunks const& from, std::optional<basis> said = {});

/// How wide the amounts go out: as decimal128, or as decimal64, which is not copied.
enum class arrow_width : int { decimal64 = 64, decimal128 = 128 };

/// A column out; both structs are the consumer's, to be released by their callbacks. A row without an
/// amount is null; why it is goes by reasons() alone. decimal64 holds 18 digits; a column with more
/// goes out in 128 bits.
void export_column(any_column const& c, ArrowSchema* schema, ArrowArray* array,
                   arrow_width width = arrow_width::decimal128);
void export_column_type(column_type const& t, ArrowSchema* schema,
                        arrow_width width = arrow_width::decimal128);

inline constexpr std::string_view extension_name = "tomakomai_kpi.column";

/// {"v":1,"unit":"千人","basis":"annual","period":null}
std::string extension_metadata(column_type const& t);

/// The metadata of a schema that is of the extension type `name`; empty for any other.
std::optional<std::string> extension_of(ArrowSchema const& schema, std::string_view name);

/// The unit and basis of such metadata; throws notation_error (bad_format, unknown_unit).
column_type read_extension_metadata(std::string_view text, std::span<unit const> units = {});

}  // namespace tomakomai_kpi

#endif
