// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/audit/audit.hpp>

#include <array>
#include <map>
#include <tuple>

#include <tomakomai_kpi/value/error.hpp>

#include "audit/findings.hpp"
#include "value/names.hpp"
#include "value/quote.hpp"
#include "value/text.hpp"

namespace tomakomai_kpi {

namespace {

constexpr std::array rules{
    audit_rule{"unread_text", severity::error, "読めなかった文がある", "text not understood"},

    audit_rule{"kpi_change_unflagged", severity::error, "指標が新旧で違うのに「KPI変更」の印がない",
               "a change of an indicator without flag"},
    audit_rule{"kpi_flag_unfounded", severity::error,
               "「KPI変更」の印があるのに、どの指標も新旧で同じ", "a flag without any change"},
    audit_rule{"content_change_unflagged", severity::warning,
               "事業の内容の文が新旧で違うのに「事業内容変更」の印がない",
               "an edited content without flag"},
    audit_rule{"content_flag_unfounded", severity::error,
               "「事業内容変更」の印があるのに、事業の名称も内容の文も新旧で同じ",
               "a flag without any edit"},
    audit_rule{"target_change_unflagged", severity::error,
               "数値目標が新旧で違うのに「数値目標変更」の印がない",
               "a change of a goal's target without flag"},
    audit_rule{"target_flag_unfounded", severity::error,
               "「数値目標変更」の印があるのに、数値目標は新旧で同じ", "a flag without any change"},
    audit_rule{"new_project_unflagged", severity::error, "旧にない事業なのに「新規事業」の印がない",
               "a new project without flag"},
    audit_rule{"new_flag_unfounded", severity::error, "「新規事業」の印があるのに、旧にもある事業",
               "flagged as new, but the old edition has it"},
    audit_rule{"new_measure_unflagged", severity::note,
               "旧にない施策なのに、どの事業にも「新規施策」の印がない",
               "a new measure without flag"},
    audit_rule{"end_unflagged", severity::error,
               "旧にある事業が、「取組終了」と示されずに新から消えている",
               "a project gone without a word"},
    audit_rule{"ended_unmet", severity::note, "「取組終了」の事業の指標が目標に達していない",
               "ended short of its target"},
    audit_rule{"rename_unflagged", severity::note,
               "事業の名称が新旧で違うのに「事業内容変更」の印がない", "renamed without flag"},
    audit_rule{"department_changed", severity::note,
               "担当課が新旧で違う(担当課の変更を示す印はない)", "departments differ"},
    audit_rule{"flag_misspelt", severity::warning, "印の書き間違いと思われる",
               "a flag probably misspelt"},

    audit_rule{"stated_count", severity::warning, "文書が述べる数が、印か中身を数え直した数と違う",
               "a stated count against a recount"},
    audit_rule{"measure_number", severity::warning,
               "施策の番号が順に増えていないか、施策の総数を超えている",
               "measure numbers do not increase"},
    audit_rule{"measure_number_differs", severity::error, "施策の番号が新旧で違う",
               "measure numbers differ between editions"},

    audit_rule{"underline_without_change", severity::note, "下線があるのに、新旧で同じ",
               "underlined but unchanged"},
    audit_rule{"change_without_underline", severity::note,
               "新旧で違うのに、下線を使う頁で下線がない", "changed but not underlined"},
    audit_rule{"footnote_without_mark", severity::warning, "注記があるのに、値に※の印がない",
               "a footnote that no mark calls"},
    audit_rule{"mark_without_footnote", severity::warning, "※の印があるのに、注記がない",
               "a mark that calls no footnote"},
    audit_rule{"note_value_differs", severity::error, "注記が述べる値と、印字された値が違う",
               "a footnote states another value"},

    audit_rule{"unit_against_name", severity::warning, "単位が名称の数えるものと合わない",
               "the unit does not fit the name"},
    audit_rule{"name_omits_count", severity::note, "名称に「数」や「額」の字がない",
               "the name does not say that it counts"},
    audit_rule{"kindred_units", severity::note,
               "同じものを数える指標が、泊と人泊という違う単位を使う",
               "nights and person-nights side by side"},
    audit_rule{"gross_only_in_name", severity::note, "名称は延べ数なのに、値に「延べ」の字がない",
               "gross numbers in the name only"},
    audit_rule{"unit_differs", severity::error, "一つの指標の値の単位がそろわない",
               "units differ within an indicator"},
    audit_rule{"unit_changed", severity::warning, "同じ指標の目標値の単位が新旧で違う",
               "a target in another unit than in the old edition"},
    audit_rule{"multiplier_differs", severity::warning,
               "一つの指標の値の千・万などの位取りがそろわない",
               "multipliers differ within an indicator"},
    audit_rule{"money_multiplier", severity::note,
               "金額の位取り(千円・万円)が、同じ版のほかの指標と違う",
               "money in another multiplier than elsewhere"},
    audit_rule{"unit_spelling", severity::note, "一つの指標の中で単位の書き方が違う",
               "one unit spelt in two ways"},
    audit_rule{"permille_suspected", severity::warning,
               "人口千人当たり(‰)で表す率が%と印字されている", "% that is probably ‰"},

    audit_rule{"basis_differs", severity::error, "実績値と目標値の一方だけが累計",
               "actual and target on different bases"},
    audit_rule{"mixed_basis", severity::note, "基準値は単年度、目標値は累計で、差を取れない",
               "an annual baseline before a cumulative target"},
    audit_rule{"basis_unclear", severity::warning, "名称は累計なのに、値に「累計」の字がない",
               "cumulative in the name only"},
    audit_rule{"baseline_differs", severity::error, "同じ指標の基準値が新旧で違う",
               "baselines differ between editions"},
    audit_rule{"baseline_rounded", severity::note, "基準値が新旧の一方で丸められている",
               "a baseline rounded in one edition"},
    audit_rule{"target_below_baseline", severity::note, "目標値が基準値より悪い側にある",
               "a target on the worse side of its baseline"},
    audit_rule{"target_equals_baseline", severity::note,
               "目標値が基準値と同じなのに、維持する指標ではない",
               "a target that equals its baseline"},
    audit_rule{"cumulative_falls", severity::error, "累計の実績値が前の年度より減っている",
               "a cumulative actual falls"},
    audit_rule{"order_of_magnitude", severity::warning,
               "一つの指標の値が10倍を超えて違う(桁の誤りか、特殊な事情)",
               "values more than ten times apart"},
    audit_rule{"share_above_whole", severity::warning, "全体に対する割合が100%を超えている",
               "a share above the whole"},
    audit_rule{"outside_scale", severity::error, "評価の段階の外にある点数",
               "a score outside its scale"},
    audit_rule{"fractional_count", severity::warning, "数えるものの値に端数がある",
               "a fraction of things that are counted"},
    audit_rule{"decimals_differ", severity::note, "一つの指標の値の小数の桁数が違う",
               "decimals differ within an indicator"},
    audit_rule{"zero_without_note", severity::note, "実績値が0なのに、訳を述べる注記がない",
               "a zero without a footnote"},

    audit_rule{"baseline_year", severity::note, "基準値の年度が、ほかの指標と違う",
               "the baseline is of another year than most"},
    audit_rule{"actual_year", severity::warning, "実績値の年度が、ほかの指標とも計画の期間とも違う",
               "the actual is of another year than all others"},
    audit_rule{"target_year", severity::warning, "目標値の年度が、ほかの指標と違う",
               "the target is of another year than most"},
    audit_rule{"plan_period", severity::error, "計画の期間の終わりが、目標値の年度と違う",
               "the plan ends in another year than its targets"},
    audit_rule{"year_notations", severity::error, "元号の年と西暦の年が合わない",
               "era and western year disagree"},
    audit_rule{"period_length", severity::error, "「○年間」が、その前に書かれた期間と合わない",
               "a number of years that its period does not have"},

    audit_rule{"department_misspelt", severity::warning, "担当課の名称の書き間違いと思われる",
               "a department probably misspelt"},
};

static_assert(rules.size() == static_cast<std::size_t>(detail::audited::department_misspelt) + 1);

audit_rule const& rule_of(std::string_view id)
{
    return detail::named(rules, &audit_rule::id, id, "監査の規則", "unknown rule");
}

// Where things stand: their goal, measure or project by its place in the first edition that has it,
// then their own place. What only a later edition has comes behind its neighbours.
class document_order {
public:
    using position = std::pair<std::size_t, std::size_t>;

