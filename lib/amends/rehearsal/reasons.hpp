// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include <amends/playbook/explain.hpp>
#include <amends/playbook/reader.hpp>
#include <amends/ticket/guide.hpp>

namespace amends {

/// A line of `clocks: when:` that was looked at.
struct ExceptionSeen {
    int line = 0;
    bool held = false;
    std::vector<TestVerdict> tests;
};

/// Why a clock of a ticket is due when it is.
struct ClockReason {
    Clock clock;
    int event = 0;       ///< the ticket's event that started it, from 1
    std::string target;  ///< `amazed 1h, delighted 6h, expected 1d`, `as promised`
    int line = 0;        ///< of what set the target; 0: no line of the playbook
    std::vector<ExceptionSeen> exceptions;  ///< up to the first that held
};

/// Why a step is, or is not, one of the ticket's.
struct StepReason {
    const Step* step = nullptr;  ///< in the playbook given
    std::optional<StepState> state;  ///< none: not for this ticket
    std::vector<TestVerdict> tests;
    int event = 0;  ///< that ticked or skipped it, from 1; 0: none did
};

/// A limit of the playbook, and how far the ticket went.
struct LimitReason {
    std::string name;    ///< `authority.agent.option`
    std::string value;   ///< `EUR 150.00`
    int line = 0;        ///< 0: nothing is written, the default counts
    std::string used;    ///< `3 offered`; empty: nothing yet
};

struct Reasons {
    std::vector<ClockReason> clocks;
    std::vector<StepReason> steps;  ///< all of the playbook's
    std::vector<LimitReason> limits;
};

/// Which lines of its playbook a ticket is held by. `playbook` is the one that the ticket is pinned to, with the `lines` of its
/// text; it must outlive what is returned. Precondition: the first event is `opened`.
Reasons reasons(std::span<const Event> events, const Playbook& playbook, const KeyLines& lines, const Currency& currency);

}  // namespace amends
