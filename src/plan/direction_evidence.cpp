// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/plan/direction_evidence.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/fiscal_year_text.hpp>

#include "plan/counted_word.hpp"
#include "plan/weighed.hpp"

namespace tomakomai_kpi {

namespace {

constexpr auto up = direction_kind::up;
constexpr auto down = direction_kind::down;

// Words whose number offices want to see rise in one plan and fall in another (相談, 補助, 支給,
// 登録児童) are left out.
constexpr std::array words{
    direction_word{"待機児童", down, "入れずに待つ子は少ないほどよい"},
    direction_word{"待機者", down, "入れずに待つ人は少ないほどよい"},
    direction_word{"待ち時間", down, "待つ時間は短いほどよい"},
    direction_word{"事故", down, "事故は少ないほどよい"},
    direction_word{"火災", down, "火災は少ないほどよい"},
    direction_word{"犯罪", down, "犯罪は少ないほどよい"},
    direction_word{"刑法犯", down, "犯罪は少ないほどよい"},
    direction_word{"苦情", down, "苦情は少ないほどよい"},
    direction_word{"死亡", down, "亡くなる人は少ないほどよい"},
    direction_word{"死者", down, "亡くなる人は少ないほどよい"},
    direction_word{"自殺", down, "自殺は少ないほどよい"},
    direction_word{"不登校", down, "通えない子は少ないほどよい"},
    direction_word{"いじめ", down, "いじめは少ないほどよい"},
    direction_word{"滞納", down, "滞納は少ないほどよい"},
    direction_word{"失業", down, "職のない人は少ないほどよい"},
    direction_word{"離職", down, "職を離れる人は少ないほどよい"},
    direction_word{"転出", down, "出ていく人は少ないほどよい"},
    direction_word{"空き家", down, "使われない家は少ないほどよい"},
    direction_word{"排出", down, "出すごみやガスは少ないほどよい"},
    direction_word{"ごみ", down, "ごみは少ないほどよい"},
    direction_word{"時間外勤務", down, "時間外の勤務は短いほどよい"},
    direction_word{"削減", up, "減らせた分を数えるので、多いほどよい"},
    direction_word{"縮減", up, "減らせた分を数えるので、多いほどよい"},
    direction_word{"短縮", up, "縮められた分を数えるので、多いほどよい"},
    direction_word{"軽減", up, "軽くできた分を数えるので、多いほどよい"},
    direction_word{"満足", up, "満足は高いほどよい"},
    direction_word{"魅力", up, "魅力は高いほどよい"},
    direction_word{"住みやすい", up, "住みやすいと答える人は多いほどよい"},
    direction_word{"参加", up, "催しに加わる人は多いほどよい"},
    direction_word{"出場", up, "催しに加わる団体は多いほどよい"},
    direction_word{"利用", up, "使われるほど役立っている"},
    direction_word{"来場", up, "訪れる人は多いほどよい"},
    direction_word{"入込客", up, "訪れる人は多いほどよい"},
    direction_word{"宿泊", up, "泊まる人は多いほどよい"},
    direction_word{"旅客", up, "乗り降りする人は多いほどよい"},
    direction_word{"リピーター", up, "再び選ぶ人は多いほどよい"},
    direction_word{"登録者", up, "加わる人は多いほどよい"},
    direction_word{"登録会員", up, "加わる人は多いほどよい"},
    direction_word{"登録団体", up, "加わる団体は多いほどよい"},
    direction_word{"アクセス", up, "見られるほど届いている"},
    direction_word{"ダウンロード", up, "使い始める人は多いほどよい"},
    direction_word{"就職", up, "職に就く人は多いほどよい"},
    direction_word{"内定", up, "職に就く人は多いほどよい"},
    direction_word{"雇用創出", up, "生まれる職は多いほどよい"},
    direction_word{"創業", up, "始まる事業は多いほどよい"},
    direction_word{"起業", up, "始まる事業は多いほどよい"},
    direction_word{"企業進出", up, "来る企業は多いほどよい"},
    direction_word{"転入", up, "移り住む人は多いほどよい"},
    direction_word{"移住", up, "移り住む人は多いほどよい"},
    direction_word{"実施", up, "行うと決めたことは多く行うほどよい"},
    direction_word{"開催", up, "行うと決めたことは多く行うほどよい"},
    direction_word{"導入", up, "備えると決めたものは多く備えるほどよい"},
    direction_word{"設置", up, "備えると決めたものは多く備えるほどよい"},
    direction_word{"充足", up, "備えは満ちるほどよい"},
    direction_word{"受診", up, "健診を受ける人は多いほどよい"},
    direction_word{"普及", up, "広めると決めたものは広まるほどよい"},
    direction_word{"達成", up, "達成は多いほどよい"},
};

constexpr std::array<std::string_view, 3> negations{"未", "不", "非"};

class witness {
public:
    witness(indicator const& of, indicator const* counterpart) : of_{of}, other_{counterpart} {}

