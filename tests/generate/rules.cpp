// SPDX-License-Identifier: BSL-1.0
// Writes what the code answers: `rules docs` the rule table for readers (docs/rules.md), `rules codes`
// the meaning of every code (docs/codes.md), `rules audit` the rules of the audit (docs/audit.md),
// `rules vectors` the table for the tests that walk it in C++ and Python (tests/vectors/rules.txt).
#include <array>
#include <iostream>
#include <string>
#include <string_view>

#include <tomakomai_kpi/audit/audit.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/rule.hpp>
#include <tomakomai_kpi/value/units.hpp>

using namespace tomakomai_kpi;

namespace {

constexpr std::array bases{basis::annual,        basis::cumulative,        basis::level,
                           basis::annual_change, basis::cumulative_change, basis::level_change};

constexpr std::array<std::string_view, 6> basis_names{
    "annual", "cumulative", "level", "annual_change", "cumulative_change", "level_change"};

constexpr std::array walked{
    unit_of<units::人>,       unit_of<units::泊>, unit_of<units::人泊>,   unit_of<units::t>,
    unit_of<units::kg>,       unit_of<units::円>, unit_of<units::円毎人>, unit_of<units::percent>,
    unit_of<units::permille>, unit_of<units::点>, unit_of<units::位>};

struct operation {
    std::string_view sign;
    verdict (*rule)(operand, operand);
};

constexpr std::array<operation, 5> operations{{{"+", rule::sum},
                                               {"-", rule::difference},
                                               {"/", rule::ratio},
                                               {"*", rule::product},
                                               {"<", rule::order}}};

struct across_time {
    std::string_view name;
    verdict (*rule)(operand);
};

constexpr std::array<across_time, 3> across{
    {{"accumulate", rule::accumulated}, {"over", rule::over}, {"per_year", rule::per_year}}};

std::string_view name_of(basis b)
{
    for (std::size_t i = 0; i < bases.size(); ++i) {
        if (bases[i] == b) { return basis_names[i]; }
    }
    return "change";
}

std::string answer(verdict const& v)
{
    if (!v.allowed()) { return name(v.refused); }
    if (v.is_number) { return "number"; }
    return std::string{v.result.unit.symbol()} + " " + std::string{name_of(v.result.basis)};
}

// Tab separated: `pair unit basis unit basis`, then the answers to + - / * <; of one operand
// `operation unit basis answer`, where the operation is carry (refused), scale, accumulate, over or
// per_year.
void write_vectors()
{
    std::cout << "# Made by tests/generate/rules.cpp: do not edit.\n";
    for (unit const x : walked) {
        for (basis const on : bases) {
            operand const a{x, on};
            std::string const left = std::string{x.symbol()} + "\t" + std::string{name_of(on)};
            if (!rule::carry(a).allowed()) {
                std::cout << "carry\t" << left << "\t" << answer(rule::carry(a)) << "\n";
                continue;
            }
            std::cout << "scale\t" << left << "\t" << answer(rule::scaled(a)) << "\n";
            for (auto const& op : across) {
                std::cout << op.name << "\t" << left << "\t" << answer(op.rule(a)) << "\n";
            }
            for (unit const y : walked) {
                for (basis const other : bases) {
                    operand const b{y, other};
                    if (!rule::carry(b).allowed()) { continue; }
                    std::cout << "pair\t" << left << "\t" << y.symbol() << "\t" << name_of(other);
                    for (auto const& op : operations) {
                        std::cout << "\t" << answer(op.rule(a, b));
                    }
                    std::cout << "\n";
                }
            }
        }
    }
}

std::string cell(verdict const& v)
{
    if (!v.allowed()) {
        std::string text = std::string{"`"} + name(v.refused) + "`";
        if (v.instead != instead::nothing) { text += std::string{" → "} + name(v.instead); }
        return text;
    }
    return v.is_number ? "数 (exact number)" : japanese(v.result.basis);
}

void write_matrix(operation const& op, unit left, unit right)
{
    std::cout << "\n### " << left.symbol() << " " << op.sign << " " << right.symbol() << "\n\n| "
              << op.sign << " |";
    for (basis const b : bases) {
        if (rule::carry({right, b}).allowed()) { std::cout << " " << japanese(b) << " |"; }
    }
    std::cout << "\n|---|";
    for (basis const b : bases) {
        if (rule::carry({right, b}).allowed()) { std::cout << "---|"; }
    }
    for (basis const a : bases) {
        if (!rule::carry({left, a}).allowed()) { continue; }
        std::cout << "\n| **" << japanese(a) << "** |";
        for (basis const b : bases) {
            if (!rule::carry({right, b}).allowed()) { continue; }
            std::cout << " " << cell(op.rule({left, a}, {right, b})) << " |";
        }
    }
    std::cout << "\n";
}

void write_docs()
{
    std::cout <<
        R"(<!-- Made by tests/generate/rules.cpp from include/tomakomai_kpi/value/rule.hpp: do not edit. -->
# 計算の規則  The rule table

値は数・単位・数え方(単年度 annual、累計 cumulative、時点 level、増減 change)からなります。何と何が計算できるかは `rule.hpp` の関数だけが決め、C++の型、実行時の値、Pythonの三つが同じ答えを使います。左が行、右が列、`符号` の中が拒否の理由です。

Every cell is what the code answers. Rows are left operands, columns right ones; a refusal shows its code and, behind an arrow, the operation that was probably meant.
)";
    struct pair {
        unit left;
        unit right;
    };
    constexpr std::array<pair, 5> same{{{unit_of<units::人>, unit_of<units::人>},
                                        {unit_of<units::percent>, unit_of<units::percent>},
                                        {unit_of<units::円毎人>, unit_of<units::円毎人>},
                                        {unit_of<units::点>, unit_of<units::点>},
                                        {unit_of<units::位>, unit_of<units::位>}}};
    for (auto const& op : operations) {
        std::cout << "\n## " << op.sign << "\n";
        for (auto const& [left, right] : same) { write_matrix(op, left, right); }
        write_matrix(op, unit_of<units::人>, unit_of<units::件>);
    }
    std::cout << R"(
## ==

実行時の値(C++の `value`、Pythonの `Value`)の `==` は何も拒みません。単位か数え方が違えば等しくない、と答えます。違うものの混ざった集まりから探したり、重なりを除いたりするためです。型の分かっている量(`annual<units::人>` など)では、上の `<` が拒む組み合わせの `==` と `!=` も同じコードでコンパイルされません。46人 == 46件 の答えは数によらず偽で、それを書くのは間違いのほかにないからです。

`==` of values that are known when the program runs (`value` in C++, `Value` in Python) refuses nothing: what differs in unit or basis is unequal, so that mixed collections can be searched. Between types (`annual<units::人>` …) what `<` refuses above does not compile with `==` and `!=` either, under the same code: 46人 == 46件 is false whatever the numbers, and nobody means to ask that.

## 割合と増減  Proportions and their changes

割合どうしは換算でき、等しく(50% = 0.5倍)、大小もあります。差は別です。ポイントは%だけの差で、倍・割・‰の差はその単位のままです。両者は等しくなく、足せず、比べられません。%と倍の差もありません。ポイントなら倍に、倍の増減なら%に足せず、b + (a − b) が a にならないからです。一つの単位に直してから引きます: 50% − (3割を%で) = +20ポイント。

Proportions convert into each other, are equal (50% = 0.5倍) and ordered. Their differences are not: ポイント is the difference of % alone, and that of 倍, 割 and ‰ keeps their unit; the two are unequal, do not add and have no order. Nor is there a difference of % and 倍: as points it could not be added to 倍, as 倍 not to %, and b + (a − b) = a would fail. Put both into one unit first (C++ `in`, Python `to`).
)";
    write_matrix(operations[0], unit_of<units::percent>, unit_of<units::point>);
    write_matrix(operations[1], unit_of<units::percent>, unit_of<units::point>);
    write_matrix(operations[1], unit_of<units::倍>, unit_of<units::倍>);
    write_matrix(operations[0], unit_of<units::倍>, unit_of<units::point>);
    write_matrix(operations[1], unit_of<units::percent>, unit_of<units::倍>);
    write_matrix(operations[4], unit_of<units::倍>, unit_of<units::point>);
    std::cout << "\n## 決められた積と商  Declared products and quotients\n";
    write_matrix(operations[3], unit_of<units::人>, unit_of<units::泊>);
    write_matrix(operations[2], unit_of<units::人泊>, unit_of<units::人>);
    write_matrix(operations[2], unit_of<units::円>, unit_of<units::人>);
    std::cout << R"(
