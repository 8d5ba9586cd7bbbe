// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <span>
#include <string_view>

#include <amends/base/result.hpp>
#include <amends/base/suggest.hpp>

namespace amends {

// The closed lists of words that tickets, playbooks, options, columns and JSON share. The order of a list is its order
// of worsening or of time, so that enumerators compare.

enum class Kind { complaint, request, feedback, praise };
enum class Mood { calm, upset, angry, furious };
enum class Channel { phone, email, web, chat, social, review, in_person, letter };
enum class Priority { low, normal, high, urgent };
/// What the ball says: with us, with the customer or a supplier, done, or joined to another ticket.
enum class Status { open, waiting, closed, merged };
enum class Outcome { lost, neutral, satisfied, surprised, advocate, heard, no_reply };
enum class ClockKind { respond, update, promise, resolve };
/// How fast a first answer was (TEN-1).
enum class Tier { amazed, delighted, expected, late };
enum class WaitingOn { customer, supplier };
/// The stages of a recovery, in order.
enum class Stage { receive, acknowledge, understand, resolve, delight, learn };
enum class Role { agent, supervisor, manager };
/// How much a check that found something counts.
enum class Level { error, warning, hint };
enum class ClockState { running, paused, stopped };
enum class PromiseState { open, kept };
enum class StepState { done, next, open, skipped };

/// The words of a vocabulary, in the order of its enumerators, and what one of them is called in a message.
template <typename Word>
struct Vocabulary;

template <>
struct Vocabulary<Kind> {
    static constexpr std::string_view kName = "kind";
    static constexpr auto kWords = std::to_array<std::string_view>({"complaint", "request", "feedback", "praise"});
};
template <>
struct Vocabulary<Mood> {
    static constexpr std::string_view kName = "mood";
    static constexpr auto kWords = std::to_array<std::string_view>({"calm", "upset", "angry", "furious"});
};
template <>
struct Vocabulary<Channel> {
    static constexpr std::string_view kName = "channel";
    static constexpr auto kWords = std::to_array<std::string_view>(
        {"phone", "email", "web", "chat", "social", "review", "in-person", "letter"});
};
template <>
struct Vocabulary<Priority> {
    static constexpr std::string_view kName = "priority";
    static constexpr auto kWords = std::to_array<std::string_view>({"low", "normal", "high", "urgent"});
};
template <>
struct Vocabulary<Status> {
    static constexpr std::string_view kName = "status";
    static constexpr auto kWords = std::to_array<std::string_view>({"open", "waiting", "closed", "merged"});
};
template <>
struct Vocabulary<Outcome> {
    static constexpr std::string_view kName = "outcome";
    static constexpr auto kWords = std::to_array<std::string_view>(
        {"lost", "neutral", "satisfied", "surprised", "advocate", "heard", "no-reply"});
};
template <>
struct Vocabulary<ClockKind> {
    static constexpr std::string_view kName = "clock";
    static constexpr auto kWords = std::to_array<std::string_view>({"respond", "update", "promise", "resolve"});
};
template <>
struct Vocabulary<Tier> {
    static constexpr std::string_view kName = "tier";
    static constexpr auto kWords = std::to_array<std::string_view>({"amazed", "delighted", "expected", "late"});
};
template <>
struct Vocabulary<WaitingOn> {
    static constexpr std::string_view kName = "party to wait for";
    static constexpr auto kWords = std::to_array<std::string_view>({"customer", "supplier"});
};
template <>
struct Vocabulary<Stage> {
    static constexpr std::string_view kName = "stage";
    static constexpr auto kWords = std::to_array<std::string_view>(
        {"receive", "acknowledge", "understand", "resolve", "delight", "learn"});
};
template <>
struct Vocabulary<Role> {
    static constexpr std::string_view kName = "role";
    static constexpr auto kWords = std::to_array<std::string_view>({"agent", "supervisor", "manager"});
};
template <>
struct Vocabulary<Level> {
    static constexpr std::string_view kName = "level";
    static constexpr auto kWords = std::to_array<std::string_view>({"error", "warning", "hint"});
};

template <>
struct Vocabulary<ClockState> {
    static constexpr std::string_view kName = "clock state";
    static constexpr auto kWords = std::to_array<std::string_view>({"running", "paused", "stopped"});
};
template <>
struct Vocabulary<PromiseState> {
    static constexpr std::string_view kName = "promise state";
    static constexpr auto kWords = std::to_array<std::string_view>({"open", "kept"});
};
template <>
struct Vocabulary<StepState> {
    static constexpr std::string_view kName = "step state";
    static constexpr auto kWords = std::to_array<std::string_view>({"done", "next", "open", "skipped"});
};

template <typename Word>
concept Vocable = requires { Vocabulary<Word>::kWords; };

template <Vocable Word>
constexpr std::span<const std::string_view> words() {
    return Vocabulary<Word>::kWords;
}

template <Vocable Word>
constexpr std::string_view to_string(Word word) {
    return Vocabulary<Word>::kWords.at(static_cast<std::size_t>(word));
}

/// Why `text` is no word of the vocabulary called `name`, with the nearest one.
Refusal unknown_word(std::string_view text, std::string_view name, std::span<const std::string_view> known);

/// The inverse of `to_string`. Refuses (usage) anything else, and names the words.
template <Vocable Word>
Result<Word> parse_word(std::string_view text) {
    const auto known = words<Word>();
    for (std::size_t at = 0; at < known.size(); ++at) {
        if (known[at] == text) return static_cast<Word>(at);
    }
    return tl::unexpected<Refusal>{unknown_word(text, Vocabulary<Word>::kName, known)};
}

}  // namespace amends
