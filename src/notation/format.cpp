// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/value/detail/quote.hpp>
#include <tomakomai_kpi/value/error.hpp>

#include "notation/digits.hpp"

namespace tomakomai_kpi {

namespace {

class format_reader {
public:
    explicit format_reader(std::string_view text) : text_{text}, at_{text} {}

    value_format read()
    {
        read_alignment();
        out_.plus = at_.take("+");
        for (std::string_view const mark : {"▲", "△", "−"}) {
            if (at_.take(mark)) {
                out_.minus = mark;
                break;
            }
        }
        if (auto const width = number()) { out_.width = static_cast<std::size_t>(*width); }
        if (at_.take(",")) {
            out_.grouping = true;
        } else if (at_.take("_")) {
            out_.grouping = false;
        }
        if (at_.take(".")) { read_decimals(); }
        if (at_.take("*")) { read_multiplier(); }
        if (at_.take("n")) { out_.with_unit = false; }
        if (!at_.at_end()) { refuse(); }
        return out_;
    }

private:
    [[noreturn]] void refuse() const
    {
        throw notation_error{
            code::bad_format,
            "書式" + detail::quote(text_)
                + "を読めません: [[埋め字]<>^][+][▲|△|−][幅][,|_][.桁数[h|e|t|a]]"
                  "[*倍数][n] の順に書いてください。単位は付けて書き(.1f でなく .1)、"
                  "数だけなら n を付けます(.1n)。% は割合の書式です (bad format)",
            std::string{text_}, at_.position()};
    }

    static std::optional<value_format::alignment> alignment_of(std::string_view character)
    {
        if (character == "<") { return value_format::alignment::left; }
        if (character == ">") { return value_format::alignment::right; }
        if (character == "^") { return value_format::alignment::centre; }
        return std::nullopt;
    }

    void read_alignment()
    {
        if (at_.at_end()) { return; }
        std::string_view const first = detail::first_character(at_.rest());
        std::string_view const after = at_.rest().substr(first.size());
        if (!after.empty()) {
            if (auto const align = alignment_of(detail::first_character(after))) {
                out_.fill = first;
                out_.align = *align;
                at_.take(first);
                at_.skip();
                return;
            }
        }
        if (auto const align = alignment_of(first)) {
            out_.align = *align;
            at_.skip();
        }
    }

    std::optional<int> number()
    {
        constexpr int most = 10'000;
        if (!detail::is_digit(at_.peek())) { return std::nullopt; }
        int n = 0;
        while (detail::is_digit(at_.peek())) {
            n = n * 10 + (at_.peek() - '0');
            if (n > most) { refuse(); }
            at_.skip();
        }
        return n;
    }

    void read_decimals()
    {
        out_.decimals = number();
        if (!out_.decimals) { refuse(); }
        if (at_.take("e")) {
            out_.mode = rounding::half_even;
        } else if (at_.take("t")) {
            out_.mode = rounding::truncate;
        } else if (at_.take("a")) {
            out_.mode = rounding::away;
        } else {
            at_.take("h");
        }
    }

    void read_multiplier()
    {
        if (at_.take("1")) {
            out_.multiplier = 1;
            return;
        }
        std::int64_t const multiplier = detail::take_multiplier(at_);
        if (multiplier == 1) { refuse(); }
        out_.multiplier = multiplier;
    }

