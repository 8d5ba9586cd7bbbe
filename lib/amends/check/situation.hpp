// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <amends/base/instant.hpp>
#include <amends/calendar/zone.hpp>
#include <amends/playbook/model.hpp>

namespace amends {

/// What the desk knows of the ticket that a draft answers.
struct OnRecord {
    Instant now{};
    const Zone* zone = nullptr;        ///< in which the draft's times are meant; never null
    std::optional<Instant> until;      ///< when the reply says that we come back
    std::vector<Instant> promises;     ///< open ones, by when
    std::vector<std::string> options;  ///< what may be chosen
    std::vector<std::string> replies;  ///< ours so far, in order
    std::string wants;                 ///< the customer's wish, in one line
    std::string name, email, phone;    ///< of the customer, as far as they are known
    bool fault_ours = false;
    bool fixed = false;                ///< something was chosen or done
};

/// What a draft is an answer to.
struct Situation {
    ReplyMoment moment = ReplyMoment::first;
    bool first_answer = false;  ///< we wrote nothing before: what a first answer needs, a final one needs then, too
    Facts facts{.mood = Mood::upset};
    std::vector<std::string> heard = {};  ///< what the customer wrote
    std::optional<OnRecord> record = {};  ///< none: no ticket is known
};

}  // namespace amends
