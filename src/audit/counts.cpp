// SPDX-License-Identifier: BSL-1.0
// What the document counts itself, counted anew; and the numbers of its measures.
#include "review/counts.hpp"
#include <tomakomai_kpi/value/detail/text.hpp>

#include "audit/findings.hpp"

#include <limits>

namespace tomakomai_kpi::detail {

namespace {

int count_flagged(revision const& in, std::string_view word)
{
    auto const flagged = [&](project const& p) { return flag::is_set(p, word); };
    return static_cast<int>(std::ranges::count_if(in.projects, flagged));
}

int count_goal_targets_flagged(revision const& in)
{
    return static_cast<int>(std::ranges::count_if(in.indicators, [](indicator const& i) {
        return i.kind == indicator_kind::target && flag::is_set(i, flag::target);
    }));
}

struct recount {
    std::string_view id;
    std::string_view label;  // as the document calls it
    std::string_view flag;
    int flagged;
    int found;
    std::string_view what;  // is found
};

// The words around a count where the document's passage is at hand, else the number.
std::string quoted_count(revision const& in, stated_count const& stated, std::string_view label)
{
    std::string number = std::to_string(stated.count);
    for (kept_text const& t : in.texts) {
        auto const from = t.text.find(label);
        if (t.page != stated.page || label.empty() || from == std::string::npos) { continue; }
        auto const at = t.text.find(number, from + label.size());
        auto const line = t.text.find('\n', from);
        if (at != std::string::npos && at < line) {
            return t.text.substr(from, at + number.size() - from);
        }
    }
    return number;
}

void tell(revision const& in, stated_count const& stated, std::string_view label,
          std::string const& message, findings& to)
{
    to.add(audited::stated_count, {in.name, stated.id, stated.page},
           quoted_count(in, stated, label), message);
}

stated_count const* count_of(revision const& in, std::string_view id)
{
    auto const found = std::ranges::find(in.stated_counts, id, &stated_count::id);
    return found == in.stated_counts.end() ? nullptr : &*found;
}

std::optional<int> stated(revision const& in, std::string_view id)
{
    stated_count const* const found = count_of(in, id);
    return found == nullptr ? std::nullopt : std::optional{found->count};
}

// The total against the old one and what was added, by the document's word or by what is printed.
void recount_measures(editions const& of, findings& to)
{
    stated_count const* const total = count_of(of.after, "measures");
    auto const before = stated(of.before, "measures");
    if (total == nullptr || !before) { return; }
    int const found = count_changes(of.found, change_subject::measure, change_kind::added);
    int const added = stated(of.after, "measures_added").value_or(found);
    int const more = total->count - *before;
    if (more == added || more == found) { return; }
    tell(of.after, *total, "",
         "施策は" + std::to_string(total->count) + "とありますが、旧の" + std::to_string(*before)
             + "に加わったのは" + std::to_string(added) + "とあります",
         to);
}

// 1 of ①, 20 of ⑳; 0 for no circled number. The numbers from 21 on stand elsewhere in Unicode.
int circled_number(std::string_view mark)
{
    if (mark.size() != 3 || mark[0] != '\xE2' || mark[1] != '\x91') { return 0; }
    int const last = static_cast<unsigned char>(mark[2]);
    return last >= 0xA0 && last <= 0xB3 ? last - 0xA0 + 1 : 0;
}

int measure_number(std::string_view mark)
{
    int const circled = circled_number(mark);
    return circled == 0 ? first_number(mark) : circled;
}

struct numbered {
    measure const* of;
    int number;
};

// The measures that stand in the way of the longest increasing sequence, the first of such.
std::vector<measure const*> out_of_order(std::vector<numbered> const& all)
{
    struct sequence {
        std::size_t length = 1;
        std::optional<std::size_t> previous{};
    };
    std::vector<sequence> ending(all.size());  // the longest that ends with each
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (all[j].number < all[i].number && ending[j].length + 1 > ending[i].length) {
                ending[i] = {ending[j].length + 1, j};
            }
        }
    }
    auto const longest = std::ranges::max_element(ending, {}, &sequence::length);
    if (longest == ending.end()) { return {}; }
    std::vector<bool> kept(all.size(), false);
    std::optional<std::size_t> at = static_cast<std::size_t>(longest - ending.begin());
    for (; at; at = ending[*at].previous) { kept[*at] = true; }
    std::vector<measure const*> out;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!kept[i]) { out.push_back(all[i].of); }
    }
    return out;
}

