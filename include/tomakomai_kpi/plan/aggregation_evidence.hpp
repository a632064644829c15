// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_PLAN_AGGREGATION_EVIDENCE_HPP
#define TOMAKOMAI_KPI_PLAN_AGGREGATION_EVIDENCE_HPP

// How the values of an indicator add up over time, inferred from what it says of itself, and from
// what.
//
// 施設数 read as a flow is added up over the years, and 参加者数 read as a stock never is; tables
// seldom say which they mean. Evidence is strong where it says so by itself: a word of the name
// (登録者数 is there, 参加者数 happens), a unit (%, 回, 点), a word printed with a value (累計, 年間,
// 延べ, 年度末, 現在). It is weak where tables are known to break it: a word that counts either
// (交付, 設置), how far the values move from year to year, what stands beside it in its project.
//
// Strong evidence of one kind decides; of two kinds it conflicts (登録者数 printed as 累計: those who
// newly registered); weak evidence is shown, and neither decides alone nor against strong. What is
// declared stands, and assess() infers nothing.
//
//   infer_aggregation(indicator).aggregation.provenance   // inferred: 名称の「参加」は…
//   infer_aggregation(indicator).undefined                // aggregation_unknown, …_conflict
//
// Synopsis
//   struct aggregation_evidence;    source, kind, strength, explanation
//   std::vector<aggregation_evidence> evidence_of_aggregation(indicator, neighbours);
//   struct inferred_aggregation;    aggregation, undefined, evidence, explain()
//   inferred_aggregation infer_aggregation(indicator, neighbours);
//   std::span<aggregation_word const> aggregation_words();   the words, and why

#include <span>
#include <string>
#include <vector>

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/plan/evidence.hpp>
#include <tomakomai_kpi/plan/indicator.hpp>
#include <tomakomai_kpi/value/code.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

struct aggregation_evidence {
    evidence_source source = evidence_source::name;
    aggregation_kind kind = aggregation_kind::unknown;  // where it points
    evidence_strength strength = evidence_strength::weak;
    std::string explanation;  // what was seen, in Japanese
};

/// A word that says what becomes of what a name counts, as the last thing that it counts.
struct aggregation_word {
    char const* word;
    aggregation_kind kind;
    evidence_strength strength;
    char const* why;
};

std::span<aggregation_word const> aggregation_words();

/// All that speaks for an aggregation, whatever is declared; `neighbours` are indicators that stand
/// beside it, in its project or in the other revision.
std::vector<aggregation_evidence>
evidence_of_aggregation(indicator const& of, std::span<indicator const> neighbours = {});

struct inferred_aggregation {
    tomakomai_kpi::aggregation aggregation;  // unknown where undefined
    code undefined = code::none;             // aggregation_unknown, aggregation_conflict
    std::vector<aggregation_evidence> evidence;

    /// The aggregation or the reason, then each piece of evidence, a line each.
    std::string explain() const;
};

/// The declared aggregation where there is one, else what strong evidence agrees on.
inferred_aggregation infer_aggregation(indicator const& of,
                                       std::span<indicator const> neighbours = {});

}  // namespace tomakomai_kpi

#endif
