#include "shared/queue/call_reason.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "shared/queue/labels.hpp"
#include "shared/text/format.hpp"

namespace skranke {

namespace {

std::string without_numbers(const CallReason& reason, Language language) {
    const bool danish = language == Language::danish;
    const auto since = [&](std::string_view what) {
        return fmt::format("{} {}", what, at_time(reason.since, language));
    };
    switch (reason.rule) {
        case CallRule::longest_wait: return danish ? "Har ventet længst" : "Has waited longest";
        case CallRule::only_waiting: return danish ? "Er den eneste, der venter" : "Is the only one waiting";
        case CallRule::escorted: return since(danish ? "Ledsaget, ID-kort set" : "Escorted, ID card seen at");
        case CallRule::appointment: return since(danish ? "Aftalt tid" : "Appointment at");
        case CallRule::transferred:
            return since(danish ? "Viderestillet, beholder tiden fra" : "Transferred, keeps the time from");
        case CallRule::returned:
            return since(danish ? "Tilbage i køen, beholder tiden fra"
                                : "Back in the queue, keeps the time from");
        case CallRule::express: return danish ? "Kort ærinde, passer ind" : "Short errand, fits in between";
        case CallRule::waited_long:
            return fmt::format("{} {}, {}", danish ? "Har ventet" : "Has waited",
                               minutes_in_words(reason.waited, language),
                               danish ? "går nu forud" : "now goes first");
        case CallRule::overtaken_often:
            return danish ? "Andre er gået foran flere gange, går nu forud"
                          : "Others have gone ahead several times, now goes first";
        case CallRule::chosen_by_staff: {
            const std::string_view chosen = danish ? "Valgt af medarbejderen" : "Chosen by staff";
            if (!reason.because) return std::string(chosen);
            return fmt::format("{}: {}", chosen, label(*reason.because, language));
        }
    }
    std::unreachable();
}

std::string_view goes_ahead_of(Language language) {
    return language == Language::danish ? "går foran" : "goes ahead of";
}

}  // namespace

std::string in_words(const CallReason& reason, Language language) {
    auto words = without_numbers(reason, language);
    if (!reason.overtook.empty())
        words += fmt::format("; {}{}{}", goes_ahead_of(language), no_break_space, reason.overtook.size());
    return words;
}

std::string in_full_words(const CallReason& reason, Language language) {
    auto words = without_numbers(reason, language);
    if (!reason.overtook.empty())
        words += fmt::format("; {} {}", goes_ahead_of(language), numbers_text(reason.overtook, language));
    return words;
}

}  // namespace skranke