// One that the editions number differently has its own finding and says nothing of others.
bool is_numbered_otherwise(editions const* both, revision const& in, measure const& m)
{
    if (both == nullptr) { return false; }
    measure const* const after = &in == &both->before ? both->found.newer(m) : &m;
    return after != nullptr && has_kind(both->found.at(*after), change_kind::mark_changed);
}

void audit_numbers(revision const& in, editions const* both, findings& to)
{
    int const total = stated(in, "measures").value_or(std::numeric_limits<int>::max());
    std::vector<numbered> all;
    for (measure const& m : in.measures) {
        int const number = measure_number(m.mark);
        if (number == 0) { continue; }
        if (number > total) {
            to.add(audited::measure_number, place_of(in, m), m.mark,
                   "施策「" + m.name + "」の番号が、施策の総数" + std::to_string(total)
                       + "を超えています");
            continue;
        }
        if (!is_numbered_otherwise(both, in, m)) { all.push_back({&m, number}); }
    }
    for (measure const* const m : out_of_order(all)) {
        to.add(audited::measure_number, place_of(in, *m), m->mark,
               "施策「" + m->name + "」の番号が、ほかの施策の番号の順に合いません");
    }
}

}  // namespace

void audit_counts(editions const& of, findings& to)
{
    revision const& in = of.after;
    int const new_measures = count_changes(of.found, change_subject::measure, change_kind::added);
    int const new_projects = count_changes(of.found, change_subject::project, change_kind::added);
    int const edited =
        count_changes(of.found, change_subject::project, change_kind::content_changed);
    std::vector<recount> const recounts{
        {"measures_added", "新たな施策", "", -1, new_measures, "旧にない施策"},
        {"projects_added", "新たな事業", flag::new_project, count_flagged(in, flag::new_project),
         new_projects, "旧にない事業"},
        {"content_changed", "事業内容の変更", flag::content, count_flagged(in, flag::content),
         edited, "内容の文が新旧で違う事業"},
        {"projects_ended", "事業の終了", flag::end, count_flagged(in, flag::end), -1, ""},
        // Flags are held to these two: unflagged changes are told where they stand, and a count of
        // KPIs may mean indicators while a flag stands at a project.
        {"targets_changed", "数値目標の変更", flag::target, count_goal_targets_flagged(in), -1, ""},
        {"kpis_changed", "KPIの変更", flag::kpi, count_flagged(in, flag::kpi), -1, ""},
    };
    for (recount const& r : recounts) {
        stated_count const* const said = count_of(in, r.id);
        if (said == nullptr) { continue; }
        bool const flags_agree = r.flagged < 0 || r.flagged == said->count;
        bool const found_agrees = r.found < 0 || r.found == said->count;
        if (flags_agree && found_agrees) { continue; }
        std::string message =
            std::string{r.label} + "は" + std::to_string(said->count) + "とありますが";
        if (r.flagged >= 0) {
            message += "、「" + std::string{r.flag} + "」の印は" + std::to_string(r.flagged);
        }
        if (r.found >= 0) {
            message += "、" + std::string{r.what} + "は" + std::to_string(r.found);
        }
        if (r.id == "kpis_changed") {
            message +=
                "、印のある事業で変わった指標は" + std::to_string(changed_kpis(of.found, in));
        }
        tell(in, *said, r.label, message + "です", to);
    }
    recount_measures(of, to);
}

void audit_measures(plan const& of, editions const* both, findings& to)
{
    for (revision const& r : of.revisions()) { audit_numbers(r, both, to); }
    if (both == nullptr) { return; }
    for (measure const& m : both->after.measures) {
        if (measure const* const old = both->found.older(m);
            old != nullptr && is_numbered_otherwise(both, both->after, m)) {
            to.add(audited::measure_number_differs, place_of(both->after, m), m.mark,
                   "施策「" + m.name + "」の番号は、旧では" + old->mark + "です",
                   "旧 " + old->mark);
        }
    }
}

}  // namespace tomakomai_kpi::detail
