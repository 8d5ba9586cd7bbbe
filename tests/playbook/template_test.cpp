// SPDX-License-Identifier: MIT
#include <amends/playbook/template.hpp>

#include <doctest/doctest.h>

#include <algorithm>

using namespace amends;

namespace {

Filling someone() {
    Filling filling;
    filling.texts = {{"customer.name", "Ada Lovelace"}, {"customer.first_name", "Ada"}, {"agent", "kim"}};
    return filling;
}

std::string filled(std::string_view text, const Filling& filling = someone()) {
    const auto result = fill(text, filling);
    return result ? result->stored() : "refused: " + result.error().message;
}

std::string fault_of(const std::string& text) {
    const auto result = check_template(text);
    return result ? "" : result.error().message;
}

std::string repeated(std::string_view part, int times) {
    std::string text;
    for (int at = 0; at < times; ++at) text += part;
    return text;
}

}  // namespace

TEST_CASE("slots are filled and all else stays") {
    CHECK(filled("") == "");
    CHECK(filled("No slots { } }} at all.") == "No slots { } }} at all.");
    CHECK(filled("Dear {{customer.first_name}},\n\n{{agent}}\n") == "Dear Ada,\n\nkim\n");
}

TEST_CASE("nothing is escaped") {
    Filling filling;
    filling.texts = {{"text", "<b>\"Tom & Jerry's\"</b>"}};
    CHECK(filled("{{text}}", filling) == "<b>\"Tom & Jerry's\"</b>");
}

TEST_CASE("a value is never expanded again") {
    Filling filling;
    for (const auto* hostile :
         {"{{agent}}", "{{#agent}}x{{/agent}}", "{{=<% %>=}}", "{{{agent}}}", "{{", "}}", "{{>agent}}"}) {
        CAPTURE(hostile);
        filling.texts = {{"text", hostile}, {"agent", "kim"}};
        CHECK(filled("a{{text}}b{{agent}}", filling) == std::string{"a"} + hostile + "bkim");
    }
}

TEST_CASE("a name without a value is refused") {
    const auto result = fill("By {{until}}.", someone());
    REQUIRE_FALSE(result);
    CHECK(result.error().code == Code::refused);
    CHECK(result.error().message == "the template needs 'until', which is not known");
    CHECK(result.error().hint == "give the text yourself with -m or -F");
    CHECK_FALSE(fill("{{#agent}}{{until}}{{/agent}}", someone()));
    CHECK_FALSE(fill("{{#until}}{{until}}{{/until}}{{until}}", someone()));
}

TEST_CASE("a section asks for a name") {
    const auto* text =
        "Dear {{#customer.first_name}}{{customer.first_name}}{{/customer.first_name}}"
        "{{^customer.first_name}}customer{{/customer.first_name}},";
    CHECK(filled(text) == "Dear Ada,");
    CHECK(filled(text, {}) == "Dear customer,");
    CHECK(filled("{{#until}}by {{until}}{{/until}}{{^until}}soon{{/until}}") == "soon");
}

TEST_CASE("a list is filled row by row") {
    Filling filling = someone();
    filling.lists["options"] = {{{"n", "1"}, {"text", "{{agent}} pays"}}, {{"n", "2"}, {"text", "A new one"}}};
    CHECK(filled("{{#options}}{{n}}. {{text}} ({{agent}})\n{{/options}}", filling) ==
          "1. {{agent}} pays (kim)\n2. A new one (kim)\n");
    filling.lists["options"].clear();
    CHECK(filled("{{#options}}{{n}}{{/options}}{{^options}}none{{/options}}", filling) == "none");
    CHECK(filled("a{{#options}}{{n}}{{/options}}b", {}) == "ab");
}

TEST_CASE("every known slot may stand in a template") {
    CHECK(known_slots().size() == 10);
    for (const std::string_view slot : known_slots()) {
        CHECK(check_template("{{" + std::string{slot} + "}}"));
        CHECK(check_template("{{#" + std::string{slot} + "}}x{{/" + std::string{slot} + "}}"));
    }
    CHECK(check_template(""));
    CHECK(check_template("plain }} text { with braces }"));
}

TEST_CASE("an unknown slot is refused with the nearest one") {
    const auto result = check_template("Dear {{customer.frist_name}}");
    REQUIRE_FALSE(result);
    CHECK(result.error().code == Code::bad_data);
    CHECK(result.error().message == "no slot 'customer.frist_name'");
    CHECK(result.error().hint == "did you mean 'customer.first_name'?");
    CHECK(fault_of("{{}}") == "no slot ''");
    CHECK(fault_of("{{#colour}}{{/colour}}") == "no slot 'colour'");
}

TEST_CASE("hostile templates are refused") {
    CHECK(fault_of("{{agent") == "a slot '{{' is never closed");
    CHECK(fault_of("{{agent}} {{") == "a slot '{{' is never closed");
    for (const auto* hostile : {"{{=<% %>=}}", "{{>agent}}", "{{! note }}", "{{&agent}}", "{{{agent}}}",
                                "{{ {{agent}} }}", "{{#agent}}", "{{/agent}}", "{{^agent}}", "{{#agent}}{{/until}}",
                                "{{#agent}}{{#until}}{{/agent}}{{/until}}", "{{agent}}{{/agent}}"}) {
        CAPTURE(hostile);
        CHECK_FALSE(fault_of(hostile).empty());
    }
}

TEST_CASE("a template has its limits") {
    CHECK(check_template(std::string(65'536, 'x')));
    CHECK(fault_of(std::string(65'537, 'x')) == "the template has more than 65536 bytes");
    const auto nested = [](int depth) { return repeated("{{#agent}}", depth) + repeated("{{/agent}}", depth); };
    CHECK(check_template(nested(16)));
    CHECK(fault_of(nested(17)) == "sections are nested too deep");
    CHECK(fault_of(nested(3000)) == "sections are nested too deep");
    CHECK_FALSE(fault_of(repeated("{{#agent}}{{/until}}", 3000)).empty());
}

TEST_CASE("the longest templates take no time") {
    const std::string slots = repeated("{{agent}}", 7000);
    CHECK(check_template(slots));
    CHECK(filled(slots).size() == 21'000);
    const std::string sections = repeated("{{#agent}}{{agent}}{{/agent}}", 2200);
    CHECK(check_template(sections));
    CHECK(filled(sections).size() == 6600);
}

TEST_CASE("a broken value is refused") {
    Filling filling;
    filling.texts = {{"text", "\xff"}};
    CHECK_FALSE(fill("{{text}}", filling));
}

TEST_CASE("a slot that was left in a text is found") {
    CHECK_FALSE(unfilled_slot(""));
    CHECK_FALSE(unfilled_slot("plain { } text"));
    CHECK_FALSE(unfilled_slot("{{ never closed"));
    CHECK(unfilled_slot("Dear {{customer.first_name}}, by {{until}}") == "{{customer.first_name}}");
    CHECK(unfilled_slot("{{}}") == "{{}}");
    CHECK_FALSE(unfilled_slot("{{" + std::string(100, 'x') + "}}"));
}
