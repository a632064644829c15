// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_AUDIT_FINDINGS_HPP
#define TOMAKOMAI_KPI_SRC_AUDIT_FINDINGS_HPP

// What the families of audit rules share: the names of the rules, a place to put
// findings, and how one looks at two editions of a thing.

#include <algorithm>
#include <compare>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tomakomai_kpi/audit/audit.hpp>
#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/plan/plan.hpp>
#include <tomakomai_kpi/value/fiscal_year_text.hpp>

#include "plan/flag.hpp"
#include "review/differences.hpp"
#include "review/value_differences.hpp"

namespace tomakomai_kpi::detail {

/// In the order of the table in rules.cpp.
enum class audited : unsigned char {
    unread_text,

    kpi_change_unflagged,
    kpi_flag_unfounded,
    content_change_unflagged,
    content_flag_unfounded,
    target_change_unflagged,
    target_flag_unfounded,
    new_project_unflagged,
    new_flag_unfounded,
    new_measure_unflagged,
    end_unflagged,
    ended_unmet,
    rename_unflagged,
    department_changed,
    flag_misspelt,

    stated_count,
    measure_number,
    measure_number_differs,

    underline_without_change,
    change_without_underline,
    footnote_without_mark,
    mark_without_footnote,
    note_value_differs,

    unit_against_name,
    name_omits_count,
    kindred_units,
    gross_only_in_name,
    unit_differs,
    unit_changed,
    multiplier_differs,
    money_multiplier,
    unit_spelling,
    permille_suspected,

    basis_differs,
    mixed_basis,
    basis_unclear,
    baseline_differs,
    baseline_rounded,
    target_below_baseline,
    target_equals_baseline,
    cumulative_falls,
    order_of_magnitude,
    share_above_whole,
    outside_scale,
    fractional_count,
    decimals_differ,
    zero_without_note,
    published_unexplained,
    published_otherwise,

    baseline_year,
    actual_year,
    target_year,
    plan_period,
    year_notations,
    period_length,

    department_misspelt,
};

audit_rule const& rule_of(audited rule);

/// Throw notation_error (unknown_name).
audit_rule const& rule_of(std::string_view id);
std::size_t place_in_table(std::string_view id);

/// What a finding is about, in one edition.
struct audited_place {
    std::string_view revision;
    std::string_view id;
    std::string_view page;
    place at{};
};

template <class Item>
audited_place place_of(revision const& in, Item const& item)
{
    return {in.name, item.id, item.page, item.at};
}

class findings {
public:
    /// Throws notation_error (unknown_name).
    explicit findings(std::vector<std::string> const& without);

    void add(audited rule, audited_place const& where, std::string quote, std::string message,
             std::string against = {});

    /// In the document's order, each thing told once.
    std::vector<finding> sorted(plan const& of) &&;

private:
    std::vector<bool> off_;
    std::vector<finding> found_;
};

/// Two editions of one plan, and what review found to be otherwise: the audit holds it against what
/// the document declares, and compares nothing itself.
struct editions {
    revision const& before;
    revision const& after;
    differences found;
};

inline bool contains(std::vector<std::string> const& texts, std::string_view text)
{
    return std::ranges::find(texts, text) != texts.end();
}

/// The amount of an observation that has one; null for none.
inline value const* amount_of(observation const& o)
{
    return o.value().has_amount() ? &o.value() : nullptr;
}

inline value const* amount_of(std::optional<observation> const& o)
{
    return o ? amount_of(*o) : nullptr;
}

/// 46人(平成30年度)
inline std::string with_year(observation const& o)
{
    return to_string(o.value()) + "(" + to_string(o.year()) + ")";
}

/// How two values compare; none where they may not, or where one is a bound.
std::optional<std::strong_ordering> order_of(value const& a, value const& b);

inline std::string printed(std::optional<observation> const& o)
{
    return o ? to_string(o->value()) : "";
}

/// The number of decimals that a value was printed with.
inline int decimals_of(value const& v)
{
    return v.notation().decimals;
}

/// 「新規創業件数」 with what tells it from others of its name.
std::string named(indicator const& i);

/// The families. Those of one edition see each edition alone.
void audit_changes(editions const& of, findings& to);
void audit_ended(revision const& in, findings& to);
void audit_counts(editions const& of, findings& to);
void audit_measures(plan const& of, editions const* both, findings& to);
void audit_marks(editions const* both, revision const& in, findings& to);
void audit_units(revision const& in, findings& to);
void audit_kindred_units(plan const& of, findings& to);
void audit_values(revision const& in, findings& to);
void audit_baselines(editions const& of, findings& to);
void audit_published(plan const& of, revision const& in, findings& to);
void audit_years(plan const& of, revision const& in, findings& to);
void audit_texts(revision const& in, findings& to);
void audit_names(plan const& of, findings& to);

}  // namespace tomakomai_kpi::detail

#endif