## 時をまたぐ  Across time

| 操作 |)";
    for (basis const b : bases) { std::cout << " " << japanese(b) << " |"; }
    std::cout << "\n|---|---|---|---|---|---|---|";
    for (auto const& op : across) {
        std::cout << "\n| `" << op.name << "` |";
        for (basis const b : bases) {
            std::cout << " " << cell(op.rule({unit_of<units::人>, b})) << " |";
        }
    }
    std::cout << R"(

年度を知らない値どうしは、違う年度のものでも `+` で足せます。時点の値(令和2年度末の6施設と令和3年度末の7施設)も単年度の値も同じです。足してよいのは同じ年度の別の場所の値です。年度を持つ観測(C++ `observed<Q>`、Python `Observation`)にすれば、違う年度の和は拒否されます。
Values that do not know their year add with `+` even where they are of different years, levels (6施設 at the end of one year, 7施設 of the next) as well as annual values; `+` is for places of one year. Observations, which know it (C++ `observed<Q>`, Python `Observation`), refuse sums of different years.

期間と数が決めることは実行時に、C++でもPythonでも同じコードで拒否されます。
What periods and numbers decide is refused at run time, in C++ and Python alike:

| コード code | いつ when |
|---|---|
| `period_mismatch` | 違う年度の値の和、違う期間の累計の比較 |
| `period_gap` | `accumulate`・`extend` で年度が抜けている |
| `period_overlap` | 年度が重なる、違う期間の累計の和 |
| `start_differs` | 起点の違う累計の `difference` |
| `not_additive_over_years` | 違う年度の時点の値の和 |
| `zero_denominator` | 0で割る |
| `missing` | 値のない観測の計算 |
| `bound` | 以上・以下などの限度の計算 |
)";
}

