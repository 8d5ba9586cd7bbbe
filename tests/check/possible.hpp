// SPDX-License-Identifier: MIT
#pragma once

#include <amends/check/word_finder.hpp>

namespace amends::test {

/// Calls `each` with the number of each pattern that a finder takes to be possible in a text, and where: in all of it, or in a sentence.
void for_each_possible(WordFinder& finder, const Wording& wording, auto each) {
    const Stretch whole{0, wording.text().size()};
    finder.begin_text();
    for (const Wording::Sentence& sentence : wording.sentences()) {
        finder.scan(wording, sentence, [&](const WordFinder::Use& use) {
            if (finder.completes(use)) each(use.pattern, use.in_sentence ? sentence.place : whole);
        });
    }
}

}  // namespace amends::test
