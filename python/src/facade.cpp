// SPDX-License-Identifier: BSL-1.0
#include "facade.hpp"

#include "register.hpp"

namespace tomakomai_kpi::python {

namespace {

// Lives as long as the process: Python is gone when static objects are destroyed.
facade& kept()
{
    static auto* const classes = new facade{};
    return *classes;
}

}  // namespace

facade const& handed_in()
{
    return kept();
}

void register_facade(pybind11::module_& m)
{
    m.def(
        "_hand_in",
        [](pybind11::object errors, pybind11::object basis, pybind11::object status,
           pybind11::object listings, pybind11::object before_arrow) {
            kept() = {std::move(errors), std::move(basis), std::move(status), std::move(listings),
                      std::move(before_arrow)};
        },
        pybind11::arg("errors"), pybind11::arg("basis"), pybind11::arg("status"),
        pybind11::arg("listings"), pybind11::arg("before_arrow"));
}

}  // namespace tomakomai_kpi::python
