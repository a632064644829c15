// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/audit/audit.hpp>
#include <tomakomai_kpi/document/plans.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include <tomakomai_kpi/notation/notation.hpp>

#include "support.hpp"

using namespace tomakomai_kpi;
using namespace tomakomai_kpi::tests;

namespace {

constexpr fiscal_year h30{2018};
constexpr fiscal_year r3{2021};
constexpr fiscal_year r6{2024};
constexpr fiscal_period period{fiscal_year{2020}, r6};

observation at(std::string const& text, fiscal_year year, std::vector<std::string> notes = {})
{
    value const v = parse(text);
    bool const cumulative = !v.is_missing() && v.basis() == basis::cumulative;
    return {v, cumulative && year >= period.first() ? fiscal_period{period.first(), year} : year,
            v.is_missing() ? observation_status::missing : observation_status::normal,
            std::move(notes)};
}

// One project a page, each with one indicator 参加者数 that both editions print alike.
class small_plan {
public:
    small_plan()
    {
        for (revision* const r : {&after, &before}) {
            r->goals.push_back({.id = "G1", .number = 1, .name = "目標", .page = "1", .at = {}});
            for (int n = 1; n <= 5; ++n) { add(*r, "P0" + std::to_string(n), std::to_string(n)); }
        }
        after.name = "new";
        before.name = "old";
        for (indicator& i : before.indicators) { i.actuals.clear(); }
    }

    static void add(revision& to, std::string const& id, std::string const& page)
    {
        project p;
        p.id = id;
        p.goal = 1;
        p.name = "事業" + page;
        p.page = page;
        p.departments = {"政策推進課"};
        p.fingerprint = "0";
        to.projects.push_back(p);
        indicator i{period};
        i.id = id + "-1";
        i.name = "参加者数";
        i.goal = 1;
        i.project_id = id;
        i.project = p.name;
        i.page = page;
        i.direction.kind = direction_kind::up;
        i.baseline = at("100人", h30);
        i.actuals = {at("110人", r3)};
        i.target = at("150人", r6);
        to.indicators.push_back(i);
    }

    static indicator& of(revision& in, std::string const& id)
    {
        return *std::ranges::find(in.indicators, id, &indicator::id);
    }
    static project& project_of(revision& in, std::string const& id)
    {
        return *std::ranges::find(in.projects, id, &project::id);
    }

    indicator& kpi() { return of(after, "P03-1"); }
    indicator& old_kpi() { return of(before, "P03-1"); }
    project& row() { return project_of(after, "P03"); }
    project& old_row() { return project_of(before, "P03"); }

    plan made() const { return {"x", "計画", period, {after, before}}; }

    /// rule@page of every finding.
    std::vector<std::string> found(audit_options const& options = {}) const
    {
        std::vector<std::string> out;
        for (finding const& f : audit(made(), options)) { out.push_back(f.rule + "@" + f.page); }
        return out;
    }

    revision after;
    revision before;
};

using told = std::vector<std::string>;

finding only(small_plan const& p)
{
    auto const all = audit(p.made());
    REQUIRE(all.size() == 1);
    return all.front();
}

std::set<std::string> pages_of(std::string const& rule, std::string const& revision = "")
{
    std::set<std::string> pages;
    for (finding const& f : audit(plans::tomakomai())) {
        if (f.rule == rule && (revision.empty() || f.revision == revision)) {
            pages.insert(f.page);
        }
    }
    return pages;
}

std::ptrdiff_t count_in_new(std::string const& rule)
{
    auto const all = audit(plans::tomakomai());
    return std::ranges::count_if(
        all, [&](finding const& f) { return f.rule == rule && f.revision == "new"; });
}

using pages = std::set<std::string>;

}  // namespace

TEST_CASE("two editions that agree have no findings")
{
    CHECK(small_plan{}.found().empty());
}

// The real document (domain facts, by page).