void write_codes()
{
    std::cout
        << "<!-- Made by tests/generate/rules.cpp from src/error.cpp: do not edit. -->\n"
           "# コード  The codes\n\n"
           "拒否も、算出できない理由も、次のどれかのコードを持ちます。C++の `code()`、Pythonの "
           "`.code` と"
           "`.undefined`、コンパイラのメッセージに出るのは同じ名前で、変わることはありません。\n"
           "Every refusal and every undefined figure has one of these codes, the same in C++, "
           "Python "
           "and compilers' messages. They are never renamed.\n";
    for (int c = 1; c <= static_cast<int>(last_code); ++c) {
        auto const which = static_cast<code>(c);
        std::cout << "\n## " << name(which) << "\n\n"
                  << japanese(which) << "。  \n"
                  << english(which) << ".\n";
    }
}

void write_audit()
{
    std::cout <<
        R"(<!-- Made by tests/generate/rules.cpp from src/audit/rules.cpp: do not edit. -->
# 記載の点検の規則  The rules of the audit

`audit` は、計画が自ら述べることと、その中に実際に見つかることを比べます。印と新旧の違い、述べられた数と数え直した数、単位と名称、※と注記、新旧それぞれの値。直しはせず、一つ一つの所見が、ページ、引用、比べたもの(`against`)、内容、規則を示します。新旧が同じように記載しているものは一度だけ述べます(`also_in`)。
`audit` compares what a plan declares with what is found in it. Nothing is repaired: each finding gives page, quote, explanation and rule, on the page of what it speaks of.

- C++: `audit(plan, {.without = {"mixed_basis"}})`
- Python: `tk.audit(plan, without=["mixed_basis"])`
- 命令: `tomakomai-kpi audit PLAN.csv --without mixed_basis --format html --output audit.html`(`check` も同じ)

重さ severity: **不一致** `error` は文書の二か所が互いに合わないもの、**要確認** `warning` はどちらかがおそらく誤りのもの、**参考** `note` は評価の前に知っておくことです。下線や※を記録していない計画について、それを問う規則は何も述べません。新旧を比べる規則は、計画に両方の版があるときだけ働きます。規則の名前は変わりません。

| 規則 rule | 重さ | 何が見つかるか | what is found |
|---|---|---|---|
)";
    for (audit_rule const& r : audit_rules()) {
        std::cout << "| `" << r.id << "` | " << japanese(r.severity) << " `"
                  << to_string(r.severity) << "` | " << r.japanese << " | " << r.english << " |\n";
    }
}

}  // namespace

int main(int count, char** arguments)
{
    std::string_view const what = count == 2 ? arguments[1] : "";
    if (what == "docs") {
        write_docs();
    } else if (what == "codes") {
        write_codes();
    } else if (what == "audit") {
        write_audit();
    } else if (what == "vectors") {
        write_vectors();
    } else {
        std::cerr << "rules docs | rules codes | rules audit | rules vectors\n";
        return 2;
    }
}
