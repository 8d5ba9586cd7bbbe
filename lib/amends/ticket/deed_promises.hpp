// SPDX-License-Identifier: MIT
// Promises, waits, and what follows where nothing comes.
#pragma once

#include <string_view>
#include <vector>

#include <amends/base/instant.hpp>
#include <amends/base/record.hpp>
#include <amends/base/text.hpp>
#include <amends/base/vocabulary.hpp>
#include <amends/ticket/deed_terms.hpp>

namespace amends {

struct Promised {
    static constexpr std::string_view kKind = "promised";
    int n = 0;
    Instant by{};
    Text text;
    bool operator==(const Promised&) const = default;
    static void fields(auto& self, auto& visit) {
        visit("n", self.n);
        visit("by", self.by);
        visit(Slot::text, self.text);
    }
};

struct Kept {
    static constexpr std::string_view kKind = "kept";
    int n = 0;
    std::optional<Instant> at;  ///< set where it was kept on another ticket, to which this one was joined
    bool operator==(const Kept&) const = default;
    static void fields(auto& self, auto& visit) {
        visit("n", self.n);
        visit("at", self.at);
    }
};

struct Moved {
    static constexpr std::string_view kKind = "moved";
    int n = 0;
    Instant to{};
    bool operator==(const Moved&) const = default;
    static void fields(auto& self, auto& visit) {
        visit("n", self.n);
        visit("to", self.to);
    }
};

struct Waited {
    static constexpr std::string_view kKind = "waited";
    WaitingOn on{};
    Instant until{};
    std::vector<Redue> dues;  ///< of the clocks it pauses, due as they are if it lasts until then
    Text because;
    bool operator==(const Waited&) const = default;
    static void fields(auto& self, auto& visit) {
        visit("on", self.on);
        visit("until", self.until);
        visit("dues", self.dues);
        visit(Slot::because, self.because);
    }
};

/// A wait ended before its time: by hand, or by an event that follows this one in the same change.
struct Resumed {
    static constexpr std::string_view kKind = "resumed";
    std::vector<Redue> dues;
    bool operator==(const Resumed&) const = default;
    static void fields(auto& self, auto& visit) { visit("dues", self.dues); }
};

/// A customer who went silent was asked again (clock rule 25).
struct Nudged {
    static constexpr std::string_view kKind = "nudged";
    int n = 0;  ///< of the playbook's nudges, from 1
    std::optional<Instant> until;  ///< when the text says that we look again
    bool forced = false;
    std::vector<FoundByCheck> found, mended;  ///< as in Acknowledged
    Text text, because;
    bool operator==(const Nudged&) const = default;
    static void fields(auto& self, auto& visit) {
        visit("n", self.n);
        visit("until", self.until);
        visit("forced", self.forced);
        visit("found", self.found);
        visit("mended", self.mended);
        visit(Slot::text, self.text);
        visit(Slot::because, self.because);
    }
};

}  // namespace amends
