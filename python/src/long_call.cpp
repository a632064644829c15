// SPDX-License-Identifier: BSL-1.0
#include "long_call.hpp"

#include <chrono>

namespace tomakomai_kpi::python {

void look_for_signals()
{
    using clock = std::chrono::steady_clock;
    // To take the GIL may mean to wait for it: not for every row.
    constexpr auto pace = std::chrono::milliseconds{50};
    static thread_local clock::time_point next = clock::now() + pace;
    auto const now = clock::now();
    if (now < next) { return; }
    next = now + pace;
    pybind11::gil_scoped_acquire const locked;
    if (PyErr_CheckSignals() != 0) { throw pybind11::error_already_set(); }
}

}  // namespace tomakomai_kpi::python
