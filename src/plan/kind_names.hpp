// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_PLAN_KIND_NAMES_HPP
#define TOMAKOMAI_KPI_SRC_PLAN_KIND_NAMES_HPP

// The names that kinds of kept text and of marks have in files and in Python.

#include <tomakomai_kpi/plan/plan.hpp>
#include <tomakomai_kpi/value/detail/names.hpp>

namespace tomakomai_kpi::detail {

inline constexpr names<text_kind, 6> text_kind_names{{{text_kind::content, "content"},
                                                      {text_kind::passage, "passage"},
                                                      {text_kind::marker, "marker"},
                                                      {text_kind::title, "title"},
                                                      {text_kind::remark, "remark"},
                                                      {text_kind::unread, "unread"}}};

inline constexpr names<mark_kind, 2> mark_kind_names{
    {{mark_kind::footnote, "footnote"}, {mark_kind::underline, "underline"}}};

}  // namespace tomakomai_kpi::detail

#endif
