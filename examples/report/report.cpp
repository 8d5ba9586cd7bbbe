// SPDX-License-Identifier: MIT
// Counts the tickets of a desk that are under way, by how their customers feel.
#include <fmt/core.h>

#include <chrono>
#include <map>

#include <amends/desk/desk.hpp>

int main(int count, char** arguments) try {
    if (count != 2) {
        fmt::print(stderr, "usage: report DESK\n");
        return 2;
    }
    amends::Desk desk{arguments[1], amends::sqlite::Mode::read};
    amends::Filter filter;
    filter.now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    std::map<std::string, int> moods;
    for (const auto& ticket : desk.list(filter)) ++moods[ticket.mood];
    for (const auto& [mood, tickets] : moods) fmt::print("{:>6}  {}\n", tickets, mood);
    return 0;
} catch (const amends::Error& error) {
    fmt::print(stderr, "report: {}\n", error.what());
    return static_cast<int>(error.code());
}
