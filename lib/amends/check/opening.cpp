// SPDX-License-Identifier: MIT
#include <amends/check/opening.hpp>

#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace amends {

Opening::Variant::Variant(std::size_t lead, std::vector<ShortText> words) : lead_{lead}, words_{std::move(words)} {
    for (const ShortText& word : words_) mask_ &= word.mask;
    for (const ShortText& word : words_) some_begin_.set(bit_of(word.letters & mask_));
    std::ranges::sort(words_, {}, [&](const ShortText& word) { return word.letters & mask_; });
}

bool Opening::Variant::one_begins(Letters letters) const {
    const auto alike = std::ranges::equal_range(words_, letters & mask_, {}, [&](const ShortText& word) { return word.letters & mask_; });
    return std::ranges::any_of(alike, [&](const ShortText& word) { return word.begins(letters); });
}

Opening::Opening(const AnyOf& beginnings) {
    std::map<std::size_t, std::vector<ShortText>, std::greater<>> words_by_lead;
    for (const std::string& beginning : beginnings) {
        const auto lead = static_cast<std::size_t>(std::ranges::find_if(beginning, is_word_byte) - beginning.begin());
        words_by_lead[lead].emplace_back(std::string_view{beginning}.substr(lead));
    }
    for (auto& [lead, words] : words_by_lead) variants_.emplace_back(lead, std::move(words));
}

}  // namespace amends
