// SPDX-License-Identifier: MIT
#include <amends/check/plain_text.hpp>

#include <algorithm>
#include <array>

#include <amends/base/plain.hpp>

namespace amends {
namespace {

enum class Byte : std::uint8_t { ordinary, blank, line_end, control, back_tick, beyond };

constexpr std::array<Byte, 256> kBytes = [] {
    std::array<Byte, 256> kinds{};
    for (std::size_t byte = 0; byte < kinds.size(); ++byte) {
        kinds[byte] = byte >= 0x80 ? Byte::beyond : byte < ' ' || byte == 0x7F ? Byte::control : Byte::ordinary;
    }
    kinds[' '] = kinds['\t'] = Byte::blank;
    kinds['\n'] = kinds['\r'] = kinds['\v'] = kinds['\f'] = Byte::line_end;
    kinds['`'] = Byte::back_tick;
    return kinds;
}();

Byte kind_of(char byte) { return kBytes[static_cast<unsigned char>(byte)]; }

}  // namespace

/// Writes the plain form and keeps the anchors.
class PlainWriter {
public:
    explicit PlainWriter(PlainText& to) : to_{to} {
        to_.bytes_.reserve(to_.original_.size() + 16);
        to_.ordinary_.read(to_.original_, [](unsigned char byte) { return (byte > ' ') & (byte < 0x7F) & (byte != '`'); });
    }

    void write() {
        const std::string_view text = to_.original_;
        while (at_ < text.size()) {
            switch (kind_of(text[at_])) {
                case Byte::ordinary: run(); break;
                case Byte::blank: blank(1); break;
                case Byte::line_end: line_end(); break;
                case Byte::control: blank(1); break;
                case Byte::back_tick: put("'", 1); break;
                case Byte::beyond: beyond(); break;
            }
        }
    }

private:
    /// Everything up to the next sign that is not copied as it is, nor one blank between words.
    void run() {
        const std::string_view text = to_.original_;
        std::size_t end = to_.ordinary_.next_other_before(text.size(), at_);
        while (end + 1 < text.size() && text[end] == ' ' && kind_of(text[end + 1]) == Byte::ordinary) end = to_.ordinary_.next_other_before(text.size(), end + 1);
        put(text.substr(at_, end - at_), end - at_);
    }

    void put(std::string_view plain, std::size_t size) {
        finish_blank();
        anchor(at_);
        to_.bytes_ += plain;
        at_ += size;
    }

    void blank(std::size_t size) {
        if (!blank_) blank_at_ = at_;
        blank_ = true;
        at_ += size;
    }

    /// Writes the blank that was put off, unless a line begins here.
    void finish_blank() {
        if (blank_ && !to_.bytes_.empty() && to_.bytes_.back() != '\n') {
            anchor(blank_at_);
            to_.bytes_ += ' ';
        }
        blank_ = false;
    }

    void line_end() {
        const std::string_view text = to_.original_;
        blank_ = false;
        anchor(at_);
        to_.bytes_ += '\n';
        at_ += text.substr(at_).starts_with("\r\n") ? 2 : 1;
    }

    void beyond() {
        const FrontPoint front = front_point(to_.original_.substr(at_));
        if (is_mark(front.point) && !to_.bytes_.empty() && !blank_) {
            const auto added = plain_mark(front.point, to_.bytes_.back());
            if (!added.empty()) anchor(at_);
            to_.bytes_ += added;
            at_ += front.size;
            return;
        }
        const auto sign = plain_sign(front.point);
        if (!sign) {
            put(front.point == 0xFFFD ? "\uFFFD" : to_.original_.substr(at_, front.size), front.size);
        } else if (*sign == " ") {
            blank(front.size);
        } else if (*sign == "\n") {
            line_end();
            at_ += front.size - 1;
        } else if (sign->empty()) {
            at_ += front.size;
        } else {
            put(*sign, front.size);
        }
    }

    void anchor(std::size_t original) {
        const auto plain = static_cast<std::uint32_t>(to_.bytes_.size());
        const auto distance = static_cast<std::int64_t>(original) - plain;
        if (distance == distance_ && !to_.anchors_.empty()) return;
        distance_ = distance;
        to_.anchors_.push_back({plain, static_cast<std::uint32_t>(original)});
    }

    PlainText& to_;
    std::size_t at_ = 0;        ///< in the original
    std::size_t blank_at_ = 0;  ///< where the blank that was put off stands
    bool blank_ = false;
    std::int64_t distance_ = 0;
};

void PlainText::read(std::string_view original) {
    original_ = original;
    bytes_.clear();
    anchors_.clear();
    PlainWriter{*this}.write();
}

std::size_t PlainText::original_of(std::size_t plain) const {
    const auto after = std::ranges::upper_bound(anchors_, plain, {}, [](const Anchor& one) { return std::size_t{one.plain}; });
    if (after == anchors_.begin()) return plain;
    const Anchor& anchor = *std::prev(after);
    return anchor.original + (plain - anchor.plain);
}

Stretch PlainText::in_original(const Stretch& plain) const {
    // A sign that became several leads back to itself: `ae` of ä.
    const auto start_of = [&](std::size_t at) {
        at = std::min(original_of(at), original_.size());
        while (at > 0 && at < original_.size() && (static_cast<unsigned char>(original_[at]) & 0xC0U) == 0x80U) --at;
        return at;
    };
    const std::size_t begin = start_of(plain.begin);
    if (plain.size() == 0) return {begin, begin};
    const std::size_t last = start_of(plain.end - 1);
    return {begin, std::max(begin, last + (last < original_.size() ? front_point(original_.substr(last)).size : 0))};
}

}  // namespace amends
