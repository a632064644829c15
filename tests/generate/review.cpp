// SPDX-License-Identifier: BSL-1.0
// Which printings of a target say the same, asked of the review: `review statements` for readers (a
// part of docs/review.md), `review statement_vectors` for the tests that ask review, counts, audit and
// comparison alike (tests/vectors/statements.txt).
#include <array>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/review/review.hpp>

using namespace tomakomai_kpi;

namespace {

constexpr fiscal_year last{2024};
constexpr fiscal_period period{fiscal_year{2020}, last};

struct pair_of_printings {
    std::string_view before;  // empty for a target that is not printed
    std::string_view after;
};

struct group {
    std::string_view japanese;
    std::string_view english;
    pair_of_printings pair;
};

constexpr auto pairs = std::to_array<group>({
    {"小数の桁数", "decimals", {"50%", "50.0%"}},
    {"小数の桁数", "decimals", {"4.82%", "4.8%"}},
    {"桁区切り、全角", "grouping, width", {"1,500人", "1500人"}},
    {"桁区切り、全角", "grouping, width", {"1,500人", "１，５００人"}},
    {"千・万", "multiplier", {"1.5千人", "1,500人"}},
    {"千・万", "multiplier", {"2億396万円", "203,960千円"}},
    {"千・万", "multiplier", {"1,000万円", "9,000千円"}},
    {"千・万", "multiplier", {"50人", "0.06千人"}},
    {"単位の書き方", "spelling of the unit", {"6か所", "6箇所"}},
    {"単位の書き方", "spelling of the unit", {"46人", "46名"}},
    {"同じ次元の単位", "a unit of one dimension", {"1時間", "60分"}},
    {"同じ次元の単位", "a unit of one dimension", {"50%", "500‰"}},
    {"同じ次元の単位", "a unit of one dimension", {"1時間", "90分"}},
    {"ほかの単位", "another unit", {"50人", "50件"}},
    {"ほかの単位", "another unit", {"50人", "50人泊"}},
    {"数え方", "basis", {"1式", "累計1式"}},
    {"数え方", "basis", {"50人", "年間50人"}},
    {"以上・以下", "bound", {"50%", "50%以上"}},
    {"以上・以下", "bound", {"50%以上", "50%超"}},
    {"以上・以下", "bound", {"50件以内", "50件以下"}},
    {"以上・以下", "bound", {"50%以上", "最低50%"}},
    {"以上・以下", "bound", {"50件超", "50件を超える"}},
    {"約・程度", "about", {"50%", "約50%"}},
    {"約・程度", "about", {"約50%", "50%程度"}},
    {"約・程度", "about", {"概ね50件", "50件前後"}},
    {"見込み・速報", "how sure it is", {"50人", "50人(見込み)"}},
    {"見込み・速報", "how sure it is", {"見込み50人", "50人(見込値)"}},
    {"見込み・速報", "how sure it is", {"50人(見込み)", "50人(速報値)"}},
    {"見込み・速報", "how sure it is", {"50人", "50人(確定値)"}},
    {"延べ", "gross", {"50人", "延べ50人"}},
    {"延べ", "gross", {"延べ50人", "50人(延べ)"}},
    {"何の値か", "what it is of", {"男性79歳", "女性79歳"}},
    {"範囲", "range", {"10～20人", "10人～20人"}},
    {"範囲", "range", {"10～20人", "10～25人"}},
    {"範囲", "range", {"10～20人", "20人"}},
    {"括弧の中の値", "parts", {"100%(6隊)", "100%（6隊）"}},
    {"括弧の中の値", "parts", {"100%(6隊)", "100%(7隊)"}},
    {"括弧の中の値", "parts", {"100%(6隊)", "100%"}},
    {"増減", "rise and fall", {"30%削減", "30%減少"}},
    {"増減", "rise and fall", {"30%削減", "30%"}},
    {"言葉の目標", "words", {"継続", "継続"}},
    {"言葉の目標", "words", {"継続", "拡大"}},
    {"言葉の目標", "words", {"継続", "50人"}},
    {"言葉の目標", "words", {"策定済み", "策定済"}},
    {"言葉の目標", "words", {"策定済み", "策定予定"}},
    {"言葉の目標", "words", {"全国平均以上", "県平均以上"}},
    {"値がない", "missing", {"ー", "－"}},
    {"値がない", "missing", {"―", "…"}},
    {"値がない", "missing", {"ー", "ーー"}},
    {"値がない", "missing", {"―", ""}},
    {"値がない", "missing", {"―", "未定"}},
    {"値がない", "missing", {"", "未定"}},
    {"値がない", "missing", {"集計中", "算定中"}},
    {"値がない", "missing", {"未定", "調査未実施"}},
    {"値がない", "missing", {"中止", "不明"}},
    {"値がない", "missing", {"―", "中止"}},
    {"値がない", "missing", {"―", "50人"}},
    {"値がない", "missing", {"", "50人"}},
});

std::optional<observation> target(std::string_view text)
{
    if (text.empty()) { return std::nullopt; }
    value const v = parse(text);
    bool const total = v.has_amount() && v.basis() == basis::cumulative;
    return observation{v, total ? period : fiscal_period{last},
                       v.is_missing() ? observation_status::missing : observation_status::normal};
}

revision edition(std::string_view name, std::string_view printed)
{
    revision r;
    r.name = name;
    r.goals.push_back({.id = "G1", .number = 1, .name = "基本目標", .page = "1", .at = {}});
    project p;
    p.id = "P1";
    p.goal = 1;
    p.name = "事業";
    p.page = "1";
    r.projects.push_back(p);
    indicator i{period};
    i.id = "P1-1";
    i.name = "指標";
    i.goal = 1;
    i.project_id = p.id;
    i.project = p.name;
    i.page = "1";
    i.direction.kind = direction_kind::up;
    i.target = target(printed);
    r.indicators.push_back(i);
    return r;
}

/// The kinds of the change, the first first; none where nothing is otherwise.
std::vector<change_kind> kinds_of(pair_of_printings const& pair)
{
    plan const p{"x", "計画", period, {edition("new", pair.after), edition("old", pair.before)}};
    auto const changes = review(p).changes;
    if (changes.empty()) { return {}; }
    std::vector<change_kind> kinds = changes.front().also;
    kinds.insert(kinds.begin(), changes.front().kind);
    return kinds;
}

template <class Print>
std::string list(std::vector<change_kind> const& kinds, std::string_view between, Print print)
{
    std::string out;
    for (change_kind const k : kinds) {
        out += (out.empty() ? "" : std::string{between}) + print(k);
    }
    return out;
}

std::string shown(std::string_view text)
{
    return text.empty() ? "(記載なし)" : std::string{text};
}

void write_table()
{
    std::cout << "\n| | 旧 old | 新 new | 同じことを述べるか says the same | 種類 kind |\n"
                 "|---|---|---|---|---|\n";
    std::string_view before;
    for (group const& g : pairs) {
        auto const kinds = kinds_of(g.pair);
        bool const same = kinds.empty() || kinds.front() == change_kind::reformatted;
        auto const told = list(kinds, "、", [](change_kind k) {
            return "`" + to_string(k) + "` " + std::string{japanese(k)};
        });
        std::string const heading =
            g.japanese == before ? "" : std::string{g.japanese} + " " + std::string{g.english};
        before = g.japanese;
        std::cout << "| " << heading << " | " << shown(g.pair.before) << " | "
                  << shown(g.pair.after) << " | " << (same ? "同じ yes" : "違う no") << " | "
                  << (told.empty() ? "変更なし no change" : told) << " |\n";
    }
    std::cout << "\n";
}

void write_vectors()
{
    std::cout
        << "# Made by tests/generate/review.cpp: do not edit.\n"
           "# A target in the old and in the new edition (empty: not printed), and the kinds of "
           "its change: - for none.\n";
    for (group const& g : pairs) {
        auto const told = list(kinds_of(g.pair), " ", [](change_kind k) { return to_string(k); });
        std::cout << g.pair.before << "\t" << g.pair.after << "\t" << (told.empty() ? "-" : told)
                  << "\n";
    }
}

}  // namespace

int main(int count, char** arguments)
{
    std::string_view const what = count == 2 ? arguments[1] : "";
    if (what == "statements") {
        write_table();
    } else if (what == "statement_vectors") {
        write_vectors();
    } else {
        std::cerr << "review statements | statement_vectors\n";
        return 2;
    }
    return 0;
}
