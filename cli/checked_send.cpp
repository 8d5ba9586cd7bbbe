// SPDX-License-Identifier: MIT
#include <cli/checked_send.hpp>

#include <algorithm>

#include <cli/output/editor.hpp>
#include <cli/output/findings.hpp>
#include <cli/refused_by_checks.hpp>

namespace amends::cli {
namespace {

Override override_of(const Insistence& insistence) {
    const bool reason = !insistence.because.blank();
    if (reason && !insistence.force && insistence.waive.empty()) {
        throw Error{Code::usage, "--because goes with --force or --waive", "--waive CHECK --because '…'"};
    }
    if (!reason && !insistence.waive.empty()) throw Error{Code::usage, "--waive needs a reason", "--waive CHECK --because '…'"};
    if (!reason && insistence.force) throw Error{Code::usage, "--force needs a reason", "--force --because '…'"};
    return insistence.force ? Override{insistence.because} : std::nullopt;
}

bool stops(const Finding& finding, const Insistence& insistence) {
    return finding.level == Level::error && !insistence.force &&
           std::ranges::find(insistence.waive, finding.check->id) == insistence.waive.end();
}

/// Errors and warnings: hints are for `amends check`, which is asked for them.
Findings serious(Findings findings) {
    std::erase_if(findings, [](const Finding& finding) { return finding.level == Level::hint; });
    return findings;
}

/// The text once more, with what was found below it.
Text edit_again(Context& context, const Text& text, const Findings& findings) {
    EditorDraft draft{.text = text, .about = {"The check found this. Mend it and save, or leave the text as it is to stop here.", ""}};
    for (std::string& line : finding_lines(findings)) draft.about.push_back(std::move(line));
    return edit(context, draft);
}

void add_counts(std::vector<FoundByCheck>& to, const std::vector<FoundByCheck>& counts) {
    for (const FoundByCheck& one : counts) {
        if (std::ranges::find(to, one.check, &FoundByCheck::check) == to.end()) to.push_back(one);
    }
}

void tell_findings(Context& context, const Text& text, const Findings& findings) {
    if (!context.json()) print_findings(context.err, "draft", text.stored(), findings, context.environment.err_is_terminal);
}

}  // namespace

std::vector<Option> insistence_options(Insistence& into) {
    return {flag("--force", "send it although checks find errors, or advice of the playbook speaks against it; needs --because", into.force),
            option("--waive", "CHECK", "send it although this check finds an error; needs --because", into.waive),
            option("--because", "TEXT", "why, for the record", into.because)};
}

bool insists(const Insistence& insistence) { return insistence.force || !insistence.waive.empty() || !insistence.because.blank(); }

Sent send_checked(Context& context, TicketId id, Written written, const Insistence& insistence, const MakeRequest& make) {
    const Override because = override_of(insistence);
    Review review{.waive = insistence.waive, .because = insistence.because, .mended = {}, .found = {}};
    const bool from_editor = !context.unsent_text.empty();
    for (;;) {
        const auto findings = serious(context.desk->review(id, make(written.text, because, review), written.acting));
        const bool stopped = std::ranges::any_of(findings, [&](const Finding& one) { return stops(one, insistence); });
        if (stopped && from_editor && context.may_ask()) {
            const Text again = edit_again(context, written.text, findings);
            if (again != written.text) {
                add_counts(review.mended, counted(findings));
                written.text = again;
                continue;
            }
        }
        try {
            Sent sent{.changed = context.desk->change(id, make(written.text, because, review), written.acting)};
            if (sent.changed.repeated) return sent;  // what would be found today in an answer of then is nobody's concern
            tell_findings(context, written.text, findings);
            sent.findings = findings_json(findings);
            return sent;
        } catch (const Error& error) {
            tell_findings(context, written.text, findings);
            if (!stopped) throw;
            throw RefusedByChecks{error.refusal(), findings_json(findings)};
        }
    }
}

int finish(Context& context, const Sent& sent, std::string_view done) {
    if (!context.json()) return finish(context, sent.changed, done);
    context.out.write(dump({{"ticket", changed_json(context, sent.changed)}, {"findings", sent.findings}}));
    return 0;
}

}  // namespace amends::cli
