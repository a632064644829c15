// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_PYTHON_ERRORS_HPP
#define TOMAKOMAI_KPI_PYTHON_ERRORS_HPP

#include <exception>

#include <pybind11/pybind11.h>

#include <tomakomai_kpi/value/error.hpp>

namespace tomakomai_kpi::python {

/// A Python object that is no exact number: NumberError there.
class number_error : public kpi_error {
public:
    using kpi_error::kpi_error;
};

/// The NotationError that Python would raise.
pybind11::object error_object(notation_error const& e);

/// Sets Python's error for a C++ exception, for slots that pybind11 does not guard.
void set_error(std::exception_ptr raised) noexcept;

}  // namespace tomakomai_kpi::python

#endif
