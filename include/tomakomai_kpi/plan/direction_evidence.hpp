// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_PLAN_DIRECTION_EVIDENCE_HPP
#define TOMAKOMAI_KPI_PLAN_DIRECTION_EVIDENCE_HPP

// Which way is better, inferred from what an indicator says of itself, and from what.
//
// Evidence is strong where it says so by itself: a word of the name (待機児童数 is
// to fall, 参加者数 to rise), a unit (位, t-CO₂), a bound of the target (以上, 以下).
// It is weak where plans are known to break it: the side of the baseline on which
// the target lies (of 14 indicators of the embedded plan whose target is below the
// baseline one alone is lower-is-better), the way the actuals went, the way a
// revision moved a target that had been met.
//
// Strong evidence of one kind decides; of two kinds it conflicts; weak evidence is
// shown, and neither decides alone nor against strong. What is declared stands,
// and assess() infers nothing: an inferred direction is used by who sets it.
//
//   infer_direction(indicator).direction.provenance   // inferred: 名称の「参加」は…
//   infer_direction(indicator).undefined              // direction_unknown, direction_conflict
//
// Synopsis
//   struct direction_evidence;      source, kind, strength, explanation
//   std::vector<direction_evidence> evidence_of_direction(indicator, counterpart);
//   struct inferred_direction;      direction, undefined, evidence, explain()
//   inferred_direction infer_direction(indicator, counterpart);
//   std::span<direction_word const> direction_words();   the words, and why

#include <span>
#include <string>
#include <vector>

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/plan/evidence.hpp>
#include <tomakomai_kpi/plan/indicator.hpp>
#include <tomakomai_kpi/value/code.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

struct direction_evidence {
    evidence_source source = evidence_source::name;
    direction_kind kind = direction_kind::unknown;  // where it points
    evidence_strength strength = evidence_strength::weak;
    std::string explanation;  // what was seen, in Japanese
};

/// A word that says by itself which way is better, as the last thing that a name counts.
struct direction_word {
    char const* word;
    direction_kind kind;
    char const* why;
};

std::span<direction_word const> direction_words();

/// All that speaks for a direction, whatever is declared; `counterpart` is the same indicator in the
/// other revision, of which the newer one has the actual.
std::vector<direction_evidence> evidence_of_direction(indicator const& of,
                                                      indicator const* counterpart = nullptr);

struct inferred_direction {
    tomakomai_kpi::direction direction;  // unknown where undefined
    code undefined = code::none;         // direction_unknown, direction_conflict
    std::vector<direction_evidence> evidence;

    /// The direction or the reason, then each piece of evidence, a line each.
    std::string explain() const;
};

/// The declared direction where there is one, else what strong evidence agrees on.
inferred_direction infer_direction(indicator const& of, indicator const* counterpart = nullptr);

}  // namespace tomakomai_kpi

#endif
