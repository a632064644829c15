// SPDX-License-Identifier: BSL-1.0
// Writes docs/progress.md from the code: the methods and their edge cases, the directions and the
// words they are inferred from, the clocks, what printed figures stand for, scenarios, the published
// rulebooks, and what every indicator of the embedded plan is and why.
#include <algorithm>
#include <iostream>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include <tomakomai_kpi/document/plans.hpp>
#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/plan/direction_evidence.hpp>
#include <tomakomai_kpi/plan/plan.hpp>
#include <tomakomai_kpi/progress/assessment.hpp>
#include <tomakomai_kpi/progress/method.hpp>
#include <tomakomai_kpi/progress/precision.hpp>
#include <tomakomai_kpi/progress/reason.hpp>
#include <tomakomai_kpi/progress/rulebook.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/exact_text.hpp>

using namespace tomakomai_kpi;

namespace {

std::string cell(std::string text)
{
    for (std::size_t at = text.find('|'); at != std::string::npos; at = text.find('|', at + 2)) {
        text.insert(at, "\\");
    }
    return text;
}

void write_methods()
{
    std::cout
        << "# 進捗の方法と評価基準 (methods and rulebooks)\n\n"
           "この文書はコードから作られます: `cmake --build --preset dev --target regenerate`\n\n"
           "b 基準値、a 実績値、t 目標値、n/N 経過、e 期待値(累計は t·n/N、他は b + (t − b)·n/N)。"
           "どの数も分数のまま計算し、算出できないときは理由のコードを返します"
           "([docs/codes.md](codes.md))。\n\n"
           "## 方法 (methods)\n\n"
           "C++ `compute(method::gap_closure, indicator)`、Python "
           "`tk.compute(\"gap_closure\", indicator)`。\n\n"
           "| 名前 | 日本語 | 式 | 使える条件 | 出典 |\n|---|---|---|---|---|\n";
    for (auto const& d : methods()) {
        std::cout << "| `" << d.name << "` | " << d.japanese << " | " << d.formula << " | "
                  << d.valid << " | " << d.source << " |\n";
    }
}

// An indicator of R2 to R6 whose baseline is of H30; "" for what is not there.
struct edge {
    char const* what;
    char const* b;
    char const* a;
    char const* t;
    direction_kind way = direction_kind::up;
    int year = 2021;
    char const* tolerance = "";
};

indicator of_edge(edge const& e)
{
    fiscal_period const plan_years{fiscal_year{2020}, fiscal_year{2024}};
    auto const observed_in = [&](char const* text, int year) {
        value const v = parse(text);
        bool const sum = v.basis() == basis::cumulative;
        fiscal_year const last{year};
        return observation{v, sum ? fiscal_period{plan_years.first(), last} : fiscal_period{last},
                           v.is_missing() ? observation_status::missing
                                          : observation_status::normal};
    };
    indicator i{plan_years};
    i.direction.kind = e.way;
    if (*e.tolerance != '\0') { i.direction.tolerance = parse(e.tolerance); }
    i.baseline = observed_in(e.b, 2018);
    if (*e.a != '\0') { i.actuals.push_back(observed_in(e.a, e.year)); }
    i.target = observed_in(e.t, 2024);
    return i;
}

// `attainment` 9/46
std::string result_of(measured const& m)
{
    std::string const name = "`" + to_string(m.by) + "` ";
    if (m.share) { return name + to_fraction(*m.share); }
    if (m.verdict) { return name + (*m.verdict ? "満たす" : "満たさない"); }
    return name + to_string(*m.amount);
}

void write_edges()
{
    using enum direction_kind;
    constexpr edge edges[] = {
        {"単年度の基準と累計の目標", "46人", "累計45人", "累計230人"},
        {"累計の目標ペースの境界", "12人", "累計30人", "累計75人"},
        {"目標が0(多いほどよい)", "-10t", "-5t", "0t"},
        {"目標が0(少ないほどよい)", "3人", "0人", "0人", down},
        {"累計の目標が0", "1件", "累計0件", "累計0件"},
        {"基準値が0", "0件", "2件", "10件"},
        {"目標が基準値と同じ", "39社", "38社", "39社"},
        {"基準値がない", "-", "5件", "10件"},
        {"実績がない", "5件", "", "10件"},
        {"目標が基準値より悪い側", "35,761人", "12,817人", "15,000人"},
        {"負の数", "-10t", "-5t", "5t"},
        {"目標が負", "-10t", "-5t", "-4t"},
        {"順位", "10位", "8位", "4位", down},
        {"目標が限度", "50%", "70%", "80%以上"},
        {"実績が限度", "10件", "12件以上", "20件"},
        {"目標が幅", "8人", "9人", "10～20人", unknown},
        {"目標が言葉", "10件", "12件", "継続"},
        {"保つもの", "48%", "46%", "50%", maintain, 2021, "+5ポイント"},
        {"保つもの(許容幅なし)", "820人", "830人", "810人", maintain},
        {"方向が不明", "10件", "18件", "20件", unknown},
        {"単位が違う", "10件", "18人", "20件"},
        {"最終年度", "10件", "18件", "20件", up, 2024},
        {"最終年度の後", "10件", "18件", "20件", up, 2025},
    };
    std::cout << "\n### 端の場合 (edge cases)\n\n"
                 "計画は令和2～6年度、基準値は平成30年度、実績は断りがなければ令和3年度。"
                 "`not_applicable`(式がその指標のものでない)は省きます。\n\n"
                 "| 場合 | b / a / t | 出る数 | 出ない理由 |\n|---|---|---|---|\n";
    for (edge const& e : edges) {
        indicator const i = of_edge(e);
        std::string results;
        std::map<std::string, std::string> refused;
        for (auto const& d : methods()) {
            measured const m = compute(d.of, i);
            if (m.undefined == code::not_applicable) { continue; }
            if (m.undefined == code::none) {
                results += (results.empty() ? "" : "、") + result_of(m);
                continue;
            }
            std::string& named = refused[name(m.undefined)];
            named += (named.empty() ? "`" : "、`") + std::string{d.name} + "`";
        }
        std::string reasons;
        for (auto const& [reason, named] : refused) {
            reasons += (reasons.empty() ? "**" : "。**") + reason + "** " + named;
        }
        std::cout << "| " << e.what << " | " << e.b << " / " << (*e.a == '\0' ? "なし" : e.a)
                  << " / " << e.t << " | " << results << " | " << reasons << " |\n";
    }
}

void write_clocks()
{
    std::cout
        << "\n## 経過の起点 (clocks)\n\n"
           "経過 n/N をどこから数えるかは入力で、結果に残ります(Python `clock=`、コマンド "
           "`--clock`)。境界は正確に比べ、≥ か > かを説明の文が示します。"
           "どの起点からの経過も目標の年度で終わり、その年度からは、達成していることが順調です。"
           "目標の年度が来て達成していなければ「未達成」で、基準値は要りません。中間目標も同じく、"
           "その年度の実績で判定します(`assessment.interim`、`tk.assess_targets`)。\n\n"
           "| 経過の起点 | n と N | 算出できないとき |\n|---|---|---|\n"
           "| `plan` | 計画の初年度を1年目とし、目標の年度まで。目標が自分の期間の累計"
           "(令和4年度～令和6年度)なら、その期間 | 始まる前 `not_started`、"
           "累計の実績が目標と違う年度から数えたものなら `start_differs`、"
           "目標の年度の後 `period_over` |\n"
           "| `baseline` | 基準値の年度の翌年度を1年目とし、目標の年度まで | 基準値がない "
           "`no_baseline` |\n"
           "| `project` | 宣言された事業の開始年度を1年目とし、目標の年度まで | 宣言がない "
           "`no_amount`。推測しません |\n"
           "| `R4-R6` などの期間 | 期間の初めの年度を1年目とし、目標の年度まで | "
           "`plan` と同じ |\n";
}

std::string interval_of(char const* text, rounding mode)
{
    printed_interval const i = stands_for(parse(text), mode);
    if (i.is_exact()) { return "ちょうど " + to_string(i.low); }
    return (i.with_low ? "[" : "(") + to_string(i.low) + ", " + to_string(i.high)
           + (i.with_high ? "]" : ")");
}

struct published {
    char const* rate;
    char const* b;
    char const* a;
    char const* t;
};

void write_rounding()
{
    std::cout
        << "\n## 記載の丸め (printed rounding)\n\n"
           "丸め方は入力です。数えるものを一の位まで記載した数、順位、目標は正確とし、ほかは最後の"
           "桁で丸めたとみます。`tk.stands_for(\"148万人\", \"truncate\")`、判定がその範囲で"
           "変わらないかは `tk.robustness(indicator, \"truncate\")`。\n\n"
           "| 記載 | 四捨五入 `half_up` | 切り捨て `truncate` | 切り上げ `away` |\n"
           "|---|---|---|---|\n";
    for (char const* text : {"148万人", "46人", "11位", "50.0%", "△3.2%"}) {
        std::cout << "| " << text << " | " << interval_of(text, rounding::half_up) << " | "
                  << interval_of(text, rounding::truncate) << " | "
                  << interval_of(text, rounding::away) << " |\n";
    }
    std::cout << "\n限度・幅・言葉の値と、「約」の付いた数は、一つの数を表さないので断ります。\n\n"
                 "逆に、記載された率を出す式と丸め方は `tk.explain_published(rate, b, a, t)` が"
                 "すべて挙げます。\n\n"
                 "| 率 | b | a | t | 式と丸め方 |\n|---|---|---|---|---|\n";
    constexpr published all[] = {{"120.8%", "", "2,415人", "2,000人"},
                                 {"129.0%", "", "5,163人", "4,000人"},
                                 {"117.9%", "", "7,077人", "6,000人"},
                                 {"174.28571", "", "61件", "35件"},
                                 {"57.4%", "", "61件", "35件"},
                                 {"75.9%", "18.8%", "27.3%", "30.0%"},
                                 {"12%", "", "1人", "3人"}};
    for (published const& p : all) {
        std::optional<value> baseline;
        if (*p.b != '\0') { baseline = parse(p.b); }
        std::string rules;
        for (auto const& r : explain_published(parse(p.rate), baseline, parse(p.a), parse(p.t))) {
            rules += (rules.empty() ? "`" : "、`") + to_string(r.by) + "` " + to_string(r.mode);
        }
        std::cout << "| " << p.rate << " | " << p.b << " | " << p.a << " | " << p.t << " | "
                  << (rules.empty() ? "どれでもない" : rules) << " |\n";
    }
}

void write_scenarios()
{
    std::cout
        << "\n## もしも (what if)\n\n"
           "計画を変えずに、仮定した計画を新しく作ります。仮定の実績には注が付きます。\n\n"
           "| 関数 | 出すもの |\n|---|---|\n"
           "| `tk.expected_now(indicator)` | 最新の実績の年度の、目標ペースの値(現時点の目安) |\n"
           "| `tk.needed_next_year(indicator)` | 翌年度に順調となる実績 |\n"
           "| `tk.year_on_year(indicator)` | "
           "実績ごとに、前年度からの増減と、それがよいほうへの変化か |\n"
           "| `tk.with_actual(plan, id, value, year)` | その実績がある計画(仮定として。`status=` "
           "を付ければ測られたものとして) |\n"
           "| `tk.at_current_pace(plan)` | 今のまま進んだ、目標の年度の実績がある計画 |\n"
           "| `tk.with_direction(plan, id, direction)` | 方向の宣言を替えた計画 |\n"
           "| `tk.with_project_start(plan, project_id, year)` | 事業の開始年度を宣言した計画 |\n";
}

std::string sign_of(direction_kind k)
{
    return k == direction_kind::up ? "多いほどよい" : "少ないほどよい";
}

void write_directions()
{
    std::cout
        << "\n## 方向 (direction)\n\n"
           "方向は宣言し、理由を添えます。達成(met)は次のとおりで、目標の「超」「未満」は > と < "
           "になります。\n\n"
           "| 方向 | 達成 | 目標ペース |\n|---|---|---|\n"
           "| `up` | 実績 ≥ 目標 | 累計は a·N ≥ t·n、他は進捗率 ≥ 経過 |\n"
           "| `down` | 実績 ≤ 目標 | 累計は a·N ≤ t·n、他は進捗率 ≥ 経過 |\n"
           "| `maintain ±許容幅` | 目標との差の大きさ ≤ 許容幅(なければ同じとき。違えば "
           "`tolerance_unknown`) | "
           "毎年保つものなので、達成していれば順調。累計は限度 × n/N の間 |\n"
           "| `range 下限～上限` | 下限 ≤ 実績 ≤ 上限 | 同じ |\n\n"
           "保つもの・範囲のものに、多い(少ない)ほどよいとする率は出しません: 達成率・進捗率などは "
           "`maintain` で `not_applicable`、`range` で `no_amount`。基準値より外へ離れれば "
           "「基準値より悪化」です。\n\n"
           "### 方向の推定 (inference)\n\n"
           "`tk.infer_direction(indicator)` は、強い証拠が一致するときだけ方向を答え、その証拠を "
           "`inferred: …` として残します。食い違えば `direction_conflict`、強い証拠がなければ "
           "`direction_unknown`。宣言は決して変えず、`assess()` は推定しません。\n\n"
           "| 証拠 | 強さ | なぜ |\n|---|---|---|\n"
           "| 名称が数えている語(下の表) | 強い | 語そのものがよしあしを含む |\n"
           "| 単位が順位、t-CO₂ | 強い | 1位が最もよく、排出は少ないほどよい |\n"
           "| 目標の以上・以下・幅・増・減・維持 | 強い | 目標自身が言っている |\n"
           "| 段階や点数の尺度 | 弱い | 多くは高いほどよいが、逆の尺度もある |\n"
           "| 目標が基準値より上か下か | 弱い | 収録の計画で目標が基準値を下回る14指標のうち、"
           "少ないほどよいのは一つだけ |\n"
           "| 実績の推移 | 弱い | 悪くなってきたものもある |\n"
           "| 届いていた目標を、実績を越えて動かした | 弱い | 緩めただけのこともある |\n\n"
           "| 名称の語 | 方向 | なぜ |\n|---|---|---|\n";
    for (direction_word const& w : direction_words()) {
        std::cout << "| " << w.word << " | " << sign_of(w.kind) << " | " << w.why << " |\n";
    }
    int reproduced = 0;
    int unknown = 0;
    int other = 0;
    for (indicator i : plans::tomakomai().indicators()) {
        direction_kind const declared = i.direction.kind;
        i.direction = {};
        inferred_direction const d = infer_direction(i);
        if (d.undefined == code::direction_unknown) {
            ++unknown;
        } else if (d.undefined == code::none && d.direction.kind == declared) {
            ++reproduced;
        } else {
            ++other;
        }
    }
    std::cout << "\n収録の計画の" << plans::tomakomai().indicators().size()
              << "指標の宣言を消して推定すると、宣言と同じもの" << reproduced << "、分からないもの"
              << unknown << "、食い違うもの" << other << "。\n";
}

std::string letters(grading const& g)
{
    std::string text;
    for (auto const& l : g.labels) { text += (text.empty() ? "" : "・") + l; }
    if (!text.empty()) { return text; }
    return g.undefined == code::none ? "(区分なし)" : "`" + std::string{name(g.undefined)} + "`";
}

void write_rulebooks()
{
    std::cout
        << "\n## 公表された評価基準 (rulebooks)\n\n"
           "区分の条件は公表のとおりで、穴や重なりも残します。自前の評価基準は、すべての場合が"
           "ちょうど一つの区分に入ることを証明できたときだけ作れます。`first_match` "
           "なら上から読み、"
           "どれかに入ることを証明します(最後の区分は `else` とも書けます)。\n\n"
           "条件は尺度と正確な数を比べ、` and ` "
           "でつなぎます。一つの区分が、指標によって別の条件を持てます: "
           "`up: attainment >= 100%; down: inverse_attainment >= 100%`。`:` の前の語は `up` "
           "`down`、"
           "目標の数え方 `annual` `cumulative` `level`、集計の宣言 `flow` `stock` `ratio` `score`、"
           "実績の `provisional`(速報)と `final`。語のない条件は、残りの指標のものです。\n\n"
           "| 尺度 | 式 |\n|---|---|\n"
           "| `attainment` | a ÷ t |\n"
           "| `inverse_attainment` | t ÷ a。少ないほどよい指標だけ |\n"
           "| `reflected_attainment` | 2 − a ÷ t。少ないほどよい指標だけ |\n"
           "| `gap_closure` | (a − b) ÷ (t − b) |\n"
           "| `path` | a ÷ e。累計は計画初年度から、他は基準年度からの経過 |\n"
           "| `pace` | a ÷ (t × n/N)、計画初年度からの経過 |\n"
           "| `required` | (t − a) ÷ "
           "残り年数、達成していれば0。目標の単位(倍数を除く)で、%は割合で |\n"
           "| `lead` | (a − b) ÷ (t − b) − n/N、基準年度からの経過 |\n"
           "| `excess` | a − t。0とだけ比べる |\n"
           "| `to_baseline` | a ÷ b |\n\n"
           "評価基準も数だけで計算します。限度(12件以上)"
           "、違う単位、単年度と累計、順位や点数の比など、"
           "データのために評価が数を出さないものには、同じ理由で区分を出しません。方向についての異"
           "議"
           "(`direction_conflict` "
           "など)は、区分に注意として添えます。少ないほどよい指標について出典が"
           "述べていなければ、区分は `not_applicable` "
           "です(`untold`)。実績の限度や言葉は「実績なし」の"
           "字になりません。\n";
    for (rulebook const& r : presets()) {
        std::cout << "\n### " << r.name() << "\n\n" << r.source() << "\n\n";
        for (grade const& g : r.grades()) {
            std::cout << "- " << g.label << ": `" << to_string(g) << "`\n";
        }
        std::cout << "- 穴 holes: " << r.holes().size();
        if (!r.holes().empty()) { std::cout << "(例 `" << r.holes().front() << "`)"; }
        std::cout << "、重なり overlaps: " << r.overlaps().size();
        if (!r.overlaps().empty()) { std::cout << "(例 `" << r.overlaps().front() << "`)"; }
        std::cout << "\n";
    }
}

void write_reasons()
{
    std::cout << "\n## 算出できない理由の文 (reasons as sentences)\n\n"
                 "コードは根拠に、読む人には文を。Python `assessment.reason(\"gap_closure\", "
                 "lang=\"ja\")`、"
                 "C++ `reason_of(indicator, assessment, assessed_figure::gap_closure)`。"
                 "数値や判定があれば `None`(C++では空)です。収録の計画での例:\n\n"
                 "| 数値・判定 | コード | 文 | English |\n|---|---|---|---|\n";
    std::set<std::pair<assessed_figure, code>> told;
    for (revision const& r : plans::tomakomai().revisions()) {
        for (indicator const& i : r.indicators) {
            assessment const a = assess(i);
            for (assessed_figure const f : all_assessed_figures) {
                code const reason = undefined_code(a, f);
                if (reason == code::none || !told.emplace(f, reason).second) { continue; }
                std::cout << "| `" << to_string(f) << "` | `" << name(reason) << "` | "
                          << cell(reason_of(i, a, f)) << " | "
                          << cell(reason_of(i, a, f, language::english)) << " |\n";
            }
        }
    }
    std::cout << "\n指標を限らずに理由を数えるときの文:\n\n"
                 "| コード | 文 | English |\n|---|---|---|\n";
    for (code const reason : reasons_told()) {
        std::cout << "| `" << name(reason) << "` | " << reason_in_general(reason) << " | "
                  << reason_in_general(reason, language::english) << " |\n";
    }
}

void write_plan()
{
    plan const& p = plans::tomakomai();
    std::cout << "\n## 収録の計画の各指標 (the embedded plan)\n\n"
                 "計画初年度からの経過での状態と、公表された評価基準による文字。"
                 "文字の後の※は、評価がその数に異議を持つことを示します。\n\n"
                 "| id | 指標 | 基準値 | 実績値 | 目標値 | 状態 | 理由 |";
    for (rulebook const& r : presets()) { std::cout << " " << r.name() << " |"; }
    std::cout << "\n|---|---|---|---|---|---|---|";
    for (std::size_t i = 0; i < presets().size(); ++i) { std::cout << "---|"; }
    std::cout << "\n";
    std::map<status, int> counts;
    for (indicator const& i : p.indicators()) {
        assessment const a = assess(i);
        ++counts[a.status];
        auto const text = [](observation const* o) {
            return o == nullptr ? std::string{} : to_string(o->value());
        };
        std::cout << "| " << i.id << " | " << cell(i.name) << " | "
                  << text(i.baseline ? &*i.baseline : nullptr) << " | " << text(i.actual()) << " | "
                  << text(i.target ? &*i.target : nullptr) << " | " << japanese(a.status)
                  << (a.ended ? "・取組終了" : "") << " | "
                  << (a.status_reason == code::none
                          ? ""
                          : "`" + std::string{name(a.status_reason)} + "`")
                  << " |";
        for (rulebook const& r : presets()) {
            grading const g = r.judge(i);
            std::cout << " " << letters(g) << (g.cautions.empty() ? "" : "※") << " |";
        }
        std::cout << "\n";
    }
    std::cout << "\n| 状態 | 指標の数 |\n|---|---|\n";
    for (auto const& [s, n] : counts) { std::cout << "| " << japanese(s) << " | " << n << " |\n"; }
}

}  // namespace

int main()
{
    write_methods();
    write_edges();
    write_directions();
    write_clocks();
    write_rounding();
    write_scenarios();
    write_rulebooks();
    write_reasons();
    write_plan();
}
