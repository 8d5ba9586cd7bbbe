// SPDX-License-Identifier: MIT
#include <amends/insight/check_report.hpp>

#include <algorithm>
#include <functional>
#include <variant>

namespace amends {
namespace {

template <typename T>
concept Answer = requires(const T& deed) {
    deed.found;
    deed.mended;
};

}  // namespace

bool CheckReport::counts(std::string_view kind) {
    return [&]<typename... Kinds>(const std::variant<Kinds...>*) {
        return ((Answer<Kinds> && kind == Kinds::kKind) || ...);
    }(static_cast<const Deed*>(nullptr));
}

void CheckReport::add(const Deed& deed) {
    std::visit([this]<typename T>(const T& one) {
        if constexpr (Answer<T>) add(one.found, one.mended);
    }, deed);
}

void CheckReport::add(const std::vector<FoundByCheck>& found, const std::vector<FoundByCheck>& mended) {
    for (const FoundByCheck& one : found) one_more(one).waivers += one.waived ? 1 : 0;
    for (const FoundByCheck& one : mended) ++one_more(one).changed;
}

/// The count of a check that found something in one more answer.
CheckCount& CheckReport::one_more(const FoundByCheck& found) {
    CheckCount& count = counts_[found.check];
    count.check = found.check;
    count.rule = found.rule;
    count.findings += found.count;
    ++count.answers;
    return count;
}

std::vector<CheckCount> CheckReport::by_findings() const {
    std::vector<CheckCount> sorted;
    sorted.reserve(counts_.size());
    for (const auto& [check, count] : counts_) sorted.push_back(count);
    std::ranges::stable_sort(sorted, std::ranges::greater{}, &CheckCount::findings);
    return sorted;
}

}  // namespace amends
