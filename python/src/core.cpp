// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/version.hpp>

#include "register.hpp"

// What the module keeps of Python, it keeps for one interpreter: in another one its first step would
// wait for a lock that nobody gives back. So what pybind11 makes is called by a function that asks.
#define PyInit__core tomakomai_kpi_core_of_pybind11

PYBIND11_MODULE(_core, m)
{
    using namespace tomakomai_kpi::python;
    m.doc() = "tomakomai_kpi compiled: import tomakomai_kpi instead";
    m.attr("__version__") = TOMAKOMAI_KPI_VERSION_STRING;
    register_facade(m);
    register_errors(m);
    register_fiscal_year(m);
    register_unit(m);
    register_value(m);
    register_makers(m);
    register_algebra(m);
    register_indicator(m);
    register_direction_evidence(m);
    register_aggregation_evidence(m);
    register_assessment(m);
    register_method(m);
    register_precision(m);
    register_rulebook(m);
    register_plan(m);
    register_published(m);
    register_summary(m);
    register_frame(m);
    register_review(m);
    register_merge(m);
    register_target_concerns(m);
    register_year_on_year(m);
    register_audit(m);
    register_column_results(m);
    register_engine_functions(m);
    register_column(m);
    register_column_rows(m);
    register_comparison_table(m);
    register_mapped_table(m);
    register_build(m);
    // In whose place attach.py puts constructors of many arguments, which call these.
    m.attr("_indicator_init") = m.attr("Indicator").attr("__init__");
    m.attr("_plan_init") = m.attr("Plan").attr("__init__");
    finish_classes(m);
}

#undef PyInit__core

extern "C" PYBIND11_EXPORT PyObject* PyInit__core()
{
    if (PyInterpreterState_Get() == PyInterpreterState_Main()) {
        return tomakomai_kpi_core_of_pybind11();
    }
    PyErr_SetString(
        PyExc_ImportError,
        "tomakomai_kpi は、サブインタープリターでは読み込めません (not in a subinterpreter: "
        "use threads or processes)");
    return nullptr;
}