    std::vector<direction_evidence> all()
    {
        hear_name();
        hear_unit();
        hear_target();
        hear_target_side();
        hear_history();
        hear_revision();
        return std::move(out_);
    }

private:
    void say(evidence_source source, direction_kind kind, evidence_strength strength,
             std::string explanation)
    {
        out_.push_back({source, kind, strength, std::move(explanation)});
    }

    void hear_name()
    {
        std::string const name = detail::without_parentheses(of_.name);
        auto const found = detail::last_counted<direction_word>(name, words);
        if (!found) { return; }
        std::string const word = found->of->word;
        std::string_view const before = std::string_view{name}.substr(0, found->at);
        bool const negated =
            std::ranges::any_of(negations, [&](std::string_view n) { return before.ends_with(n); });
        if (!negated) {
            say(evidence_source::name, found->of->kind, evidence_strength::strong,
                "名称の「" + word + "」: " + found->of->why);
            return;
        }
        say(evidence_source::name, found->of->kind == up ? down : up, evidence_strength::strong,
            "名称の「" + word + "」に否定(未・不・非)が付く: 逆が少ないほどよい");
    }

    void hear_unit()
    {
        unit const u = of_.unit();
        if (u.scale() == scale_kind::ordinal) {
            say(evidence_source::unit, down, evidence_strength::strong,
                "単位が順位: 1位がいちばんよい");
        } else if (u.symbol() == std::string_view{"t-CO₂"}
                   && of_.name.find("減") == std::string::npos) {
            say(evidence_source::unit, down, evidence_strength::strong,
                "単位が温室効果ガスの量: 少ないほどよい");
        } else if (!of_.scale.empty() || u.scale() == scale_kind::interval) {
            say(evidence_source::unit, up, evidence_strength::weak,
                "点数の尺度: 多くは高いほどよい");
        }
    }

    void hear_target()
    {
        if (!of_.target) { return; }
        value const& t = of_.target->value();
        auto const strong = [&](direction_kind kind, std::string const& why) {
            say(evidence_source::target, kind, evidence_strength::strong,
                "目標「" + to_string(t) + "」: " + why);
        };
        if (t.is_range()) {
            strong(direction_kind::range, "幅で示された目標");
            return;
        }
        if (t.words().find("維持") != std::string::npos) {
            strong(direction_kind::maintain, "維持すると書かれている");
            return;
        }
        if (t.form() == form::increase) { strong(up, "増やすと書かれている"); }
        if (t.form() == form::decrease) { strong(down, "減らすと書かれている"); }
        if (t.bound() == bound::at_least || t.bound() == bound::more_than) {
            strong(up, "下限で示された目標");
        }
        if (t.bound() == bound::at_most || t.bound() == bound::less_than) {
            strong(down, "上限で示された目標");
        }
    }

    // The order of two amounts where they may be compared at all.
    // A bound by its limit: evidence, not a comparison of what is said.
    static std::optional<std::strong_ordering> order_of_numbers(observation const& x,
                                                                observation const& y)
    {
        value const& a = x.value();
        value const& b = y.value();
        if (!a.has_amount() || !b.has_amount() || a.basis() != b.basis()
            || !commensurable(a.unit(), b.unit())) {
            return std::nullopt;
        }
        return a.coherent_amount() <=> b.coherent_amount();
    }

