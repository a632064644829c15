// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_DOCUMENT_FINGERPRINT_HPP
#define TOMAKOMAI_KPI_DOCUMENT_FINGERPRINT_HPP

// A content (of a project, a measure) without its sentences: two readings of one
// document agree, and an edit shows.

#include <string>
#include <string_view>

#include <tomakomai_kpi/config.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

/// FNV-1a (64 bits, 16 hexadecimal digits) of the text without its tags <p> <u> <ul> <li> <br> and
/// without white space, so that marking and line breaks do not count as edits; "" of nothing.
std::string fingerprint(std::string_view text);

}  // namespace tomakomai_kpi

#endif
