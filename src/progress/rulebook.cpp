// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/progress/rulebook.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/exact_text.hpp>

#include "progress/judgement.hpp"
#include "value/names.hpp"
#include "value/quote.hpp"
#include "value/text.hpp"

namespace tomakomai_kpi {

namespace {

constexpr detail::names<score, 6> score_names{{{score::attainment, "attainment"},
                                               {score::path, "path"},
                                               {score::pace, "pace"},
                                               {score::lead, "lead"},
                                               {score::excess, "excess"},
                                               {score::to_baseline, "to_baseline"}}};

std::string trimmed(std::string_view text)
{
    return std::string{detail::trimmed(text, detail::spaces_and_tabs)};
}

// The sign of a comparison, and where it stands.
struct comparison {
    std::string sign;
    std::size_t from = 0;
    std::size_t to = 0;
};

std::optional<comparison> next_comparison(std::string_view text, std::size_t from)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 7> signs{
        {{"<=", "<="}, {">=", ">="}, {"≤", "<="}, {"≥", ">="}, {"<", "<"}, {">", ">"}, {"=", "="}}};
    for (std::size_t at = from; at < text.size(); ++at) {
        for (auto const& [printed, sign] : signs) {
            if (text.substr(at).starts_with(printed)) {
                return comparison{std::string{sign}, at, at + printed.size()};
            }
        }
    }
    return std::nullopt;
}

[[noreturn]] void refuse_condition(std::string_view text)
{
    throw notation_error{code::bad_format,
                         "条件" + detail::quote(text)
                             + "は読めません: 「80% <= path < 100%」「lead >= 0」「excess = 0」の"
                               "ように、いくつもなら and でつないで書いてください (a condition)",
                         std::string{text}, 0};
}

// Whatever is no word at all (`path !`, `1 or lead`) is a broken condition, not an unknown score.
score score_in(std::string_view text, std::string_view whole)
{
    std::string const word = trimmed(text);
    bool const is_word =
        !word.empty() && word.find_first_of(" \t!=0123456789&|,") == std::string::npos;
    if (!is_word) { refuse_condition(whole); }
    return parse_score(word);
}

exact threshold(std::string_view text, std::string_view whole)
{
    std::string number = trimmed(text);
    bool const percent = number.ends_with('%');
    if (percent) { number.pop_back(); }
    try {
        exact const x = parse_exact(trimmed(number));
        return percent ? x / 100 : x;
    } catch (kpi_error const&) {
        refuse_condition(whole);
    }
}

std::string mirrored(std::string const& sign)
{
    std::string out = sign;
    if (out[0] == '<') {
        out[0] = '>';
    } else if (out[0] == '>') {
        out[0] = '<';
    }
    return out;
}

// `score sign x` narrows the score_range.
void narrow(score_range& in, std::string const& sign, exact const& x, std::string_view whole)
{
    bool const lower = sign[0] == '>' || sign == "=";
    bool const upper = sign[0] == '<' || sign == "=";
    bool const with = sign.ends_with('=');
    if ((lower && in.low) || (upper && in.high)) { refuse_condition(whole); }
    if (lower) {
        in.low = x;
        in.with_low = with;
    }
    if (upper) {
        in.high = x;
        in.with_high = with;
    }
}

std::vector<condition> parse_conditions(std::string_view text)
{
    constexpr std::string_view joint = " and ";
    std::vector<condition> all;
    for (;;) {
        auto const at = text.find(joint);
        all.push_back(parse_condition(text.substr(0, at)));
        if (at == std::string_view::npos) { return all; }
        text.remove_prefix(at + joint.size());
    }
}

// One score cut at all thresholds of a rulebook: its points and the open stretches between them.
struct axis {
    score of;
    std::vector<exact> thresholds;

    std::size_t cells() const { return 2 * thresholds.size() + 1; }

