// SPDX-License-Identifier: BSL-1.0
#include "review/kept_differences.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "plan/underlined.hpp"

namespace tomakomai_kpi::detail {

namespace {

class kept {
public:
    kept(std::vector<found_change>& out, pairing const& of, revision const& before,
         revision const& after)
        : before_{before},
          after_{after},
          of_{of},
          out_{out},
          underlines_{has_underlines(before) && has_underlines(after)}
    {
    }

    void tell()
    {
        stated_counts();
        texts();
        marks();
    }

private:
    void stated_counts()
    {
        auto const& m = of_.stated_counts;
        auto const stated = [this](stated_count const& s, std::string const& before,
                                   std::string const& after) {
            facets f;
            note(f, change_kind::stated_count_changed, "記載数 " + s.id, before, after);
            plan_change c = at(change_subject::plan, s, after_.name);
            put(out_, c, f);
        };
        for (auto const& [a, b] : m.pairs) {
            stated(*b, std::to_string(a->count), std::to_string(b->count));
            facets f;
            note(f, change_kind::page_changed, "ページ", a->page, b->page);
            put(out_, at(change_subject::plan, *b, after_.name), f);
        }
        for (auto const* a : m.before_only) { stated(*a, std::to_string(a->count), ""); }
        for (auto const* b : m.after_only) { stated(*b, "", std::to_string(b->count)); }
    }

    // A text whose fact has changed is not told again.
    bool told(kept_text const& t, change_kind kind) const
    {
        return std::ranges::any_of(out_, [&](found_change const& c) {
            return !t.id.empty() && c.told.id == t.id && c.told.is(kind);
        });
    }

    bool counts_told(std::string const& page) const
    {
        return std::ranges::any_of(out_, [&](found_change const& c) {
            return c.told.is(change_kind::stated_count_changed) && c.told.page == page;
        });
    }

    static std::string without_digits(std::string text)
    {
        std::erase_if(text, [](char c) { return c >= '0' && c <= '9'; });
        return text;
    }

    void texts()
    {
        if (before_.texts.empty() || after_.texts.empty()) { return; }
        using key = std::pair<std::string, text_kind>;
        std::map<key, std::vector<kept_text const*>> olds;
        std::map<key, std::vector<kept_text const*>> news;
        for (auto const& t : before_.texts) { olds[{t.id, t.kind}].push_back(&t); }
        for (auto const& t : after_.texts) { news[{of_.old_id(t.id), t.kind}].push_back(&t); }
        std::set<key> keys;
        for (auto const& [k, ignored] : olds) { keys.insert(k); }
        for (auto const& [k, ignored] : news) { keys.insert(k); }
        for (key const& k : keys) { texts_of(olds[k], news[k]); }
    }

    void texts_of(std::vector<kept_text const*> olds, std::vector<kept_text const*> news)
    {
        auto const drop_common = [](auto same, std::vector<kept_text const*>& a,
                                    std::vector<kept_text const*>& b) {
            std::erase_if(a, [&](kept_text const* x) {
                auto const found =
                    std::ranges::find_if(b, [&](kept_text const* y) { return same(*x, *y); });
                if (found == b.end()) { return false; }
                b.erase(found);
                return true;
            });
        };
        drop_common(
            [this](kept_text const& x, kept_text const& y) {
                return x.text == y.text && (!underlines_ || x.underlines == y.underlines)
                       && (!x.id.empty() || x.page == y.page);
            },
            olds, news);
        for (std::size_t i = 0; i < std::max(olds.size(), news.size()); ++i) {
            put_text(i < olds.size() ? olds[i] : nullptr, i < news.size() ? news[i] : nullptr);
        }
    }

    void put_text(kept_text const* a, kept_text const* b)
    {
        kept_text const& t = b != nullptr ? *b : *a;
        bool const content = t.kind == text_kind::content;
        if (told(t, content ? change_kind::content_changed : change_kind::renamed)
            || told(t, change_kind::added) || told(t, change_kind::removed)) {
            return;
        }
        bool const only_numbers =
            a != nullptr && b != nullptr && without_digits(a->text) == without_digits(b->text);
        if (only_numbers && a->text != b->text && counts_told(t.page)) { return; }
        facets f;
        std::string const before = a == nullptr ? "" : a->text;
        std::string const after = b == nullptr ? "" : b->text;
        if (before != after) {
            f.push_back({content ? change_kind::content_changed : change_kind::text_changed,
                         aspect::other, before, after, "本文が変わった。"});
        } else if (a != nullptr && b != nullptr && a->page != b->page && t.id.empty()) {
            note(f, change_kind::page_changed, "ページ", a->page, b->page);
        } else {
            f.push_back({change_kind::mark_changed, aspect::other, before, after,
                         "下線の位置が変わった。"});
        }
        plan_change c = at(subject_of(t.id), t, after_.name);
        put(out_, c, f);
    }

