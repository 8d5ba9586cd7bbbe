// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <array>

#include <amends/base/text.hpp>

namespace amends {
namespace {

TEST_CASE("good UTF-8 is kept as it is") {
    for (const std::string text :
         {"", "a", "Grüße", "日本語", "👩‍🚀", "\xF4\x8F\xBF\xBF", "\x1B[31m", "a\nb\tc"}) {
        CAPTURE(text);
        const auto read = Text::from(text);
        REQUIRE(read);
        CHECK(read->stored() == text);
        CHECK(Text::trusted(text) == *read);
    }
}

TEST_CASE("broken UTF-8 is refused with its byte and repaired where it is trusted") {
    struct Row {
        std::string bytes;
        std::string at;
        std::string repaired;
    };
    const auto rows = std::to_array<Row>({{"\x80", "byte 1", "\uFFFD"},
                                          {"ab\xFF", "byte 3", "ab\uFFFD"},
                                          {"ü\xC3", "byte 3", "ü\uFFFD"},
                                          {"\xC3(", "byte 1", "\uFFFD("},
                                          {"\xE2\x82", "byte 1", "\uFFFD\uFFFD"},
                                          {"\xC0\x80", "byte 1", "\uFFFD\uFFFD"},                          // overlong
                                          {"\xED\xA0\x80", "byte 1", "\uFFFD\uFFFD\uFFFD"},                // surrogate
                                          {"a\xF4\x90\x80\x80", "byte 2", "a\uFFFD\uFFFD\uFFFD\uFFFD"}});  // too high
    for (const Row& row : rows) {
        CAPTURE(row.bytes);
        const auto read = Text::from(row.bytes);
        REQUIRE_FALSE(read);
        CHECK(read.error().code == Code::bad_data);
        CHECK(read.error().message.ends_with(row.at));
        CHECK(Text::trusted(row.bytes).stored() == row.repaired);
    }
}

TEST_CASE("NUL is refused") {
    const auto read = Text::from(std::string{"ab\0c", 4});
    REQUIRE_FALSE(read);
    CHECK(read.error().code == Code::bad_data);
    CHECK(read.error().message.ends_with("byte 3"));
}

TEST_CASE("a text has at most so many bytes") {
    CHECK(Text::from(std::string(Text::kMostBytes, 'a')));
    const auto read = Text::from(std::string(Text::kMostBytes + 1, 'a'));
    REQUIRE_FALSE(read);
    CHECK(read.error().code == Code::bad_data);
}

TEST_CASE("CR LF becomes LF") {
    struct Row {
        std::string text;
        std::string stored;
    };
    const auto rows = std::to_array<Row>(
        {{"a\r\nb", "a\nb"}, {"\r\n\r\n", "\n\n"}, {"a\rb", "a\rb"}, {"a\r", "a\r"}, {"a\n\rb", "a\n\rb"}});
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(Text::from(row.text).value().stored() == row.stored);
    }
}

TEST_CASE("white space at the ends goes and the first line stands alone") {
    struct Row {
        std::string text;
        std::string trimmed;
        std::string first_line;
    };
    const auto rows = std::to_array<Row>({{"", "", ""},
                                          {" \t\n\v\f\r ", "", ""},
                                          {"a", "a", "a"},
                                          {"  a b  ", "a b", "a b"},
                                          {"\n\n a \n b \n", "a \n b", "a"},
                                          {"a\n", "a", "a"},
                                          {"ü\n日", "ü\n日", "ü"}});
    for (const Row& row : rows) {
        CAPTURE(row.text);
        const Text text = Text::trusted(row.text);
        CHECK(text.trimmed().stored() == row.trimmed);
        CHECK(text.first_line().stored() == row.first_line);
        CHECK(text.blank() == row.trimmed.empty());
    }
}

TEST_CASE("hidden characters are shown by stand-ins") {
    struct Row {
        std::string text;
        std::string shown;
    };
    const auto rows = std::to_array<Row>({{"a\nb\tc", "a\nb\tc"},
                                          {"Grüße, 日本語 שלום", "Grüße, 日本語 שלום"},
                                          {"\x1B[31mred", "␛[31mred"},
                                          {std::string{"\0", 1}, "␀"},
                                          {"\x01\x08\x0B\x0D\x1F", "␁␈␋␍␟"},
                                          {"\x7E\x7F", "~␡"},
                                          {"\u0080\u009B\u009F\u00A0", "⟨U+0080⟩⟨U+009B⟩⟨U+009F⟩\u00A0"},
                                          {"a\u00ADb", "a⟨U+00AD⟩b"},
                                          {"\u061C\u200E\u200F", "⟨U+061C⟩⟨U+200E⟩⟨U+200F⟩"},
                                          {"\u200A\u200B\u200C\u200D", "\u200A⟨U+200B⟩⟨U+200C⟩⟨U+200D⟩"},
                                          {"\u2028\u2029\u202A\u202E\u202F", "⟨U+2028⟩⟨U+2029⟩⟨U+202A⟩⟨U+202E⟩\u202F"},
                                          {"\u2060\u2064\u2066\u2069", "⟨U+2060⟩⟨U+2064⟩⟨U+2066⟩⟨U+2069⟩"},
                                          {"\u206A\u206F\u2070", "⟨U+206A⟩⟨U+206F⟩⁰"},
                                          {"\u034F\u115F\u3164\u180E", "⟨U+034F⟩⟨U+115F⟩⟨U+3164⟩⟨U+180E⟩"},
                                          {"\uFEFF\uFFF9\uFFFB", "⟨U+FEFF⟩⟨U+FFF9⟩⟨U+FFFB⟩"},
                                          {"\U000E0000\U000E0041\U000E007F", "⟨U+E0000⟩⟨U+E0041⟩⟨U+E007F⟩"},
                                          {"\U000E0100\U000E01EF", "⟨U+E0100⟩⟨U+E01EF⟩"},
                                          {"\u0600\u0661", "\u0600\u0661"},  // a format character that is seen
                                          {"a\xFF", "a\uFFFD"},
                                          {"\xE2\x80", "\uFFFD\uFFFD"}});
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(visible(row.text) == row.shown);
        CHECK(visible(Text::trusted(row.text)) == row.shown);
    }
}

