// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/plan/aggregation_evidence.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/fiscal_year_text.hpp>

#include "notation/printed/words.hpp"
#include "plan/aggregation_words.hpp"
#include "plan/counted_word.hpp"
#include "plan/weighed.hpp"

namespace tomakomai_kpi {

namespace {

using namespace detail::aggregation_lists;

constexpr auto ratio = aggregation_kind::ratio;
constexpr auto score = aggregation_kind::score;

template <class Words>
std::string_view held(std::string_view text, Words const& any)
{
    auto const* const found = std::ranges::find_if(
        any, [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
    return found == any.end() ? std::string_view{} : *found;
}

template <class Words>
std::string_view end_of(std::string_view text, Words const& any)
{
    auto const* const found =
        std::ranges::find_if(any, [&](std::string_view word) { return text.ends_with(word); });
    return found == any.end() ? std::string_view{} : *found;
}

template <class Words>
std::string_view start_of(std::string_view text, Words const& any)
{
    auto const* const found =
        std::ranges::find_if(any, [&](std::string_view word) { return text.starts_with(word); });
    return found == any.end() ? std::string_view{} : *found;
}

std::string quoted(std::string_view word)
{
    return "「" + std::string{word} + "」";
}

std::string in_japanese(aggregation_kind k)
{
    switch (k) {
    case flow: return "フロー";
    case stock: return "ストック";
    case ratio: return "比率";
    case score: return "点数";
    case aggregation_kind::unknown: break;
    }
    return "不明";
}

class witness {
public:
    witness(indicator const& of, std::span<indicator const> neighbours)
        : of_{of}, neighbours_{neighbours}
    {
    }

    std::vector<aggregation_evidence> all()
    {
        hear_unit();
        hear_name();
        for (observation const* const o : printed()) { hear_words(*o); }
        hear_history();
        hear_neighbours();
        return std::move(out_);
    }

private:
    // Of one source each kind once: three values printed as 累計 are no three witnesses.
    void say(evidence_source source, aggregation_kind kind, evidence_strength strength,
             std::string explanation)
    {
        bool const said = std::ranges::any_of(out_, [&](aggregation_evidence const& e) {
            return e.source == source && e.kind == kind;
        });
        if (!said) { out_.push_back({source, kind, strength, std::move(explanation)}); }
    }

    std::vector<observation const*> printed() const
    {
        std::vector<observation const*> out;
        if (of_.baseline) { out.push_back(&*of_.baseline); }
        for (observation const& o : of_.actuals) { out.push_back(&o); }
        if (of_.target) { out.push_back(&*of_.target); }
        return out;
    }

    void hear_unit()
    {
        unit const u = of_.unit();
        std::string const symbol = quoted(u.symbol());
        if (!of_.scale.empty()) {
            say(evidence_source::unit, score, strong, quoted(of_.scale) + "の点数");
        } else if (u.scale() == scale_kind::ordinal || u.scale() == scale_kind::interval) {
            // 点 counts things too: 貸出点数.
            bool const counts = by_name().has_value();
            say(evidence_source::unit, score, counts ? weak : strong,
                "単位" + symbol + ": 順位や点数は足せない");
        } else if (u.scale() == scale_kind::proportion || u.scale() == scale_kind::average) {
            say(evidence_source::unit, ratio, strong, "単位" + symbol + ": 割合や平均は足せない");
        } else if (std::ranges::find(units_of_deeds, std::string_view{u.symbol()})
                   != units_of_deeds.end()) {
            say(evidence_source::unit, flow, strong, "単位" + symbol + ": " + happens);
        }
    }

    // A deed goes before the thing that does it, however weak: 参加団体数, 支援世帯数.
    std::optional<aggregation_word> by_name() const
    {
        std::string const name = detail::without_parentheses(of_.name);
        for (aggregation_kind const kind : {flow, stock}) {
            std::vector<aggregation_word> of_kind;
            std::ranges::copy_if(words, std::back_inserter(of_kind),
                                 [&](aggregation_word const& w) { return w.kind == kind; });
            auto const last = detail::last_counted<aggregation_word>(name, of_kind, things);
            if (!last) { continue; }
            aggregation_word found = *last->of;
            std::string_view before = std::string_view{name}.substr(0, last->at);
            if (before.ends_with("の")) { before.remove_suffix(std::string_view{"の"}.size()); }
            bool const lasts =
                (found.word == std::string_view{"利用"} || found.word == std::string_view{"参加"})
                && !end_of(before, lasting).empty();
            std::string_view const behind =
                std::string_view{name}.substr(last->at + std::string_view{found.word}.size());
            bool const for_the_deed =
                kind == flow
                && ((!start_of(behind, doers).empty()
                     && std::ranges::find(each_time, std::string_view{found.word})
                            == each_time.end())
                    || (found.why == gone_by && behind.starts_with("者")));
            bool const summed = kind == stock && !held(name, of_all_years).empty();
            bool const done_to = kind == stock && !end_of(before, each_time).empty();
            if (lasts || for_the_deed || summed || done_to) {
                found.strength = weak;
                found.why = either;
            }
            return found;
        }
        return std::nullopt;
    }

    // 割合, 1人当たり: of what has a place on a scale the unit says more.
    bool hear_share(std::string const& name)
    {
        auto const part = end_of(name, of_a_part);
        auto const mean = held(name, of_a_mean);
        scale_kind const scale = of_.unit().scale();
        bool const placed =
            scale == scale_kind::interval || scale == scale_kind::ordinal || !of_.scale.empty();
        if (part.empty() && (mean.empty() || placed)) { return false; }
        say(evidence_source::name, ratio, strong,
            "名称の" + quoted(part.empty() ? mean : part)
                + (part.empty() ? ": 平均は足せない" : ": 割合は足せない"));
        return true;
    }

    void hear_name()
    {
        std::string const name = detail::without_parentheses(of_.name);
        if (hear_share(name)) { return; }
        // 拠点数 and 地点数 hold 点数.
        bool const places =
            name.find("拠点") != std::string::npos || name.find("地点") != std::string::npos;
        if (auto const points = held(name, of_a_score); !points.empty() && !places) {
            say(evidence_source::name, score, weak, "名称の" + quoted(points) + ": 点数は足せない");
        }
        auto const word = by_name();
        auto const when =
            held(of_.name, no_count).empty() ? held(of_.name, of_a_year) : std::string_view{};
        bool const apart = !when.empty() && word && word->kind == stock
                           && of_.name.find(std::string{when} + word->word) == std::string::npos;
        if (!when.empty()) {
            say(evidence_source::name, flow, apart ? weak : strong,
                "名称の" + quoted(when) + ": " + (apart ? either : happens));
        }
        if (auto const then = held(of_.name, of_a_time); !then.empty()) {
            say(evidence_source::name, stock, strong, "名称の" + quoted(then) + ": " + is_there);
        }
        if (word && (when.empty() || word->kind != stock)) {
            say(evidence_source::name, word->kind, word->strength,
                "名称の" + quoted(word->word) + ": " + word->why);
        }
        if (auto const all = held(of_.name, of_all_years); !all.empty()) {
            say(evidence_source::name, flow, weak, "名称の" + quoted(all) + ": " + either);
        }
    }

    void hear_words(observation const& o)
    {
        value const& v = o.value();
        auto const says = [&](aggregation_kind kind, std::string_view word, char const* why) {
            say(evidence_source::words, kind, strong,
                quoted(to_string(v)) + "の" + quoted(word) + ": " + why);
        };
        if (v.has_amount() && v.basis() == basis::cumulative) {
            says(flow, "累計", "年度ごとに数えて足している");
        }
        for (std::string const& word : v.said()) {
            bool const annual =
                std::ranges::find(detail::annual_words, word) != detail::annual_words.end();
            if (annual) { says(flow, word, happens); }
        }
        if (v.is_gross()) { says(flow, "延べ", happens); }
        std::string beside = v.kept_text();
        for (std::string const& note : o.notes()) { beside += "\n" + note; }
        if (auto const then = held(beside, of_a_time); !then.empty()) {
            says(stock, then, is_there);
        }
    }

    // What happens goes up and down; what is there moves slowly.
    void hear_history()
    {
        std::vector<observation const*> past = printed();
        if (of_.target) { past.pop_back(); }
        std::erase_if(past, [](observation const* o) { return !o->value().has_amount(); });
        bool const counted = past.size() >= 3 && of_.unit().definition().counts
                             && std::ranges::all_of(past, [&](observation const* o) {
                                    value const& v = o->value();
                                    return v.unit() == past[0]->value().unit()
                                           && v.basis() != basis::cumulative
                                           && v.amount().sign() > 0;
                                });
        if (!counted) { return; }
        bool leaps = false;
        bool creeps = true;
        for (std::size_t i = 1; i < past.size(); ++i) {
            exact const step =
                past[i]->value().coherent_amount() / past[i - 1]->value().coherent_amount();
            leaps = leaps || step > 2 || step * 2 < 1;
            creeps = creeps && step * 10 <= 11 && step * 10 >= 9;
        }
        std::string const seen =
            to_string(past.front()->value()) + " から " + to_string(past.back()->value()) + " まで";
        if (leaps) {
            say(evidence_source::history, flow, weak, seen + "、二倍を超えて動く年がある");
        } else if (creeps) {
            say(evidence_source::history, stock, weak, seen + "、どの年も一割までしか動かない");
        }
    }

    void hear_neighbours()
    {
        for (indicator const& other : neighbours_) {
            if (&other == &of_ || other.unit() != of_.unit()
                || other.aggregation.kind == aggregation_kind::unknown) {
                continue;
            }
            say(evidence_source::neighbours, other.aggregation.kind, weak,
                "並ぶ指標" + quoted(other.name) + "は" + in_japanese(other.aggregation.kind)
                    + "と宣言されている");
        }
    }

    indicator const& of_;
    std::span<indicator const> neighbours_;
    std::vector<aggregation_evidence> out_;
};

}  // namespace

std::span<aggregation_word const> aggregation_words()
{
    return words;
}

std::vector<aggregation_evidence> evidence_of_aggregation(indicator const& of,
                                                          std::span<indicator const> neighbours)
{
    return witness{of, neighbours}.all();
}

std::string inferred_aggregation::explain() const
{
    std::string text = "足し方 aggregation: ";
    text += undefined == code::none
                ? to_string(aggregation.kind) + " (" + to_string(aggregation.provenance) + ")"
                : "[" + std::string{name(undefined)} + "] " + japanese(undefined);
    return text + detail::lines_of(evidence);
}

inferred_aggregation infer_aggregation(indicator const& of, std::span<indicator const> neighbours)
{
    inferred_aggregation out;
    out.evidence = evidence_of_aggregation(of, neighbours);
    if (of.aggregation.kind != aggregation_kind::unknown) {
        out.aggregation = of.aggregation;
        return out;
    }
    out.undefined = detail::decide(out.evidence, out.aggregation, code::aggregation_unknown,
                                   code::aggregation_conflict);
    return out;
}

}  // namespace tomakomai_kpi
