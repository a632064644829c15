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
#include "plan/counted_word.hpp"
#include "plan/weighed.hpp"

namespace tomakomai_kpi {

namespace {

constexpr auto flow = aggregation_kind::flow;
constexpr auto stock = aggregation_kind::stock;
constexpr auto ratio = aggregation_kind::ratio;
constexpr auto score = aggregation_kind::score;
constexpr auto strong = evidence_strength::strong;
constexpr auto weak = evidence_strength::weak;

constexpr char const* happens = "その年度に起きたことを数える";
constexpr char const* gone_by = "その年度に動いた量をはかる";
constexpr char const* is_there = "その時点にあるものを数える";
constexpr char const* either = "その年度に増えた分とも、その時点にある数とも読める";

// A deed before a thing counts the deed: 参加団体数 counts 参加 (see by_name).
constexpr std::array words{
    aggregation_word{"参加", flow, strong, happens},
    aggregation_word{"出席", flow, strong, happens},
    aggregation_word{"出場", flow, strong, happens},
    aggregation_word{"利用", flow, strong, happens},
    aggregation_word{"来場", flow, strong, happens},
    aggregation_word{"来館", flow, strong, happens},
    aggregation_word{"来園", flow, strong, happens},
    aggregation_word{"入館", flow, strong, happens},
    aggregation_word{"入場", flow, strong, happens},
    aggregation_word{"来訪", flow, strong, happens},
    aggregation_word{"訪問", flow, strong, happens},
    aggregation_word{"観光客", flow, strong, happens},
    aggregation_word{"入込客", flow, strong, happens},
    aggregation_word{"宿泊", flow, strong, happens},
    aggregation_word{"旅客", flow, strong, happens},
    aggregation_word{"乗客", flow, strong, happens},
    aggregation_word{"乗降", flow, strong, happens},
    aggregation_word{"開催", flow, strong, happens},
    aggregation_word{"実施", flow, strong, happens},
    aggregation_word{"発信", flow, strong, happens},
    aggregation_word{"配布", flow, strong, happens},
    aggregation_word{"支給", flow, strong, happens},
    aggregation_word{"助成", flow, strong, happens},
    aggregation_word{"補助", flow, strong, happens},
    aggregation_word{"相談", flow, strong, happens},
    aggregation_word{"受講", flow, strong, happens},
    aggregation_word{"受診", flow, strong, happens},
    aggregation_word{"受検", flow, strong, happens},
    aggregation_word{"派遣", flow, strong, happens},
    aggregation_word{"事故", flow, strong, happens},
    aggregation_word{"火災", flow, strong, happens},
    aggregation_word{"犯罪", flow, strong, happens},
    aggregation_word{"苦情", flow, strong, happens},
    aggregation_word{"出生", flow, strong, happens},
    aggregation_word{"出動", flow, strong, happens},
    aggregation_word{"死亡", flow, strong, happens},
    aggregation_word{"死者", flow, strong, happens},
    aggregation_word{"転入", flow, strong, happens},
    aggregation_word{"転出", flow, strong, happens},
    aggregation_word{"移住", flow, strong, happens},
    aggregation_word{"就職", flow, strong, happens},
    aggregation_word{"内定", flow, strong, happens},
    aggregation_word{"採用", flow, strong, happens},
    aggregation_word{"雇用創出", flow, strong, happens},
    aggregation_word{"創業", flow, strong, happens},
    aggregation_word{"起業", flow, strong, happens},
    aggregation_word{"開業", flow, strong, happens},
    aggregation_word{"成約", flow, strong, happens},
    aggregation_word{"応募", flow, strong, happens},
    aggregation_word{"申請", flow, strong, happens},
    aggregation_word{"申込", flow, strong, happens},
    aggregation_word{"アクセス", flow, strong, happens},
    aggregation_word{"閲覧", flow, strong, happens},
    aggregation_word{"ダウンロード", flow, strong, happens},
    aggregation_word{"撮影", flow, strong, happens},
    aggregation_word{"結婚", flow, strong, happens},
    aggregation_word{"婚姻", flow, strong, happens},
    aggregation_word{"寄附", flow, strong, happens},
    aggregation_word{"寄付", flow, strong, happens},
    aggregation_word{"貸出", flow, strong, happens},
    aggregation_word{"販売", flow, strong, gone_by},
    aggregation_word{"売上", flow, strong, gone_by},
    aggregation_word{"売上高", flow, strong, gone_by},
    aggregation_word{"出荷", flow, strong, gone_by},
    aggregation_word{"生産", flow, strong, gone_by},
    aggregation_word{"輸送", flow, strong, gone_by},
    aggregation_word{"取扱", flow, strong, gone_by},
    aggregation_word{"取扱貨物", flow, strong, gone_by},
    aggregation_word{"排出", flow, strong, gone_by},
    aggregation_word{"消費", flow, strong, gone_by},
    aggregation_word{"発電", flow, strong, gone_by},
    aggregation_word{"人口", stock, strong, is_there},
    aggregation_word{"世帯", stock, strong, is_there},
    aggregation_word{"登録", stock, strong, is_there},
    aggregation_word{"加入", stock, strong, is_there},
    aggregation_word{"加盟", stock, strong, is_there},
    aggregation_word{"会員", stock, strong, is_there},
    aggregation_word{"在籍", stock, strong, is_there},
    aggregation_word{"所属", stock, strong, is_there},
    aggregation_word{"入所", stock, strong, is_there},
    aggregation_word{"待機", stock, strong, is_there},
    aggregation_word{"待機者", stock, strong, is_there},
    aggregation_word{"保有", stock, strong, is_there},
    aggregation_word{"所蔵", stock, strong, is_there},
    aggregation_word{"蔵書", stock, strong, is_there},
    aggregation_word{"施設", stock, strong, is_there},
    aggregation_word{"事業所", stock, strong, is_there},
    aggregation_word{"店舗", stock, strong, is_there},
    aggregation_word{"拠点", stock, strong, is_there},
    aggregation_word{"路線", stock, strong, is_there},
    aggregation_word{"公園", stock, strong, is_there},
    aggregation_word{"空き家", stock, strong, is_there},
    aggregation_word{"従業者", stock, strong, is_there},
    aggregation_word{"従業員", stock, strong, is_there},
    aggregation_word{"職員", stock, strong, is_there},
    aggregation_word{"組織", stock, strong, is_there},
    aggregation_word{"残高", stock, strong, is_there},
    aggregation_word{"定員", stock, strong, is_there},
    aggregation_word{"フォロワー", stock, strong, is_there},
    aggregation_word{"サポーター", stock, weak, either},
    aggregation_word{"団体", stock, weak, either},
    aggregation_word{"企業", stock, weak, either},
    aggregation_word{"設置", stock, weak, either},
    aggregation_word{"掲載", stock, weak, either},
    aggregation_word{"指定", stock, weak, either},
    aggregation_word{"整備", stock, weak, either},
    aggregation_word{"認定", stock, weak, either},
    aggregation_word{"締結", stock, weak, either},
    aggregation_word{"交付", flow, weak, either},
    aggregation_word{"発行", flow, weak, either},
    aggregation_word{"支援", flow, weak, either},
    aggregation_word{"導入", flow, weak, either},
    aggregation_word{"養成", flow, weak, either},
};

// What makes a flow of any count: 新規登録者数, 年間会員増加数.
constexpr auto of_a_year = std::to_array<std::string_view>(
    {"新規", "新た", "年間", "延べ", "のべ", "累計", "当該年度", "単年度", "増加数", "減少数"});

constexpr auto of_a_time =
    std::to_array<std::string_view>({"現在", "年度末", "月末", "年末", "末日", "時点"});

constexpr auto of_a_part = std::to_array<std::string_view>({"率", "割合", "比率", "構成比", "比"});

constexpr auto of_a_score =
    std::to_array<std::string_view>({"得点", "評点", "点数", "スコア", "偏差値", "指数", "順位"});

constexpr auto units_of_deeds = std::to_array<std::string_view>({"回", "泊", "人泊", "便"});

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