TEST_CASE("the embedded plan: flags against differences")
{
    CHECK(pages_of("kpi_change_unflagged") == pages{"46"});
    CHECK(pages_of("kpi_flag_unfounded").empty());
    CHECK(pages_of("content_change_unflagged") == pages{"42", "62", "64", "65", "71", "76"});
    CHECK(pages_of("content_flag_unfounded").empty());
    CHECK(pages_of("target_change_unflagged").empty());
    CHECK(pages_of("new_project_unflagged").empty());
    CHECK(pages_of("new_measure_unflagged") == pages{"77 ～ 78"});
    CHECK(pages_of("end_unflagged").empty());
    CHECK(pages_of("ended_unmet") == pages{"76"});
    CHECK(pages_of("rename_unflagged") == pages{"65"});
    CHECK(pages_of("department_changed") == pages{"51", "64", "66", "70", "73", "75", "76"});
    CHECK(pages_of("department_misspelt", "old") == pages{"70"});
    CHECK(pages_of("baseline_differs") == pages{"63"});
    CHECK(pages_of("baseline_rounded") == pages{"63"});
}

TEST_CASE("the embedded plan: stated counts and measure numbers")
{
    std::map<std::string, std::string> counts;
    for (finding const& f : audit(plans::tomakomai())) {
        if (f.rule == "stated_count") {
            CHECK(f.page == "36");
            counts[f.id] = f.message;
        }
    }
    CHECK(counts.size() == 3);
    CHECK(counts["projects_added"].find("旧にない事業は8") != std::string::npos);
    CHECK(counts["content_changed"].find("違う事業は12") != std::string::npos);
    CHECK(counts["kpis_changed"].find("印は27、印のある事業で変わった指標は32")
          != std::string::npos);
    CHECK(pages_of("measure_number") == pages{"75", "77 ～ 78"});
    CHECK(pages_of("measure_number_differs").empty());
}

TEST_CASE("the embedded plan: units against names and figures against each other")
{
    CHECK(pages_of("unit_against_name") == pages{"42", "50", "63", "70", "76"});
    CHECK(pages_of("name_omits_count") == pages{"71"});
    CHECK(pages_of("kindred_units") == pages{"67", "76"});
    CHECK(pages_of("gross_only_in_name") == pages{"51", "55", "76"});
    CHECK(pages_of("unit_differs").empty());
    CHECK(pages_of("unit_spelling") == pages{"65"});
    CHECK(pages_of("money_multiplier") == pages{"62"});
    CHECK(pages_of("permille_suspected") == pages{"63"});
    CHECK(pages_of("basis_unclear") == pages{"68"});
    CHECK(pages_of("basis_differs").empty());
    CHECK(count_in_new("mixed_basis") == 22);
    CHECK(count_in_new("target_below_baseline") == 13);
    CHECK(pages_of("order_of_magnitude") == pages{"76"});
    CHECK(pages_of("baseline_year") == pages{"58"});
    CHECK(pages_of("target_year").empty());
    CHECK(pages_of("zero_without_note") == pages{"46", "71", "75"});
    CHECK(pages_of("footnote_without_mark").empty());  // it records no marks
}

TEST_CASE("findings stand in the document's order and print themselves in one line")
{
    auto const all = audit(plans::tomakomai());
    CHECK(all.front().page == "36");
    CHECK(all.back().page == "77 ～ 78");
    CHECK(std::ranges::is_sorted(all, {}, [](finding const& f) { return std::stoi(f.page); }));
    auto const f = *std::ranges::find(all, "kpi_change_unflagged", &finding::rule);
    CHECK(f.severity == severity::error);
    CHECK(f.quote == "累計1式");
    CHECK(f.explain().starts_with("46頁 矛盾 「累計1式」"));
    CHECK(f.explain().ends_with("(a change of an indicator without flag) [kpi_change_unflagged]"));
    auto const both = *std::ranges::find(all, "mixed_basis", &finding::rule);
    CHECK(both.revision == "new");
    CHECK(both.also_in == told{"old"});  // told once
}

TEST_CASE("rules are switched off by id, and only known ones")
{
    auto const all = audit(plans::tomakomai());
    for (audit_rule const& r : audit_rules()) {
        auto const rest = audit(plans::tomakomai(), {.without = {r.id}});
        auto const of_rule = std::ranges::count(all, std::string{r.id}, &finding::rule);
        CHECK(static_cast<std::ptrdiff_t>(all.size() - rest.size()) == of_rule);
    }
    CHECK(refusal([] { return audit(plans::tomakomai(), {.without = {"no_such_rule"}}); })
          == code::unknown_name);
}

