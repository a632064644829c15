// SPDX-License-Identifier: BSL-1.0
// How the module was built.
#include <string>

#include <boost/version.hpp>

#include "register.hpp"

// Set by CMake for this source alone.
#ifndef TOMAKOMAI_KPI_COMPILER_FLAGS
#define TOMAKOMAI_KPI_COMPILER_FLAGS ""
#endif

namespace tomakomai_kpi::python {

namespace py = pybind11;

namespace {

std::string compiler()
{
#if defined(__clang__)
    return "clang " + std::to_string(__clang_major__) + "." + std::to_string(__clang_minor__) + "."
           + std::to_string(__clang_patchlevel__);
#elif defined(__GNUC__)
    return "g++ " + std::to_string(__GNUC__) + "." + std::to_string(__GNUC_MINOR__) + "."
           + std::to_string(__GNUC_PATCHLEVEL__);
#elif defined(_MSC_VER)
    return "MSVC " + std::to_string(_MSC_FULL_VER);
#else
    return "unknown";
#endif
}

std::string standard()
{
#ifdef _MSVC_LANG
    constexpr long version = _MSVC_LANG;
#else
    constexpr long version = __cplusplus;
#endif
    return version > 202002L ? "C++23" : "C++20";
}

std::string boost()
{
    return std::to_string(BOOST_VERSION / 100000) + "." + std::to_string(BOOST_VERSION / 100 % 1000)
           + "." + std::to_string(BOOST_VERSION % 100);
}

}  // namespace

void register_build(py::module_& m)
{
    m.def("_build", [] {
        return py::dict(py::arg("compiler") = compiler(), py::arg("standard") = standard(),
                        py::arg("flags") = TOMAKOMAI_KPI_COMPILER_FLAGS, py::arg("boost") = boost(),
                        py::arg("pybind11") = std::to_string(PYBIND11_VERSION_MAJOR) + "."
                                              + std::to_string(PYBIND11_VERSION_MINOR));
    });
}

}  // namespace tomakomai_kpi::python
