// SPDX-License-Identifier: MIT
#include <amends/check/hearing.hpp>

#include <amends/check/examination.hpp>

namespace amends {

bool Hearing::take(const std::vector<std::string>& messages) {
    if (messages_ == messages) return false;
    messages_ = messages;
    text_.clear();
    for (const std::string& message : messages) text_.append(message).append("\n\n");
    draft_.read(text_);
    lower_ = in_one_line(std::string{draft_.plain()});
    sight_.look_at(draft_);
    kind.reset();
    mood.reset();
    return true;
}

}  // namespace amends