TEST_CASE("one edition alone is not compared")
{
    small_plan p;
    p.kpi().target = at("999人", r6);
    plan const alone{"x", "計画", period, {p.after}};
    CHECK(audit(alone).empty());
    CHECK(p.found({.old_revision = "none"}).empty());
    CHECK(p.found() == told{"kpi_change_unflagged@3"});
}

// Flags.

TEST_CASE("a change of an indicator needs its flag, and a flag a change")
{
    small_plan target;
    target.kpi().target = at("160人", r6);
    CHECK(target.found() == told{"kpi_change_unflagged@3"});
    CHECK(only(target).quote == "160人");
    target.row().flags = {"KPI変更"};
    CHECK(target.found().empty());

    small_plan unchanged;
    unchanged.row().flags = {"KPI変更"};
    CHECK(unchanged.found() == told{"kpi_flag_unfounded@3"});

    small_plan reprinted;
    reprinted.kpi().target = at("150.0人", r6);
    CHECK(reprinted.found() == told{"decimals_differ@3"});  // a notation is no change

    small_plan basis_alone;
    for (indicator* const i : {&basis_alone.kpi(), &basis_alone.old_kpi()}) {
        i->baseline.reset();
        i->actuals.clear();
    }
    basis_alone.kpi().target = at("累計150人", r6);
    CHECK(basis_alone.found() == told{"kpi_change_unflagged@3"});

    small_plan gone;
    std::erase_if(gone.after.indicators, [](indicator const& i) { return i.id == "P03-1"; });
    CHECK(gone.found() == told{"kpi_change_unflagged@3"});
    CHECK(only(gone).revision == "old");
}

TEST_CASE("contents, names and departments")
{
    small_plan edited;
    edited.row().fingerprint = "1";
    CHECK(edited.found() == told{"content_change_unflagged@3"});
    edited.row().flags = {"事業内容変更"};
    CHECK(edited.found().empty());
    edited.row().fingerprint = "0";
    CHECK(edited.found() == told{"content_flag_unfounded@3"});

    small_plan renamed;
    renamed.row().name = "新しい事業";
    CHECK(renamed.found() == told{"rename_unflagged@3"});
    renamed.row().flags = {"事業内容変更"};
    CHECK(renamed.found().empty());

    small_plan moved;
    moved.row().departments = {"政策推進課", "観光振興課"};
    CHECK(moved.found() == told{"department_changed@3"});
    CHECK(only(moved).quote == "政策推進課／観光振興課");
}

TEST_CASE("new and ended projects, and a goal's targets")
{
    small_plan added;
    std::erase_if(added.before.projects, [](project const& p) { return p.id == "P03"; });
    std::erase_if(added.before.indicators, [](indicator const& i) { return i.id == "P03-1"; });
    CHECK(added.found() == told{"new_project_unflagged@3"});
    added.row().flags = {"新規事業"};
    CHECK(added.found().empty());

    small_plan known;
    known.row().flags = {"新規事業"};
    CHECK(known.found() == told{"new_flag_unfounded@3"});

    small_plan gone;
    std::erase_if(gone.after.projects, [](project const& p) { return p.id == "P03"; });
    std::erase_if(gone.after.indicators, [](indicator const& i) { return i.id == "P03-1"; });
    CHECK(gone.found() == told{"end_unflagged@3"});

    small_plan ended;
    ended.row().flags = {"取組終了"};
    CHECK(ended.found() == told{"ended_unmet@3"});
    ended.kpi().actuals = {at("150人", r3)};
    CHECK(ended.found().empty());

    small_plan goal;
    for (revision* const r : {&goal.after, &goal.before}) {
        indicator i = goal.of(*r, "P01-1");
        i.id = "G1-1";
        i.kind = indicator_kind::target;
        i.project_id.clear();
        r->indicators.push_back(i);
    }
    CHECK(goal.found().empty());
    goal.of(goal.after, "G1-1").target = at("151人", r6);
    CHECK(goal.found() == told{"target_change_unflagged@1"});
    goal.of(goal.after, "G1-1").flags = {"数値目標変更"};
    CHECK(goal.found().empty());
    goal.of(goal.after, "G1-1").target = at("150人", r6);
    CHECK(goal.found() == told{"target_flag_unfounded@1"});
}

