// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_PYTHON_FACADE_HPP
#define TOMAKOMAI_KPI_PYTHON_FACADE_HPP

// Classes that are Python's to define, though C++ makes objects of them: the
// two enums and the exceptions. Python hands them in once, while the package
// is imported (attach.py), so that nothing here knows its modules by name.

#include <string>

#include <pybind11/pybind11.h>

namespace tomakomai_kpi::python {

struct facade {
    pybind11::object errors;  // has a class for each sort of mistake
    pybind11::object basis;
    pybind11::object status;
};

/// What was handed in.
facade const& handed_in();

}  // namespace tomakomai_kpi::python

#endif
