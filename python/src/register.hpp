// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_PYTHON_REGISTER_HPP
#define TOMAKOMAI_KPI_PYTHON_REGISTER_HPP

// One register_* source a layer, in the order of the layers.

#include <pybind11/pybind11.h>

namespace tomakomai_kpi::python {

void register_facade(pybind11::module_& m);
void register_errors(pybind11::module_& m);
void register_fiscal_year(pybind11::module_& m);
void register_unit(pybind11::module_& m);
void register_value(pybind11::module_& m);
void register_makers(pybind11::module_& m);
void register_algebra(pybind11::module_& m);
void register_remarks(pybind11::module_& m);
void register_indicator(pybind11::module_& m);
void register_indicator_parts(pybind11::module_& m);
void register_direction_evidence(pybind11::module_& m);
void register_aggregation_evidence(pybind11::module_& m);
void register_assessment(pybind11::module_& m);
void register_method(pybind11::module_& m);
void register_precision(pybind11::module_& m);
void register_rulebook(pybind11::module_& m);
void register_plan(pybind11::module_& m);
void register_published(pybind11::module_& m);
void register_summary(pybind11::module_& m);
void register_frame(pybind11::module_& m);
void register_review(pybind11::module_& m);
void register_merge(pybind11::module_& m);
void register_target_concerns(pybind11::module_& m);
void register_year_on_year(pybind11::module_& m);
void register_audit(pybind11::module_& m);
void register_column(pybind11::module_& m);
void register_column_results(pybind11::module_& m);
void register_column_rows(pybind11::module_& m);
void register_engine_functions(pybind11::module_& m);
void register_comparison_table(pybind11::module_& m);
void register_mapped_table(pybind11::module_& m);
void register_build(pybind11::module_& m);
/// Last, for all classes are there.
void finish_classes(pybind11::module_& m);

}  // namespace tomakomai_kpi::python

#endif