    exact sample(std::size_t cell) const
    {
        std::size_t const i = cell / 2;
        if (cell % 2 == 1) { return thresholds[i]; }
        if (i == 0) { return thresholds.front() - 1; }
        if (i == thresholds.size()) { return thresholds.back() + 1; }
        return (thresholds[i - 1] + thresholds[i]) / 2;
    }

    condition cell_condition(std::size_t cell) const
    {
        std::size_t const i = cell / 2;
        condition c{of, {}};
        if (cell % 2 == 1) {
            c.in = {thresholds[i], true, thresholds[i], true};
        } else {
            if (i > 0) { c.in.low = thresholds[i - 1]; }
            if (i < thresholds.size()) { c.in.high = thresholds[i]; }
        }
        return c;
    }
};

std::vector<axis> axes_of(std::vector<grade> const& grades)
{
    std::vector<axis> axes;
    for (grade const& g : grades) {
        for (condition const& c : g.conditions) {
            auto at = std::ranges::find(axes, c.of, &axis::of);
            if (at == axes.end()) { at = axes.insert(axes.end(), axis{c.of, {}}); }
            if (c.in.low) { at->thresholds.push_back(*c.in.low); }
            if (c.in.high) { at->thresholds.push_back(*c.in.high); }
        }
    }
    for (axis& a : axes) {
        std::ranges::sort(a.thresholds);
        a.thresholds.erase(std::unique(a.thresholds.begin(), a.thresholds.end()),
                           a.thresholds.end());
    }
    return axes;
}

// e is t·n/N of a cumulative target, else b + (t − b)·n/N; each clock is named where it is used.
char const* formula(score s)
{
    switch (s) {
    case score::attainment: return "実績 ÷ 目標";
    case score::path: return "実績 ÷ 期待値";
    case score::pace: return "実績 ÷ (目標 × 経過)";
    case score::lead: return "進捗率 − 経過";
    case score::excess: return "実績 − 目標";
    case score::to_baseline: return "実績 ÷ 基準";
    }
    return "";
}

// The amounts of an indicator as a body puts them into its formula, bases aside.
class scoring {
public:
    scoring(indicator const& judged, std::optional<fiscal_year> year)
        : of_{judged},
          on_plan_{assess(judged, year, clock_kind::plan)},
          on_baseline_{assess(judged, year, clock_kind::baseline)},
          actual_{judged.actual(year)}
    {
    }

    assessment const& assessed() const { return on_plan_; }

    /// Why there is no actual to judge; none where there is one.
    code why_no_actual() const
    {
        if (actual_ == nullptr) { return code::not_measured; }
        if (actual_->value().has_amount()) { return code::none; }
        code const reason = on_plan_.met.undefined;
        return reason == code::none ? code::no_amount : reason;
    }

    figure<exact> of(score s) const
    {
        switch (s) {
        case score::attainment: return attainment();
        case score::to_baseline: return to_baseline();
        case score::pace: return pace(s);
        case score::path: return path();
        case score::lead: return lead();
        case score::excess: return excess();
        }
        return {};
    }

private:
    static std::optional<exact> amount(observation const* o)
    {
        if (o == nullptr || !o->value().has_amount()) { return std::nullopt; }
        return o->value().coherent_amount();
    }

    std::optional<exact> actual() const { return amount(actual_); }
    std::optional<exact> target() const { return amount(of_.target ? &*of_.target : nullptr); }
    std::optional<exact> baseline() const
    {
        return amount(of_.baseline ? &*of_.baseline : nullptr);
    }

    // As printed; only where there is an amount.
    std::string a() const { return to_string(actual_->value()); }
    std::string b() const { return to_string(of_.baseline->value()); }
    std::string t() const { return to_string(of_.target->value()); }

    static std::string share_of(assessment const& on)
    {
        return "経過 " + std::to_string(on.elapsed.years) + "/"
               + std::to_string(on.elapsed.of_years) + "(" + japanese(on.clock) + ")";
    }

    static figure<exact> undefined(score s, code why)
    {
        return detail::undefined<exact>(to_string(s) + " = " + formula(s), why);
    }

