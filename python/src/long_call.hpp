// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_PYTHON_LONG_CALL_HPP
#define TOMAKOMAI_KPI_PYTHON_LONG_CALL_HPP

// Work that takes long goes on without the GIL, and answers Ctrl-C.

#include <pybind11/pybind11.h>

#include <tomakomai_kpi/value/pause.hpp>

namespace tomakomai_kpi::python {

/// Lets Python handle the signals that have come, now and then; throws what it raises. With the GIL
/// or without.
void look_for_signals();

/// Without the GIL while it lives: no object of Python may be touched meanwhile.
class long_call {
    pausing pauses_{&look_for_signals};
    pybind11::gil_scoped_release released_;
};

/// What `work` gives, which touches no object of Python.
template <class Work>
auto at_length(Work work)
{
    long_call const unlocked;
    return work();
}

}  // namespace tomakomai_kpi::python

#endif
