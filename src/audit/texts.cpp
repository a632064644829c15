// SPDX-License-Identifier: BSL-1.0
// What is wrong in words: text that was not understood, years told in two calendars, and names of
// flags and departments that are one character off.
#include "audit/findings.hpp"

#include <array>
#include <map>

#include <tomakomai_kpi/value/detail/text.hpp>
#include <tomakomai_kpi/value/detail/utf8.hpp>

namespace tomakomai_kpi::detail {

namespace {

// 第1課 and 第2課 are two departments.
bool differ_in_a_number(std::string_view a, std::string_view b)
{
    constexpr std::string_view digits = "0123456789０１２３４５６７８９一二三四五六七八九十";
    auto const x = characters(a);
    auto const y = characters(b);
    auto const [at_x, at_y] = std::ranges::mismatch(x, y);
    return at_x != x.end() && at_y != y.end() && digits.find(*at_x) != std::string_view::npos
           && digits.find(*at_y) != std::string_view::npos;
}

struct year_words {
    std::string_view quote;
    int era_year;
    int western;
};

// Reads 令和2年度(2020年度) or 2050(令和32)年 at the start of the text.
class year_pair {
public:
    explicit year_pair(std::string_view text) : all_{text}, rest_{text} {}

    std::optional<year_words> read()
    {
        if (auto const era = read_era()) {
            skip({"年度", "年"});
            if (!skip({"(", "（"})) { return std::nullopt; }
            return finish(*era, read_western());
        }
        auto const western = read_western();
        if (!western) { return std::nullopt; }
        skip({"年度", "年"});
        if (!skip({"(", "（"})) { return std::nullopt; }
        auto const era = read_era();
        return era ? finish(*era, western) : std::nullopt;
    }

    /// 令和2 at the start of the text.
    std::optional<int> read_era()
    {
        constexpr std::array<std::pair<std::string_view, int>, 3> eras{
            {{"令和", 2018}, {"平成", 1988}, {"昭和", 1925}}};
        for (auto const& [name, before] : eras) {
            if (!skip({name})) { continue; }
            if (skip({"元"})) { return before + 1; }
            std::size_t count = 0;
            int const number = read_digits(count);
            return number < 0 ? std::nullopt : std::optional{before + number};
        }
        return std::nullopt;
    }

private:
    std::optional<year_words> finish(int era, std::optional<int> western)
    {
        if (!western) { return std::nullopt; }
        skip({"年度", "年"});
        if (!skip({")", "）"})) { return std::nullopt; }
        return year_words{all_.substr(0, all_.size() - rest_.size()), era, *western};
    }

    bool skip(std::initializer_list<std::string_view> words)
    {
        for (std::string_view const word : words) {
            if (rest_.starts_with(word)) {
                rest_.remove_prefix(word.size());
                return true;
            }
        }
        return false;
    }

    // At most four digits; −1 for none.
    int read_digits(std::size_t& count)
    {
        int number = 0;
        for (count = 0; count < 5 && !rest_.empty(); ++count) {
            char const c = half_width(first_character(rest_).substr(0, rest_.size()));
            if (c < '0' || c > '9') { break; }
            number = number * 10 + (c - '0');
            rest_.remove_prefix(std::min(rest_.size(), first_character(rest_).size()));
        }
        return count == 0 || count == 5 ? -1 : number;
    }

    std::optional<int> read_western()
    {
        std::size_t count = 0;
        int const number = read_digits(count);
        return count == 4 ? std::optional{number} : std::nullopt;
    }