    static figure<exact> defined(score s, exact const& x, std::string const& inputs)
    {
        return detail::defined(x, to_string(s) + " = " + formula(s) + " = " + inputs + " = "
                                      + to_fraction(x));
    }

    figure<exact> attainment() const
    {
        auto const s = score::attainment;
        if (!actual()) { return undefined(s, why_no_actual()); }
        if (!target()) { return undefined(s, code::no_amount); }
        if (target()->sign() == 0) { return undefined(s, code::target_zero); }
        return defined(s, *actual() / *target(), a() + " ÷ " + t());
    }

    figure<exact> to_baseline() const
    {
        auto const s = score::to_baseline;
        if (!actual()) { return undefined(s, why_no_actual()); }
        if (!baseline()) { return undefined(s, code::no_baseline); }
        if (baseline()->sign() == 0) { return undefined(s, code::zero_denominator); }
        return defined(s, *actual() / *baseline(), a() + " ÷ " + b());
    }

    // Of a cumulative target it is the path too.
    figure<exact> pace(score s) const
    {
        auto const& elapsed = on_plan_.elapsed;
        if (!actual()) { return undefined(s, why_no_actual()); }
        if (!target()) { return undefined(s, code::no_amount); }
        if (!elapsed.value) { return undefined(s, elapsed.undefined); }
        if (target()->sign() == 0) { return undefined(s, code::target_zero); }
        return defined(s, *actual() / (*target() * *elapsed.value),
                       a() + " ÷ (" + t() + " × " + share_of(on_plan_) + ")");
    }

    figure<exact> path() const
    {
        auto const s = score::path;
        bool const cumulative = of_.target && of_.target->value().basis() == basis::cumulative;
        if (cumulative) { return pace(s); }
        auto const& elapsed = on_baseline_.elapsed;
        if (!actual()) { return undefined(s, why_no_actual()); }
        if (!baseline()) { return undefined(s, code::no_baseline); }
        if (!target()) { return undefined(s, code::no_amount); }
        if (!elapsed.value) { return undefined(s, elapsed.undefined); }
        exact const expected = *baseline() + (*target() - *baseline()) * *elapsed.value;
        if (expected.sign() == 0) { return undefined(s, code::target_zero); }
        return defined(s, *actual() / expected,
                       a() + " ÷ (" + b() + " + (" + t() + " − " + b() + ") × "
                           + share_of(on_baseline_) + ")");
    }

    figure<exact> lead() const
    {
        auto const s = score::lead;
        auto const& elapsed = on_baseline_.elapsed;
        if (!actual()) { return undefined(s, why_no_actual()); }
        if (!baseline()) { return undefined(s, code::no_baseline); }
        if (!target()) { return undefined(s, code::no_amount); }
        if (*baseline() == *target()) { return undefined(s, code::baseline_equals_target); }
        if (!elapsed.value) { return undefined(s, elapsed.undefined); }
        exact const closure = (*actual() - *baseline()) / (*target() - *baseline());
        return defined(s, closure - *elapsed.value,
                       "(" + a() + " − " + b() + ") ÷ (" + t() + " − " + b() + ") − "
                           + share_of(on_baseline_));
    }

    figure<exact> excess() const
    {
        auto const s = score::excess;
        if (!actual()) { return undefined(s, why_no_actual()); }
        if (!target()) { return undefined(s, code::no_amount); }
        return defined(s, *actual() - *target(), a() + " − " + t());
    }

