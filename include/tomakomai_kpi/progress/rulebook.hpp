// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_PROGRESS_RULEBOOK_HPP
#define TOMAKOMAI_KPI_PROGRESS_RULEBOOK_HPP

// The letters that public bodies print (S/A/B/C, ◎○△×), and the rules behind
// them: exact thresholds on named scores.
//
// A rulebook computes as its body does, whatever we think of the figures: 45人
// of three years against 46人 of one. What an assessment has against them comes
// beside the letter, as cautions (mixed_basis, direction_conflict, …).
//
// Building one proves that its grades cover every combination of scores exactly
// once, or throws and names the hole or overlap. Published rules have both; they
// are built `as_published`, say where, and then a case may get no letter or two.
//
//   rulebook const tama{"多摩市", "…", {{"着実", "pace >= 100%"}, {"概ね", "60% <= pace < 100%"},
//                                       {"改善", "pace < 60%"}}};
//   tama.judge(indicator).labels             // {"概ね"}
//
// Synopsis
//   enum class score;                  attainment, path, pace, lead, excess, to_baseline
//   struct score_range, condition, grade;
//   class rulebook;                    name(), source(), grades(), holes(), overlaps(), judge()
//   struct grading;                    labels, undefined, cautions, scores, explain()
//   std::span<rulebook const> presets();   rulebook const& preset(name);

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tomakomai_kpi/plan/indicator.hpp>
#include <tomakomai_kpi/progress/figure.hpp>
#include <tomakomai_kpi/value/code.hpp>
#include <tomakomai_kpi/value/exact.hpp>

namespace tomakomai_kpi {

/// What a rule looks at; b baseline, a actual, t target, n of N years.
enum class score : unsigned char {
    attainment,   // a ÷ t
    path,         // a ÷ e: e = t·n/N (plan's clock) of a cumulative target, else b + (t − b)·n/N
                  // (baseline's clock)
    pace,         // a ÷ (t·n/N), on the plan's clock, levels too
    lead,         // (a − b) ÷ (t − b) − n/N, on the baseline's clock
    excess,       // a − t, to be compared with 0 only
    to_baseline,  // a ÷ b
};

std::string to_string(score s);
score parse_score(std::string_view text);  // throws notation_error (unknown_name)

/// From `low` to `high`; an end that is not given is open to infinity.
struct score_range {
    std::optional<exact> low{};
    bool with_low = false;
    std::optional<exact> high{};
    bool with_high = false;

    bool contains(exact const& x) const;
};

/// A score lies in an score_range; as text `80% <= path < 100%`, `lead >= 0`, `excess = 0`.
struct condition {
    score of = score::attainment;
    score_range in;
};

/// Reads <, <=, =, >=, > (≤ ≥ too) on one or both sides of a score; numbers as 0.8, 80% or 4/5.
/// Throws notation_error (bad_format, unknown_name).
condition parse_condition(std::string_view text);
std::string to_string(condition const& c);

/// A letter, and the conditions that must all hold for it.
struct grade {
    std::string label;
    std::vector<condition> conditions;

    /// `all` are conditions joined by 「 and 」.
    grade(std::string printed, std::string_view all);
    grade(std::string printed, std::vector<condition> all)
        : label{std::move(printed)}, conditions{std::move(all)}
    {
    }
};

/// What a rulebook says of one indicator.
struct grading {
    std::vector<std::string>
        labels;                   // one; none in a hole or where undefined; several in an overlap
    code undefined = code::none;  // why no score decides
    std::vector<code> cautions;   // what the assessment has against the figures of a letter or hole
    std::vector<std::pair<score, figure<exact>>> scores;
    std::string explanation;

    std::string const& explain() const noexcept { return explanation; }
};

/// What is printed where there is no actual, and for projects that were ended (取組終了).
struct special_labels {
    std::string absent{};
    std::string ended{};
};

class rulebook {
public:
    enum class coverage : unsigned char { proven, as_published };

    /// Throws plan_error (rule_hole, rule_overlap) unless every case has exactly one grade or the
    /// coverage is as_published, and (bad_format) for no grades at all or one without a label.
    rulebook(std::string name, std::string source, std::vector<grade> grades,
             coverage proof = coverage::proven, special_labels special = {});

    std::string const& name() const noexcept { return name_; }
    /// Where the rule is published.
    std::string const& source() const noexcept { return source_; }
    std::vector<grade> const& grades() const noexcept { return grades_; }
    /// Cases that no grade holds, and cases that several hold, in words: `0.79 < path < 0.8`.
    std::vector<std::string> const& holes() const noexcept { return holes_; }
    std::vector<std::string> const& overlaps() const noexcept { return overlaps_; }

    /// Judges the actual of `year`, by default the newest printed.
    grading judge(indicator const& judged, std::optional<fiscal_year> year = std::nullopt) const;

private:
    void look_for_gaps();

    std::string name_;
    std::string source_;
    std::vector<grade> grades_;
    special_labels special_;
    std::vector<std::string> holes_;
    std::vector<std::string> overlaps_;
};

/// 成長戦略, 交付金, 茨城県, 多摩市, 長与町, いの町, with their sources, as published.
std::span<rulebook const> presets();

/// Throws plan_error (unknown_name).
rulebook const& preset(std::string_view name);

}  // namespace tomakomai_kpi

#endif