    std::string_view all_;
    std::string_view rest_;
};

void audit_calendars(revision const& in, kept_text const& t, findings& to)
{
    std::string_view rest = t.text;
    bool after_digit = false;
    while (!rest.empty()) {
        auto const found = after_digit ? std::nullopt : year_pair{rest}.read();
        if (found && found->era_year != found->western) {
            to.add(audited::year_notations, {in.name, t.id, t.page, t.at},
                   std::string{found->quote},
                   "元号の年は西暦" + std::to_string(found->era_year) + "年に当たります");
        }
        std::string_view const character = first_character(rest).substr(0, rest.size());
        std::size_t const read = found ? found->quote.size() : character.size();
        char const c = half_width(character);
        after_digit = !found && c >= '0' && c <= '9';
        rest.remove_prefix(read);
    }
}

// 令和2年度から令和6年度までの5年間: the two years before まで, and the years they make.
void audit_period_lengths(revision const& in, kept_text const& t, findings& to)
{
    constexpr std::string_view until = "までの";
    std::string_view const text = t.text;
    std::size_t sentence = 0;
    for (auto at = text.find(until); at != std::string_view::npos; at = text.find(until, at + 1)) {
        std::size_t const number = at + until.size();
        std::size_t const behind = text.find_first_not_of("0123456789", number);
        bool const is_length = behind != std::string_view::npos && behind > number
                               && behind < number + 4 && text.substr(behind).starts_with("年間");
        if (!is_length) { continue; }
        std::vector<std::pair<std::size_t, int>> years;
        for (std::size_t i = sentence; i < at; i += first_character(text.substr(i)).size()) {
            if (auto const year = year_pair{text.substr(i)}.read_era()) {
                years.emplace_back(i, *year);
            }
        }
        sentence = behind;
        if (years.size() < 2) { continue; }
        auto const [from, first] = years[years.size() - 2];
        int const length = years.back().second - first + 1;
        std::string const stated{text.substr(number, behind - number)};
        if (std::to_string(length) == stated) { continue; }
        to.add(audited::period_length, {in.name, t.id, t.page, t.at},
               std::string{text.substr(from, behind - from)} + "年間",
               "この期間は" + std::to_string(length) + "年間です");
    }
}

}  // namespace

void audit_texts(revision const& in, findings& to)
{
    for (kept_text const& t : unread_of(in)) {
        to.add(audited::unread_text, {in.name, t.id, t.page, t.at}, t.text,
               "ここは何を書いたものか読み取れません");
    }
    for (kept_text const& t : in.texts) {
        audit_calendars(in, t, to);
        audit_period_lengths(in, t, to);
    }
}

void audit_names(plan const& of, findings& to)
{
    struct printed_department {
        int count = 0;
        audited_place where{};
        std::string_view project{};
    };
    constexpr std::size_t shortest = 4;  // characters: of shorter names one makes too much
    std::map<std::string_view, printed_department> departments;
    for (revision const& r : of.revisions()) {
        for (project const& p : r.projects) {
            for (std::string const& d : p.departments) {
                auto& seen = departments[d];
                ++seen.count;
                seen.where = place_of(r, p);
                seen.project = p.name;
            }
        }
    }
    for (auto const& [name, rare] : departments) {
        if (rare.count > 1 || characters(name).size() < shortest) { continue; }
        for (auto const& [other, usual] : departments) {
            if (usual.count > 1 && one_slip_apart(name, other)
                && !differ_in_a_number(name, other)) {
                to.add(audited::department_misspelt, rare.where, std::string{name},
                       "事業「" + std::string{rare.project} + "」の担当課で、ほかの所では「"
                           + std::string{other} + "」です",
                       "ほかの所 " + std::string{other});
                break;
            }
        }
    }

    auto const tell = [&](audited_place const& where, std::string const& printed_flag) {
        if (std::ranges::find(flag::all, printed_flag) != flag::all.end()) { return; }
        for (std::string_view const known : flag::all) {
            if (one_slip_apart(printed_flag, known)) {
                to.add(audited::flag_misspelt, where, printed_flag,
                       "「" + std::string{known} + "」の書き間違いと思われます");
                return;
            }
        }
    };
    for (revision const& r : of.revisions()) {
        for (project const& p : r.projects) {
            for (std::string const& f : p.flags) { tell(place_of(r, p), f); }
        }
        for (indicator const& i : r.indicators) {
            if (i.kind != indicator_kind::target) { continue; }
            for (std::string const& f : i.flags) { tell(place_of(r, i), f); }
        }
    }
}

}  // namespace tomakomai_kpi::detail
