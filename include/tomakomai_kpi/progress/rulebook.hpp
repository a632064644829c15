// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_PROGRESS_RULEBOOK_HPP
#define TOMAKOMAI_KPI_PROGRESS_RULEBOOK_HPP

// The letters that public bodies print (S/A/B/C, ◎○△×), and the rules behind
// them: exact thresholds on named scores.
//
// A rulebook computes on amounts alone: where the data let an assessment say
// nothing (a bound, unlike units, annual against cumulative, a rank divided), it
// says nothing either, for the same reason. What speaks against a letter because
// of the direction (direction_conflict, lower_is_better, …) comes beside it, as a
// caution, for the body computes all the same.
//
// A grade may hold for some indicators alone, and by other conditions for others:
//
//   up: attainment >= 100%; down: inverse_attainment >= 100%
//   cumulative: pace >= 1; path >= 1         the latter for all that are not cumulative
//
// Building one proves that its grades cover every case exactly once, or, read top
// down, at least once; or throws and names the hole or overlap. Published rules
// have both; they are built `as_published`, say where, and then a case may get no
// letter or two.
//
//   rulebook const tama{"多摩市", "…", {{"着実", "pace >= 100%"}, {"概ね", "60% <= pace < 100%"},
//                                       {"改善", "pace < 60%"}}};
//   tama.judge(indicator).labels             // {"概ね"}
//
// Synopsis
//   enum class score;                  attainment, inverse_attainment, …, to_baseline
//   struct score_range, condition, standing, clause, grade;
//   class rulebook;                    name(), source(), grades(), holes(), overlaps(), judge()
//   struct grading;                    labels, undefined, cautions, scores, explain()
//   std::span<rulebook const> presets();   rulebook const& preset(name);

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/plan/aggregation.hpp>
#include <tomakomai_kpi/plan/direction.hpp>
#include <tomakomai_kpi/plan/indicator.hpp>
#include <tomakomai_kpi/progress/figure.hpp>
#include <tomakomai_kpi/value/code.hpp>
#include <tomakomai_kpi/value/exact.hpp>
#include <tomakomai_kpi/value/rule.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

/// What a rule looks at; b baseline, a actual, t target, n of N years.
enum class score : unsigned char {
    attainment,            // a ÷ t
    inverse_attainment,    // t ÷ a, lower is better
    reflected_attainment,  // 2 − a ÷ t, lower is better
    gap_closure,           // (a − b) ÷ (t − b)
    path,      // a ÷ e: e = t·n/N (plan's clock) of a cumulative target, else b + (t − b)·n/N
               // (baseline's clock)
    pace,      // a ÷ (t·n/N), on the plan's clock, levels too
    required,  // (t − a) ÷ years left, 0 once met: in the target's unit without multiplier, of a %
               // as a share
    lead,      // (a − b) ÷ (t − b) − n/N, on the baseline's clock
    excess,    // a − t, to be compared with 0 only
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

/// Reads <, <=, =, >=, > (≤ ≥ ≦ ≧ and full-width forms too) on one or both sides of a score; numbers
/// as 0.8, 80% or 4/5. Throws notation_error (bad_format, unknown_name).
condition parse_condition(std::string_view typed);
std::string to_string(condition const& c);

/// What is known of an indicator before any score: which way is better, on which basis its target
/// stands, what is declared of its values, and whether the actual is provisional (速報).
struct standing {
    direction_kind way = direction_kind::unknown;
    tomakomai_kpi::basis basis = tomakomai_kpi::basis::level;
    aggregation_kind of = aggregation_kind::unknown;
    bool provisional = false;
};

/// Conditions that must all hold, for indicators of one standing; what is not given is any.
struct clause {
    std::optional<direction_kind> way{};          // up, down
    std::optional<tomakomai_kpi::basis> basis{};  // annual, cumulative, level
    std::optional<aggregation_kind> of{};         // flow, stock, ratio, score
    std::optional<bool> provisional{};            // provisional, final
    std::vector<condition> conditions{};

    bool holds_for_all() const { return !way && !basis && !of && !provisional; }
    bool holds_for(standing const& s) const;
};

/// As people write it: `up cumulative: pace >= 1 and lead >= 0`.
std::string to_string(clause const& c);

/// A letter, and what must hold for it.
struct grade {
    std::string label;
    std::vector<clause> clauses;

    /// Clauses parted by `;`, each with the standing that it is for before a colon, and conditions
    /// joined by 「 and 」. Throws what `parse_condition` throws.
    grade(std::string printed, std::string_view all);
    grade(std::string printed, std::vector<condition> all)
        : label{std::move(printed)}, clauses{{.conditions = std::move(all)}}
    {
    }

    /// Those for this standing; where there are none, those for all. One of them must hold.
    std::vector<clause const*> clauses_for(standing const& s) const;
};

/// All clauses of a grade as text.
std::string to_string(grade const& g);

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

/// What is printed where there is no actual at all, and for projects that were ended (取組終了).
struct special_labels {
    std::string absent{};
    std::string ended{};
};

/// How grades are read: `first_match` top down, the first that holds; else exactly one holds.
/// Of indicators with a direction in `untold` the source does not tell (not_applicable).
struct rulebook_reading {
    bool first_match = false;
    std::vector<direction_kind> untold{};
};

class rulebook {
public:
    enum class coverage : unsigned char { proven, as_published };

    /// Throws plan_error (rule_hole, rule_overlap) unless every case has exactly one grade (of those
    /// read top down, at least one) or the coverage is as_published, and (bad_format) for no grades
    /// at all or one without a label.
    rulebook(std::string name, std::string source, std::vector<grade> grades,
             coverage proof = coverage::proven, special_labels special = {},
             rulebook_reading reading = {});

    std::string const& name() const noexcept { return name_; }
    /// Where the rule is published.
    std::string const& source() const noexcept { return source_; }
    std::vector<grade> const& grades() const noexcept { return grades_; }
    rulebook_reading const& reading() const noexcept { return reading_; }
    special_labels const& special() const noexcept { return special_; }
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
    rulebook_reading reading_;
    std::vector<std::string> holes_;
    std::vector<std::string> overlaps_;
};

/// 成長戦略, 交付金, 茨城県, 多摩市, 長与町, いの町, with their sources, as published.
std::span<rulebook const> presets();

/// Throws plan_error (unknown_name).
rulebook const& preset(std::string_view name);

}  // namespace tomakomai_kpi

#endif