TEST_CASE("a joiner is seen except where it holds an emoji together") {
    struct Row {
        std::string text;
        std::string shown;
    };
    const auto rows = std::to_array<Row>({{"👩\u200D🚀", "👩\u200D🚀"},
                                          {"👩🏽\u200D🚀", "👩🏽\u200D🚀"},
                                          {"❤\uFE0F\u200D🔥", "❤\uFE0F\u200D🔥"},
                                          {"👨\u200D👩\u200D👧", "👨\u200D👩\u200D👧"},
                                          {"a\u200D🚀", "a⟨U+200D⟩🚀"},
                                          {"a\uFE0F\u200D🚀", "a\uFE0F⟨U+200D⟩🚀"},
                                          {"👩\u200Da", "👩⟨U+200D⟩a"},
                                          {"👩\u200D", "👩⟨U+200D⟩"},
                                          {"\u200D🚀", "⟨U+200D⟩🚀"},
                                          {"👩\u200D\u200D🚀", "👩⟨U+200D⟩⟨U+200D⟩🚀"},
                                          {"👩\xFF\u200D🚀", "👩\uFFFD⟨U+200D⟩🚀"}});
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(visible(row.text) == row.shown);
    }
}

TEST_CASE("on one line white space is one space") {
    struct Row {
        std::string text;
        std::string line;
    };
    const auto rows = std::to_array<Row>({{"", ""},
                                          {" \n\t", ""},
                                          {"a", "a"},
                                          {"  a \t\n b  ", "a b"},
                                          {"a\n\n\nb", "a b"},
                                          {"a\x1B\nb", "a␛ b"},
                                          {"a\u202Eb", "a⟨U+202E⟩b"}});
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(visible_line(row.text) == row.line);
        CHECK(visible_line(Text::trusted(row.text)) == row.line);
    }
}

TEST_CASE("width counts columns by grapheme") {
    struct Row {
        std::string shown;
        std::size_t columns;
    };
    const auto rows = std::to_array<Row>({{"", 0},
                                          {"abc", 3},
                                          {"Grüße", 5},
                                          {"u\u0308", 1},
                                          {"日本", 4},
                                          {"␛", 1},
                                          {"⟨U+202E⟩", 8},
                                          {"…", 1},
                                          {"🚀", 2},
                                          {"👩\u200D🚀", 2},
                                          {"👩🏽\u200D🚀", 2},
                                          {"👨\u200D👩\u200D👧", 2},
                                          {"❤\uFE0F", 2},
                                          {"🇩🇪", 2},
                                          {"🇩🇪🇫🇷", 4}});
    for (const Row& row : rows) {
        CAPTURE(row.shown);
        CHECK(width(row.shown) == row.columns);
    }
}

TEST_CASE("a cut never splits a grapheme") {
    struct Row {
        std::string shown;
        std::size_t columns;
        std::string cut;
    };
    const auto rows = std::to_array<Row>({{"abc", 3, "abc"},
                                          {"abc", 2, "a…"},
                                          {"abc", 1, "…"},
                                          {"abc", 0, ""},
                                          {"", 0, ""},
                                          {"", 5, ""},
                                          {"Grüße", 5, "Grüße"},
                                          {"Grüße", 4, "Grü…"},
                                          {"日本語", 6, "日本語"},
                                          {"日本語", 5, "日本…"},
                                          {"日本語", 4, "日…"},
                                          {"日本語", 2, "…"},
                                          {"日本語", 1, "…"},
                                          {"u\u0308u\u0308", 1, "…"},
                                          {"u\u0308u\u0308u\u0308", 2, "u\u0308…"},
                                          {"👩\u200D🚀ab", 3, "👩\u200D🚀…"},
                                          {"👩\u200D🚀ab", 2, "…"}});
    for (const Row& row : rows) {
        CAPTURE(row.shown);
        CAPTURE(row.columns);
        CHECK(cut(row.shown, row.columns) == row.cut);
    }
}

TEST_CASE("padding fills up to the columns and never cuts") {
    CHECK(padded("ab", 4) == "ab  ");
    CHECK(padded("ab", 2) == "ab");
    CHECK(padded("ab", 1) == "ab");
    CHECK(padded("日", 3) == "日 ");
    CHECK(padded("", 2) == "  ");
}

TEST_CASE("names that differ in case are the same") {
    CHECK(folded("Ana") == "ana");
    CHECK(folded("ÄÖÜ Ñ Ж Σ") == "äöü ñ ж σ");
    CHECK(folded("日本 123") == "日本 123");
    CHECK(folded("ΠΑΠΑΔΟΠΟΥΛΟΣ") == folded("παπαδοπουλος"));  // ς is σ at the end of a word
    CHECK(folded("\u00B5 ſ \u212A") == "\u03BC s k");
    CHECK(folded("Straße ẞ") == "straße ß");
    CHECK(folded("").empty());
    CHECK(folded("A\xFFZ") == "a\xFFz");
}

}  // namespace
}  // namespace amends
