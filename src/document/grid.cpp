// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/document/grid.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "document/html_tag.hpp"

namespace tomakomai_kpi {

namespace {

// Gathers a cell paragraph by paragraph; spaces at the ends of a paragraph are layout.
class cell_text {
public:
    void add(char c, bool underlined)
    {
        if (at_start_) {
            if (c == ' ' || c == '\r') { return; }
            trim();
            if (!cell_.text.empty()) { cell_.text += '\n'; }
            at_start_ = false;
        }
        std::size_t const from = cell_.text.size();
        cell_.text += c;
        if (!underlined) { return; }
        if (!cell_.underlines.empty() && cell_.underlines.back().to == from) {
            cell_.underlines.back().to = from + 1;
        } else {
            cell_.underlines.push_back({from, from + 1});
        }
    }

    void end_paragraph() { at_start_ = true; }

    grid_cell take()
    {
        trim();
        return std::move(cell_);
    }

private:
    void trim()
    {
        std::string& text = cell_.text;
        while (!text.empty() && (text.back() == ' ' || text.back() == '\r')) { text.pop_back(); }
        auto& lines = cell_.underlines;
        while (!lines.empty() && lines.back().from >= text.size()) { lines.pop_back(); }
        if (!lines.empty()) { lines.back().to = std::min(lines.back().to, text.size()); }
    }

    grid_cell cell_;
    bool at_start_ = true;
};

// How a cell prints a character that would read as a tag, an escape or the next cell.
struct escape {
    std::string_view text;
    char stands_for;
};

constexpr std::array<escape, 3> escapes{{{"&lt;", '<'}, {"&amp;", '&'}, {"&#9;", '\t'}}};

escape const* escape_at(std::string_view text)
{
    auto const found =
        std::ranges::find_if(escapes, [text](escape const& e) { return text.starts_with(e.text); });
    return found == escapes.end() ? nullptr : &*found;
}

grid_cell read_cell(std::string_view source)
{
    cell_text out;
    bool underlined = false;
    while (!source.empty()) {
        if (source.front() != '<' && source.front() != '&') {  // nearly all characters
            out.add(source.front(), underlined);
            source.remove_prefix(1);
            continue;
        }
        auto const tag = detail::html_tag_at(source);
        if (tag.size == 0) {
            escape const* const escaped = escape_at(source);
            out.add(escaped != nullptr ? escaped->stands_for : source.front(), underlined);
            source.remove_prefix(escaped != nullptr ? escaped->text.size() : 1);
            continue;
        }
        if (tag.name == "u") {
            underlined = !tag.closes;
        } else {
            out.end_paragraph();
        }
        source.remove_prefix(tag.size);
    }
    return out.take();
}

// A tag or an escape of the text itself, written so that reading gives it back.
std::string_view escaped_at(std::string_view text)
{
    if (!detail::html_tag_opening(text).name.empty()) { return "&lt;"; }
    if (escape_at(text) != nullptr) { return "&amp;"; }
    return text.front() == '\t' ? "&#9;" : std::string_view{};
}

std::string write_cell(grid_cell const& cell, bool in_paragraphs)
{
    std::string out = in_paragraphs ? "<p>" : "";
    auto span = cell.underlines.begin();
    for (std::size_t at = 0; at <= cell.text.size(); ++at) {
        if (span != cell.underlines.end() && at == span->to) {
            out += "</u>";
            ++span;
        }
        if (span != cell.underlines.end() && at == span->from) { out += "<u>"; }
        if (at == cell.text.size()) { break; }
        std::string_view const rest = std::string_view{cell.text}.substr(at);
        if (std::string_view const escaped = escaped_at(rest); !escaped.empty()) {
            out += escaped;
        } else if (rest.front() == '\n') {
            out += "</p> <p>";
        } else {
            out += rest.front();
        }
    }
    return in_paragraphs ? out + "</p>" : out;
}

// A cell of several lines as spreadsheets copy it: in quotation marks, and those within it doubled.
struct quoted {
    std::string text;        // its lines parted as paragraphs are
    std::size_t size = 0;    // up to behind the mark that closes it
    std::size_t breaks = 0;  // of lines
};

// A mark that a text itself begins with closes in its own line, or nowhere before the next cell.
std::optional<quoted> quoted_cell(std::string_view text)
{
    if (!text.starts_with('"')) { return std::nullopt; }
    quoted out;
    for (std::size_t at = 1; at < text.size() && text[at] != '\t'; ++at) {
        char const c = text[at];
        if (c == '"' && text.substr(at).starts_with("\"\"")) {
            out.text += c;
            ++at;
        } else if (c == '"') {
            std::string_view const behind = text.substr(at + 1);
            bool const ends = behind.empty() || behind.starts_with('\t') || behind.starts_with('\n')
                              || behind.starts_with("\r\n");
            out.size = at + 1;
            return ends && out.breaks > 0 ? std::optional{std::move(out)} : std::nullopt;
        } else if (c == '\n') {
            out.text += "<br>";
            ++out.breaks;
        } else if (c != '\r') {
            out.text += c;
        }
    }
    return std::nullopt;
}

}  // namespace

grid read_table_text(std::string_view text)
{
    grid out;
    if (text.starts_with("\xEF\xBB\xBF")) { text.remove_prefix(3); }
    for (std::size_t number = 1; !text.empty(); ++number) {
        grid_row row{number, {}};
        bool const is_empty = text.starts_with('\n') || text.starts_with("\r\n");
        for (bool more = true; more;) {
            if (auto const cell = quoted_cell(text)) {
                row.cells.push_back(read_cell(cell->text));
                number += cell->breaks;
                text.remove_prefix(cell->size);
            } else {
                std::string_view piece = text.substr(0, text.find_first_of("\t\n"));
                text.remove_prefix(piece.size());
                if (piece.ends_with('\r') && !text.starts_with('\t')) { piece.remove_suffix(1); }
                row.cells.push_back(read_cell(piece));
            }
            more = text.starts_with('\t');
            if (text.starts_with('\r')) { text.remove_prefix(1); }
            if (!text.empty()) { text.remove_prefix(1); }
        }
        if (!is_empty) { out.rows.push_back(std::move(row)); }
    }
    return out;
}

std::string write_table_text(grid const& g)
{
    std::string out;
    for (grid_row const& row : g.rows) {
        bool const is_data = row.cells.size() > 1 && row.cells.front().text != "頁";
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            grid_cell const& cell = row.cells[i];
            bool const plain = !is_data || i == 0 || cell.text.empty();
            bool const lines = cell.text.find('\n') != std::string::npos;
            if (i > 0) { out += '\t'; }
            out += write_cell(cell, lines || !plain);
        }
        out += '\n';
    }
    return out;
}

}  // namespace tomakomai_kpi
