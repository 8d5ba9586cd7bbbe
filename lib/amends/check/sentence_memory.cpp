// SPDX-License-Identifier: MIT
#include <amends/check/sentence_memory.hpp>

#include <functional>

namespace amends {

KnownSentence* SentenceMemory::of(std::string_view sentence, bool begins_text) {
    constexpr std::size_t kLeast = 8;
    constexpr std::size_t kMost = 500;
    constexpr std::size_t kBytesOfEach = 1500;  // about: what is kept beside the text
    if (sentence.size() < kLeast || sentence.size() > kMost) return nullptr;
    const std::uint64_t hash = std::hash<std::string_view>{}(sentence) + (begins_text ? 1 : 0);
    if (const auto found = known_.find(hash); found != known_.end()) {
        KnownSentence& known = *found->second;
        return known.text == sentence && known.begins_text == begins_text ? &known : nullptr;
    }
    std::uint64_t& met = met_[hash % kMet];
    if (met != hash || full()) {
        met = hash;
        return nullptr;
    }
    bytes_ += sentence.size() + kBytesOfEach;
    auto& known = known_[hash];
    known = std::make_unique<KnownSentence>();
    known->text = sentence;
    known->begins_text = begins_text;
    return known.get();
}

void SentenceMemory::forget() {
    known_.clear();
    bytes_ = 0;
}

}  // namespace amends
