// SPDX-License-Identifier: BSL-1.0
// The functions of engine_functions.hpp, for engines that call Python.
#include <pybind11/stl.h>

#include "arrow_capsule.hpp"
#include "engine_functions.hpp"
#include "register.hpp"

namespace tomakomai_kpi::python {

namespace py = pybind11;

void register_engine_functions(py::module_& m)
{
    m.def(
        "_answer",
        [](std::string const& options, std::vector<py::object> const& columns) {
            std::vector<arrow_chunks> given;
            for (py::object const& each : columns) { given.push_back(column_from(each)); }
            out_array answer;
            {
                py::gil_scoped_release const free;
                answer = answer_of(options, std::move(given));
            }
            return stream_capsule(std::move(answer.first), std::move(answer.second));
        },
        py::arg("options"), py::arg("columns"),
        "The answer as a stream of Arrow; options as engine_functions.hpp has them.");
}

}  // namespace tomakomai_kpi::python
