// SPDX-License-Identifier: BSL-1.0
// The figures of one indicator against each other, and their years against those of the others.
#include "audit/findings.hpp"

#include <array>
#include <map>

#include <tomakomai_kpi/value/pause.hpp>

#include "plan/period_passage.hpp"

namespace tomakomai_kpi::detail {

namespace {

// A printed value and what it is called.
struct figure_of {
    value const* amount;
    std::string_view role;
    exact size;  // coherent; of a cumulative actual, what it comes to by the plan's end at its pace
};

class triple {
public:
    triple(revision const& in, indicator const& i, findings& to)
        : i_{i},
          where_{place_of(in, i)},
          to_{to},
          baseline_{amount_of(i.baseline)},
          target_{amount_of(i.target)}
    {
        if (baseline_ != nullptr) {
            all_.push_back({baseline_, "基準値", baseline_->coherent_amount()});
        }
        for (observation const& a : i.actuals) {
            value const* const amount = amount_of(a);
            if (amount == nullptr) { continue; }
            all_.push_back({amount, "実績値", size_by_the_end(a)});
            actual_ = amount;
        }
        for (observation const& t : i.interim_targets) {
            value const* const amount = amount_of(t);
            if (amount != nullptr) { all_.push_back({amount, "中間目標値", size_by_the_end(t)}); }
        }
        if (target_ != nullptr) { all_.push_back({target_, "目標値", target_->coherent_amount()}); }
    }

    void tell() const
    {
        tell_bases();
        tell_target();
        tell_actuals();
        tell_magnitudes();
        tell_decimals();
        for (figure_of const& f : all_) {
            tell_share(f);
            tell_score(f);
            tell_fraction(f);
        }
    }

private:
    void add(audited rule, value const& quoted, std::string const& message,
             std::string const& against = {}) const
    {
        to_.add(rule, where_, to_string(quoted), named(i_) + message, against);
    }

    exact size_by_the_end(observation const& a) const
    {
        exact amount = a.value().coherent_amount();
        if (a.value().basis() != basis::cumulative || !i_.period.contains(a.year())) {
            return amount;
        }
        bool const as_target = target_ != nullptr && target_->basis() == basis::cumulative;
        fiscal_period const whole = as_target ? i_.target->period() : i_.period;
        return amount * whole.years() / a.period().years();
    }

    void tell_bases() const
    {
        auto const is = [](value const* v, basis b) { return v != nullptr && v->basis() == b; };
        bool const cumulative_target = is(target_, basis::cumulative);
        bool const cumulative_actual = is(actual_, basis::cumulative);
        if (actual_ != nullptr && target_ != nullptr && cumulative_actual != cumulative_target) {
            value const& bare = cumulative_actual ? *target_ : *actual_;
            value const& other = cumulative_actual ? *actual_ : *target_;
            add(audited::basis_differs, bare,
                "の" + std::string{cumulative_actual ? "目標値" : "実績値"} + "に累計の字がなく、"
                    + to_string(other) + "と数え方が合いません",
                (cumulative_actual ? "実績値 " : "目標値 ") + to_string(other));
        } else if (is(baseline_, basis::cumulative) && target_ != nullptr && !cumulative_target) {
            add(audited::basis_differs, *target_,
                "の目標値に累計の字がなく、基準値" + to_string(*baseline_) + "と数え方が合いません",
                "基準値 " + to_string(*baseline_));
        }
        if (is(baseline_, basis::annual) && cumulative_target) {
            add(audited::mixed_basis, *baseline_,
                "の基準値は単年度、目標値" + to_string(*target_)
                    + "は累計で、差や進捗率を出せません",
                "目標値 " + to_string(*target_));
        }
        bool const any_cumulative = std::ranges::any_of(
            all_, [&](auto const& f) { return is(f.amount, basis::cumulative); });
        if (i_.name.find("累計") != std::string::npos && !all_.empty() && !any_cumulative) {
            add(audited::basis_unclear, *all_.back().amount,
                "は名称が累計ですが、値には累計の字がなく、どの年度の合計か分かりません");
        }
    }

