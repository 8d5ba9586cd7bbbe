// SPDX-License-Identifier: MIT
#pragma once

#include <ctime>

namespace amends::tests {

/// The seconds that the processor gave to `deed`: however busy the machine is, a hang is told from a moment.
double processor_seconds(auto deed) {
    const std::clock_t start = std::clock();
    deed();
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

}  // namespace amends::tests
