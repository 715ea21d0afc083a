#include "shared/queue/priority_rule.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <utility>

#include "shared/base/canary.hpp"
#include "shared/text/format.hpp"

namespace skranke {

namespace {

bool goes_before(const Ticket& left, const Ticket& right) {
    const PriorityClass left_class = priority_class(left);
    const PriorityClass right_class = priority_class(right);
    return std::tie(left_class, left.position) < std::tie(right_class, right.position);
}

template <class Condition>
int count_waiting(const Day& day, Condition condition) {
    return static_cast<int>(std::ranges::count_if(day.tickets, [&](const Ticket& ticket) {
        return ticket.status == TicketStatus::waiting && condition(ticket);
    }));
}

CallReason reason_for_first(const Day& day, const Ticket& ticket) {
    const int waiting = count_waiting(day, [](const Ticket&) { return true; });
    if (priority_class(ticket) == PriorityClass::escorted) {
        const int overtaken = count_waiting(day, [&](const Ticket& other) {
            return priority_class(other) == PriorityClass::ordinary && other.position < ticket.position;
        });
        return CallReason{.kind = CallReason::Kind::escorted,
                          .card_seen_at = ticket.issued_at,
                          .kept_time_from = {},
                          .goes_ahead_of = overtaken};
    }
    CallReason reason;
    if (ticket.transfers > 0)
        reason.kind = CallReason::Kind::transferred;
    else if (ticket.returned)
        reason.kind = CallReason::Kind::returned;
    else if (waiting <= 1)
        reason.kind = CallReason::Kind::only_waiting;
    if (ticket.transfers > 0 || ticket.returned) reason.kept_time_from = ticket.issued_at;
    return reason;
}

}  // namespace

PriorityClass priority_class(const Ticket& ticket) {
    return ticket.escort == Escort::card_shown ? PriorityClass::escorted : PriorityClass::ordinary;
}

std::vector<const Ticket*> calling_order(const Day& day) {
    std::vector<const Ticket*> line = day.waiting();
    std::ranges::sort(line,
                      [](const Ticket* left, const Ticket* right) { return goes_before(*left, *right); });
    return line;
}

std::optional<NextTicket> next_ticket(const Day& day) {
    const Ticket* first = nullptr;
    for (const Ticket& ticket : day.tickets) {
        if (is_loose(Canary::class_starved) && ticket.escort == Escort::card_not_shown) continue;
        if (ticket.status == TicketStatus::waiting && (!first || goes_before(ticket, *first)))
            first = &ticket;
    }
    if (!first) return std::nullopt;
    const CallReason reason = reason_for_first(day, *first);
    return NextTicket{.ticket = first, .reason = reason, .reason_in_words = in_words(reason)};
}

CallReason reason_to_call(const Day& day, const Ticket& ticket) {
    const int ahead = count_waiting(day, [&](const Ticket& other) { return goes_before(other, ticket); });
    if (ahead == 0) return reason_for_first(day, ticket);
    return CallReason{.kind = CallReason::Kind::chosen_by_staff,
                      .card_seen_at = {},
                      .kept_time_from = {},
                      .goes_ahead_of = ahead};
}

std::string in_words(const CallReason& reason, Language language) {
    const bool danish = language == Language::danish;
    const std::string ahead = reason.goes_ahead_of == 0
                                  ? std::string{}
                                  : fmt::format("; {}{}{}", danish ? "går foran" : "goes ahead of",
                                                no_break_space, reason.goes_ahead_of);
    const auto kept = [&](std::string_view what) {
        return fmt::format("{}, {} {}", what, danish ? "beholder tiden fra" : "keeps the time from",
                           at_time(reason.kept_time_from, language));
    };
    switch (reason.kind) {
        case CallReason::Kind::escorted:
            return fmt::format("{} {}{}", danish ? "Ledsaget, ID-kort set" : "Escorted, ID card seen at",
                               at_time(reason.card_seen_at, language), ahead);
        case CallReason::Kind::longest_wait: return danish ? "Har ventet længst" : "Has waited longest";
        case CallReason::Kind::transferred: return kept(danish ? "Viderestillet" : "Transferred");
        case CallReason::Kind::returned: return kept(danish ? "Tilbage i køen" : "Back in the queue");
        case CallReason::Kind::only_waiting:
            return danish ? "Er den eneste, der venter" : "Is the only one waiting";
        case CallReason::Kind::chosen_by_staff:
            return (danish ? "Valgt af medarbejderen" : "Chosen by staff") + ahead;
    }
    std::unreachable();
}

}  // namespace skranke