    void tell_target() const
    {
        if (baseline_ == nullptr || target_ == nullptr) { return; }
        std::string const before = to_string(*baseline_);
        auto const order = order_of(*target_, *baseline_);
        if (!order) { return; }
        bool const up = i_.direction.kind == direction_kind::up;
        bool const down = i_.direction.kind == direction_kind::down;
        if ((up && *order < 0) || (down && *order > 0)) {
            add(audited::target_below_baseline, *target_,
                "は" + std::string{up ? "増やす" : "減らす"} + "指標ですが、目標値が基準値" + before
                    + "より" + (up ? "小さく" : "大きく") + "なっています",
                "基準値 " + before);
        }
        if (*order == 0 && (up || down)) {
            add(audited::target_equals_baseline, *target_,
                "の目標値は基準値" + before + "と同じです", "基準値 " + before);
        }
    }

    void tell_actuals() const
    {
        value const* before = nullptr;
        for (observation const& a : i_.actuals) {
            if (amount_of(a) == nullptr) { continue; }
            value const& v = a.value();
            auto const order = before == nullptr ? std::nullopt : order_of(v, *before);
            if (order && *order < 0 && v.basis() == basis::cumulative) {
                add(audited::cumulative_falls, v,
                    "の累計の実績値が、前の" + to_string(*before) + "より減っています",
                    "前の実績値 " + to_string(*before));
            }
            before = &v;
            bool const aims_at_zero = target_ != nullptr && target_->number() == 0;
            if (v.number() == 0 && a.notes().empty() && !aims_at_zero) {
                add(audited::zero_without_note, v,
                    "の実績値が0ですが、中止か、未着手か、需要がないのかを述べる注記がありません");
            }
        }
    }

    // Of all pairs of figures the one farthest apart, if that is more than tenfold.
    void tell_magnitudes() const
    {
        figure_of const* low = nullptr;
        figure_of const* high = nullptr;
        for (figure_of const& a : all_) {
            for (figure_of const& b : all_) {
                value const& x = *a.amount;
                value const& y = *b.amount;
                if (x.unit().scale() != scale_kind::ratio || !order_of(x, y)) { continue; }
                if (a.size.sign() <= 0 || b.size <= a.size * 10) { continue; }
                bool const farther = low == nullptr || b.size * low->size > high->size * a.size;
                if (farther) {
                    low = &a;
                    high = &b;
                }
            }
        }
        if (low == nullptr) { return; }
        add(audited::order_of_magnitude, *low->amount,
            "の" + std::string{low->role} + "と" + std::string{high->role}
                + to_string(*high->amount) + "は10倍を超えて違います",
            std::string{high->role} + " " + to_string(*high->amount));
    }

    void tell_decimals() const
    {
        for (figure_of const& f : all_) {
            figure_of const& first = all_.front();
            if (decimals_of(*f.amount) == decimals_of(*first.amount)) { continue; }
            add(audited::decimals_differ, *f.amount,
                "の" + std::string{f.role} + "は小数" + std::to_string(decimals_of(*f.amount))
                    + "桁、" + std::string{first.role} + to_string(*first.amount) + "は"
                    + std::to_string(decimals_of(*first.amount)) + "桁です",
                std::string{first.role} + " " + to_string(*first.amount));
            return;
        }
    }

    // Rates of growth, return and achievement may be above the whole; a share of something may not.
    void tell_share(figure_of const& f) const
    {
        constexpr std::array<std::string_view, 9> open{"増",   "減",   "伸び", "達成", "上昇",
                                                       "比率", "負担", "倍率", "還元"};
        value const& v = *f.amount;
        bool const is_share = i_.name.ends_with("率") || i_.name.ends_with("割合");
        if (!is_share || v.unit().scale() != scale_kind::proportion) { return; }
        for (std::string_view const word : open) {
            if (i_.name.find(word) != std::string::npos) { return; }
        }
        if (v.coherent_amount() > 1) {
            add(audited::share_above_whole, v, "の" + std::string{f.role} + "が100%を超えています");
        }
    }