    void hear_target_side()
    {
        if (!of_.target || !of_.baseline) { return; }
        auto const order = order_of_numbers(*of_.target, *of_.baseline);
        if (!order) { return; }
        std::string const seen = "目標 " + to_string(of_.target->value()) + " は基準 "
                                 + to_string(of_.baseline->value());
        if (*order == 0) {
            say(evidence_source::target_side, direction_kind::maintain, evidence_strength::weak,
                seen + " と同じ");
        } else {
            say(evidence_source::target_side, *order > 0 ? up : down, evidence_strength::weak,
                seen + (*order > 0 ? " より上にある" : " より下にある"));
        }
    }

    void hear_history()
    {
        std::vector<observation const*> past;
        if (of_.baseline) { past.push_back(&*of_.baseline); }
        for (observation const& o : of_.actuals) { past.push_back(&o); }
        std::erase_if(past, [](observation const* o) { return !o->value().has_amount(); });
        // Totals grow by themselves.
        if (past.size() < 2 || past.back()->value().basis() == basis::cumulative) { return; }
        std::optional<direction_kind> way;
        for (std::size_t i = 1; i < past.size(); ++i) {
            auto const order = order_of_numbers(*past[i], *past[i - 1]);
            if (!order || *order == 0) { return; }
            direction_kind const step = *order > 0 ? up : down;
            if (way && *way != step) { return; }
            way = step;
        }
        say(evidence_source::history, *way, evidence_strength::weak,
            to_string(past.front()->year()) + "の " + to_string(past.front()->value()) + " から"
                + to_string(past.back()->year()) + "の " + to_string(past.back()->value()) + " へ"
                + (*way == up ? "増えてきた" : "減ってきた"));
    }

    void hear_revision()
    {
        if (other_ == nullptr || !of_.target || !other_->target) { return; }
        observation const* const actual = of_.actual();
        if (actual == nullptr) { return; }
        auto const old_side = order_of_numbers(*other_->target, *actual);
        auto const new_side = order_of_numbers(*of_.target, *actual);
        if (!old_side || !new_side) { return; }
        std::string const seen = "旧目標 " + to_string(other_->target->value())
                                 + " に届いていた実績 " + to_string(actual->value())
                                 + " を越えて、新目標 " + to_string(of_.target->value());
        if (*old_side <= 0 && *new_side > 0) {
            say(evidence_source::revision, up, evidence_strength::weak, seen + " へ引き上げた");
        } else if (*old_side >= 0 && *new_side < 0) {
            say(evidence_source::revision, down, evidence_strength::weak, seen + " へ引き下げた");
        }
    }

    indicator const& of_;
    indicator const* other_;
    std::vector<direction_evidence> out_;
};

}  // namespace

std::span<direction_word const> direction_words()
{
    return words;
}

std::vector<direction_evidence> evidence_of_direction(indicator const& of,
                                                      indicator const* counterpart)
{
    return witness{of, counterpart}.all();
}

std::string inferred_direction::explain() const
{
    std::string text = "方向 direction: ";
    text += undefined == code::none
                ? to_string(direction) + " (" + to_string(direction.provenance) + ")"
                : "[" + std::string{name(undefined)} + "] "
                      + (undefined == code::direction_conflict ? "強い証拠が食い違う"
                                                               : japanese(undefined));
    return text + detail::lines_of(evidence);
}

inferred_direction infer_direction(indicator const& of, indicator const* counterpart)
{
    inferred_direction out;
    out.evidence = evidence_of_direction(of, counterpart);
    if (of.direction.kind != direction_kind::unknown) {
        out.direction = of.direction;
        return out;
    }
    out.undefined = detail::decide(out.evidence, out.direction, code::direction_unknown,
                                   code::direction_conflict);
    return out;
}

}  // namespace tomakomai_kpi