    change_subject subject_of(std::string const& id) const
    {
        auto const holds = [&](auto const& things) {
            return std::ranges::any_of(things, [&](auto const& t) { return t.id == id; });
        };
        for (revision const* r : {&after_, &before_}) {
            if (holds(r->indicators)) { return change_subject::indicator; }
            if (holds(r->projects)) { return change_subject::project; }
            if (holds(r->measures)) { return change_subject::measure; }
            if (holds(r->goals)) { return change_subject::goal; }
        }
        return change_subject::plan;
    }

    // Where marks stand; the words under them are told where they belong.
    void marks()
    {
        if (before_.marks.empty() || after_.marks.empty()) { return; }
        using key = std::tuple<std::string, std::string, mark_kind>;
        std::map<key, std::vector<printed_mark const*>> olds;
        std::map<key, std::vector<printed_mark const*>> news;
        auto const is_left_out = [this](printed_mark const& x) {
            return x.kind == mark_kind::underline && !underlines_;
        };
        for (auto const& x : before_.marks) {
            if (!is_left_out(x)) { olds[{x.id, x.role, x.kind}].push_back(&x); }
        }
        for (auto const& x : after_.marks) {
            if (is_left_out(x)) { continue; }
            news[{of_.old_id(x.id), x.role, x.kind}].push_back(&x);
        }
        for (auto const& [k, all] : olds) {
            auto const& now = news[k];
            if (all.size() > now.size()) { put_mark(*all.front(), "", "なくなった"); }
            if (all.size() == now.size()) { put_other_words(all, now); }
        }
        for (auto const& [k, all] : news) {
            if (all.size() > olds[k].size()) {
                put_mark(*all.front(), all.front()->text, "付いた");
            }
        }
    }

    static std::string part(std::string const& role)
    {
        static std::map<std::string, std::string> const words{
            {"name", "名称"},          {"baseline", "基準値"}, {"actual", "実績値"},
            {"target", "目標値"},      {"flag", "印"},         {"departments", "担当課"},
            {"content", "内容の本文"}, {"note", "注記"}};
        auto const known = words.find(role);
        return known == words.end() ? role : known->second;
    }

    static std::string name_of(mark_kind k) { return k == mark_kind::footnote ? "※" : "下線"; }

    // Under the same mark, where nothing else is told of what it stands at.
    void put_other_words(std::vector<printed_mark const*> const& olds,
                         std::vector<printed_mark const*> const& news)
    {
        auto const differ =
            std::ranges::mismatch(olds, news, {}, &printed_mark::text, &printed_mark::text);
        if (differ.in1 == olds.end()) { return; }
        printed_mark const& now = **differ.in2;
        bool const told = std::ranges::any_of(
            out_, [&](found_change const& c) { return !c.told.id.empty() && c.told.id == now.id; });
        if (told) { return; }
        facets f;
        f.push_back({change_kind::mark_changed, aspect::other, (*differ.in1)->text, now.text,
                     name_of(now.kind) + "の付いた" + part(now.role) + "の字が変わった。"});
        put(out_, at(subject_of(now.id), now, after_.name), f);
    }

    void put_mark(printed_mark const& x, std::string const& after, std::string const& what)
    {
        facets f;
        f.push_back({change_kind::mark_changed, aspect::other, after.empty() ? x.text : "", after,
                     name_of(x.kind) + "が" + part(x.role) + "に" + what + "。"});
        put(out_, at(subject_of(x.id), x, after_.name), f);
    }

    revision const& before_;
    revision const& after_;
    pairing const& of_;
    std::vector<found_change>& out_;
    bool underlines_;  // that both record: who records none says nothing about them
};

}  // namespace

void tell_kept(std::vector<found_change>& told, pairing const& of, revision const& before,
               revision const& after)
{
    kept{told, of, before, after}.tell();
}

}  // namespace tomakomai_kpi::detail