    void tell_score(figure_of const& f) const
    {
        auto const at = i_.scale.find("段階");
        if (at == std::string::npos) { return; }
        exact steps{0};
        for (char const c : i_.scale.substr(0, at)) {
            if (c < '0' || c > '9') { return; }
            steps = steps * 10 + exact{c - '0'};
        }
        value const& v = *f.amount;
        if (steps > 0 && (v.number() < 0 || v.number() > steps)) {
            add(audited::outside_scale, v,
                "の" + std::string{f.role} + "が" + i_.scale + "の範囲にありません");
        }
    }

    void tell_fraction(figure_of const& f) const
    {
        if (f.amount->is_fractional_count()) {
            add(audited::fractional_count, *f.amount,
                "の" + std::string{f.role} + "は" + f.amount->unit().symbol()
                    + "で数えるものなのに端数があります");
        }
    }

    indicator const& i_;
    audited_place where_;
    findings& to_;
    value const* baseline_;
    value const* actual_ = nullptr;  // the newest
    value const* target_;
    std::vector<figure_of> all_{};
};

// The most frequent of the years that are counted more than once; none where two are as frequent.
class usual_year {
public:
    void count(fiscal_year y) { ++counted_[y]; }

    std::optional<fiscal_year> get() const
    {
        std::optional<fiscal_year> best;
        int most = 1;
        for (auto const& [year, count] : counted_) {
            if (count > most) {
                best = year;
                most = count;
            } else if (count == most) {
                best.reset();
            }
        }
        return best;
    }

private:
    std::map<fiscal_year, int> counted_{};
};

}  // namespace

void audit_values(revision const& in, findings& to)
{
    for (indicator const& i : in.indicators) {
        pause();
        triple{in, i, to}.tell();
    }
}

void audit_years(plan const& of, revision const& in, findings& to)
{
    usual_year baselines;
    usual_year actuals;
    usual_year targets;
    for (indicator const& i : in.indicators) {
        if (i.baseline) { baselines.count(i.baseline->year()); }
        for (observation const& a : i.actuals) { actuals.count(a.year()); }
        if (i.target) { targets.count(i.target->year()); }
    }
    auto const unusual = [&](audited rule, indicator const& i, observation const& o,
                             std::string const& what, fiscal_year usual) {
        to.add(rule, place_of(in, i), to_string(o.year()),
               named(i) + "の" + what + with_year(o) + "は、ほかの多くの指標の" + to_string(usual)
                   + "と年度が違います",
               "多くの指標 " + to_string(usual));
    };
    auto const usual_baseline = baselines.get();
    auto const usual_actual = actuals.get();
    auto const usual_target = targets.get();
    for (indicator const& i : in.indicators) {
        if (usual_baseline && i.baseline && i.baseline->year() != *usual_baseline) {
            unusual(audited::baseline_year, i, *i.baseline, "基準値", *usual_baseline);
        }
        if (usual_target && i.target && i.target->year() != *usual_target) {
            unusual(audited::target_year, i, *i.target, "目標値", *usual_target);
        }
        // A year of its own beside the usual one is next year's actual; in its place, a misprint.
        bool const has_usual = usual_actual && i.actual(*usual_actual) != nullptr;
        for (observation const& a : i.actuals) {
            if (!of.period().contains(a.year())) {
                to.add(audited::actual_year, place_of(in, i), to_string(a.year()),
                       named(i) + "の実績値" + with_year(a) + "は計画の期間("
                           + to_string(of.period()) + ")にありません");
            } else if (usual_actual && !has_usual) {
                unusual(audited::actual_year, i, a, "実績値", *usual_actual);
            }
        }
    }
    if (usual_target && *usual_target != of.period().last()) {
        kept_text const* const printed = printed_period(in, of.period());
        bool const elsewhere = std::ranges::any_of(of.revisions(), [&](revision const& r) {
            return printed_period(r, of.period()) != nullptr;
        });
        if (printed == nullptr && elsewhere) { return; }  // told where it is printed
        audited_place where{in.name, "", ""};
        if (printed != nullptr) { where = {in.name, printed->id, printed->page, printed->at}; }
        to.add(audited::plan_period, where, to_string(of.period().last()),
               "計画の期間は" + to_string(of.period()) + "ですが、目標値の多くは"
                   + to_string(*usual_target) + "のものです");
    }
}

}  // namespace tomakomai_kpi::detail