    // A deed goes before the thing that does it: 参加団体数.
    std::optional<aggregation_word> by_name() const
    {
        std::string const name = detail::without_parentheses(of_.name);
        std::optional<aggregation_word> found;
        for (aggregation_kind const kind : {flow, stock}) {
            std::vector<aggregation_word> of_kind;
            std::ranges::copy_if(words, std::back_inserter(of_kind),
                                 [&](aggregation_word const& w) { return w.kind == kind; });
            auto const last = detail::last_counted<aggregation_word>(name, of_kind);
            if (last && (!found || found->strength < last->of->strength)) { found = *last->of; }
        }
        return found;
    }

    void hear_name()
    {
        std::string const name = detail::without_parentheses(of_.name);
        if (auto const part = end_of(name, of_a_part); !part.empty()) {
            say(evidence_source::name, ratio, strong, "名称の" + quoted(part) + ": 割合は足せない");
            return;
        }
        if (auto const points = held(name, of_a_score); !points.empty()) {
            say(evidence_source::name, score, weak, "名称の" + quoted(points) + ": 点数は足せない");
        }
        auto const when = held(of_.name, of_a_year);
        if (!when.empty()) {
            say(evidence_source::name, flow, strong, "名称の" + quoted(when) + ": " + happens);
        }
        if (auto const then = held(of_.name, of_a_time); !then.empty()) {
            say(evidence_source::name, stock, strong, "名称の" + quoted(then) + ": " + is_there);
        }
        auto const word = by_name();
        if (!word || (!when.empty() && word->kind == stock)) { return; }
        say(evidence_source::name, word->kind, word->strength,
            "名称の" + quoted(word->word) + ": " + word->why);
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
