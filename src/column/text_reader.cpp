// SPDX-License-Identifier: BSL-1.0
#include "column/text_reader.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <tomakomai_kpi/value/detail/utf8.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/exact_text.hpp>

#include "column/widths.hpp"

namespace tomakomai_kpi::detail {

namespace {

// Numbers that a text might take for something else than an amount: a month, a day, a year.
constexpr std::array<std::pair<std::string_view, std::int64_t>, 12> whole_probes{
    {{"0", 0},
     {"1", 1},
     {"2", 2},
     {"12", 12},
     {"31", 31},
     {"100", 100},
     {"365", 365},
     {"1234", 1234},
     {"1,234", 1234},
     {"1999", 1999},
     {"2024", 2024},
     {"12,345,678", 12'345'678}}};
constexpr std::array<std::pair<std::string_view, std::int64_t>, 5> decimal_probes{
    {{"0.01", 1}, {"1.50", 150}, {"12.31", 1231}, {"100.00", 10'000}, {"2,024.12", 202'412}}};

// What stands behind parts of dates and times: whether a number there is an amount hangs on the number.
bool may_end_a_date(std::string_view behind)
{
    constexpr std::array<std::string_view, 6> words{"年", "月", "日", "時", "分", "秒"};
    return std::ranges::any_of(words, [&](auto word) { return behind.starts_with(word); });
}

// The text with U+FFFD for each byte that belongs to no character.
std::string repaired(std::string_view text)
{
    std::string out;
    while (!text.empty()) {
        std::string_view const next = first_character(text);
        bool const whole = is_utf8(next);
        out += whole ? next : "\uFFFD";
        text.remove_prefix(whole ? next.size() : 1);
    }
    return out;
}

// An amount and nothing else: no bound, no words beside it, no second value.
bool is_plain_amount(value const& v)
{
    return v.has_amount() && v.bound() == bound::none && v.notation().qualifiers == 0
           && v.parts().empty() && v.said().empty();
}

}  // namespace

text_reader::text_reader(column_options const& options)
    : options_{options}, out_{{.scale = options.scale.value_or(0)}, !options.scale.has_value()}
{
    if (options_.scale) { require_scale(*options_.scale); }
    parsing_.basis = options_.basis;
    parsing_.units = options_.units;
    if (options_.unit) {
        unit_text_ = multiplier_text(options_.unit->multiplier) + options_.unit->unit.symbol();
        parsing_.unit = unit_text_;
    }
}

void text_reader::add(std::string_view text)
{
    plain_number number;
    if (!find_plain_number(text, number) || !add_plain(text, number)) { read(text); }
}

bool text_reader::add_plain(std::string_view text, plain_number const& number)
{
    return add_plain(around(number.before(text), number.behind(text), number.has_decimals()),
                     number);
}

bool text_reader::add_plain(surroundings const& with, plain_number const& number)
{
    int const places = number.decimals + with.decimals;
    if (with.is_plain && with.times == 1 && out_.add_narrow(number.digits, places)) {
        ++row_;
        return true;
    }
    wide digits = number.digits;
    bool const fits = with.is_plain && (with.times == 1 || multiply(digits, with.times, digits));
    if (!fits || !out_.add(digits, places)) { return false; }
    ++row_;
    return true;
}

bool text_reader::is_plain_around(std::string_view text, plain_number const& number)
{
    return around(number.before(text), number.behind(text), number.has_decimals()).is_plain;
}

text_reader::surroundings const& text_reader::around(std::string_view before,
                                                     std::string_view behind, bool decimal)
{
    if (is_last(before, behind, decimal)) { return last_; }
    std::string key{before};
    key += decimal ? '\1' : '\0';
    key += behind;
    auto found = known_.find(key);
    if (found == known_.end()) {
        // Texts without end of surroundings are read one by one, so that memory has an end.
        constexpr std::size_t most_known = 10'000;
        surroundings learned;
        if (known_.size() < most_known) { learned = learn(before, behind, decimal); }
        if (!is_settled_ || known_.size() >= most_known) {
            has_last_ = false;
            last_ = {};
            return last_;
        }
        found = known_.emplace(std::move(key), learned).first;
    }
    has_last_ = true;
    last_before_ = before;
    last_behind_ = behind;
    last_decimal_ = decimal;
    last_ = found->second;
    return last_;
}

text_reader::surroundings text_reader::learn(std::string_view before, std::string_view behind,
                                             bool decimal)
{
    bool const more_digits = std::ranges::any_of(behind, [](char c) { return is_digit(c); });
    if (!is_settled_ || more_digits || may_end_a_date(behind)) { return {}; }
    std::optional<exact> one;
    auto const says_as_much = [&](std::string_view number, exact const& counted) {
        parsed const read =
            try_parse(std::string{before} + std::string{number} + std::string{behind}, parsing_);
        if (!read || !is_plain_amount(read.value())) { return false; }
        auto const amount = in_column(read.value());
        if (!amount) { return false; }
        if (counted.sign() == 0) { return amount->sign() == 0; }
        if (!one) { one = *amount / counted; }
        return *amount == *one * counted;
    };
    auto const all = [&](auto const& probes, std::int64_t over) {
        return std::ranges::all_of(probes, [&](auto const& probe) {
            return says_as_much(probe.first, exact::ratio(probe.second, over));
        });
    };
    if (decimal ? !all(decimal_probes, 100) : !all(whole_probes, 1)) { return {}; }
    int const places = decimals(*one);
    surroundings learned{.is_plain = places >= 0, .decimals = places};
    learned.is_plain = learned.is_plain && to_wide(*one * power_of_ten(places), learned.times);
    return learned;
}

std::optional<exact> text_reader::in_column(value const& v) const
{
    column_type const& type = out_.type();
    if (v.basis() != type.basis || !commensurable(v.unit(), type.unit)) { return std::nullopt; }
    if (v.unit().is(type.unit) && v.multiplier() == type.multiplier) { return v.number(); }
    return v.coherent_amount() / (type.unit.factor() * type.multiplier);
}

void text_reader::read(std::string_view text)
{
    if (!is_utf8(text) && options_.keep_unread) {
        add(value::unread(repaired(text)), text);
        return;
    }
    if (!is_utf8(text)) {
        refused_.add(row_, code::not_text, "UTF-8の文字ではありません (not UTF-8)",
                     std::string{text});
        add_missing(code::unread);
        return;
    }
    parsed const read = try_parse(text, parsing_);
    if (read) {
        add(read.value(), text);
        return;
    }
    if (options_.keep_unread) {
        add(value::unread(std::string{text}), text);
        return;
    }
    refused_.add(row_, read.reason(), std::string{read.error().message()}, std::string{text});
    add_missing(code::unread);
}

void text_reader::add(value const& v, std::string_view text)
{
    if (v.is_missing()) {
        add_missing(v.reason());
        if (v.reason() == code::unread) { out_.keep(v); }
        return;
    }
    if (!v.has_amount()) {
        add_missing(code::no_amount);
        out_.keep(v);
        return;
    }
    if (!is_settled_) { settle_type(v); }
    add_amount(v, text);
}

void text_reader::settle_type(value const& first)
{
    named_unit const of = options_.unit.value_or(named_unit{first.multiplier(), first.unit()});
    settle({of.unit, options_.basis.value_or(first.basis())}, of.multiplier);
}

void text_reader::settle(operand of, std::int64_t multiplier)
{
    out_.set_measured(of, multiplier);
    is_settled_ = true;
}

any_column text_reader::take(refused_rows& refused)
{
    refused.add(std::exchange(refused_, {}));
    column_type type = out_.type();
    type.scale = options_.scale.value_or(0);
    row_ = 0;
    return std::exchange(out_, column_builder{type, !options_.scale.has_value()}).finish();
}

void text_reader::add_amount(value const& v, std::string_view text)
{
    auto const refuse = [&](code why, std::string const& said) {
        std::string shown{text};
        refused_.add(row_, why, said, shown.empty() ? to_string(v) : shown);
        add_missing(code::unread);
    };
    column_type const& type = out_.type();
    if (!commensurable(v.unit(), type.unit)) {
        refuse(code::unit_mismatch,
               "列の単位(" + to_string(type) + ")に直せません (not of the column's unit)");
        return;
    }
    if (v.basis() != type.basis) {
        refuse(code::basis_mismatch, std::string{japanese(v.basis())} + "の値です。列は"
                                         + to_string(type) + " (not of the column's basis)");
        return;
    }
    exact const amount = *in_column(v);
    int const places = decimals(amount);
    wide digits = 0;
    bool const is_integer = places >= 0 && to_wide(amount * power_of_ten(places), digits);
    if (is_integer && v.bound() != bound::none) {
        add_missing(code::bound);
        out_.keep(v);
        return;
    }
    if (!is_integer || !out_.add(digits, places)) {
        refuse(code::inexact_number,
               "列の小数(" + std::to_string(type.scale)
                   + "桁、多くて18桁、全部で38桁)に収まりません (more digits than the column has)");
        return;
    }
    ++row_;
    if (!is_plain_amount(v)) { out_.keep(v); }
}

void text_reader::add_missing(code reason)
{
    out_.add_missing(reason);
    ++row_;
}

any_column text_reader::finish() &&
{
    refused_.throw_any();
    if (!is_settled_) {
        if (!options_.unit) {
            throw basis_error{code::basis_unclear,
                              "値のある行がなく、列の単位が分かりません。unit で言ってください"
                              " (no amount says the unit)",
                              {},
                              {}};
        }
        unit const of = options_.unit->unit;
        out_.set_measured({of, said_basis(options_.basis, of)}, options_.unit->multiplier);
    }
    return std::move(out_).finish();
}

}  // namespace tomakomai_kpi::detail
