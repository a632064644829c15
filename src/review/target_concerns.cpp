// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/review/target_concerns.hpp>

#include <algorithm>
#include <functional>
#include <optional>
#include <utility>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/progress/precision.hpp>
#include <tomakomai_kpi/progress/published.hpp>
#include <tomakomai_kpi/review/review.hpp>
#include <tomakomai_kpi/value/detail/names.hpp>
#include <tomakomai_kpi/value/fiscal_year_text.hpp>
#include <tomakomai_kpi/value/pause.hpp>

namespace tomakomai_kpi {

namespace {

using kind = target_concern_kind;

constexpr detail::names<kind, target_concern_kinds> kind_names{
    {{kind::baseline_pace, "baseline_pace"},
     {kind::wrong_side, "wrong_side"},
     {kind::no_baseline, "no_baseline"},
     {kind::met_when_raised, "met_when_raised"},
     {kind::hangs_on_rounding, "hangs_on_rounding"},
     {kind::published_unexplained, "published_unexplained"}}};

constexpr std::string_view before_the_review = "old";

// What one question finds of an indicator: nothing where it cannot be asked, an empty sentence where
// all is well.
using answer = std::optional<std::string>;

bool has_one_amount(std::optional<observation> const& o)
{
    return o && o->value().has_amount() && o->value().bound() == bound::none;
}

std::string printed(observation const& o)
{
    return to_string(o.value());
}

answer reached_by_baseline_pace(indicator const& i)
{
    if (!has_one_amount(i.baseline) || !has_one_amount(i.target)) { return {}; }
    value const& each = i.baseline->value();
    value const& total = i.target->value();
    bool const asked = each.basis() == basis::annual && total.basis() == basis::cumulative
                       && commensurable(each.unit(), total.unit())
                       && i.direction.kind != direction_kind::down && each.coherent_amount() > 0;
    if (!asked) { return {}; }
    int const years = i.target->period().years();
    exact const step = total.coherent_amount() / total.amount();
    value const kept_up{each.coherent_amount() * years / step, total.unit(), basis::cumulative,
                        total.multiplier()};
    if (each.coherent_amount() * years < total.coherent_amount()) { return ""; }
    return "基準年度の実績 " + printed(*i.baseline) + " が" + std::to_string(years) + "年続くだけで"
           + to_string(kept_up) + "となり、目標 " + printed(*i.target)
           + (kept_up == total ? " に届きます" : " を上回ります");
}

answer on_the_wrong_side(indicator const& i)
{
    if (!has_one_amount(i.baseline) || !has_one_amount(i.target)) { return {}; }
    value const& from = i.baseline->value();
    value const& to = i.target->value();
    bool const up = i.direction.kind == direction_kind::up;
    bool const asked = (up || i.direction.kind == direction_kind::down)
                       && to.basis() != basis::cumulative
                       && rule::order(to.measured(), from.measured()).allowed();
    if (!asked) { return {}; }
    if (up ? to >= from : to <= from) { return ""; }
    return "目標 " + printed(*i.target) + " は、基準値 " + printed(*i.baseline)
           + (up ? " より小さく、増やすことを目指す方向と逆です"
                 : " より大きく、減らすことを目指す方向と逆です");
}

answer without_baseline(indicator const& i)
{
    if (!i.target || !i.target->value().has_amount()) { return {}; }
    if (i.baseline && i.baseline->value().has_amount()) { return ""; }
    std::string const said = i.baseline ? "「" + printed(*i.baseline) + "」" : std::string{};
    return "基準値" + said + "がなく、目標 " + printed(*i.target)
           + "が、どこからどれだけ変えるための目標か分かりません";
}

answer hanging_on_rounding(indicator const& i, progress_clock const& on)
{
    bool asked = false;
    std::string hangs;
    for (rounding const mode : {rounding::half_up, rounding::truncate}) {
        robust_verdicts const said = robustness(i, mode, std::nullopt, on);
        for (auto const& [what, verdict] :
             {std::pair{"達成", &said.met}, std::pair{"目標ペース", &said.on_path}}) {
            if (!verdict->verdict) { continue; }
            asked = true;
            if (verdict->survives || !hangs.empty()) { continue; }
            hangs = std::string{what} + "の判定は、実績値が" + japanese(mode)
                    + "による数なら変わりえます";
            if (verdict->flips_at) { hangs += "(" + to_string(*verdict->flips_at) + "を境に)"; }
        }
    }
    return asked ? answer{hangs} : answer{};
}

class examination {
public:
    void ask(kind k, indicator const& of, answer const& said)
    {
        ask(k, of.id, of.name, of.page, said);
    }
    void ask(kind k, std::string const& id, std::string const& name, std::string const& page,
             answer const& said)
    {
        if (!said) { return; }
        asked_targets& counted = out_.counts.at(static_cast<std::size_t>(k));
        ++counted.asked;
        if (said->empty()) { return; }
        ++counted.found;
        out_.concerns.push_back({k, id, name, page, *said});
    }

