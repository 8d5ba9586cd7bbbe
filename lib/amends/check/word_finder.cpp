// SPDX-License-Identifier: MIT
#include <amends/check/word_finder.hpp>

#include <algorithm>
#include <bitset>

#include <amends/playbook/clause.hpp>

namespace amends {
namespace {

constexpr std::size_t kCoreLetters = 3;

std::string_view without_edges(std::string_view piece) {
    if (piece.starts_with(kWordEdge)) piece.remove_prefix(1);
    if (piece.ends_with(kWordEdge)) piece.remove_suffix(1);
    return piece;
}

constexpr char lower(char byte) { return is_capital(byte) ? static_cast<char>(byte | ' ') : byte; }

constexpr std::string_view kMarks = ".!?";

/// The part of a piece that is looked for.
struct Part {
    std::string_view letters;
    bool begins_word = false;
    bool ends_word = false;
};

/// The longest part of a piece that lies in one sentence; of marks alone, the first. A mark is no part of a word: where the part
/// meets one, a word begins or ends.
Part in_one_sentence(std::string_view piece) {
    std::string_view longest;
    for (std::size_t begin = 0; begin <= piece.size();) {
        const std::size_t end = std::min(piece.find_first_of(kMarks, begin), piece.size());
        if (end - begin > longest.size()) longest = piece.substr(begin, end - begin);
        begin = end + 1;
    }
    const std::string_view letters = without_edges(longest);
    if (letters.empty()) return {without_edges(piece).substr(0, 1)};
    const bool behind_mark = longest.data() != piece.data();
    const bool before_mark = longest.data() + longest.size() != piece.data() + piece.size();
    return {letters, behind_mark || longest.starts_with(kWordEdge), before_mark || longest.ends_with(kWordEdge)};
}

/// The same, or where it is longer than what is compared at once, the part of it that is met least often.
Part short_part(std::string_view piece) {
    const Part part = in_one_sentence(piece);
    if (part.letters.size() <= kMostLetters) return part;
    return {part.letters.substr(rarest_part(part.letters, kMostLetters), kMostLetters)};
}

constexpr bool ends_sentence(char byte) { return byte == '.' || byte == '!' || byte == '?'; }

}  // namespace

constexpr std::array<std::uint8_t, 256> WordFinder::kColumnOf = [] {
    constexpr std::uint8_t kBlank = 26, kApostrophe = 27, kDigit = 28, kMark = 29, kBeyond = 30;
    std::array<std::uint8_t, 256> columns{};
    for (std::size_t byte = 0; byte < columns.size(); ++byte) columns[byte] = byte >= 0x80 ? kBeyond : kMark;
    for (std::uint8_t letter = 0; letter < 26; ++letter) columns['a' + std::size_t{letter}] = columns['A' + std::size_t{letter}] = letter;
    for (std::size_t digit = '0'; digit <= '9'; ++digit) columns[digit] = kDigit;
    columns[' '] = kBlank;
    columns['\''] = kApostrophe;
    return columns;
}();

/// Which letters follow one another in a text, by threes.
class WordFinder::LettersOf {
public:
    explicit LettersOf(std::string_view text) {
        std::size_t three = 0;
        for (std::size_t at = 0; at < text.size(); ++at) {
            three = three_behind(three, text[at]);
            if (at + 1 >= kCoreLetters) threes_.set(three);
        }
    }
    /// Whether a piece may stand in the text: its first letters do.
    [[nodiscard]] bool may_have(std::string_view piece) const {
        const std::string_view letters = without_edges(piece);
        if (letters.size() < kCoreLetters || letters.front() == kCapital) return true;
        return threes_.test(three_behind(three_behind(three_behind(0, letters[0]), letters[1]), letters[2]));
    }
    [[nodiscard]] bool may_have_all(const RequiredWords& clauses) const {
        return std::ranges::all_of(clauses, [&](const AnyOf& pieces) {
            return std::ranges::any_of(pieces, [&](const std::string& piece) { return may_have(piece); });
        });
    }

private:
    std::bitset<kThrees> threes_;
};

class WordFinder::Builder {
    /// Where a piece has the letter that it is found by in its core's group.
    enum class Side : std::uint8_t { bare, behind, before };
    struct Entry {
        std::uint32_t place = 0;  ///< in their order: by core, side, and column of the letter at that side
        Side side{};
        std::uint8_t core_size = 0, behind_core = 0;
        Part part;
        Use use;
        [[nodiscard]] std::size_t core() const { return place >> kCoreShift; }
        [[nodiscard]] std::uint8_t column() const { return static_cast<std::uint8_t>(place % kColumns); }
    };
    static constexpr unsigned kCoreShift = 8;
    static constexpr unsigned kSideShift = 5;
    static_assert(kColumns == 1U << kSideShift);
    // Cores by their letters, those of three first.
    static constexpr std::size_t kTwos = kThrees;
    static constexpr std::size_t kOnes = kTwos + kColumns * kColumns;
    static constexpr std::size_t kCores = kOnes + kColumns;

public:
    explicit Builder(WordFinder& into) : into_{into} {
        into_.core_of_.resize(kCores);
        into_.cores_.emplace_back();
    }

