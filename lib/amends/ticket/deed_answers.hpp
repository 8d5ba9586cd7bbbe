// SPDX-License-Identifier: MIT
// What we answer, what the checks found in it, and what the customer chose.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <amends/base/instant.hpp>
#include <amends/base/money.hpp>
#include <amends/base/record.hpp>
#include <amends/base/text.hpp>
#include <amends/base/vocabulary.hpp>
#include <amends/ticket/deed_terms.hpp>

namespace amends {

/// A holding reply: we are on it, and come back by then (TEN-2).
struct Acknowledged {
    static constexpr std::string_view kKind = "acknowledged";
    Instant until{};  ///< what the customer was told
    UpdateTerms update;
    bool forced = false;
    std::vector<FoundByCheck> found;   ///< errors and warnings in what was sent
    std::vector<FoundByCheck> mended;  ///< … in drafts of it, and gone when it was sent
    Text text, because;
    bool operator==(const Acknowledged&) const = default;
    static void fields(auto& self, auto& visit) {
        visit("until", self.until);
        visit("update", self.update);
        visit("forced", self.forced);
        visit("found", self.found);
        visit("mended", self.mended);
        visit(Slot::text, self.text);
        visit(Slot::because, self.because);
    }
};

/// Where a reply leaves the ball.
enum class Ball { until, ask, final };
template <>
struct Vocabulary<Ball> {
    static constexpr std::string_view kName = "ball";
    static constexpr auto kWords = std::to_array<std::string_view>({"until", "ask", "final"});
};

struct Replied {
    static constexpr std::string_view kKind = "replied";
    Ball ball{};
    std::optional<Instant> until;       ///< what the customer was told
    std::optional<UpdateTerms> update;  ///< only with Ball::until
    bool forced = false;
    std::vector<FoundByCheck> found, mended;  ///< as in Acknowledged
    Text text, because;
    bool operator==(const Replied&) const = default;
    static void fields(auto& self, auto& visit) {
        visit("ball", self.ball);
        visit("until", self.until);
        visit("update", self.update);
        visit("forced", self.forced);
        visit("found", self.found);
        visit("mended", self.mended);
        visit(Slot::text, self.text);
        visit(Slot::because, self.because);
    }
};

/// The cost of one option; its text stands in the line of the same number of `options`.
struct OptionCost {
    std::optional<Money> cost;
    bool operator==(const OptionCost&) const = default;
    static void fields(auto& self, auto& visit) { visit("cost", self.cost); }
};

struct OptionsOffered {
    static constexpr std::string_view kKind = "options_offered";
    std::vector<OptionCost> costs;  ///< one an option
    std::optional<Money> feared;    ///< what we feared it would cost (TEN-4)
    bool forced = false;
    std::vector<FoundByCheck> found, mended;  ///< as in Acknowledged
    Text options;                   ///< one option a line
    Text text;                      ///< the message that carried them
    Text because;                   ///< why it was sent with faults
    bool operator==(const OptionsOffered&) const = default;
    static void fields(auto& self, auto& visit) {
        visit("costs", self.costs);
        visit("feared", self.feared);
        visit("forced", self.forced);
        visit("found", self.found);
        visit("mended", self.mended);
        visit(Slot::options, self.options);
        visit(Slot::text, self.text);
        visit(Slot::because, self.because);
    }
};

struct Chosen {
    static constexpr std::string_view kKind = "chosen";
    int n = 0;  ///< of the options; their own wish has the number after the last
    bool own = false;
    std::optional<Money> cost;
    std::optional<RespondTerms> respond;
    Text text;  ///< their own wish
    bool operator==(const Chosen&) const = default;
    static void fields(auto& self, auto& visit) {
        visit("n", self.n);
        visit("own", self.own);
        visit("cost", self.cost);
        visit("respond", self.respond);
        visit(Slot::text, self.text);
    }
};

}  // namespace amends
