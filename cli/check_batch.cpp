// SPDX-License-Identifier: MIT
#include <cli/check_batch.hpp>

#include <cstring>
#include <functional>
#include <iterator>
#include <map>
#include <memory>
#include <unordered_map>
#include <utility>
#include <vector>

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

/// What is answered to a reply.
struct Answer {
    std::string findings;  ///< as a JSON list
    bool has_error = false;
};

/// Makes answers of findings. What is the same in each finding of a check is made once.
class AnswerWriter {
public:
    Answer write(const Findings& findings) {
        Answer answer{"[", any_error(findings)};
        for (const Finding& finding : findings) {
            if (answer.findings.size() > 1) answer.findings += ',';
            write(finding, answer.findings);
        }
        answer.findings += ']';
        return answer;
    }

private:
    struct Frame {
        std::string head, tail;
    };

    void write(const Finding& finding, std::string& to) {
        const auto& [head, tail] = frame_of(finding);
        const Place& place = finding.place;
        const auto add = [&](std::string_view name, const fmt::format_int& number) { to.append(name).append(number.data(), number.size()); };
        to += head;
        add("\"line\":", fmt::format_int{place.line});
        add(",\"column\":", fmt::format_int{place.column});
        add(",\"offset\":", fmt::format_int{place.offset});
        add(",\"length\":", fmt::format_int{place.length});
        to += tail;
    }

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

    std::map<std::pair<const Check*, Level>, Frame> frames_;
};

/// Answers for replies that come again, as canned ones do to complaints of a few words: they are the same. Where there are many
/// they are kept only from the second time on, since most never come again.
class KnownAnswers {
public:
    /// The answer to a reply; one to be filled in, and true, where there is none yet.
    std::pair<std::shared_ptr<Answer>, bool> to(const BatchItem& item) {
        const std::size_t hash = hash_of(item);
        const auto found = known_.find(hash);
        if (found != known_.end() && found->second.is_for(item)) return {found->second.answer, false};
        auto answer = std::make_shared<Answer>();
        std::size_t& met = met_[hash % kMet];
        if (met == hash || bytes_ < kBytesFreely) keep(hash, item, answer);
        met = hash;
        return {answer, true};
    }

private:
    struct Known {
        std::string text;
        std::vector<std::string> context;
        std::shared_ptr<Answer> answer;
        [[nodiscard]] bool is_for(const BatchItem& item) const { return text == item.text && context == item.context; }
    };
    static constexpr std::size_t kMet = std::size_t{1} << 16U;
    static constexpr std::size_t kBytesFreely = std::size_t{16} << 20U;
    static constexpr std::size_t kMostBytes = std::size_t{64} << 20U;

    static std::size_t hash_of(const BatchItem& item) {
        constexpr std::size_t kSpread = 0x9E37'79B9'7F4A'7C15;
        std::size_t hash = std::hash<std::string>{}(item.text);
        for (const std::string& message : item.context) hash = hash * kSpread + std::hash<std::string>{}(message);
        return hash;
    }

    void keep(std::size_t hash, const BatchItem& item, const std::shared_ptr<Answer>& answer) {
        constexpr std::size_t kBytesOfAnswer = 2000;  // about
        if (bytes_ > kMostBytes) {
            known_.clear();
            bytes_ = 0;
        }
        bytes_ += item.text.size() + kBytesOfAnswer;
        for (const std::string& message : item.context) bytes_ += message.size();
        known_[hash] = {item.text, item.context, answer};
    }

    std::unordered_map<std::size_t, Known> known_;
    std::vector<std::size_t> met_ = std::vector<std::size_t>(kMet);  ///< hashes of replies that were met last
    std::size_t bytes_ = 0;
};

/// Collects lines, checks their replies together and prints the answers in the order of the lines.
class BatchPrinter {
public:
    BatchPrinter(Context& context, BatchChecker& checker, ReplyMoment moment) : context_{context}, checker_{checker}, moment_{moment} {}

    void add(BatchItem item) {
        auto [answer, is_new] = known_.to(item);
        lines_.push_back({std::move(item.id), answer});
        if (!is_new) return;
        bytes_ += item.text.size();
        replies_.push_back({std::move(item.text), std::move(item.context)});
        open_.push_back(std::move(answer));
    }
    void add_problem(BatchProblem problem) { lines_.push_back({std::move(problem.id), nullptr, std::move(problem.what)}); }

    /// Whether there is enough to be printed.
    [[nodiscard]] bool full() const {
        constexpr std::size_t kLines = 1024;
        constexpr std::size_t kBytes = std::size_t{1} << 20U;
        return lines_.size() >= kLines || bytes_ >= kBytes;
    }

    void print() {
        const auto findings = checker_.check(replies_, moment_);
        for (std::size_t at = 0; at < findings.size(); ++at) *open_[at] = writer_.write(findings[at]);
        for (const Line& line : lines_) print(line);
        lines_.clear();
        replies_.clear();
        open_.clear();
        bytes_ = 0;
    }
    [[nodiscard]] bool any_error() const { return any_error_; }

private:
    struct Line {
        std::string id;  ///< as JSON
        std::shared_ptr<const Answer> answer;
        std::string problem = {};  ///< where there is no answer
    };

    void print(const Line& line) {
        if (!line.answer) return context_.out.print("{{\"id\":{},\"error\":{}}}\n", line.id, Json(line.problem).dump());
        any_error_ = any_error_ || line.answer->has_error;
        context_.out.write("{\"id\":");
        context_.out.write(line.id);
        context_.out.write(",\"findings\":");
        context_.out.write(line.answer->findings);
        context_.out.write("}\n");
    }

    Context& context_;
    BatchChecker& checker_;
    ReplyMoment moment_;
    AnswerWriter writer_;
    KnownAnswers known_;
    std::vector<Line> lines_;
    std::vector<Reply> replies_;                   ///< to be checked
    std::vector<std::shared_ptr<Answer>> open_;    ///< to them
    std::size_t bytes_ = 0;                        ///< of them
    bool any_error_ = false;
};

}  // namespace

int check_batch(Context& context, BatchChecker& checker, const std::string& file, ReplyMoment moment) {
    Input input{file};
    Lines lines{input};
    BatchPrinter printer{context, checker, moment};
    bool all_read = true;
    int number = 0;
    while (auto line = lines.next()) {
        ++number;
        if (number == 1 && line->starts_with("\xEF\xBB\xBF")) line->remove_prefix(3);  // a mark of the byte order
        if (line->find_first_not_of(" \t\r") == std::string_view::npos) continue;
        if (auto item = read_batch_item(*line)) {
            printer.add(*std::move(item));
        } else {
            BatchProblem problem = std::move(item.error());
            context.err.print("{}:{}: error: {}\n", visible_line(file), number, problem.what);
            problem.what = fmt::format("line {}: {}", number, problem.what);
            printer.add_problem(std::move(problem));
            all_read = false;
        }
        if (printer.full()) printer.print();
    }
    printer.print();
    if (!all_read) return static_cast<int>(Code::bad_data);
    return printer.any_error() ? 1 : 0;
}

}  // namespace amends::cli
