// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_PYTHON_ARROW_CAPSULE_HPP
#define TOMAKOMAI_KPI_PYTHON_ARROW_CAPSULE_HPP

// Arrow's PyCapsule interface: how columns come from and go to other packages,
// none of which is imported. https://arrow.apache.org/docs/format/CDataInterface/PyCapsuleInterface.html

#include <pybind11/pybind11.h>

#include <tomakomai_kpi/column/arrow_column.hpp>

namespace tomakomai_kpi::python {

/// A column from an object with __arrow_c_stream__ or __arrow_c_array__, from a buffer of integers
/// (numpy), or from a list of texts, of integers or of booleans with None. What is taken never changes:
/// a buffer that someone can write into is copied, and so is what pandas gives.
/// Raises NumberError for what is no column, and as read_stream.
arrow_chunks column_from(pybind11::handle source);

/// The same for as long as the call under way: nothing is copied that others may write into later.
arrow_chunks lent_column(pybind11::handle source);

/// Whether the object gives its columns by Arrow, or as a buffer.
bool is_arrow(pybind11::handle source);
bool is_buffer(pybind11::handle source);

/// Takes over the structs; what nobody consumes is released with its capsule.
pybind11::capsule schema_capsule(arrow::owned<ArrowSchema> schema);
pybind11::tuple array_capsules(arrow::owned<ArrowSchema> schema, arrow::owned<ArrowArray> array);
pybind11::capsule stream_capsule(arrow::owned<ArrowSchema> schema, arrow::owned<ArrowArray> array);

/// The format that a consumer asks for by a schema capsule; empty for None.
std::string requested_format(pybind11::handle requested);

}  // namespace tomakomai_kpi::python

#endif