    std::string_view text_;
    detail::cursor at_;
    value_format out_;
};

bool wishes_nothing(value_format const& f)
{
    return !f.decimals && !f.multiplier && !f.grouping && f.with_unit && !f.plus && f.minus == "-";
}

std::string number_text(value const& v, value_format const& f)
{
    std::int64_t const multiplier = f.multiplier.value_or(v.multiplier());
    bool const other = multiplier != v.multiplier();
    exact const number = abs(other ? v.amount() / multiplier : v.number());
    std::string digits;
    if (f.decimals) {
        digits = to_decimal(number, *f.decimals, f.mode);
    } else {
        digits = other ? to_string(number) : detail::digits_as_printed(number, v.notation());
    }
    bool const group = f.grouping.value_or(v.notation().grouping != grouping::plain);
    return group ? detail::group_digits(digits) : digits;
}

std::string formatted(value const& v, value_format const& f)
{
    if (v.is_missing() || wishes_nothing(f)) { return to_string(v); }
    std::string text = v.basis() == basis::cumulative && f.with_unit ? "累計" : "";
    std::string const number = number_text(v, f);
    bool const is_zero = number.find_first_of("123456789") == std::string::npos;
    if (v.number().sign() < 0 && !is_zero) {
        text += f.minus;
    } else if (f.plus || (is_change(v.basis()) && f.with_unit)) {
        text += "+";
    }
    text += number;
    if (!f.with_unit) { return text; }
    return text + multiplier_text(f.multiplier.value_or(v.multiplier())) + spelling_text(v)
           + to_string(v.bound());
}

std::string repeated(std::string const& text, std::size_t times)
{
    std::string out;
    for (std::size_t i = 0; i < times; ++i) { out += text; }
    return out;
}

std::string padded(std::string const& text, value_format const& wanted)
{
    std::size_t const taken = display_width(text);
    std::size_t const each = std::max<std::size_t>(display_width(wanted.fill), 1);
    std::size_t const free = taken < wanted.width ? (wanted.width - taken) / each : 0;
    std::size_t const before = wanted.align == value_format::alignment::right    ? free
                               : wanted.align == value_format::alignment::centre ? free / 2
                                                                                 : 0;
    return repeated(wanted.fill, before) + text + repeated(wanted.fill, free - before);
}

}  // namespace

void detail::throw_no_specification(std::string_view spec)
{
    throw notation_error{code::bad_format,
                         "書式" + quote(spec) + "は年度には付きません (years print in one way)",
                         std::string{spec}, 0};
}

value_format parse_format(std::string_view text)
{
    return format_reader{text}.read();
}

std::size_t display_width(std::string_view text)
{
    std::size_t width = 0;
    while (!text.empty()) {
        std::string_view const character = detail::first_character(text);
        // What takes more than two bytes is wide in the fonts of Japanese terminals, but for ‰ and −.
        bool const wide = character.size() > 2 && character != "‰" && character != "−";
        width += wide ? 2 : 1;
        text.remove_prefix(character.size());
    }
    return width;
}

std::string format(value const& v, value_format const& wanted)
{
    bool const counted =
        !v.is_missing()
        && (v.unit().scale() == scale_kind::ratio || v.unit().scale() == scale_kind::average);
    if (wanted.multiplier && !counted) {
        throw notation_error{code::bad_format,
                             "値" + detail::quote(to_string(v))
                                 + "に倍数は付きません (no multiplier for this value)",
                             multiplier_text(*wanted.multiplier), 0};
    }
    return padded(formatted(v, wanted), wanted);
}

std::string format_share(exact const& share, std::string_view spec)
{
    value_format const wanted = parse_format(spec.substr(0, spec.find_last_not_of('%') + 1));
    bool const of_shares = spec.ends_with('%') && !spec.ends_with("%%") && !wanted.multiplier
                           && !wanted.grouping && wanted.with_unit && wanted.minus == "-";
    if (!of_shares) {
        throw notation_error{code::bad_format,
                             "割合の書式" + detail::quote(spec)
                                 + "を読めません: [[埋め字]<>^][+][幅][.桁数[h|e|t|a]]% の順に"
                                   "書いてください (bad format of a share)",
                             std::string{spec}, 0};
    }
    std::string const sign = wanted.plus && share.sign() >= 0 ? "+" : "";
    return padded(sign + to_percent_text(share, wanted.decimals.value_or(1), wanted.mode), wanted);
}

}  // namespace tomakomai_kpi
