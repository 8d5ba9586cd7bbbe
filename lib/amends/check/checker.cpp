// SPDX-License-Identifier: MIT
#include <amends/check/checker.hpp>

#include <amends/check/engine.hpp>

namespace amends {

struct Checker::Engine : CheckEngine {
    using CheckEngine::CheckEngine;

    /// The case that has heard these messages.
    Case& hear(const std::vector<std::string>& messages) {
        Case& one = *cases(1).front();
        if (one.hearing.take(messages)) listen({&one.hearing});
        return one;
    }
};

Checker::Checker(CheckSet set) : engine_{std::make_unique<Engine>(std::move(set))} {}
Checker::~Checker() = default;
Checker::Checker(Checker&&) noexcept = default;
Checker& Checker::operator=(Checker&&) noexcept = default;

const std::vector<Check>& Checker::checks() const { return engine_->set().checks; }

Facts Checker::facts_of(const std::vector<std::string>& heard) { return engine_->hear(heard).hearing.facts(); }

Findings Checker::check(std::string_view text, const Situation& situation) {
    engine_->expect(1);
    Case& one = engine_->hear(situation.heard);
    one.look_at(text, situation);
    engine_->examine({&one});
    return findings_of(one);
}

}  // namespace amends
