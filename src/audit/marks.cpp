// SPDX-License-Identifier: BSL-1.0
// Marks against what they stand for: underlines against differences, ※ against footnotes. A
// document whose marks were not recorded has none, and nothing is said of it.
#include "audit/findings.hpp"
#include "plan/by_word.hpp"

#include <set>

#include <tomakomai_kpi/value/error.hpp>

namespace tomakomai_kpi::detail {

namespace {

bool has_mark(revision const& in, std::string_view id, std::string_view role, mark_kind kind)
{
    return std::ranges::any_of(in.marks, [&](printed_mark const& m) {
        return m.kind == kind && m.id == id && m.role == role;
    });
}

bool records(revision const& in, mark_kind kind)
{
    return std::ranges::any_of(in.marks, [&](printed_mark const& m) { return m.kind == kind; });
}

// ※ stands at the label of a value, or at the name for a note on the indicator.
void audit_footnotes(revision const& in, findings& to)
{
    if (!records(in, mark_kind::footnote)) { return; }
    for (indicator const& i : in.indicators) {
        auto const tell = [&](std::string const& role, std::string const& what, bool noted,
                              std::string const& quote) {
            bool const marked = has_mark(in, i.id, role, mark_kind::footnote);
            if (noted && !marked) {
                to.add(audited::footnote_without_mark, place_of(in, i), quote,
                       named(i) + "の" + what + "に注記がありますが、※の印がありません");
            }
            if (marked && !noted) {
                to.add(audited::mark_without_footnote, place_of(in, i), quote,
                       named(i) + "の" + what + "に※の印がありますが、注記がありません");
            }
        };
        auto const noted = [](observation const& o) { return !o.notes().empty(); };
        tell("name", "名称", !i.notes.empty(), i.name);
        tell("baseline", "基準値", i.baseline && noted(*i.baseline), printed(i.baseline));
        tell("actual", "実績値", std::ranges::any_of(i.actuals, noted),
             i.actuals.empty() ? i.name : to_string(i.actuals.back().value()));
        tell("target", "目標値", std::ranges::any_of(i.targets(), noted), printed(i.target));
    }
}

// An underlined part that the old edition prints alike. Actuals are new in the new edition, and so is
// the label 基準値, at which an underline may begin.
bool is_unchanged(editions const& of, printed_mark const& m, by_word<indicator> const& indicators)
{
    indicator const* const after = indicators.first(m.id);
    if (after == nullptr || of.found.older(*after) == nullptr) { return false; }
    auto const printed_otherwise = [&](aspect part) {
        return std::ranges::any_of(of.found.at(*after), [&](facet const& f) {
            return is_changed(f, part) || (f.of == part && f.kind == change_kind::reformatted);
        });
    };
    if (m.role == "name") { return !printed_otherwise(aspect::name); }
    return m.role == "target" && !printed_otherwise(aspect::target);
}

kept_text const* content_of(by_word<kept_text> const& in, std::string_view id)
{
    for (kept_text const* const t : in.all(id)) {
        if (t->kind == text_kind::content) { return t; }
    }
    return nullptr;
}

bool differs(editions const& of, indicator const& after)
{
    return of.found.older(after) == nullptr || said_otherwise(of.found.at(after)) != nullptr;
}

void audit_underlined_content(editions const& of, std::set<std::string_view> const& pages,
                              findings& to)
{
    by_word<kept_text> const now{of.after.texts, &kept_text::id};
    by_word<kept_text> const then{of.before.texts, &kept_text::id};
    for (project const& p : of.after.projects) {
        kept_text const* const after = content_of(now, p.id);
        project const* const old = of.found.older(p);
        if (old == nullptr || after == nullptr || content_of(then, old->id) == nullptr) {
            continue;
        }
        bool const edited = has_kind(of.found.at(p), change_kind::content_changed);
        if (edited && after->underlines.empty() && pages.contains(p.page)) {
            to.add(audited::change_without_underline, place_of(of.after, p), p.name,
                   "事業の内容の文が新旧で違いますが、下線がありません");
        }
        for (text_span const& u : after->underlines) {
            if (edited || u.to <= u.from || u.to > after->text.size()) { continue; }
            to.add(audited::underline_without_change, place_of(of.after, p),
                   after->text.substr(u.from, u.to - u.from),
                   "下線がありますが、事業「" + p.name + "」の内容の文は新旧で同じです");
        }
    }
}

void audit_underlines(editions const& of, findings& to)
{
    by_word<indicator> const indicators{of.after.indicators, &indicator::id};
    std::set<std::string_view> pages;
    std::set<std::string_view> underlined;
    for (printed_mark const& m : of.after.marks) {
        if (m.kind != mark_kind::underline) { continue; }
        pages.insert(m.page);
        underlined.insert(m.id);
        if (is_unchanged(of, m, indicators)) {
            to.add(audited::underline_without_change, {of.after.name, m.id, m.page, m.at}, m.text,
                   "下線がありますが、旧も同じです");
        }
    }
    for (kept_text const& t : of.after.texts) {
        if (!t.underlines.empty()) { pages.insert(t.page); }
    }
    audit_underlined_content(of, pages, to);
    for (indicator const& i : of.after.indicators) {
        if (!underlined.contains(i.id) && pages.contains(i.page) && differs(of, i)) {
            to.add(audited::change_without_underline, place_of(of.after, i), printed(i.target),
                   named(i) + "は新旧で違いますが、下線がありません");
        }
    }
}

// The numbers with the value's unit that a note states: 0社 of 実績値が0社になっている.
std::vector<std::string> stated_values(std::string_view note, std::string const& unit)
{
    std::vector<std::string> out;
    if (unit.empty()) { return out; }
    for (auto at = note.find(unit); at != std::string_view::npos; at = note.find(unit, at + 1)) {
        std::size_t from = at;
        while (from > 0
               && std::string_view{"0123456789,."}.find(note[from - 1]) != std::string_view::npos) {
            --from;
        }
        if (from < at) { out.emplace_back(note.substr(from, at + unit.size() - from)); }
    }
    return out;
}

void audit_notes(revision const& in, findings& to)
{
    for (indicator const& i : in.indicators) {
        for (observation const& a : i.actuals) {
            value const* const amount = amount_of(a);
            if (amount == nullptr) { continue; }
            for (std::string const& note : a.notes()) {
                auto const stated = stated_values(note, unit_text(*amount));
                auto const same = [&](std::string const& text) {
                    try {
                        value const v = parse(text);
                        return v.unit() == amount->unit() && v.amount() == amount->amount();
                    } catch (kpi_error const&) {
                        return true;  // no number after all
                    }
                };
                if (stated.empty() || std::ranges::any_of(stated, same)) { continue; }
                to.add(audited::note_value_differs, place_of(in, i), to_string(*amount),
                       named(i) + "の注記は" + stated.front() + "と述べています");
            }
        }
    }
}

}  // namespace

void audit_marks(editions const* both, revision const& in, findings& to)
{
    audit_footnotes(in, to);
    audit_notes(in, to);
    if (both != nullptr && &in == &both->after) { audit_underlines(*both, to); }
}

}  // namespace tomakomai_kpi::detail