    indicator const& of_;
    assessment on_plan_;
    assessment on_baseline_;
    observation const* actual_;
};

// 「概ね」は 0.6 <= pace < 1
std::string rule_of(grade const& g)
{
    std::string text;
    for (condition const& c : g.conditions) {
        text += (text.empty() ? "" : " and ") + to_string(c);
    }
    return detail::quote(g.label) + "は " + text;
}

// What the assessment has against figures that a rulebook computes all the same.
std::vector<code> cautions_of(assessment const& a, indicator const& judged,
                              std::vector<axis> const& axes)
{
    constexpr std::array objections{code::mixed_basis,        code::basis_unclear,
                                    code::direction_unknown,  code::direction_conflict,
                                    code::lower_is_better,    code::not_ratio_scale,
                                    code::definition_changed, code::baseline_equals_target};
    bool const cumulative = judged.target && judged.target->value().basis() == basis::cumulative;
    auto const looks_at = [&](score s) {
        return std::ranges::find(axes, s, &axis::of) != axes.end();
    };
    bool const with_baseline = looks_at(score::lead) || looks_at(score::to_baseline)
                               || (looks_at(score::path) && !cumulative);

    std::vector<code> cautions;
    auto const object = [&](code why) {
        bool const objects = std::ranges::find(objections, why) != objections.end();
        if (objects && std::ranges::find(cautions, why) == cautions.end()) {
            cautions.push_back(why);
        }
    };
    object(a.met.undefined);
    // More is not better where limits on both sides decide, whatever the rule computes.
    bool const kept_within = judged.direction.kind == direction_kind::maintain
                             || judged.direction.kind == direction_kind::range;
    if (kept_within) { cautions.push_back(code::not_applicable); }
    object(a.attainment.undefined);
    if (with_baseline) { object(a.gap_closure.undefined); }
    // A level does not grow from zero with the years: its baseline alone may be on the pace.
    if (looks_at(score::pace) && !cumulative && !kept_within) {
        cautions.push_back(code::not_applicable);
    }
    if (a.status == status::suspended) { cautions.push_back(code::suspended); }
    return cautions;
}

}  // namespace

std::string to_string(score s)
{
    return detail::name_of(score_names, s);
}

score parse_score(std::string_view text)
{
    return detail::named(score_names, text, "尺度");
}

bool score_range::contains(exact const& x) const
{
    if (low && (with_low ? x < *low : x <= *low)) { return false; }
    if (high && (with_high ? x > *high : x >= *high)) { return false; }
    return true;
}

condition parse_condition(std::string_view text)
{
    auto const first = next_comparison(text, 0);
    if (!first) { refuse_condition(text); }
    auto const second = next_comparison(text, first->to);
    condition c;
    if (second) {  // low < score < high
        c.of = score_in(text.substr(first->to, second->from - first->to), text);
        narrow(c.in, mirrored(first->sign), threshold(text.substr(0, first->from), text), text);
        narrow(c.in, second->sign, threshold(text.substr(second->to), text), text);
    } else {
        std::string const left = trimmed(text.substr(0, first->from));
        bool const number_first = left.find_first_of("0123456789") == 0 || left.starts_with('-');
        std::string_view const right = text.substr(first->to);
        c.of = score_in(number_first ? right : std::string_view{left}, text);
        narrow(c.in, number_first ? mirrored(first->sign) : first->sign,
               threshold(number_first ? std::string_view{left} : right, text), text);
    }
    bool const empty = c.in.low && c.in.high
                       && (*c.in.low > *c.in.high
                           || (*c.in.low == *c.in.high && !(c.in.with_low && c.in.with_high)));
    bool const measured =
        c.of == score::excess
        && ((c.in.low && c.in.low->sign() != 0) || (c.in.high && c.in.high->sign() != 0));
    if (empty || measured) { refuse_condition(text); }
    return c;
}

std::string to_string(condition const& c)
{
    std::string of = to_string(c.of);
    if (c.in.low && c.in.high && *c.in.low == *c.in.high) {
        return of + " = " + to_string(*c.in.low);
    }
    if (c.in.low && c.in.high) {
        return to_string(*c.in.low) + (c.in.with_low ? " <= " : " < ") + of
               + (c.in.with_high ? " <= " : " < ") + to_string(*c.in.high);
    }
    if (c.in.low) { return of + (c.in.with_low ? " >= " : " > ") + to_string(*c.in.low); }
    if (c.in.high) { return of + (c.in.with_high ? " <= " : " < ") + to_string(*c.in.high); }
    return of;
}