    target_examination finish() &&
    {
        std::ranges::stable_sort(out_.concerns, std::ranges::less{}, &target_concern::kind);
        return std::move(out_);
    }

private:
    target_examination out_;
};

answer met_before(twice_judged const& t)
{
    if (!t.raised || !t.met_old.value) { return {}; }
    if (!*t.met_old.value) { return ""; }
    return t.year + "の実績 " + t.actual + " は前の目標 " + t.old_target
           + " を達成していて、目標は " + t.new_target + " に引き上げられました";
}

answer explained(published_check const& c)
{
    if (!c.is_checked()) { return {}; }
    if (!c.explained_by.empty()) { return ""; }
    return "公表された達成率 " + c.rate + "(" + to_string(c.year)
           + ")は、記載の値からどの計算方法と丸めでも得られません";
}

bool has_revision(plan const& p, std::string_view name)
{
    return std::ranges::any_of(p.revisions(),
                               [&](auto const& revision) { return revision.name == name; });
}

}  // namespace

std::string to_string(target_concern_kind k)
{
    return detail::name_of(kind_names, k);
}

target_concern_kind parse_target_concern_kind(std::string_view text)
{
    return detail::named(kind_names, text, "目標への注意");
}

std::string japanese(target_concern_kind k)
{
    switch (k) {
    case kind::baseline_pace: return "基準年度の実績が続いた場合に届く目標";
    case kind::wrong_side: return "基準値より悪い側にある目標";
    case kind::no_baseline: return "基準値のない目標";
    case kind::met_when_raised: return "引き上げの前に達成していた目標";
    case kind::hangs_on_rounding: return "丸めで判定が変わる目標";
    case kind::published_unexplained: return "計算を確かめられない公表値";
    }
    return "";
}

target_examination examine_targets(plan const& p, std::string_view revision,
                                   progress_clock const& on)
{
    examination found;
    for (indicator const& i : p.revision(revision).indicators) {
        pause();
        found.ask(kind::baseline_pace, i, reached_by_baseline_pace(i));
        found.ask(kind::wrong_side, i, on_the_wrong_side(i));
        found.ask(kind::no_baseline, i, without_baseline(i));
        found.ask(kind::hangs_on_rounding, i, hanging_on_rounding(i, on));
    }
    if (revision != before_the_review && has_revision(p, before_the_review)) {
        for (twice_judged const& t : review(p, before_the_review, revision).judged) {
            found.ask(kind::met_when_raised, t.id, t.name, t.page, met_before(t));
        }
    }
    for (published_check const& c : check_published(p, revision).rows) {
        found.ask(kind::published_unexplained, c.id, c.name, "", explained(c));
    }
    return std::move(found).finish();
}

}  // namespace tomakomai_kpi