    /// Those pieces that may stand in the one text that it is for. They must stay.
    void add(const AnyOf& pieces, const Use& use, const LettersOf* only) {
        for (const std::string& piece : pieces) {
            if (only == nullptr || only->may_have(piece)) add(piece, use);
        }
    }
    void add(std::string_view piece, const Use& use) {
        const Part part = short_part(piece);
        const std::string_view letters = part.letters;
        if (letters.starts_with(kCapital)) return add_row(letters.size(), use);
        const std::size_t begin = rarest_letters(letters, kCoreLetters);
        const std::string_view core = letters.substr(begin, kCoreLetters);
        const std::size_t behind = begin + core.size();
        const Side side = behind < letters.size() ? Side::behind : begin > 0 ? Side::before : Side::bare;
        const std::uint32_t column = side == Side::bare ? 0U : column_of(side == Side::behind ? letters[behind] : letters[begin - 1]);
        const std::uint32_t place = number_of(core) << kCoreShift | static_cast<std::uint32_t>(side) << kSideShift | column;
        entries_.push_back({place, side, static_cast<std::uint8_t>(core.size()), static_cast<std::uint8_t>(behind), part, use});
    }

    void finish() {
        std::ranges::stable_sort(entries_, [](const Entry& one, const Entry& other) {
            return one.place != other.place ? one.place < other.place : one.part.letters < other.part.letters;
        });
        for (const Entry& entry : entries_) place(entry);
        let_end_in_one_another();
        into_.piece_seen_.resize(into_.pieces_.size());
    }

private:
    /// A piece of its own each: there are few.
    void add_row(std::size_t size, const Use& use) {
        const auto piece = static_cast<std::uint32_t>(into_.pieces_.size());
        const auto uses = static_cast<std::uint32_t>(into_.uses_.size());
        into_.uses_.push_back(use);
        into_.pieces_.push_back({.first_use = uses, .last_use = uses + 1, .letters = {}});
        into_.shapes_.emplace_back();
        into_.rows_.push_back({size, piece});
    }

    static std::uint8_t column_of(char letter) { return kColumnOf[static_cast<unsigned char>(letter)]; }

    static std::uint32_t number_of(std::string_view core) {
        std::size_t three = 0;
        for (const char letter : core) three = three_behind(three, letter);
        return static_cast<std::uint32_t>(three + (core.size() == 1 ? kOnes : core.size() == 2 ? kTwos : 0));
    }

    static bool is_same_piece(const Entry& one, const Entry& other) {
        return one.place == other.place && one.part.letters == other.part.letters && one.behind_core == other.behind_core &&
               one.part.begins_word == other.part.begins_word && one.part.ends_word == other.part.ends_word;
    }

    static Shape shape_of(const Entry& entry) {
        std::string lower_letters{entry.part.letters};
        std::ranges::transform(lower_letters, lower_letters.begin(), lower);
        return {ShortText{lower_letters},
                entry.behind_core,
                static_cast<std::uint8_t>(entry.part.letters.size()),
                entry.part.begins_word,
                entry.part.ends_word,
                std::ranges::any_of(entry.part.letters, is_capital)};
    }

    /// The pieces of a core that an entry is one of. Entries come in order.
    PieceRange& range_of(const Entry& entry) {
        Core& core = into_.cores_.back();
        if (entry.side == Side::bare) return core.bare;
        Fork& fork = entry.side == Side::behind ? core.behind : core.before;
        if (fork.columns == 0) fork.first = static_cast<std::uint32_t>(into_.groups_.size());
        if (!fork.has(entry.column())) {
            fork.columns |= std::uint32_t{1} << entry.column();
            into_.groups_.push_back(PieceRange{piece_count(), piece_count()});
        }
        return into_.groups_.back();
    }
    [[nodiscard]] std::uint32_t piece_count() const { return static_cast<std::uint32_t>(into_.pieces_.size()); }

