// SPDX-License-Identifier: MIT
#include <cli/check_batch.hpp>

#include <cstring>
#include <map>

#include <amends/base/error.hpp>
#include <cli/batch_item.hpp>
#include <cli/input.hpp>
#include <cli/output/findings.hpp>

namespace amends::cli {
namespace {

constexpr std::size_t kMostLineBytes = std::size_t{64} << 20U;

/// Gives the lines of an input one by one.
class Lines {
public:
    explicit Lines(Input& input) : read_{input.reader()} {}

    std::optional<std::string_view> next() {
        for (;;) {
            const auto* found = static_cast<const char*>(std::memchr(buffer_.data() + searched_, '\n', buffer_.size() - searched_));
            if (found != nullptr) return take(static_cast<std::size_t>(found - buffer_.data()), 1);
            searched_ = buffer_.size();
            if (buffer_.size() - begin_ > kMostLineBytes) throw Error{Code::bad_data, "a line of the batch is longer than 64 MB"};
            if (!fill()) break;
        }
        if (begin_ == buffer_.size()) return std::nullopt;
        return take(buffer_.size(), 0);
    }

private:
    std::string_view take(std::size_t end, std::size_t line_end) {
        const std::string_view line = std::string_view{buffer_}.substr(begin_, end - begin_);
        begin_ = searched_ = end + line_end;
        return line;
    }
    bool fill() {
        constexpr std::size_t kBlock = std::size_t{1} << 20U;
        buffer_.erase(0, begin_);
        searched_ -= begin_;
        begin_ = 0;
        const std::size_t before = buffer_.size();
        buffer_.resize(before + kBlock);
        buffer_.resize(before + read_(buffer_.data() + before, kBlock));
        return buffer_.size() > before;
    }

    ReadBytes read_;
    std::string buffer_;
    std::size_t begin_ = 0;     ///< of the next line
    std::size_t searched_ = 0;  ///< no line ends before it but behind `begin_`
};

/// What is the same in each finding of a check, as JSON, made once.
class FindingWriter {
public:
    explicit FindingWriter(Sink& out) : out_{out} {}

    void write(const Finding& finding) {
        const auto& [head, tail] = frame_of(finding);
        const Place& place = finding.place;
        out_.print("{}\"line\":{},\"column\":{},\"offset\":{},\"length\":{}{}", head, place.line, place.column, place.offset, place.length, tail);
    }

private:
    struct Frame {
        std::string head, tail;
    };
    const Frame& frame_of(const Finding& finding) {
        auto& frame = frames_[{finding.check, finding.level}];
        if (!frame.head.empty()) return frame;
        Finding bare = finding;
        bare.place = {};
        const std::string whole = finding_json(bare).dump(-1, ' ', false, Json::error_handler_t::replace);
        const auto line = whole.find("\"line\":");
        const auto message = whole.find(",\"message\":");
        frame = {whole.substr(0, line), whole.substr(message)};
        return frame;
    }

    Sink& out_;
    std::map<std::pair<const Check*, Level>, Frame> frames_;
};

}  // namespace

int check_batch(Context& context, Checker& checker, const std::string& file, ReplyMoment moment) {
    Input input{file};
    Lines lines{input};
    FindingWriter writer{context.out};
    Situation situation{.moment = moment};
    int code = 0;
    int number = 0;
    while (const auto line = lines.next()) {
        ++number;
        if (line->find_first_not_of(" \t\r") == std::string_view::npos) continue;
        auto item = read_batch_item(*line);
        if (!item) {
            context.err.print("{}:{}: error: expected a JSON object with a text\n", visible_line(file), number);
            context.out.print("{{\"id\":null,\"error\":\"line {}: expected a JSON object with a text\"}}\n", number);
            code = static_cast<int>(Code::bad_data);
            continue;
        }
        situation.heard = std::move(item->context);
        situation.facts = checker.facts_of(situation.heard);
        context.out.print("{{\"id\":{},\"findings\":[", item->id);
        std::string_view separator;
        const Findings findings = checker.check(item->text, situation);
        for (const Finding& finding : findings) {
            context.out.write(separator);
            writer.write(finding);
            separator = ",";
        }
        context.out.write("]}\n");
        if (code == 0 && any_error(findings)) code = 1;
    }
    return code;
}

}  // namespace amends::cli
