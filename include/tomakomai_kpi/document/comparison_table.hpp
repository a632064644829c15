// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_DOCUMENT_COMPARISON_TABLE_HPP
#define TOMAKOMAI_KPI_DOCUMENT_COMPARISON_TABLE_HPP

// A comparison table (新旧対照表) to a plan with the revisions new (新) and old
// (旧), and back.
//
// The header says which column is which: 新 and 旧, or what else offices call them
// (改正案・現行, 変更前・変更後 …), in any order; 頁 may lack, and all other columns
// (備考) are remarks. It may go over two rows. A cell of the two sides holds a goal (基本目標1 …), a
// measure (施策② …), projects (■事業名・事業の内容 …), a marker (～事業の新規追加～),
// or a passage of the plan. What is not understood is kept as unread text with
// its place: what is read and what is kept together are the document.
//
// In 旧 the label 実績値 stands before the baseline. Which way is better is not
// printed, nor how values add up: another plan declares it, by id.
//
//   plan const p = read_comparison_table(text, {.declarations = &plans::tomakomai()});
//   p.revision("new").texts              // contents, passages, markers, and what is unread
//
// Synopsis
//   struct column_names, comparison_table_options;
//   plan read_comparison_table(grid or text, options);   throws plan_error
//   std::string why_unread(text);                        of a kept text of the kind unread
//   grid comparison_grid(plan);                          the table of a plan
//   std::string write_comparison_table(plan);            as tab-separated text

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/document/grid.hpp>
#include <tomakomai_kpi/plan/plan.hpp>
#include <tomakomai_kpi/value/unit.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

/// How a header calls its columns, blanks and width aside; empty for the words of offices.
struct column_names {
    std::string page{};
    std::string new_side{};
    std::string old_side{};
};

struct comparison_table_options {
    std::string source = "新旧対照表";      // names the document in errors
    std::string id{};                       // of the plan; empty: as declared, else its name
    std::string name{};                     // empty: from the title
    std::optional<fiscal_period> period{};  // empty: from the text of the plan

    /// Gives direction and aggregation by id, and the reasons of dashes and the status of values
    /// that it has too; null for none, when directions are unknown.
    plan const* declarations = nullptr;

    /// They hold only where the table is of a plan of their name.
    bool of_their_name_only = false;

    /// Of a header with other words than offices use.
    column_names columns{};

    /// Known to labelled values beside the catalogue's.
    std::span<unit const> units{};
};

/// Throws plan_error, with row and column: bad_row where there is no header with a new side and an
/// old one, each once, or nothing under it; bad_period where neither text nor options give the period.
plan read_comparison_table(grid const& table, comparison_table_options const& options = {});
plan read_comparison_table(std::string_view text, comparison_table_options const& options = {});

/// Why a reader of tables left a text unread, as far as the text itself tells: ラベルに年度がない …; empty
/// where it does not.
std::string why_unread(std::string_view text);

/// The table of the revisions new and old; contents that the plan does not hold stand as
/// ［本文略 fingerprint］. Throws plan_error: unknown_name where a revision is missing, and
/// unwritable_file with the first fact that reading would not give back, ids aside.
grid comparison_grid(plan const& p);

/// comparison_grid as text; reading it back gives the same plan.
std::string write_comparison_table(plan const& p);

}  // namespace tomakomai_kpi

#endif
