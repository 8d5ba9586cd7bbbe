// SPDX-License-Identifier: MIT
#include <amends/check/draft.hpp>

#include <doctest/doctest.h>

using namespace amends;

namespace {

std::vector<std::string> sentences(const std::string& text) {
    const Draft draft{text};
    std::vector<std::string> all;
    for (const Sentence& one : draft.sentences()) all.emplace_back(draft.plain(one.place));
    return all;
}

std::vector<std::string> passages(const std::string& text) {
    const Draft draft{text};
    std::vector<std::string> all;
    for (const Stretch& one : draft.passages()) all.emplace_back(draft.plain(one));
    return all;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("sentences end with their marks, not with shortened words and numbers") {
    CHECK(sentences("I am sorry. We failed! Why? It rained") == Texts{"I am sorry.", "We failed!", "Why?", "It rained"});
    CHECK(sentences("Dr. Weber has it, e.g. the key. It costs 3.50 today.") == Texts{"Dr. Weber has it, e.g. the key.", "It costs 3.50 today."});
    CHECK(sentences("He said \"no.\" Then he left.") == Texts{"He said \"no.\"", "Then he left."});
    CHECK(sentences("Really?! Yes...") == Texts{"Really?!", "Yes..."});
    CHECK(sentences("No. We can't.") == Texts{"No.", "We can't."});
    CHECK(sentences("1. A new one\n2. The money") == Texts{"1. A new one", "2. The money"});
    CHECK(sentences("See example.com for it.") == Texts{"See example.com for it."});
    CHECK(sentences("").empty());
}

TEST_CASE("a question is known by its mark") {
    const Draft draft{"Is it broken? It is. (Why?) So?!"};
    std::vector<bool> questions;
    for (const Sentence& one : draft.sentences()) questions.push_back(one.question);
    CHECK(questions == std::vector<bool>{true, false, true, true});
}

TEST_CASE("what the customer wrote is not ours") {
    CHECK(passages("I am sorry.\n> You are all liars\n>> and worse\nI will call.") == Texts{"I am sorry.", "I will call."});
    CHECK(passages("I will call.\n\nOn Monday, Kim wrote:\n> Your policy") == Texts{"I will call."});
    CHECK(passages("I will call.\n\nOn Monday, Kim wrote:\nYour policy") == Texts{"I will call."});
    CHECK(passages("Ich melde mich.\n\nAm Montag schrieb Kim:\nSo nicht") == Texts{"Ich melde mich."});
    CHECK(passages("J'appelle.\nKim a écrit :\n> Non") == Texts{"J'appelle."});
    CHECK(passages("I will call.\n-----Original Message-----\nYour policy") == Texts{"I will call."});
    CHECK(passages("I will call.\n\nFrom: Kim Lee\nSent: Monday\nTo: us\n\nYour policy") == Texts{"I will call."});
    CHECK(passages("Ich rufe an.\n\nVon: Kim Lee\nGesendet: Montag\n\nSo nicht") == Texts{"Ich rufe an."});
    CHECK(passages("It comes\nFrom: the depot\nby noon.") == Texts{"It comes", "From: the depot", "by noon."});
    CHECK(passages("I will call.\n\nOn Mon, Nov 23, 2026 at 10:12 Kim Lee <kim@example.com>\nwrote:\n\nYour policy") == Texts{"I will call."});
    CHECK(passages("On Mon, Nov 23, 2026 at 10:12 Kim Lee <kim@example.com>\nwrote:\n\n> Your policy\n\nI will call.") == Texts{"I will call."});
}

TEST_CASE("what we say back to the customer is ours") {
    CHECK(passages("I am sorry.\nOn Monday you wrote:\nI will call.") == Texts{"I am sorry.", "On Monday you wrote:", "I will call."});
    CHECK(passages("On Monday you wrote:\n> Where is it?\nHere.") == Texts{"Here."});
    CHECK(passages("Am Montag schrieben Sie:\nDas tut mir leid.") == Texts{"Am Montag schrieben Sie:", "Das tut mir leid."});
    CHECK(passages("On it.\nOn Monday we call.") == Texts{"On it.", "On Monday we call."});
}

TEST_CASE("a signature is not part of what is said") {
    CHECK(passages("I will call you.\n-- \nComplaints Policy Team") == Texts{"I will call you."});
    CHECK(passages("I will call you today.\n\nKind regards,\nKim\nComplaints Team") == Texts{"I will call you today."});
    CHECK(passages("I will call you today.\n\nKim\nYour number with us: #17") == Texts{"I will call you today."});
    CHECK(passages("Thanks") == Texts{"Thanks"});
    CHECK(passages("I will call you.\n---\nComplaints Policy Team") == Texts{"I will call you."});
    CHECK(passages("I will call you today.\n\nKind regards,\nKim\nThe House, 12 High Street\nOur standard terms and conditions apply.\n\nPlease mind the trees before you print.") ==
          Texts{"I will call you today."});
    CHECK(passages("I will call you today.\n\nThanks,\nKim\n\nPS: It is on us.") == Texts{"I will call you today.", "PS: It is on us."});
    CHECK(passages("I will call you today.\n\nThanks,\nKim\n\np.p.s. It is on us.") == Texts{"I will call you today.", "p.p.s. It is on us."});
    CHECK(passages("Hello,\nKim\nhas it.") == Texts{"Hello,", "Kim", "has it."});
}

TEST_CASE("what only looks like a signature or a quote is looked at") {
    const std::string more = "That is our policy and it is your own fault.";
    for (const std::string between : {"Sadly,\nwe can not pay", "You can have,\n- a refund\n- a voucher", "Dear Ms Lee,\nI am sorry", "---", "We are open\nFrom: 9 am\nTo: 5 pm",
                                      "On reflection we can do more.\nThis is what I wrote to the depot:", "On Monday I wrote to the depot:", "Am Freitag haben wir Ihnen geschrieben:"}) {
        CAPTURE(between);
        CHECK(passages("I am sorry.\n\n" + between + "\n\n" + more).back() == more);
    }
    CHECK(passages("---\n" + more).back() == more);
    CHECK(passages("From: us\nDate: today\nSubject: cup\n\n" + more).back() == more);
    CHECK(passages("I will call.\nIt is here.") == Texts{"I will call.", "It is here."});
}

TEST_CASE("wrapped lines are one paragraph, short ones and items stand alone") {
    CHECK(passages("This line is long enough to have been wrapped\nby an editor.") ==
          Texts{"This line is long enough to have been wrapped by an editor."});
    CHECK(passages("Hi,\nwe are here.") == Texts{"Hi,", "we are here."});
    CHECK(passages("You may choose what suits you best of these:\n- a new one\n- the money") ==
          Texts{"You may choose what suits you best of these:", "- a new one", "- the money"});
    CHECK(Draft{"Choose:\n- a new one\n2) the money\nor not at all"}.list_items() == 2);
}

TEST_CASE("the greeting does not count as a sentence") {
    const Draft draft{"Dear Kim,\n\nI am sorry. I will call. It is late."};
    CHECK(draft.plain().substr(0, draft.end_of_first(2)) == "Dear Kim,\n\nI am sorry. I will call.");
    CHECK(draft.end_of_first(9) == draft.plain().size());
}

TEST_CASE("signs are plain, and places lead back to the original") {
    const std::string text = "Ärger —  we can’t\u00a0“help” caf\u00e9 gro\u00df";
    const Draft draft{text};
    CHECK(draft.plain() == "Aerger - we can't \"help\" cafe gross");
    const auto place_of = [&](const std::string& words) {
        const std::size_t at = draft.plain().find(words);
        const std::vector<Stretch> one{{at, at + words.size()}};
        return draft.places_of(one).front();
    };
    const auto original = [&](const std::string& words) {
        const Place place = place_of(words);
        return text.substr(place.offset, place.length);
    };
    CHECK(original("can't") == "can’t");
    CHECK(original("\"help\"") == "“help”");
    CHECK(original("cafe") == "caf\u00e9");
    CHECK(original("gross") == "gro\u00df");
    CHECK(original("Aerger") == "Ärger");
    CHECK(place_of("can't").column == 13);
    CHECK(place_of("can't").line == 1);
    CHECK(Draft{"u\u0308ber"}.plain() == "ueber");
}

TEST_CASE("lines and columns count from 1, in characters") {
    const std::string text = "Grüße\r\nich kann nicht";
    const Draft draft{text};
    const std::size_t at = draft.plain().find("kann");
    const std::vector<Stretch> one{{at, at + 4}};
    CHECK(draft.places_of(one).front() == Place{2, 5, text.find("kann"), 4});
}

TEST_CASE("links and quotations are known") {
    const Draft draft{"See https://x.example/our-policy or me@policy.example. You said \"your policy\" twice."};
    const auto at = [&](const std::string& words, std::size_t from = 0) {
        const std::size_t begin = draft.plain().find(words, from);
        return Stretch{begin, begin + words.size()};
    };
    CHECK(draft.in_link(at("policy")));
    CHECK(draft.in_link(at("policy", 35)));
    CHECK_FALSE(draft.in_link(at("See")));
    CHECK_FALSE(draft.in_link(at("your policy")));
    CHECK(draft.quotation_around(at("your policy")) == "your policy");
    CHECK(draft.quotation_around(at("See")).empty());
}

TEST_CASE("any bytes are taken") {
    std::string all;
    for (int byte = 0; byte < 256; ++byte) all += static_cast<char>(byte);
    for (const std::string& text : {all, std::string(3, '\0'), std::string{"\xff\xfe"}, std::string{"\xc3"}, std::string{"\xcc\x88"}, std::string{"..."}, std::string{"> "}}) {
        const Draft draft{text};
        for (const Sentence& one : draft.sentences()) {
            const std::vector<Stretch> places{one.place};
            const Place place = draft.places_of(places).front();
            CHECK(place.offset + place.length <= text.size());
        }
    }
}
