// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_PLAN_PLAN_HPP
#define TOMAKOMAI_KPI_PLAN_PLAN_HPP

// A plan in its revisions: goals (基本目標), measures (施策), projects (事業) and
// indicators, as printed.
//
// Names, pages and measure numbers are no keys: several projects have an
// indicator of the same name, and documents misprint numbers. Ids are ours, and
// stay the same across revisions while the thing stays the same. Measures are
// there only where the document prints them; a project whose measure is not
// printed has none, never a guessed one.
//
//   plan const& p = plans::tomakomai();  // document/plans.hpp
//   indicator const& i = p.find({.name = "就職者数", .project = "介護人材確保支援事業"});
//
// Synopsis
//   struct goal, measure, project, stated_count, kept_text, printed_mark, given_reason, revision;
//   class plan;                        id(), name(), period(), revisions(), revision(name),
//                                      indicators(revision), find(wanted), ==

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/plan/indicator.hpp>
#include <tomakomai_kpi/value/fiscal_year.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

struct goal {
    std::string id{};
    int number = 0;
    std::string name{};
    std::string page{};
    place at{};
};

struct measure {
    std::string id{};
    int goal = no_goal;
    std::string name{};
    std::string page{};
    std::string mark{};         // as printed, ② ; misprinted ones too
    std::string fingerprint{};  // of its printed content, empty where none is printed
    place at{};
};

struct project {
    std::string id{};
    int goal = no_goal;
    std::string measure_id{};  // empty where the document does not say (不明)
    std::string name{};
    std::string page{};
    std::vector<std::string> departments{};
    std::vector<std::string> flags{};
    std::string fingerprint{};
    place at{};
};

/// A count that the document states about itself, to be compared with a recount.
struct stated_count {
    std::string id{};
    std::string page{};
    int count = 0;
};

/// What sort of text a reader keeps beside the facts it takes from a document.
enum class text_kind : unsigned char {
    content,  // what a project or measure is about; its fingerprint is of this text
    passage,  // of the plan itself: its period, the rules of its review
    marker,   // ～略～, ～事業の新規追加～
    title,
    remark,  // in a column of its own beside the new side and the old: 備考
    unread,  // not understood
};

/// Bytes of a text, from the first to behind the last.
struct text_span {
    std::size_t from = 0;
    std::size_t to = 0;

    friend bool operator==(text_span const&, text_span const&) = default;
};

/// Text of the document that stays text: what is read and what is kept together are the document.
struct kept_text {
    std::string id{};  // of the goal, measure, project or indicator it stands at; empty for none
    text_kind kind = text_kind::content;
    std::string page{};
    std::string text{};                   // without tags, a paragraph a line
    std::vector<text_span> underlines{};  // in `text`
    place at{};
};

enum class mark_kind : unsigned char { footnote, underline };

/// Their names in files and in Python.
std::string to_string(text_kind k);
std::string to_string(mark_kind k);

/// A mark that the document sets at something it prints: ※ for a footnote, or an underline.
struct printed_mark {
    std::string id{};    // of what it stands at
    std::string role{};  // of its parts: name, baseline, actual, target, flag, departments
    mark_kind kind = mark_kind::footnote;
    std::string page{};
    std::string text{};  // the words marked
    place at{};
};

/// Why a printed dash has no amount, as we know it; the observation carries the status.
struct given_reason {
    std::string id{};  // of the indicator
    fiscal_year year;
    observation_status status = observation_status::missing;
    std::string why{};
};

struct revision {
    std::string name{};  // new (新), old (旧)
    std::string label{};
    std::string source{};
    std::vector<goal> goals{};
    std::vector<measure> measures{};
    std::vector<project> projects{};
    std::vector<indicator> indicators{};
    std::vector<stated_count> stated_counts{};
    std::vector<kept_text> texts{};
    std::vector<printed_mark> marks{};
    std::vector<given_reason> reasons{};
};

/// Whether an unread observation stands, as it is printed, among the unread texts of its indicator.
bool stands_as_text(observation const& o, indicator const& of, revision const& in);

/// All that was not understood: the unread texts, and the unread observations that stand in none of
/// them, as texts of their indicators: `実績値(令和3年度): 1O人`.
std::vector<kept_text> unread_of(revision const& r);

/// What `plan::find` looks for; what is not given does not count.
struct wanted_indicator {
    std::optional<std::string> id{};
    std::optional<std::string> name{};
    std::optional<std::string> project{};
    std::string revision = "new";
};

namespace detail {
struct ids_of_plan;
}

class plan {
public:
    plan(std::string id, std::string name, fiscal_period period,
         std::vector<tomakomai_kpi::revision> revisions,
         std::shared_ptr<std::string const> csv = nullptr);

    std::string const& id() const noexcept { return id_; }
    std::string const& name() const noexcept { return name_; }
    fiscal_period period() const noexcept { return period_; }
    std::vector<tomakomai_kpi::revision> const& revisions() const noexcept { return revisions_; }

    /// The plan CSV it was read from, so that it is written as it came; null for one made otherwise.
    std::shared_ptr<std::string const> const& csv() const noexcept { return csv_; }

    /// Throws plan_error (unknown_name).
    tomakomai_kpi::revision const& revision(std::string_view name) const;

    /// Of one revision, in the document's order; throws plan_error (unknown_name).
    std::vector<indicator> const& indicators(std::string_view revision = "new") const;

    /// The one indicator that fits; throws plan_error (unknown_id for none, ambiguous for several).
    indicator const& find(wanted_indicator const& wanted) const;

    /// Do they say the same in every fact? Values say it as `review` understands it (50% and 50.0%),
    /// all else in its letters; where things stand in their documents says nothing.
    friend TOMAKOMAI_KPI_API bool operator==(plan const& a, plan const& b);

private:
    std::string id_;
    std::string name_;
    fiscal_period period_;
    std::vector<tomakomai_kpi::revision> revisions_;
    std::shared_ptr<std::string const> csv_;
    std::shared_ptr<detail::ids_of_plan const> ids_;  // where indicators stand; copies share it
};

}  // namespace tomakomai_kpi

#endif
