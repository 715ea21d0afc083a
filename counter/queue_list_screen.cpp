// The waiting tickets as staff see them: in the order in which they will be called.
#include <algorithm>

#include "counter/console_screen.hpp"
#include "counter/console_texts.hpp"
#include "counter/people_screen.hpp"
#include "counter/people_texts.hpp"
#include "shared/queue/priority_rule.hpp"
#include "shared/text/format.hpp"

namespace skranke {

namespace {

// At most one badge a row; the most telling one.
Badge badge_of(const Ticket& ticket, bool elsewhere, const QueueView& view) {
    if (ticket.number_given_twice) {
        return Badge::number_twice;
    }
    if (ticket.overlooked_at_closing) {
        return Badge::overlooked;
    }
    if (!ticket.prefers.empty()) {
        return Badge::preferring;
    }
    if (elsewhere) {
        return Badge::elsewhere;
    }
    if (priority_class(ticket) == PriorityClass::escorted) {
        return Badge::escorted;
    }
    if (ticket.appointment) {
        return Badge::appointment;
    }
    if (ticket.transfers > 0) {
        return Badge::transferred;
    }
    if (ticket.returned) {
        return Badge::returned;
    }
    const Service* service = view.municipality.find(ticket.service);
    return service != nullptr && service->express ? Badge::express : Badge::none;
}

// "Kun Bord 4"; another person than this one if the desk is not what is lacking.
std::string only_elsewhere(const Ticket& ticket, const QueueView& view, Language language) {
    const auto able = able_desks(view.municipality, view.day.site, view.server, ticket);
    return say::only_at(able.size() == 1 ? able.front() : std::string{}, language);
}

std::string badge_text(Badge badge, const Ticket& ticket, const QueueView& view, Language language) {
    const ConsoleTexts& texts = console_texts(language);
    switch (badge) {
        case Badge::none: return {};
        case Badge::number_twice: return std::string(texts.number_twice);
        case Badge::overlooked: return std::string(texts.after_closing);
        case Badge::preferring: return say::waits_for(ticket.prefers.text, language);
        case Badge::elsewhere: return only_elsewhere(ticket, view, language);
        case Badge::escorted: return std::string(texts.escorted);
        case Badge::appointment: return say::appointment(*ticket.appointment, language);
        case Badge::transferred: return std::string(texts.transferred);
        case Badge::returned: return std::string(texts.returned);
        case Badge::express: return std::string(texts.express);
        case Badge::no_show: return std::string(texts.no_show);
    }
    std::unreachable();
}

// "Svale · MitID": what the citizen wants to be called, on this screen alone.
std::string with_alias(std::string service, const Ticket& ticket, const ConsoleState& state) {
    const auto alias = state.aliases.find(ticket.id);
    return alias == state.aliases.end() ? service : alias->second + " · " + service;
}

}  // namespace

QueueList queue_list(const Snapshot& snapshot, const ConsoleState& state, UtcTime now) {
    const ConsoleTexts& texts = console_texts(state.language);
    QueueList list;
    const Day* day = open_day(snapshot, now);
    if (day == nullptr) {
        list.title = say::waiting_count(0, state.language);
        list.empty_title = texts.numbers_when_open;
        return list;
    }
    const bool desk_is_free =
        person_may(snapshot, state, Permission::serve) && day->at_desk(state.desk) == nullptr;
    const bool may_choose = person_may(snapshot, state, Permission::call_out_of_order);
    const QueueView view = queue_view(snapshot, *day, state, now);
    const auto order = calling_order(view);
    std::chrono::milliseconds longest{};
    bool next_is_found = false;
    const bool quiet = quiet_here(snapshot);
    for (const Ticket* ticket : order) {
        const auto waited = now - ticket->issued_at;
        longest = std::max(longest, waited);
        const bool elsewhere = hindrance(view.municipality, view.server, *ticket).has_value();
        const Badge badge = badge_of(*ticket, elsewhere, view);
        // Who is called first among those whom this desk can serve.
        const bool is_next = !elsewhere && !next_is_found;
        next_is_found |= is_next;
        QueueRow row{.ticket = ticket->id,
                     .ticket_number = ticket->number,
                     .index = list.rows.size() + 1,
                     .number = number_text(*ticket),
                     .service = with_alias(say::service_and_needs(service_name(snapshot, ticket->service),
                                                                  ticket->needs, state.language),
                                           *ticket, state),
                     .wait = quiet ? say::came_at(ticket->issued_at, state.language)
                                   : short_duration(waited, state.language),
                     .badge = badge,
                     .badge_text = badge_text(badge, *ticket, view, state.language),
                     .next = is_next,
                     .elsewhere = elsewhere,
                     .call = std::nullopt};
        if (desk_is_free && is_next) {
            row.call = Perform{CallTicket{.ticket = ticket->id}};
        } else if (desk_is_free && !elsewhere && may_choose) {
            row.call = AskWhyOutOfOrder{ticket->id};
        }
        list.rows.push_back(std::move(row));
    }
    list.floor = floor_button(*day, state);
    list.here = say::on_floor(count_of(*day, StaffStatus::on_floor), state.language);
    list.title = quiet ? say::here_now(order.size(), state.language)
                       : say::waiting_count(order.size(), state.language);
    if (order.empty()) {
        list.empty_title = day->course.closed     ? texts.day_is_closed
                           : day->tickets.empty() ? texts.nobody_waits
                                                  : texts.everybody_helped;
    } else if (!quiet) {
        list.longest = say::longest_wait(longest, state.language);
    }
    return list;
}

}  // namespace skranke