TEST_CASE("misspelt flags and departments, but not numbered ones")
{
    small_plan flag;
    flag.row().flags = {"KPI変史"};
    CHECK(flag.found() == told{"flag_misspelt@3"});
    flag.row().flags = {"継続"};
    CHECK(flag.found().empty());

    for (std::string const slip : {"政策椎進課", "政策進課", "政策推推進課", "政策進推課"}) {
        CAPTURE(slip);
        small_plan p;
        p.row().departments = {slip};
        CHECK(p.found() == told{"department_changed@3", "department_misspelt@3"});
    }
    small_plan other;
    other.row().departments = {"観光振興課"};
    CHECK(other.found() == told{"department_changed@3"});

    small_plan numbered;
    for (revision* const r : {&numbered.after, &numbered.before}) {
        for (project& p : r->projects) { p.departments = {"税務第1課"}; }
    }
    numbered.row().departments = {"税務第2課"};
    CHECK(numbered.found() == told{"department_changed@3"});
}

// Counts.

TEST_CASE("stated counts are held to flags and to what is found")
{
    small_plan p;
    p.kpi().target = at("160人", r6);
    p.row().flags = {"KPI変更"};
    p.after.stated_counts = {{"kpis_changed", "9", 1}};
    CHECK(p.found().empty());
    p.after.stated_counts = {{"kpis_changed", "9", 2}};
    CHECK(p.found() == told{"stated_count@9"});
    CHECK(only(p).quote == "2");
    p.after.texts = {{"", text_kind::passage, "9", "・KPIの変更 2項目", {}, {}}};
    CHECK(only(p).quote == "KPIの変更 2");
    p.after.texts.front().page = "8";
    CHECK(only(p).quote == "2");

    small_plan totals;
    totals.before.stated_counts = {{"measures", "8", 18}};
    totals.after.stated_counts = {{"measures", "8", 18}};
    CHECK(totals.found().empty());
    totals.after.stated_counts = {{"measures", "8", 81}};
    CHECK(totals.found() == told{"stated_count@8"});
}

TEST_CASE("measure numbers increase, stay under their total, and agree between editions")
{
    auto const with = [](std::vector<std::string> const& marks) {
        small_plan p;
        for (revision* const r : {&p.after, &p.before}) {
            int n = 0;
            for (std::string const& mark : marks) {
                ++n;
                std::string const page = std::to_string(n);
                r->measures.push_back({"M" + page, 1, "施策" + page, page, mark, "", {}});
            }
        }
        return p;
    };
    CHECK(with({"①", "④", "⑩"}).found().empty());
    CHECK(with({"①", "④", "④"}).found() == told{"measure_number@3"});
    CHECK(with({"②", "⑩", "⑭", "⑩", "⑨"}).found() == told{"measure_number@4", "measure_number@5"});
    CHECK(with({"①", "⑲", "⑩", "⑪"}).found() == told{"measure_number@2"});

    small_plan total = with({"①", "④", "⑩"});
    total.after.stated_counts = {{"measures", "8", 9}};
    CHECK(total.found() == told{"measure_number@3"});

    small_plan one = with({"①", "④", "⑩"});
    one.after.measures[0].mark = "⑤";
    CHECK(one.found() == told{"measure_number_differs@1"});  // the others stand as before
}

// Marks.

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

// Units.

TEST_CASE("units and multipliers within one indicator")
{
    auto const differing = [](std::string const& actual) {
        small_plan p;
        p.kpi().actuals = {at(actual, r3)};
        return p.found();
    };
    CHECK(differing("110件") == told{"unit_differs@3"});
    CHECK(differing("110名") == told{"unit_spelling@3"});
    CHECK(differing("0.1千人") == told{"multiplier_differs@3", "decimals_differ@3"});

    small_plan later;
    later.row().flags = {"KPI変更"};
    for (indicator* const i : {&later.kpi(), &later.old_kpi()}) {
        i->baseline.reset();
        i->actuals.clear();
    }
    later.old_kpi().target = at("150%", r6);
    later.old_kpi().name = later.kpi().name = "利用";
    CHECK(later.found() == told{"unit_changed@3"});
}

