// SPDX-License-Identifier: BSL-1.0
// The column type as the metadata of an Arrow extension type.
#include <tomakomai_kpi/column/arrow_column.hpp>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <map>

#include <tomakomai_kpi/value/detail/quote.hpp>
#include <tomakomai_kpi/value/detail/utf8.hpp>
#include <tomakomai_kpi/value/error.hpp>

#include "column/arrow_view.hpp"
#include "column/extension_type.hpp"

namespace tomakomai_kpi {

namespace {

// JSON's string; what is not ASCII stands as it is.
std::string in_quotes(std::string_view text)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out = "\"";
    for (char const c : text) {
        if (detail::is_control(c)) {
            auto const n = std::size_t{static_cast<unsigned char>(c)};
            out += "\\u00";
            out += digits[n / 16];
            out += digits[n % 16];
            continue;
        }
        if (c == '"' || c == '\\') { out += '\\'; }
        out += c;
    }
    return out + "\"";
}

void append_utf8(std::string& to, std::uint32_t c)
{
    auto const byte = [&](std::uint32_t n) { to += static_cast<char>(n); };
    if (c < 0x80) {
        byte(c);
        return;
    }
    if (c < 0x800) {
        byte(0xC0 | c >> 6U);
    } else {
        if (c < 0x10000) {
            byte(0xE0 | c >> 12U);
        } else {
            byte(0xF0 | c >> 18U);
            byte(0x80 | (c >> 12U & 0x3FU));
        }
        byte(0x80 | (c >> 6U & 0x3FU));
    }
    byte(0x80 | (c & 0x3FU));
}

// A value of a flat object: a string, or a word as it stands: a number, true, null.
struct json_value {
    std::string text;
    bool is_string;
};

// A JSON object whose values are strings and words, as the types of columns are.
class flat_object {
public:
    explicit flat_object(std::string_view text) : text_{text} {}

    std::map<std::string, json_value> read()
    {
        std::map<std::string, json_value> out;
        expect('{');
        while (!takes('}')) {
            if (!out.empty()) { expect(','); }
            std::string key = string();
            expect(':');
            bool const is_string = peek() == '"';
            json_value said{is_string ? string() : word(), is_string};
            if (!out.emplace(std::move(key), std::move(said)).second) { refuse(); }
        }
        if (peek() != '\0' || at_ != text_.size()) { refuse(); }
        return out;
    }

private:
    [[noreturn]] void refuse() const
    {
        throw notation_error{code::bad_format,
                             "列の型の書き方が違います: " + detail::quote(text_)
                                 + " (not a column type)",
                             std::string{text_}, at_};
    }
    char peek()
    {
        constexpr std::string_view blanks = " \n\r\t";
        while (at_ < text_.size() && blanks.find(text_[at_]) != std::string_view::npos) { ++at_; }
        return at_ < text_.size() ? text_[at_] : '\0';
    }
    bool takes(char c)
    {
        if (peek() != c) { return false; }
        ++at_;
        return true;
    }
    void expect(char c)
    {
        if (!takes(c)) { refuse(); }
    }
    std::string string()
    {
        expect('"');
        std::string out;
        for (;;) {
            if (at_ >= text_.size() || (detail::is_control(text_[at_]))) { refuse(); }
            char const c = text_[at_++];
            if (c == '"') { return out; }
            if (c == '\\') {
                escape(out);
            } else {
                out += c;
            }
        }
    }
    void escape(std::string& out)
    {
        constexpr std::string_view letters = "\"\\/bfnrt";
        constexpr std::string_view meant = "\"\\/\b\f\n\r\t";
        char const c = at_ < text_.size() ? text_[at_++] : '\0';
        if (c == 'u') {
            append_utf8(out, character());
            return;
        }
        auto const which = letters.find(c);
        if (which == std::string_view::npos) { refuse(); }
        out += meant[which];
    }
    // Behind \u: one of the basic plane, or both halves of one beyond it.
    std::uint32_t character()
    {
        std::uint32_t const first = four_digits();
        if (first < 0xD800 || first > 0xDFFF) { return first; }
        bool const pairs = first < 0xDC00 && text_.substr(at_).starts_with("\\u");
        if (!pairs) { refuse(); }
        at_ += 2;
        std::uint32_t const second = four_digits();
        if (second < 0xDC00 || second > 0xDFFF) { refuse(); }
        return 0x10000 + ((first - 0xD800) << 10U) + (second - 0xDC00);
    }
    std::uint32_t four_digits()
    {
        std::uint32_t n = 0;
        char const* const from = text_.data() + at_;
        char const* const to = from + std::min<std::size_t>(4, text_.size() - at_);
        auto const [end, failed] = std::from_chars(from, to, n, 16);
        if (failed != std::errc{} || end != from + 4) { refuse(); }
        at_ += 4;
        return n;
    }
    std::string word()
    {
        constexpr std::string_view ends = ",} \n\r\t";
        std::size_t const from = at_;
        while (at_ < text_.size() && ends.find(text_[at_]) == std::string_view::npos) { ++at_; }
        if (at_ == from) { refuse(); }
        return std::string{text_.substr(from, at_ - from)};
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

}  // namespace

std::string detail::metadata_of_type(std::string_view unit, std::string_view basis)
{
    return R"({"v":1,"unit":)" + in_quotes(unit) + R"(,"basis":)" + in_quotes(basis)
           + R"(,"period":null})";
}

std::string extension_metadata(column_type const& t)
{
    return detail::metadata_of_type(multiplier_text(t.multiplier) + t.unit.symbol(),
                                    basis_name(t.basis));
}

std::optional<std::string> extension_of(ArrowSchema const& schema, std::string_view name)
{
    auto const metadata = detail::metadata_of(schema);
    auto const named = metadata.find("ARROW:extension:name");
    if (named == metadata.end() || named->second != name) { return std::nullopt; }
    auto const said = metadata.find("ARROW:extension:metadata");
    return said == metadata.end() ? "" : said->second;
}

namespace {

column_type read_type(std::string_view text, std::span<unit const> units)
{
    auto const said = flat_object{text}.read();
    auto const refuse = [&](std::string const& why, char const* in_english) {
        throw notation_error{code::bad_format,
                             why + ": " + detail::quote(text) + " (" + in_english + ")",
                             std::string{text}, 0};
    };
    auto const version = said.find("v");
    if (version == said.end() || version->second.is_string || version->second.text != "1") {
        refuse("知らない版の列の型です", "an unknown version");
    }
    auto const text_of = [&](char const* key) {
        auto const found = said.find(key);
        if (found == said.end() || !found->second.is_string) {
            refuse(std::string{"列の型に文字の "} + key + " がありません", "not a column type");
        }
        return found->second.text;
    };
    auto const period = said.find("period");
    if (period != said.end() && (period->second.is_string || period->second.text != "null")) {
        refuse("年度 " + period->second.text + " の付いた列は読めません", "a period is not read");
    }
    named_unit const of = parse_unit(text_of("unit"), units);
    return {of.unit, basis_named(text_of("basis")), of.multiplier, 0};
}

}  // namespace

column_type read_extension_metadata(std::string_view text, std::span<unit const> units)
{
    if (!units.empty()) { return read_type(text, units); }
    // Engines that call once a group ask for the same type again and again.
    struct known {
        std::string text{};
        column_type type{};
    };
    thread_local std::optional<known> last;
    if (!last || last->text != text) { last = known{std::string{text}, read_type(text, {})}; }
    return last->type;
}

}  // namespace tomakomai_kpi
