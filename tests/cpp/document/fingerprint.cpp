// SPDX-License-Identifier: BSL-1.0
#include <string>

#include <doctest/doctest.h>

#include <tomakomai_kpi/document/fingerprint.hpp>

using namespace tomakomai_kpi;

TEST_CASE("a fingerprint is of the words, not of their marking")
{
    std::string const plain = fingerprint("市内企業の合同就職説明会を開催します。");
    CHECK(plain.size() == 16);
    CHECK(plain.find_first_not_of("0123456789abcdef") == std::string::npos);
    for (std::string const text :
         {"<p>市内企業の<u>合同就職説明会</u>を開催します。</p>",
          "市内企業の 合同就職説明会を\n開催します。", "　市内企業の合同就職説明会を開催します。\t",
          "<ul><li>市内企業の合同就職<br/>説明会を開催します。</li></ul>",
          "<p class=\"x\">市内企業の合同就職説明会を開催します。</p>"}) {
        CAPTURE(text);
        CHECK(fingerprint(text) == plain);
    }
    for (std::string const text :
         {"市内企業の合同就職説明会を開催します", "市外企業の合同就職説明会を開催します。",
          "<主な事業>市内企業の合同就職説明会を開催します。",
          "<b>市内企業の合同就職説明会を開催します。</b>"}) {
        CAPTURE(text);
        CHECK(fingerprint(text) != plain);
    }
    CHECK(fingerprint("") == "");
    CHECK(fingerprint(" 　\n<br>") == "");
    CHECK(fingerprint("<") != "");
    CHECK(fingerprint("<p") == fingerprint("<p "));
    CHECK(fingerprint("a") == "af63dc4c8601ec8c");  // FNV-1a's own test vector
}
