// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <amends/check/lines.hpp>
#include <amends/check/plain_text.hpp>

namespace amends {

/// A sentence of the agent's own words.
struct Sentence {
    Stretch place;
    bool question = false;
    bool greeting = false;  ///< `Dear Kim,`: does not count as the first
};

/// Where something stands in a text as it was written.
struct Place {
    int line = 1;
    int column = 1;           ///< in characters, from 1
    std::size_t offset = 0;   ///< in bytes
    std::size_t length = 0;   ///< in bytes
    bool operator==(const Place&) const = default;
};

/// A reply as text: whose words are whose, where sentences begin and end. All stretches are of its plain form.
class Draft {
public:
    Draft() = default;
    explicit Draft(std::string_view text) { read(text); }
    /// Takes another text, which must outlive it. Any bytes will do.
    void read(std::string_view text);

    [[nodiscard]] std::string_view plain() const { return plain_.bytes(); }
    [[nodiscard]] std::string_view plain(const Stretch& place) const { return plain().substr(place.begin, place.size()); }

    /// What patterns see, one at a time: the paragraphs in the agent's own words, without quotes of the customer and without
    /// the signature. Long ones are cut at blanks, so that what a pattern costs stays in proportion.
    [[nodiscard]] const std::vector<Stretch>& passages() const { return passages_; }
    [[nodiscard]] const std::vector<Sentence>& sentences() const { return sentences_; }
    /// How many paragraphs are items of a list.
    [[nodiscard]] int list_items() const { return list_items_; }

    /// The sentence in which a place lies, by its number from 0. Precondition: the place lies in a passage.
    [[nodiscard]] std::size_t sentence_at(std::size_t place) const;
    /// Where the first so many sentences end, the greeting not counted.
    [[nodiscard]] std::size_t end_of_first(std::size_t count) const;
    /// True inside a link or an address.
    [[nodiscard]] bool in_link(const Stretch& place) const;
    /// The words in quotation marks around a place, or an empty text.
    [[nodiscard]] std::string_view quotation_around(const Stretch& place) const;

    /// Where stretches stand in the text as it was written. Precondition: in the order in which they begin.
    [[nodiscard]] std::vector<Place> places_of(std::span<const Stretch> ascending) const;
    /// Where the agent's own words begin, an empty stretch: what is missing is missed there.
    [[nodiscard]] Stretch beginning() const;

private:
    std::string_view text_;
    PlainText plain_;
    std::vector<Stretch> passages_;
    std::vector<Sentence> sentences_;
    int list_items_ = 0;
    ByteMask end_marks_;
    ParagraphReader paragraphs_;
};

}  // namespace amends
