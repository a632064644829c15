// SPDX-License-Identifier: BSL-1.0
// Writes docs/progress.md from the code: the methods, the published rulebooks, and what every
// indicator of the embedded plan is and why.
#include <algorithm>
#include <iostream>
#include <map>
#include <string>

#include <tomakomai_kpi/assessment.hpp>
#include <tomakomai_kpi/error.hpp>
#include <tomakomai_kpi/exact_text.hpp>
#include <tomakomai_kpi/method.hpp>
#include <tomakomai_kpi/notation.hpp>
#include <tomakomai_kpi/plan.hpp>
#include <tomakomai_kpi/rulebook.hpp>

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
           "どの数も分数のまま計算し、出せないときは理由の符号を返します"
           "([docs/codes.md](codes.md))。\n\n"
           "## 方法 (methods)\n\n"
           "C++ `compute(method::gap_closure, indicator)`、Python "
           "`tk.compute(\"gap_closure\", indicator)`。\n\n"
           "| 名前 | 日本語 | 式 | 成り立つ条件 | 出典 |\n|---|---|---|---|---|\n";
    for (auto const& d : methods()) {
        std::cout << "| `" << d.name << "` | " << d.japanese << " | " << d.formula << " | "
                  << d.valid << " | " << d.source << " |\n";
    }
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
           "ちょうど一つの区分に入ることを証明できたときだけ作れます。\n";
    for (rulebook const& r : presets()) {
        std::cout << "\n### " << r.name() << "\n\n" << r.source() << "\n\n";
        for (grade const& g : r.grades()) {
            std::cout << "- " << g.label << ": ";
            bool first = true;
            for (condition const& c : g.conditions) {
                std::cout << (first ? "`" : " かつ `") << to_string(c) << "`";
                first = false;
            }
            std::cout << "\n";
        }
        std::cout << "- 穴 holes: " << r.holes().size();
        if (!r.holes().empty()) { std::cout << "(例 `" << r.holes().front() << "`)"; }
        std::cout << "、重なり overlaps: " << r.overlaps().size();
        if (!r.overlaps().empty()) { std::cout << "(例 `" << r.overlaps().front() << "`)"; }
        std::cout << "\n";
    }
}

void write_plan()
{
    plan const& p = plans::tomakomai();
    std::cout << "\n## 収録の計画の各指標 (the embedded plan)\n\n"
                 "計画の時計での状態と、公表された評価基準による文字。"
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
    write_rulebooks();
    write_plan();
}
