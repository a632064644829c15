// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_AUDIT_AUDIT_HPP
#define TOMAKOMAI_KPI_AUDIT_AUDIT_HPP

// What does not add up in a plan: what it declares against what is found in it.
//
// Flags against differences, stated counts against a recount, units against
// names, marks against footnotes, the old edition's figures against the new
// one's. Nothing is repaired: each finding says what is printed, where, and what
// it contradicts. A finding stands on the page of what it speaks of, in the
// document's order, and where both editions print it alike it is told once.
//
// Rules have stable ids and can be switched off; docs/audit.md lists them.
//
//   for (finding const& f : audit(plans::tomakomai())) { std::cout << f.explain() << "\n"; }
//   audit(p, {.without = {"decimals_differ"}});
//
// Synopsis
//   enum class severity;          error, warning, note
//   struct audit_rule;            id, severity, japanese, english
//   audit_rules()                 all rules, in the order of their families
//   struct finding;               rule, severity, page, quote, against, explain(), revision, id
//   struct audit_options;         without; old_revision, new_revision
//   std::vector<finding> audit(plan, audit_options);

#include <string>
#include <string_view>
#include <vector>

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/plan/plan.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

/// error: two places of the document contradict each other; warning: one of them is probably
/// wrong; note: worth knowing before anyone judges by it.
enum class severity : unsigned char { error, warning, note };

std::string to_string(severity s);
std::string japanese(severity s);  // 不一致, 要確認, 参考

struct audit_rule {
    char const* id;
    tomakomai_kpi::severity severity;
    char const* japanese;  // what is found
    char const* english;
};

/// Every rule, in the order in which findings of one place are told.
std::vector<audit_rule> const& audit_rules();

struct finding {
    std::string rule;
    tomakomai_kpi::severity severity = severity::note;
    std::string revision;                // where it is printed
    std::vector<std::string> also_in{};  // revisions that print it alike
    std::string id;                      // of the goal, measure, project or indicator; may be empty
    std::string page;                    // as printed
    std::string quote;                   // what the document prints
    std::string message;                 // what is wrong with it, Japanese
    std::string against{};               // what the quote does not fit, 目標値 230人; may be empty
    place at{};

    /// Page, severity, quote, message, short English and rule, in one line.
    std::string explain() const;

    friend bool operator==(finding const&, finding const&) = default;
};

struct audit_options {
    std::vector<std::string> without{};  // ids of rules that are switched off
    std::string old_revision = "old";    // compared where the plan has both
    std::string new_revision = "new";
};

/// Throws notation_error (unknown_name) for a rule that does not exist.
std::vector<finding> audit(plan const& of, audit_options const& options = {});

}  // namespace tomakomai_kpi

#endif