grade::grade(std::string printed, std::string_view conditions)
    : label{std::move(printed)}, conditions{parse_conditions(conditions)}
{
}

rulebook::rulebook(std::string name, std::string source, std::vector<grade> grades, coverage proof,
                   special_labels special)
    : name_{std::move(name)},
      source_{std::move(source)},
      grades_{std::move(grades)},
      special_{std::move(special)}
{
    if (grades_.empty()) {
        throw plan_error{code::bad_format,
                         "評価基準" + detail::quote(name_) + "に区分がありません (no grades)"};
    }
    for (grade const& g : grades_) {
        if (trimmed(g.label).empty()) {
            throw plan_error{code::bad_format, "評価基準" + detail::quote(name_)
                                                   + "に名のない区分があります (no label)"};
        }
    }
    look_for_gaps();
    if (proof == coverage::as_published) { return; }
    if (!holes_.empty()) {
        throw plan_error{code::rule_hole, "評価基準" + detail::quote(name_)
                                              + "はどの区分にも入らない場合があります: "
                                              + holes_.front() + " (a hole)"};
    }
    if (!overlaps_.empty()) {
        throw plan_error{code::rule_overlap, "評価基準" + detail::quote(name_)
                                                 + "は二つの区分に入る場合があります: "
                                                 + overlaps_.front() + " (an overlap)"};
    }
}

void rulebook::look_for_gaps()
{
    constexpr std::size_t most_cells = 100'000;
    auto const axes = axes_of(grades_);
    std::size_t cells = 1;
    for (axis const& a : axes) {
        cells *= a.cells();
        if (cells > most_cells) {
            throw plan_error{code::bad_format, "評価基準" + detail::quote(name_)
                                                   + "の条件が多すぎます (too many conditions)"};
        }
    }
    for (std::size_t cell = 0; cell < cells; ++cell) {
        std::vector<std::pair<score, exact>> at;
        std::string where;
        std::size_t rest = cell;
        for (axis const& a : axes) {
            at.emplace_back(a.of, a.sample(rest % a.cells()));
            where += (where.empty() ? "" : " and ") + to_string(a.cell_condition(rest % a.cells()));
            rest /= a.cells();
        }
        std::string labels;
        int holding = 0;
        for (grade const& g : grades_) {
            bool const holds = std::ranges::all_of(g.conditions, [&](condition const& c) {
                auto const x = std::ranges::find(at, c.of, &std::pair<score, exact>::first);
                return c.in.contains(x->second);
            });
            if (!holds) { continue; }
            if (holding > 0) { labels += "・"; }
            labels += g.label;
            ++holding;
        }
        if (holding == 0) { holes_.push_back(where); }
        if (holding > 1) { overlaps_.push_back(where.append(": ").append(labels)); }
    }
}

