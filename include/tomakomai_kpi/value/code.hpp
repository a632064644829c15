// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_VALUE_CODE_HPP
#define TOMAKOMAI_KPI_VALUE_CODE_HPP

// The stable names of everything the library refuses or leaves undefined.
//
// One code is at once the name in a compiler's message, `code()` of a C++
// exception, `.code` of a Python one, the reason of an undefined figure and a
// heading in the docs. Codes are never renamed; new ones go to the end of
// their group.
//
// Synopsis
//   enum class code;   last_code, the end of the list
//   char const* name(code);

#include <tomakomai_kpi/config.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

enum class code : int {
    none,

    // The rule table: what may not meet.
    unit_mismatch,
    basis_mismatch,
    period_mismatch,
    period_gap,
    period_overlap,
    start_differs,
    not_additive_over_years,
    ratio_not_additive,
    not_ratio_scale,
    zero_denominator,
    undeclared_product,
    missing,
    bound,

    // Assessment: why a figure is undefined.
    target_zero,
    no_baseline,
    baseline_equals_target,
    mixed_basis,
    basis_unclear,
    direction_unknown,
    direction_conflict,
    aggregation_unknown,
    aggregation_conflict,
    lower_is_better,
    no_amount,
    definition_changed,
    not_started,
    not_measured,
    pending,
    suspended,
    period_over,
    not_recorded,
    tolerance_unknown,

    // Why an amount is missing where the words say no more, say that none can be, or are no words.
    unspecified,
    not_applicable,
    unread,

    // Reading text, numbers and plans.
    empty_text,
    bad_number,
    bad_grouping,
    unknown_unit,
    trailing_text,
    unknown_year,
    bad_period,
    inexact_number,
    not_a_number,
    not_text,
    unknown_name,
    bad_csv,
    bad_row,
    unknown_id,
    duplicate_id,
    ambiguous,
    unreadable_file,
    bad_unit,
    lengths_differ,
    missing_extra,
    bad_format,
    bad_argument,
    unwritable_file,
    beyond_literal,
    beyond_type,

    // Rulebooks that do not cover every case once.
    rule_hole,
    rule_overlap,

    // Numbers, where the library was taken in without Boost.
    beyond_64_bits,
};

inline constexpr code last_code = code::beyond_64_bits;

/// The code as identifiers and documents spell it.
constexpr char const* name(code c) noexcept
{
    switch (c) {
    case code::none: return "none";
    case code::unit_mismatch: return "unit_mismatch";
    case code::basis_mismatch: return "basis_mismatch";
    case code::period_mismatch: return "period_mismatch";
    case code::period_gap: return "period_gap";
    case code::period_overlap: return "period_overlap";
    case code::start_differs: return "start_differs";
    case code::not_additive_over_years: return "not_additive_over_years";
    case code::ratio_not_additive: return "ratio_not_additive";
    case code::not_ratio_scale: return "not_ratio_scale";
    case code::zero_denominator: return "zero_denominator";
    case code::undeclared_product: return "undeclared_product";
    case code::missing: return "missing";
    case code::bound: return "bound";
    case code::target_zero: return "target_zero";
    case code::no_baseline: return "no_baseline";
    case code::baseline_equals_target: return "baseline_equals_target";
    case code::mixed_basis: return "mixed_basis";
    case code::basis_unclear: return "basis_unclear";
    case code::direction_unknown: return "direction_unknown";
    case code::direction_conflict: return "direction_conflict";
    case code::aggregation_unknown: return "aggregation_unknown";
    case code::aggregation_conflict: return "aggregation_conflict";
    case code::lower_is_better: return "lower_is_better";
    case code::no_amount: return "no_amount";
    case code::definition_changed: return "definition_changed";
    case code::not_started: return "not_started";
    case code::not_measured: return "not_measured";
    case code::pending: return "pending";
    case code::suspended: return "suspended";
    case code::period_over: return "period_over";
    case code::not_recorded: return "not_recorded";
    case code::tolerance_unknown: return "tolerance_unknown";
    case code::unspecified: return "unspecified";
    case code::not_applicable: return "not_applicable";
    case code::unread: return "unread";
    case code::empty_text: return "empty_text";
    case code::bad_number: return "bad_number";
    case code::bad_grouping: return "bad_grouping";
    case code::unknown_unit: return "unknown_unit";
    case code::trailing_text: return "trailing_text";
    case code::unknown_year: return "unknown_year";
    case code::bad_period: return "bad_period";
    case code::inexact_number: return "inexact_number";
    case code::not_a_number: return "not_a_number";
    case code::not_text: return "not_text";
    case code::unknown_name: return "unknown_name";
    case code::bad_csv: return "bad_csv";
    case code::bad_row: return "bad_row";
    case code::unknown_id: return "unknown_id";
    case code::duplicate_id: return "duplicate_id";
    case code::ambiguous: return "ambiguous";
    case code::unreadable_file: return "unreadable_file";
    case code::bad_unit: return "bad_unit";
    case code::lengths_differ: return "lengths_differ";
    case code::missing_extra: return "missing_extra";
    case code::bad_format: return "bad_format";
    case code::bad_argument: return "bad_argument";
    case code::unwritable_file: return "unwritable_file";
    case code::beyond_literal: return "beyond_literal";
    case code::beyond_type: return "beyond_type";
    case code::rule_hole: return "rule_hole";
    case code::rule_overlap: return "rule_overlap";
    case code::beyond_64_bits: return "beyond_64_bits";
    }
    return "";
}

}  // namespace tomakomai_kpi

#endif