TEST_CASE("units against names")
{
    auto const named = [](std::string const& name, std::string const& text) {
        small_plan p;
        for (indicator* const i : {&p.kpi(), &p.old_kpi()}) {
            i->name = name;
            i->baseline.reset();
            i->actuals.clear();
            i->target = at(text, r6);
        }
        return p.found();
    };
    for (std::pair<std::string, std::string> const& printed :
         std::vector<std::pair<std::string, std::string>>{
             {"参加者数", "10件"},
             {"相談件数", "10人"},
             {"挙式回数", "10組"},
             {"表彰企業数", "10件"},
             {"参加企業・団体数", "10社"},
             {"アプリダウンロード数", "20%"},
             {"利用数", "10人"},
             {"受診率", "10人"},
             {"貨物取扱量", "10件"},
             {"売上高", "10件"},
             {"登録者数(メール)", "10件"},
         }) {
        std::string const& name = printed.first;
        std::string const& text = printed.second;
        CAPTURE(name);
        CHECK(named(name, text) == told{"unit_against_name@3"});
    }
    for (std::pair<std::string, std::string> const& printed :
         std::vector<std::pair<std::string, std::string>>{
             {"参加者数", "10人"},
             {"補助件数", "10件"},
             {"施設の設置数", "10施設"},
             {"設置数", "7箇所"},
             {"受診率", "93.9%"},
             {"合計特殊出生率", "1.8"},
             {"満足度", "3.3"},
             {"転入者数(定住人口数)", "10人"},
             {"表彰企業数", "20社"},
             {"学校数", "20校"},
             {"売上高", "1,000万円"},
             {"参加組数", "50組"},
             {"認定農業者数", "20経営体"},
             {"宿泊者数", "20人泊"},
             {"1人当たり貸出冊数", "5.2冊/人"},
             {"エネルギー消費", "20kWh"},
         }) {
        std::string const& name = printed.first;
        std::string const& text = printed.second;
        CAPTURE(name);
        CHECK(named(name, text).empty());
    }
    CHECK(named("国内路線", "31路線") == told{"name_omits_count@3"});
    CHECK(named("婚姻率", "4.8%") == told{"permille_suspected@3"});
    CHECK(named("婚姻率", "0.48%").empty());
    CHECK(named("婚姻率", "4.8‰").empty());
}

// Figures and years.

TEST_CASE("bases within one indicator")
{
    small_plan lost;
    for (indicator* const i : {&lost.kpi(), &lost.old_kpi()}) { i->target = at("累計500人", r6); }
    CHECK(lost.found() == told{"basis_differs@3", "mixed_basis@3"});
    CHECK(audit(lost.made()).front().quote == "110人");
    lost.kpi().actuals = {at("累計110人", r3)};
    CHECK(lost.found() == told{"mixed_basis@3"});

    small_plan unclear;
    for (indicator* const i : {&unclear.kpi(), &unclear.old_kpi()}) { i->name = "累計参加者数"; }
    CHECK(unclear.found() == told{"basis_unclear@3"});
}

TEST_CASE("baselines of two editions, rounded ones apart")
{
    small_plan digits;
    digits.row().flags = {"KPI変更"};
    digits.old_kpi().baseline = at("101人", h30);
    CHECK(digits.found() == told{"baseline_differs@3"});
    digits.old_kpi().baseline = at("100.4人", h30);
    digits.row().flags = {"KPI変更"};
    CHECK(digits.found() == told{"baseline_rounded@3", "fractional_count@3", "decimals_differ@3"});

    small_plan year;
    year.old_kpi().baseline = at("100人", fiscal_year{2017});
    CHECK(year.found() == told{"baseline_differs@3", "baseline_year@3"});
}

