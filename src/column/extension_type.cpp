// SPDX-License-Identifier: BSL-1.0
// The column type as the metadata of an Arrow extension type.
#include <tomakomai_kpi/column/arrow_column.hpp>

#include <map>

#include <tomakomai_kpi/value/error.hpp>

#include "column/arrow_view.hpp"
#include "value/quote.hpp"

namespace tomakomai_kpi {

namespace {

std::string in_quotes(std::string_view text)
{
    std::string out = "\"";
    for (char const c : text) {
        if (c == '"' || c == '\\') { out += '\\'; }
        out += c;
    }
    return out + "\"";
}

// A flat object of strings, numbers and null, as this library writes it.
class flat_object {
public:
    explicit flat_object(std::string_view text) : text_{text} {}

    std::map<std::string, std::string> read()
    {
        std::map<std::string, std::string> out;
        expect('{');
        while (!takes('}')) {
            if (!out.empty()) { expect(','); }
            std::string const key = string();
            expect(':');
            out[key] = peek() == '"' ? string() : word();
        }
        return out;
    }

private:
    char peek()
    {
        while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n')) { ++at_; }
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
        if (takes(c)) { return; }
        throw notation_error{code::bad_format,
                             "列の型の書き方が違います (not a column type): "
                                 + detail::quote(text_),
                             std::string{text_}, at_};
    }
    std::string string()
    {
        expect('"');
        std::string out;
        while (at_ < text_.size() && text_[at_] != '"') {
            if (text_[at_] == '\\') { ++at_; }
            if (at_ < text_.size()) { out += text_[at_++]; }
        }
        expect('"');
        return out;
    }
    std::string word()
    {
        std::size_t const from = at_;
        while (at_ < text_.size() && text_[at_] != ',' && text_[at_] != '}') { ++at_; }
        return std::string{text_.substr(from, at_ - from)};
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

}  // namespace

std::string extension_metadata(column_type const& t)
{
    return R"({"v":1,"unit":)" + in_quotes(multiplier_text(t.multiplier) + t.unit.symbol())
           + R"(,"basis":)" + in_quotes(basis_name(t.basis)) + R"(,"period":null})";
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
    auto const entry = [&](char const* key) {
        auto const found = said.find(key);
        if (found != said.end()) { return found->second; }
        throw notation_error{code::bad_format,
                             std::string{"列の型に "} + key
                                 + " がありません (not a column type): " + detail::quote(text),
                             std::string{text}, 0};
    };
    if (entry("v") != "1") {
        throw notation_error{code::bad_format,
                             "知らない版の列の型です (an unknown version): " + detail::quote(text),
                             std::string{text}, 0};
    }
    named_unit const of = parse_unit(entry("unit"), units);
    return {of.unit, basis_named(entry("basis")), of.multiplier, 0};
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
    thread_local known last;
    if (last.text != text) { last = {std::string{text}, read_type(text, {})}; }
    return last.type;
}

}  // namespace tomakomai_kpi