    explicit document_order(plan const& of)
    {
        for (revision const& r : of.revisions()) {
            for (goal const& g : r.goals) { add(g.id); }
        }
        for (revision const& r : of.revisions()) {
            for (measure const& m : r.measures) { add(m.id); }
            for (project const& p : r.projects) { add(p.id); }
        }
        for (revision const& r : of.revisions()) {
            for (indicator const& i : r.indicators) { add_below(r, i); }
        }
    }

    position operator()(std::string_view id) const
    {
        auto const at = places_.find(id);
        return at == places_.end() ? position{0, 0} : at->second;
    }

private:
    void add(std::string const& id) { places_.try_emplace(id, places_.size() + 1, 0); }

    void add_below(revision const& in, indicator const& i)
    {
        auto above = places_.find(i.project_id);
        for (goal const& g : in.goals) {
            if (i.project_id.empty() && g.number == i.goal) { above = places_.find(g.id); }
        }
        std::size_t const first = above == places_.end() ? 0 : above->second.first;
        places_.try_emplace(i.id, first, places_.size() + 1);
    }

    std::map<std::string_view, position, std::less<>> places_{};
};

}  // namespace

std::string to_string(severity s)
{
    switch (s) {
    case severity::error: return "error";
    case severity::warning: return "warning";
    default: return "note";
    }
}

std::string japanese(severity s)
{
    switch (s) {
    case severity::error: return "矛盾";
    case severity::warning: return "疑い";
    default: return "注意";
    }
}

std::vector<audit_rule> const& audit_rules()
{
    static std::vector<audit_rule> const all{rules.begin(), rules.end()};
    return all;
}

std::string finding::explain() const
{
    std::string const where = page.empty() ? "" : page + "頁 ";
    return where + japanese(severity) + (quote.empty() ? "" : " " + detail::quote(quote)) + " "
           + message + " (" + rule_of(rule).english + ") [" + rule + "]";
}

std::vector<finding> audit(plan const& of, audit_options const& options)
{
    detail::findings found{options.without};
    auto const named = [&](std::string const& name) {
        auto const at = std::ranges::find(of.revisions(), name, &revision::name);
        return at == of.revisions().end() ? nullptr : &*at;
    };
    revision const* const before = named(options.old_revision);
    revision const* const after = named(options.new_revision);
    bool const compared = before != nullptr && after != nullptr && before != after;
    std::optional<detail::editions> both;
    if (compared) {
        both.emplace(detail::editions{*before, *after});
        detail::audit_changes(*both, found);
        detail::audit_baselines(*both, found);
        detail::audit_counts(*both, found);
    }
    detail::editions const* const pair = both ? &*both : nullptr;
    detail::audit_measures(of, pair, found);
    detail::audit_kindred_units(of, found);
    detail::audit_names(of, found);
    for (revision const& r : of.revisions()) {
        detail::audit_marks(pair, r, found);
        detail::audit_units(r, found);
        detail::audit_values(r, found);
        detail::audit_years(of, r, found);
        detail::audit_texts(r, found);
    }
    return std::move(found).sorted(of);
}

namespace detail {

findings::findings(std::vector<std::string> const& without) : off_(rules.size(), false)
{
    for (std::string const& id : without) {
        off_[static_cast<std::size_t>(&rule_of(id) - rules.data())] = true;
    }
}

void findings::add(audited rule, audited_place const& where, std::string quote, std::string message)
{
    auto const index = static_cast<std::size_t>(rule);
    if (off_[index]) { return; }
    finding f;
    f.rule = rules[index].id;
    f.severity = rules[index].severity;
    f.revision = where.revision;
    f.id = where.id;
    f.page = where.page;
    f.quote = std::move(quote);
    f.message = std::move(message);
    f.at = where.at;
    found_.push_back(std::move(f));
}

std::vector<finding> findings::sorted(plan const& of) &&
{
    document_order const position{of};
    auto const key = [&](finding const& f) {
        auto const edition = std::ranges::find(of.revisions(), f.revision, &revision::name);
        return std::tuple{detail::page_number(f.page), position(f.id),
                          edition - of.revisions().begin(), &rule_of(f.rule) - rules.data()};
    };
    std::vector<std::pair<decltype(key(finding{})), finding>> keyed;
    keyed.reserve(found_.size());
    for (finding& f : found_) {
        auto const place = key(f);
        keyed.emplace_back(place, std::move(f));
    }
    std::ranges::stable_sort(keyed, {}, [](auto const& each) { return each.first; });

    std::map<std::tuple<std::string, std::string, std::string, std::string>, std::size_t> told;
    std::vector<finding> out;
    for (auto& [unused, f] : keyed) {
        auto const [at, is_new] = told.try_emplace({f.rule, f.id, f.page, f.quote}, out.size());
        if (is_new) {
            out.push_back(std::move(f));
        } else if (finding& first = out[at->second]; first.revision != f.revision) {
            first.also_in.push_back(f.revision);
        }
    }
    return out;
}

std::optional<std::strong_ordering> order_of(value const& a, value const& b)
{
    bool const amounts = a.bound() == bound::none && b.bound() == bound::none;
    if (!amounts || !rule::order(a.measured(), b.measured()).allowed()) { return std::nullopt; }
    try {
        return compare(a, b);
    } catch (kpi_error const&) {
        return std::nullopt;  // what a value says beside its number may forbid it too
    }
}

bool same_quantity(std::optional<observation> const& a, std::optional<observation> const& b)
{
    bool const none_of_a = !a || a->value().is_missing();
    bool const none_of_b = !b || b->value().is_missing();
    if (none_of_a || none_of_b) { return none_of_a && none_of_b; }
    return a->value() == b->value() && a->value().parts() == b->value().parts();
}

std::string named(indicator const& i)
{
    return "「" + i.name + "」";
}

}  // namespace detail

}  // namespace tomakomai_kpi