TEST_CASE("figures that cannot or hardly be")
{
    auto const changed = [](auto change) {
        small_plan p;
        change(p.kpi());
        change(p.old_kpi());
        p.old_kpi().actuals.clear();
        return p.found();
    };
    CHECK(changed([](indicator& i) { i.target = at("90人", r6); })
          == told{"target_below_baseline@3"});
    CHECK(changed([](indicator& i) { i.target = at("100人", r6); })
          == told{"target_equals_baseline@3"});
    CHECK(changed([](indicator& i) {
              i.target = at("100人", r6);
              i.direction.kind = direction_kind::maintain;
          }).empty());
    CHECK(changed([](indicator& i) { i.actuals = {at("1,100人", r3)}; })
          == told{"order_of_magnitude@3"});
    CHECK(changed([](indicator& i) { i.actuals = {at("1,000人", r3)}; }).empty());
    CHECK(changed([](indicator& i) { i.actuals = {at("0人", r3)}; })
          == told{"zero_without_note@3"});
    CHECK(changed([](indicator& i) { i.actuals = {at("0人", r3, {"中止"})}; }).empty());
    CHECK(changed([](indicator& i) { i.actuals = {at("110.5人", r3)}; })
          == told{"fractional_count@3", "decimals_differ@3"});
    CHECK(changed([](indicator& i) {
              i.actuals = {at("累計90人", fiscal_year{2020}), at("累計80人", r3)};
              i.baseline.reset();
              i.target = at("累計150人", r6);
          })
          == told{"cumulative_falls@3"});
    auto const share = [&](std::string const& name, std::string const& text) {
        return changed([&](indicator& i) {
            i.name = name;
            i.baseline = at("50%", h30);
            i.actuals = {at(text, r3)};
            i.target = at("60%", r6);
        });
    };
    CHECK(share("受診率", "120%") == told{"share_above_whole@3"});
    CHECK(share("増加率", "120%").empty());
    auto const score = [&](std::string const& text) {
        return changed([&](indicator& i) {
            i.name = "満足度";
            i.scale = "5段階評価";
            i.baseline = at("2.9", h30);
            i.actuals = {at(text, r3)};
            i.target = at("3.3", r6);
        });
    };
    CHECK(score("3.1").empty());
    CHECK(score("9.2") == told{"outside_scale@3"});
}

TEST_CASE("years against those of most indicators and the plan's")
{
    small_plan p;
    p.kpi().target = at("150人", fiscal_year{2023});
    CHECK(p.found() == told{"target_year@3"});
    CHECK(only(p).quote == "令和5年度");

    small_plan actual;
    actual.kpi().actuals = {at("110人", fiscal_year{2022})};
    CHECK(actual.found() == told{"actual_year@3"});
    actual.kpi().actuals = {at("110人", r3), at("115人", fiscal_year{2022})};
    CHECK(actual.found().empty());  // next year's, beside the usual one
    actual.kpi().actuals = {at("110人", fiscal_year{2019})};
    CHECK(actual.found() == told{"actual_year@3"});

    small_plan longer;
    longer.after.texts = {{"", text_kind::passage, "2", "令和2年度から令和7年度まで", {}, {}}};
    plan const seven{"x", "計画", {period.first(), fiscal_year{2025}}, {longer.after}};
    auto const found = audit(seven);
    REQUIRE(found.size() == 1);
    CHECK(found.front().rule == "plan_period");
    CHECK(found.front().page == "2");
    CHECK(found.front().quote == "令和7年度");
}

TEST_CASE("years told in two calendars, and text that was not read")
{
    auto const passage = [](std::string const& text) {
        small_plan p;
        p.after.texts = {{"", text_kind::passage, "2", text, {}, {}}};
        return p;
    };
    CHECK(passage("令和2年度(2020年度)から令和6年度（2024年度）").found().empty());
    CHECK(passage("2050(令和32)年、2019(令和元)年、12020(令和3)年").found().empty());
    CHECK(only(passage("令和2年度(2022年度)から")).quote == "令和2年度(2022年度)");
    CHECK(only(passage("2021(令和4)年8月")).quote == "2021(令和4)");
    CHECK(passage("2021(令和4)年8月").found() == told{"year_notations@2"});

    CHECK(
        passage("推進期間 令和2年度(2020年度)から令和6年度(2024年度)までの5年間").found().empty());
    CHECK(passage("令和2年度(2020年度)から令和6年度(2024年度)までの6年間").found()
          == told{"period_length@2"});
    CHECK(only(passage("令和3年度から令和6年度までの5年間。")).quote
          == "令和3年度から令和6年度までの5年間");
    CHECK(passage("これまでの5年間").found().empty());

    small_plan unread;
    unread.after.texts = {{"P03-1", text_kind::unread, "3", "累計〓人", {}, {}}};
    CHECK(unread.found() == told{"unread_text@3"});
    CHECK(only(unread).severity == severity::error);
}