    void place(const Entry& entry) {
        std::uint16_t& core = into_.core_of_[entry.core()];
        if (core == 0) {
            core = static_cast<std::uint16_t>(into_.cores_.size());
            into_.cores_.push_back({.bare = {piece_count(), piece_count()}, .size = entry.core_size});
        }
        PieceRange& range = range_of(entry);
        if (last_ == nullptr || !is_same_piece(*last_, entry)) {
            const auto uses = static_cast<std::uint32_t>(into_.uses_.size());
            into_.pieces_.push_back({uses, uses, std::string{entry.part.letters}});
            into_.shapes_.push_back(shape_of(entry));
            range.last = piece_count();
        }
        into_.uses_.push_back(entry.use);
        into_.pieces_.back().last_use = static_cast<std::uint32_t>(into_.uses_.size());
        last_ = &entry;
    }

    /// Where a core ends, a shorter one may end too; and where none of three letters does.
    void let_end_in_one_another() {
        auto& core_of = into_.core_of_;
        for (std::size_t two = 0; two < kColumns * kColumns; ++two) end_also(core_of[kTwos + two], core_of[kOnes + two % kColumns]);
        for (std::size_t three = 0; three < kThrees; ++three) end_also(core_of[three], core_of[kTwos + three % (kColumns * kColumns)]);
        core_of.resize(kThrees);
    }
    void end_also(std::uint16_t& core, std::uint16_t shorter) {
        if (core == 0) {
            core = shorter;
        } else {
            into_.cores_[core].shorter = shorter;
        }
    }

    WordFinder& into_;
    std::vector<Entry> entries_;
    const Entry* last_ = nullptr;
};

WordFinder::WordFinder(const std::vector<RequiredWords>& patterns, const std::vector<char>& stays_in_sentence)
    : WordFinder{patterns, stays_in_sentence, std::vector<char>(patterns.size(), 1)} {}

WordFinder::WordFinder(const std::vector<RequiredWords>& patterns, const std::vector<char>& stays_in_sentence, const std::vector<char>& wanted)
    : WordFinder{patterns, stays_in_sentence, wanted, nullptr} {}

WordFinder::WordFinder(const std::vector<RequiredWords>& patterns, const std::vector<char>& stays_in_sentence, const std::vector<char>& wanted,
                       const LettersOf* only)
    : seen_(patterns.size()) {
    Builder builder{*this};
    for (std::uint32_t pattern = 0; pattern < patterns.size(); ++pattern) {
        const RequiredWords& required = patterns[pattern];
        if (wanted[pattern] == 0 || (only != nullptr && !only->may_have_all(required))) continue;
        const bool in_sentence = !stays_in_sentence.empty() && stays_in_sentence[pattern] != 0;
        const auto all = static_cast<std::uint8_t>((1U << required.size()) - 1);
        for (std::size_t clause = 0; clause < required.size(); ++clause) {
            builder.add(required[clause], {pattern, static_cast<std::uint8_t>(clause), all, in_sentence}, only);
        }
    }
    builder.finish();
}

WordFinder WordFinder::for_text(std::string_view text, const std::vector<RequiredWords>& patterns, const std::vector<char>& wanted) {
    const LettersOf letters{text};
    return WordFinder{patterns, {}, wanted, &letters};
}

void WordFinder::make_lower() {
    lower_.assign(text_.size() + 2 * kMostLetters, '\0');
    std::ranges::transform(text_, lower_.begin() + kMostLetters, lower);
}

std::size_t WordFinder::longest_row_of_capitals() const {
    // Most sentences have no two in a row; that is seen at once.
    std::size_t longest = 0;
    const auto capital = [](char byte) { return static_cast<unsigned char>(static_cast<unsigned char>(byte - 'A') < 26 ? 1 : 0); };
    unsigned char pair = 0;
    for (std::size_t at = 1; at < text_.size(); ++at) pair = static_cast<unsigned char>(pair | (capital(text_[at - 1]) & capital(text_[at])));
    if (pair == 0) return std::ranges::any_of(text_, is_capital) ? 1 : 0;
    std::size_t row = 0;
    for (const char byte : text_) {
        row = is_capital(byte) ? row + 1 : 0;
        longest = std::max(longest, row);
    }
    return longest;
}

std::size_t WordFinder::end_of_sentence(std::string_view text, std::size_t begin) {
    const auto mark = std::find_if(text.begin() + static_cast<std::ptrdiff_t>(begin), text.end(), ends_sentence);
    return static_cast<std::size_t>(mark - text.begin()) + (mark == text.end() ? 0 : 1);
}

}  // namespace amends
