// SPDX-License-Identifier: BSL-1.0
#include "audit/small_plan.hpp"

#include <doctest/doctest.h>

#include <tomakomai_kpi/document/plans.hpp>

using namespace tomakomai_kpi;
using namespace tomakomai_kpi::tests;

TEST_CASE("footnotes and their marks, where a document records any")
{
    small_plan p;
    p.kpi().actuals = {at("110人", r3, {"訳"})};
    CHECK(p.found().empty());
    printed_mark mark{"P03-1", "actual", mark_kind::footnote, "3", "※", {}};
    p.after.marks = {mark};
    CHECK(p.found().empty());
    p.after.marks.front().role = "target";
    CHECK(p.found() == told{"footnote_without_mark@3", "mark_without_footnote@3"});
}

TEST_CASE("the embedded plan with the ※ that the document prints")
{
    auto revisions = plans::tomakomai().revisions();
    auto const mark = [&](std::size_t in, std::string const& id, std::string const& role) {
        revisions[in].marks.push_back({id, role, mark_kind::footnote, "", "※", {}});
    };
    for (std::string const id : {"P09-1", "P31-1", "P50-1", "P62-2"}) { mark(0, id, "actual"); }
    mark(0, "G1-3", "name");
    mark(1, "G1-3-old", "name");
    mark(1, "P35-1", "baseline");
    plan const& embedded = plans::tomakomai();
    pages without_mark;
    for (finding const& f : audit({embedded.id(), embedded.name(), embedded.period(), revisions})) {
        CHECK(f.rule != "mark_without_footnote");
        if (f.rule == "footnote_without_mark") { without_mark.insert(f.page); }
    }
    CHECK(without_mark == pages{"54", "55", "58", "66"});
}

TEST_CASE("a footnote that states another value")
{
    small_plan p;
    p.kpi().actuals = {at("110人", r3, {"実績値が110人になっている"})};
    CHECK(p.found().empty());
    p.kpi().actuals = {at("110人", r3, {"実績値が0人になっている"})};
    CHECK(p.found() == told{"note_value_differs@3"});
    p.kpi().actuals = {at("110人", r3, {"2人1組で参加し、110人となった"})};
    CHECK(p.found().empty());
}

TEST_CASE("underlines and differences, where a document has underlines")
{
    small_plan p;
    p.row().flags = {"KPI変更"};
    p.kpi().target = at("160人", r6);
    CHECK(p.found().empty());
    printed_mark line{"P03-1", "target", mark_kind::underline, "3", "160人", {}};
    p.after.marks = {line};
    CHECK(p.found().empty());

    small_plan::add(p.after, "P06", "3");
    small_plan::add(p.before, "P06", "3");
    small_plan::of(p.before, "P06-1").actuals.clear();
    p.after.marks.push_back({"P06-1", "target", mark_kind::underline, "3", "150人", {}});
    CHECK(p.found() == told{"underline_without_change@3"});
    p.after.marks = {p.after.marks.back()};
    CHECK(p.found() == told{"change_without_underline@3", "underline_without_change@3"});
}

TEST_CASE("underlined contents")
{
    small_plan p;
    p.after.texts = {{"P03", text_kind::content, "3", "氷上の体験", {{0, 6}}, {}}};
    p.before.texts = {{"P03", text_kind::content, "3", "氷上の体験", {}, {}}};
    CHECK(p.found() == told{"underline_without_change@3"});
    CHECK(only(p).quote == "氷上");
    p.before.texts.front().text = "陸上の体験";
    p.row().fingerprint = "1";
    p.row().flags = {"事業内容変更"};
    CHECK(p.found().empty());
}