grading rulebook::judge(indicator const& judged, std::optional<fiscal_year> year) const
{
    scoring const scores{judged, year};
    grading v;
    auto const axes = axes_of(grades_);
    std::string text = name_ + ": ";

    std::string special;
    if (judged.ended() && !special_.ended.empty()) {
        special = special_.ended;
    } else if (scores.why_no_actual() != code::none && !special_.absent.empty()) {
        special = special_.absent;
    }
    if (!special.empty()) {
        v.labels = {special};
        v.explanation =
            text + special + (special == special_.ended ? " (取組終了)" : " (実績がない)");
        return v;
    }

    for (axis const& a : axes) { v.scores.emplace_back(a.of, scores.of(a.of)); }
    code why = code::none;
    std::vector<std::string> rules;
    for (grade const& g : grades_) {
        code unknown = code::none;
        bool const holds = std::ranges::all_of(g.conditions, [&](condition const& c) {
            auto const& f =
                std::ranges::find(v.scores, c.of, [](auto const& s) { return s.first; })->second;
            if (!f.value) {
                unknown = f.undefined;
                return true;  // open: the other conditions may still rule the grade out
            }
            return c.in.contains(*f.value);
        });
        if (!holds) { continue; }
        if (unknown != code::none) {
            why = unknown;
        } else {
            v.labels.push_back(g.label);
            rules.push_back(rule_of(g));
        }
    }
    if (v.labels.empty()) { v.undefined = why; }
    if (v.undefined == code::none) { v.cautions = cautions_of(scores.assessed(), judged, axes); }

    if (v.labels.empty()) {
        text += why == code::none
                    ? "どの区分にも入らない (no grade)"
                    : std::string{"判定不能 ["} + tomakomai_kpi::name(why) + "] " + japanese(why);
    }
    for (std::size_t i = 0; i < v.labels.size(); ++i) { text += (i > 0 ? "・" : "") + v.labels[i]; }
    for (std::string const& rule : rules) { text += "\n" + rule; }
    for (auto const& s : v.scores) { text += "\n" + s.second.explanation; }
    for (code const c : v.cautions) {
        text += "\n注意 caution: " + japanese(c) + " [" + tomakomai_kpi::name(c) + "]";
    }
    v.explanation = text;
    return v;
}

std::span<rulebook const> presets()
{
    using enum rulebook::coverage;
    static std::array<rulebook, 6> const all{
        rulebook{
            "成長戦略",
            "内閣府 成長戦略KPI: 進捗の割合が期間の経過の割合以上ならA、未満ならB、データなしはN",
            {{"A", "lead >= 0"}, {"B", "lead < 0"}},
            proven,
            {.absent = "N"}},
        rulebook{
            "交付金",
            "内閣府 地方創生交付金 事後評価: 目標を上回れば非常に効果的、目標の7~8割なら相当程度、"
            "目標未満でも改善なら効果あり、悪化なら効果なし",
            {{"非常に効果的", "excess > 0 and to_baseline >= 1"},
             {"相当程度効果", "70% <= attainment <= 80% and to_baseline > 1"},
             {"効果あり", "attainment < 70% and to_baseline > 1"},
             {"効果なし", "to_baseline < 1"}},
            as_published},
        rulebook{
            "茨城県",
            "茨城県 総合計画の評価: 期待値に対する達成率 A 100以上、B+ 80~99、B 50~79、C 50未満",
            {{"A", "path >= 100%"},
             {"B+", "80% <= path <= 99%"},
             {"B", "50% <= path <= 79%"},
             {"C", "path < 50%"}},
            as_published},
        rulebook{
            "多摩市",
            "多摩市: 目標 × 20% × 経過年数に対する割合 100%以上は着実、60%以上は概ね、未満は改善",
            {{"着実", "pace >= 100%"}, {"概ね", "60% <= pace < 100%"}, {"改善", "pace < 60%"}},
            proven},
        rulebook{
            "長与町",
            "長与町: S 目標を超える、A 基準を超える、B 基準から10%以内の減、C それ未満、− 不明",
            {{"S", "excess > 0"},
             {"A", "excess <= 0 and to_baseline > 1"},
             {"B", "excess <= 0 and 90% <= to_baseline <= 1"},
             {"C", "to_baseline < 90%"}},
            as_published,
            {.absent = "−"}},
        rulebook{"いの町",
                 "いの町: ◎ 目標以上、○ 目標と同等、△ 目標未満、× 実績なし又は取組終了",
                 {{"◎", "excess >= 0"}, {"○", "excess = 0"}, {"△", "excess < 0"}},
                 as_published,
                 {.absent = "×", .ended = "×"}},
    };
    return all;
}

rulebook const& preset(std::string_view name)
{
    auto const all = presets();
    auto const found = std::ranges::find(all, name, &rulebook::name);
    if (found != all.end()) { return *found; }
    throw plan_error{code::unknown_name, detail::no_such("評価基準", name, all, &rulebook::name)
                                             + " (unknown rulebook)"};
}

}  // namespace tomakomai_kpi
