// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_PYTHON_COLUMN_RESULTS_HPP
#define TOMAKOMAI_KPI_PYTHON_COLUMN_RESULTS_HPP

// What columns answer with, beside columns: words of a short list, a row each.

#include <memory>
#include <span>
#include <string>
#include <vector>

#include <pybind11/pybind11.h>

#include <tomakomai_kpi/column/arrow.hpp>
#include <tomakomai_kpi/column/column_progress.hpp>
#include <tomakomai_kpi/column/key_column.hpp>

namespace tomakomai_kpi::python {

/// A word for each row, or none: a column of dictionary-encoded text.
struct word_column {
    std::vector<signed char> indices;  // into words; −1 for none
    std::vector<std::string> words;
};

/// The codes of reasons, with only those that occur.
word_column words_of_reasons(std::span<unsigned char const> reasons, std::size_t rows);
word_column words_of_statuses(row_statuses const& of);

/// Keys that rows are grouped by.
struct key_list {
    std::vector<std::shared_ptr<key_column>> held;

    std::vector<key_column const*> keys() const
    {
        std::vector<key_column const*> out;
        for (auto const& key : held) { out.push_back(key.get()); }
        return out;
    }
};

struct python_verdicts {
    row_verdicts of;
};

/// A new column of yes, no and missing.
pybind11::object verdicts_object(row_verdicts of);

/// The methods of Column that judge and add up.
void add_column_progress(pybind11::class_<any_column>& type);
void add_column_totals(pybind11::module_& m, pybind11::class_<any_column>& type);

}  // namespace tomakomai_kpi::python

#endif
