// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/plan/plan.hpp>

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

#include <tomakomai_kpi/value/detail/names.hpp>
#include <tomakomai_kpi/value/detail/quote.hpp>
#include <tomakomai_kpi/value/detail/text.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/fiscal_year_text.hpp>

#include "plan/kind_names.hpp"

namespace tomakomai_kpi {

std::string to_string(text_kind k)
{
    return detail::name_of(detail::text_kind_names, k);
}

std::string to_string(mark_kind k)
{
    return detail::name_of(detail::mark_kind_names, k);
}

namespace {

// What may be asked of an indicator, and what it says there.
struct question {
    char const* words;
    std::optional<std::string> wanted_indicator::* asked;
    std::string indicator::* said;
};

constexpr std::array questions{
    question{"id", &wanted_indicator::id, &indicator::id},
    question{"名称", &wanted_indicator::name, &indicator::name},
    question{"事業", &wanted_indicator::project, &indicator::project},
};

bool fits(indicator const& i, wanted_indicator const& wanted, question const& q)
{
    auto const& asked = wanted.*q.asked;
    return !asked || *asked == i.*q.said;
}

bool fits(indicator const& i, wanted_indicator const& wanted)
{
    return std::ranges::all_of(questions, [&](question const& q) { return fits(i, wanted, q); });
}

std::string describe(wanted_indicator const& wanted)
{
    std::vector<std::string> asked;
    for (question const& q : questions) {
        if (auto const& text = wanted.*q.asked) { asked.push_back(q.words + detail::quote(*text)); }
    }
    return "版" + detail::quote(wanted.revision) + "に" + detail::joined(asked, "、");
}

// What may have been meant by the first answer that is wrong where all the others are right.
std::vector<std::string> nearest_to(wanted_indicator const& wanted,
                                    std::vector<indicator> const& all)
{
    for (question const& wrong : questions) {
        if (!(wanted.*wrong.asked)) { continue; }
        std::vector<std::string_view> known;
        for (indicator const& i : all) {
            bool const others = std::ranges::all_of(questions, [&](question const& q) {
                return q.asked == wrong.asked || fits(i, wanted, q);
            });
            if (others) { known.emplace_back(i.*wrong.said); }
        }
        auto near = nearest_names(*(wanted.*wrong.asked), known);
        if (!near.empty()) { return near; }
    }
    return {};
}

}  // namespace

bool stands_as_text(observation const& o, indicator const& of, revision const& in)
{
    if (o.status() != observation_status::unread) { return false; }
    return std::ranges::any_of(in.texts, [&](kept_text const& t) {
        return t.kind == text_kind::unread && t.id == of.id
               && t.text.ends_with(o.value().kept_text());
    });
}

std::vector<kept_text> unread_of(revision const& r)
{
    std::vector<kept_text> out;
    std::ranges::copy_if(r.texts, std::back_inserter(out),
                         [](kept_text const& t) { return t.kind == text_kind::unread; });
    auto const add = [&](indicator const& i, char const* label, observation const& o) {
        if (o.status() != observation_status::unread || stands_as_text(o, i, r)) { return; }
        std::string text =
            std::string{label} + "(" + to_string(o.period()) + "): " + o.value().kept_text();
        out.push_back({i.id, text_kind::unread, i.page, std::move(text), {}, i.at});
    };
    for (indicator const& i : r.indicators) {
        if (i.baseline) { add(i, "基準値", *i.baseline); }
        for (observation const& o : i.actuals) { add(i, "実績値", o); }
        for (observation const& o : i.targets()) { add(i, "目標値", o); }
    }
    return out;
}

// Places of indicators by revision and id.
struct detail::ids_of_plan {
    explicit ids_of_plan(std::vector<revision> const& revisions)
    {
        for (revision const& r : revisions) {
            auto& places = of_revision.emplace_back();
            for (std::size_t at = 0; at < r.indicators.size(); ++at) {
                places[r.indicators[at].id].push_back(at);
            }
        }
    }

    std::vector<std::unordered_map<std::string, std::vector<std::size_t>>> of_revision;
};

plan::plan(std::string id, std::string name, fiscal_period period,
           std::vector<tomakomai_kpi::revision> revisions, std::shared_ptr<std::string const> csv)
    : id_{std::move(id)},
      name_{std::move(name)},
      period_{period},
      revisions_{std::move(revisions)},
      csv_{std::move(csv)},
      ids_{std::make_shared<detail::ids_of_plan const>(revisions_)}
{
}

revision const& plan::revision(std::string_view name) const
{
    auto const found = std::ranges::find(revisions_, name, &tomakomai_kpi::revision::name);
    if (found != revisions_.end()) { return *found; }
    throw plan_error{code::unknown_name,
                     no_such_name("版", name,
                                  detail::names_in(revisions_, &tomakomai_kpi::revision::name),
                                  "unknown revision")};
}

std::vector<indicator> const& plan::indicators(std::string_view revision) const
{
    return this->revision(revision).indicators;
}

indicator const& plan::find(wanted_indicator const& wanted) const
{
    tomakomai_kpi::revision const& in = revision(wanted.revision);
    std::vector<indicator const*> candidates;
    if (wanted.id) {
        auto const& places = ids_->of_revision[static_cast<std::size_t>(&in - revisions_.data())];
        auto const here = places.find(*wanted.id);
        if (here != places.end()) {
            for (std::size_t const at : here->second) { candidates.push_back(&in.indicators[at]); }
        }
    } else {
        for (indicator const& i : in.indicators) { candidates.push_back(&i); }
    }
    indicator const* found = nullptr;
    for (indicator const* const candidate : candidates) {
        indicator const& i = *candidate;
        if (!fits(i, wanted)) { continue; }
        if (found != nullptr) {
            throw plan_error{code::ambiguous,
                             "指標が一つに決まりません: " + describe(wanted) + "の指標は "
                                 + found->id + "(" + found->project + ")、" + i.id + "(" + i.project
                                 + ") など。id か project も指定してください (ambiguous)"};
        }
        found = &i;
    }
    if (found == nullptr) {
        auto const near = nearest_to(wanted, in.indicators);
        throw plan_error{code::unknown_id, describe(wanted) + "の指標はありません"
                                               + near_in_japanese(near) + " (no such indicator"
                                               + near_in_english(near) + ")"};
    }
    return *found;
}

}  // namespace tomakomai_kpi
