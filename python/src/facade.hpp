// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_PYTHON_FACADE_HPP
#define TOMAKOMAI_KPI_PYTHON_FACADE_HPP

// Classes that are Python's to define, though C++ makes objects of them: the
// two enums, the exceptions and the lists that people look at. Python hands them in once, while the package
// is imported (attach.py), so that nothing here knows its modules by name.

#include <string>
#include <utility>

#include <pybind11/pybind11.h>

namespace tomakomai_kpi::python {

struct facade {
    pybind11::object errors;  // has a class for each sort of mistake
    pybind11::object basis;
    pybind11::object status;
    pybind11::object listings;      // has a class for each sort of list
    pybind11::object before_arrow;  // called before anything leaves by Arrow
};

/// What was handed in.
facade const& handed_in();

/// The things as one of Python's lists: Changes, Findings, Summaries.
template <class Things>
pybind11::object listing(char const* sort, Things&& things)
{
    pybind11::list out;
    for (auto&& each : things) { out.append(std::forward<decltype(each)>(each)); }
    return handed_in().listings.attr(sort)(out);
}

}  // namespace tomakomai_kpi::python

#endif
