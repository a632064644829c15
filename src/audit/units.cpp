// SPDX-License-Identifier: BSL-1.0
// Units against names, and the units of one indicator against each other.
//
// What an indicator counts stands at the end of its name: 登録者数 counts 人. Only
// endings that leave no doubt are in the table; 設置数 or 作成数 may count anything.
#include "audit/findings.hpp"

#include <array>
#include <map>
#include <set>

#include <tomakomai_kpi/value/units.hpp>

namespace tomakomai_kpi::detail {

namespace {

struct ending {
    std::string_view text;
    std::array<std::string_view, 8> units;  // symbols that fit
};

// Of several endings that fit the longest counts.
constexpr std::array endings{
    ending{"人数", {"人"}},
    ending{"者数", {"人", "者", "経営体", "事業者", "社"}},
    ending{"児童数", {"人"}},
    ending{"生徒数", {"人"}},
    ending{"学生数", {"人"}},
    ending{"会員数", {"人"}},
    ending{"職員数", {"人"}},
    ending{"客数", {"人"}},
    ending{"人口", {"人"}},
    ending{"人口数", {"人"}},
    ending{"件数", {"件"}},
    ending{"回数", {"回"}},
    ending{"企業数", {"社", "企業", "法人", "者", "事業者", "事業所"}},
    ending{"会社数", {"社", "法人"}},
    ending{"事業者数", {"事業者", "者", "社", "人"}},
    ending{"事業所数", {"事業所", "か所", "社"}},
    ending{"団体数", {"団体", "グループ", "サークル", "自治会", "町内会"}},
    ending{"法人数", {"法人"}},
    ending{"世帯数", {"世帯", "戸"}},
    ending{"戸数", {"戸", "世帯"}},
    ending{"棟数", {"棟"}},
    ending{"組数", {"組"}},
    ending{"校数", {"校", "園"}},
    ending{"園数", {"園", "か所"}},
    ending{"施設数", {"施設", "か所", "園", "棟", "校"}},
    ending{"箇所数", {"か所"}},
    ending{"か所数", {"か所"}},
    ending{"店舗数", {"店舗", "店"}},
    ending{"クラブ数", {"クラブ"}},
    ending{"路線数", {"路線", "本"}},
    ending{"便数", {"便", "本"}},
    ending{"台数", {"台"}},
    ending{"基数", {"基"}},
    ending{"本数", {"本"}},
    ending{"枚数", {"枚"}},
    ending{"冊数", {"冊"}},
    ending{"頭数", {"頭"}},
    ending{"日数", {"日"}},
    ending{"時間数", {"時間"}},
    ending{"事業数", {"事業"}},
    ending{"宿泊数", {"泊", "人泊"}},
    ending{"利用数", {"件", "回"}},
    ending{"アクセス数", {"件", "回", "ビュー", "アクセス"}},
    ending{"ダウンロード数", {"件", "回", "ダウンロード"}},
    ending{"結婚数", {"件"}},
    ending{"婚姻数", {"件"}},
};

// The name without what stands in parentheses behind it.
std::string_view counted_in(std::string_view name)
{
    for (std::string_view const closing : {")", "）"}) {
        std::string_view const opening = closing == ")" ? "(" : "（";
        if (!name.ends_with(closing)) { continue; }
        auto const at = name.rfind(opening);
        if (at != std::string_view::npos && at > 0) { return name.substr(0, at); }
    }
    return name;
}

ending const* ending_of(std::string_view name)
{
    ending const* longest = nullptr;
    for (ending const& e : endings) {
        if (name.ends_with(e.text)
            && (longest == nullptr || e.text.size() > longest->text.size())) {
            longest = &e;
        }
    }
    return longest;
}

bool fits(ending const& e, unit u)
{
    return std::ranges::any_of(
        e.units, [&](std::string_view symbol) { return !symbol.empty() && symbol == u.symbol(); });
}

bool is_money(unit u)
{
    return commensurable(u, unit_of<units::円>);
}

std::string listed(ending const& e)
{
    std::string text;
    for (std::string_view const symbol : e.units) {
        if (!symbol.empty()) { text += (text.empty() ? "" : "・") + std::string{symbol}; }
    }
    return text;
}

bool has(std::string_view name, std::string_view word)
{
    return name.find(word) != std::string_view::npos;
}

// 宿泊延べ人数 in 人泊 says more than 人 would.
bool is_gross_people(std::string_view name, unit u)
{
    return u.definition().composition == composition::product
           && (has(name, "延") || has(name, "宿泊"));
}

// Why the unit does not fit the name; empty where it may.
std::string objection(std::string_view name, unit u)
{
    std::string const symbol = u.symbol();
    bool const share = u.scale() == scale_kind::proportion;
    bool const counts = u.definition().counts;
    if (u.scale() == scale_kind::average) { return ""; }  // 冊/人: of whatever, per something
    if (name.ends_with("率") || name.ends_with("割合")) {
        return counts ? "割合の名称ですが、単位は" + symbol + "です" : "";
    }
    if (ending const* const e = ending_of(name)) {
        return fits(*e, u) || is_gross_people(name, u)
                   ? ""
                   : "名称は「" + std::string{e->text} + "」(" + listed(*e) + ")ですが、単位は"
                         + symbol + "です";
    }
    if (name.ends_with("数") && share) { return "数の名称ですが、単位は" + symbol + "です"; }
    if (name.ends_with("数") && is_money(u)) { return "数の名称ですが、単位は" + symbol + "です"; }
    if (name.ends_with("量") && (counts || share)) {
        return "量の名称ですが、単位は" + symbol + "です";
    }
    bool const cost = name.ends_with("費") && !name.ends_with("消費");
    bool const amount = name.ends_with("額") || name.ends_with("売上高") || cost;
    if (amount && !is_money(u) && !share) { return "金額の名称ですが、単位は" + symbol + "です"; }
    return "";
}

// What the unit says and the name leaves out.
std::string omission(std::string_view name, unit u)
{
    std::string const symbol = u.symbol();
    if (name.ends_with("金") && is_money(u)) {
        return "単位は" + symbol + "で額を数えていますが、名称に「額」の字がありません";
    }
    if (u.definition().counts && !symbol.empty() && name.ends_with(symbol)) {
        return "単位は" + symbol + "で数を数えていますが、名称に「数」の字がありません";
    }
    return "";
}

value const* representative(indicator const& i)
{
    if (value const* const target = amount_of(i.target)) { return target; }
    observation const* const a = i.actual();
    if (a != nullptr && amount_of(*a) != nullptr) { return amount_of(*a); }
    return amount_of(i.baseline);
}

struct labelled {
    value const* amount;
    std::string_view role;
};

std::vector<labelled> amounts(indicator const& i)
{
    std::vector<labelled> all;
    if (value const* const v = amount_of(i.baseline)) { all.push_back({v, "基準値"}); }
    for (observation const& a : i.actuals) {
        if (value const* const v = amount_of(a)) { all.push_back({v, "実績値"}); }
    }
    for (observation const& t : i.interim_targets) {
        if (value const* const v = amount_of(t)) { all.push_back({v, "中間目標値"}); }
    }
    if (value const* const v = amount_of(i.target)) { all.push_back({v, "目標値"}); }
    return all;
}

// The figure whose property is not that of the others: of three the odd one, of two the later.
template <class Property>
std::optional<std::pair<labelled, labelled>> odd_one(std::vector<labelled> const& all,
                                                     Property property)
{
    for (labelled const& one : all) {
        auto const alike = std::ranges::count_if(
            all, [&](labelled const& other) { return property(one) == property(other); });
        if (2 * alike > static_cast<std::ptrdiff_t>(all.size())) {
            for (labelled const& other : all) {
                if (!(property(other) == property(one))) { return std::pair{other, one}; }
            }
            return std::nullopt;
        }
    }
    for (labelled const& other : all) {
        if (!(property(other) == property(all.front()))) { return std::pair{other, all.front()}; }
    }
    return std::nullopt;
}

void audit_figures(revision const& in, indicator const& i, findings& to)
{
    auto const all = amounts(i);
    auto const tell = [&](audited rule, std::pair<labelled, labelled> const& odd,
                          std::string const& what) {
        to.add(rule, place_of(in, i), to_string(*odd.first.amount),
               named(i) + "の" + std::string{odd.first.role} + "は、" + std::string{odd.second.role}
                   + to_string(*odd.second.amount) + "と" + what,
               std::string{odd.second.role} + " " + to_string(*odd.second.amount));
    };
    auto const unit = [](labelled const& f) { return f.amount->unit(); };
    auto const multiplier = [](labelled const& f) { return f.amount->multiplier(); };
    auto const spelling = [](labelled const& f) { return spelling_text(*f.amount); };
    if (auto const odd = odd_one(all, unit)) {
        tell(audited::unit_differs, *odd, "単位が違います");
    } else if (auto const other = odd_one(all, multiplier)) {
        tell(audited::multiplier_differs, *other, "位取りが違います");
    } else if (auto const spelt = odd_one(all, spelling)) {
        tell(audited::unit_spelling, *spelt, "単位の書き方が違います");
    }
}

void audit_permille(revision const& in, indicator const& i, findings& to)
{
    constexpr std::array<std::string_view, 6> per_thousand{"婚姻率", "離婚率",     "出生率",
                                                           "死亡率", "自然増減率", "社会増減率"};
    bool const named_so = std::ranges::any_of(
        per_thousand, [&](std::string_view word) { return counted_in(i.name).ends_with(word); });
    if (!named_so) { return; }
    for (labelled const& f : amounts(i)) {
        value const& v = *f.amount;
        if (v.unit() == unit_of<units::percent> && v.number() >= 1) {
            to.add(audited::permille_suspected, place_of(in, i), i.name,
                   std::string{f.role} + to_string(v)
                       + "は%で記載されていますが、この率はふつう人口千人当たり(‰)で表されます");
            return;
        }
    }
}

void audit_gross(revision const& in, indicator const& i, findings& to)
{
    bool const gross_name =
        i.name.find("延べ") != std::string::npos || i.name.find("延人") != std::string::npos;
    value const* const v = representative(i);
    if (!gross_name || v == nullptr) { return; }
    for (labelled const& f : amounts(i)) {
        if ((f.amount->notation().qualifiers & qualifier::gross) != 0) { return; }
    }
    to.add(audited::gross_only_in_name, place_of(in, i), i.name,
           "名称は延べ数ですが、値" + to_string(*v) + "に「延べ」の字がありません",
           "値 " + to_string(*v));
}

struct counted_lodging {
    revision const* in;
    indicator const* of;
    value const* amount;
};

// In one unit, an indicator once, whichever editions print it so.
std::vector<counted_lodging> lodgings(plan const& of, unit in_unit)
{
    std::vector<counted_lodging> out;
    std::set<std::string_view> known;
    for (revision const& r : of.revisions()) {
        for (indicator const& i : r.indicators) {
            value const* const v = representative(i);
            bool const fits_unit = v != nullptr && v->unit() == in_unit && has(i.name, "宿泊");
            if (fits_unit && known.insert(i.id).second) { out.push_back({&r, &i, v}); }
        }
    }
    return out;
}

// Money in a multiplier that fewer indicators use than another.
void audit_money(revision const& in, findings& to)
{
    std::map<std::int64_t, std::vector<std::pair<indicator const*, value const*>>> by_multiplier;
    for (indicator const& i : in.indicators) {
        value const* const v = representative(i);
        if (v != nullptr && is_money(v->unit())) {
            by_multiplier[v->multiplier()].emplace_back(&i, v);
        }
    }
    auto const usual = std::ranges::max_element(
        by_multiplier, {}, [](auto const& each) { return each.second.size(); });
    for (auto const& [multiplier, these] : by_multiplier) {
        if (these.size() >= usual->second.size()) { continue; }
        for (auto const& [i, v] : these) {
            to.add(audited::money_multiplier, place_of(in, *i), to_string(*v),
                   named(*i) + "の金額は" + unit_text(*v) + "で、同じ版のほかの指標は"
                       + unit_text(*usual->second.front().second) + "です",
                   "ほかの指標 " + unit_text(*usual->second.front().second));
        }
    }
}

}  // namespace

void audit_units(revision const& in, findings& to)
{
    for (indicator const& i : in.indicators) {
        audit_figures(in, i, to);
        audit_permille(in, i, to);
        audit_gross(in, i, to);
        value const* const v = representative(i);
        if (v == nullptr) { continue; }
        std::string const why = objection(counted_in(i.name), v->unit());
        if (!why.empty()) { to.add(audited::unit_against_name, place_of(in, i), i.name, why); }
        std::string const unsaid = omission(counted_in(i.name), v->unit());
        if (!unsaid.empty()) { to.add(audited::name_omits_count, place_of(in, i), i.name, unsaid); }
    }
    audit_money(in, to);
}

void audit_kindred_units(plan const& of, findings& to)
{
    auto const nights = lodgings(of, unit_of<units::泊>);
    auto const person_nights = lodgings(of, unit_of<units::人泊>);
    if (nights.empty() || person_nights.empty()) { return; }
    auto const tell = [&](auto const& these, counted_lodging const& other) {
        for (counted_lodging const& l : these) {
            to.add(audited::kindred_units, place_of(*l.in, *l.of), to_string(*l.amount),
                   named(*l.of) + "は" + l.amount->unit().symbol() + "、" + other.of->page
                       + "ページの" + named(*other.of) + "は" + other.amount->unit().symbol()
                       + "で宿泊を数えています");
        }
    };
    tell(nights, person_nights.front());
    tell(person_nights, nights.front());
}

}  // namespace tomakomai_kpi::detail
