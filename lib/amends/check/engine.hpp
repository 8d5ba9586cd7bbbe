// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include <amends/check/examination.hpp>
#include <amends/check/finding.hpp>
#include <amends/check/hearing.hpp>
#include <amends/playbook/check_set.hpp>

namespace amends {

/// Where in the draft a check finds fault, and at which level.
struct Fault {
    const Check* check = nullptr;
    Level level{};
    Stretch place;
};

/// A reply that is checked.
struct Case {
    Case(PatternShelf& shelf, PatternShelf& heard_shelf) : hearing{heard_shelf}, sight{shelf} {}

    /// The text and the situation must stay.
    void look_at(std::string_view text, const Situation& of) {
        situation = &of;
        faults.clear();
        draft.read(text);
        sight.look_at(draft);
    }

    Hearing hearing;
    const Situation* situation = nullptr;
    Draft draft;
    Sight sight;
    std::vector<Fault> faults;
};

/// The faults in the order of the text, as findings.
Findings findings_of(Case& one);

/// Takes cases by the dozen and goes from check to check, not from case to case: the patterns of a check stay at hand in the
/// processor's cache while they are held against all of them.
class CheckEngine {
public:
    explicit CheckEngine(CheckSet whole);
    ~CheckEngine() = default;
    CheckEngine(const CheckEngine&) = delete;
    CheckEngine& operator=(const CheckEngine&) = delete;
    CheckEngine(CheckEngine&&) = delete;
    CheckEngine& operator=(CheckEngine&&) = delete;

    [[nodiscard]] const CheckSet& set() const { return set_; }

    /// More drafts are to be checked. After some dozens it pays to work out more of those patterns that were met.
    void expect(std::size_t more);
    /// So many drafts are best checked together next. The first few show which patterns are met; later the more there are, the more
    /// seldom the patterns of a check are fetched, as long as what is known of all drafts stays at hand, too.
    [[nodiscard]] std::size_t portion() const { return drafts_ < kFirstPortion ? kFirstPortion : kPortion; }
    /// So many cases, kept for the next time.
    std::vector<Case*> cases(std::size_t count);

    /// Holds `said`, `unsaid` and `heard:` against what customers wrote.
    void listen(const std::vector<Hearing*>& hearings) const;
    /// Finds the faults of cases that have looked at their drafts and heard.
    void examine(const std::vector<Case*>& all) const;

private:
    struct HeardPatterns {
        PatternRange words, unless;
    };
    void let_apply(std::size_t check, Hearing& hearing) const;
    void learn(std::size_t number, Hearing& hearing) const;
    void examine(std::size_t number, Case& one) const;
    /// What was learned of sentences; the cases look again.
    void forget();
    void sharpen();

    static constexpr std::size_t kFirstPortion = 64;
    static constexpr std::size_t kPortion = 512;

    CheckSet set_;
    std::size_t drafts_ = 0;    ///< that were checked
    bool sharpened_ = false;
    PatternShelf shelf_;        ///< for drafts
    PatternShelf heard_shelf_;  ///< for what customers wrote
    std::vector<CheckPatterns> patterns_;        ///< by check
    std::vector<HeardPatterns> heard_patterns_;  ///< by line of `heard:`
    std::vector<std::unique_ptr<Case>> cases_;
};

}  // namespace amends
