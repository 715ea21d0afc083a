#include "shared/report/tally.hpp"

#include <algorithm>
#include <utility>

#include "shared/queue/percentile.hpp"
#include "shared/queue/priority_rule.hpp"

namespace skranke {

namespace {

using std::chrono::milliseconds;

bool ended_with(const Ticket& ticket, Outcome outcome) {
    return ticket.outcome == outcome || std::ranges::find(ticket.also, outcome) != ticket.also.end();
}

// All desks together. Nothing: not served at one, or the end of a service is not known.
std::optional<milliseconds> service_time(const Ticket& ticket) {
    std::optional<milliseconds> all;
    for (const Leg& leg : ticket.legs) {
        if (!leg.started_at) continue;
        const auto time = leg.service_time();
        if (!time) return std::nullopt;
        all = all.value_or(milliseconds{0}) + *time;
    }
    return all;
}

bool has_unknown_end(const Ticket& ticket) {
    return std::ranges::any_of(ticket.legs,
                               [](const Leg& leg) { return leg.started_at && !leg.service_time(); });
}

// Nothing where the citizen was called anew in between: that is no way.
std::optional<milliseconds> way_time(const Ticket& ticket) {
    if (ticket.legs.empty() || !ticket.legs.front().started_at || ticket.returned) return std::nullopt;
    const Leg& leg = ticket.legs.front();
    return std::max(*leg.started_at - leg.called_at, milliseconds{0});
}

}  // namespace

void Tally::add(const Contact& contact, const ServiceGoal& goal) {
    bump(Column::enquiries);
    if (contact.enquiry) {
        add_enquiry(*contact.enquiry);
        return;
    }
    bump(Column::type_not_asked);
    add_ticket(contact);
    add_end(contact);
    if (contact.wait) add_wait(*contact.wait, goal);
    if (const auto way = way_time(*contact.ticket)) {
        bump(Column::way_measured);
        ways_.push_back(*way);
    }
}

void Tally::add_enquiry(const Enquiry& enquiry) {
    const EnquiryRecorded& what = enquiry.what;
    bump(what.source == EnquirySource::floor ? Column::floor : Column::by_hand);
    bump(!what.type                               ? Column::type_not_asked
         : *what.type == EnquiryType::information ? Column::information
                                                  : Column::transaction);
    bump(Column::misdirected, what.misdirected);
}

void Tally::add_ticket(const Contact& contact) {
    const Ticket& ticket = *contact.ticket;
    bump(Column::issued);
    bump(priority_class(ticket) == PriorityClass::escorted ? Column::escorted : Column::ordinary);
    bump(Column::escort_declined, ticket.escort == Escort::card_not_shown);
    bump(Column::paper, ticket.manual);
    bump(Column::answered_on_floor, ticket.answered_on_floor);
    bump(Column::transferred, ticket.transfers > 0);
    transfers_ += static_cast<std::size_t>(ticket.transfers);
    bump(Column::overtaken, contact.times_overtaken > 0);
    times_overtaken_ += contact.times_overtaken;
    if (!contact.extra_wait) return;
    bump(Column::ordinary_called);
    extra_wait_ += *contact.extra_wait;
}

void Tally::add_end(const Contact& contact) {
    const Ticket& ticket = *contact.ticket;
    switch (ticket.status) {
        case TicketStatus::waiting:
        case TicketStatus::called:
        case TicketStatus::in_service:
        case TicketStatus::paused: bump(Column::unfinished); return;
        case TicketStatus::no_show: bump(Column::no_show); return;
        case TicketStatus::left: bump(Column::left); return;
        case TicketStatus::cancelled: bump(Column::cancelled); return;
        case TicketStatus::day_closed:
            bump(contact.kept_overnight ? Column::carried_over : Column::without_help);
            return;
        case TicketStatus::finished: break;
    }
    if (ended_with(ticket, Outcome::left_without_help)) {
        bump(Column::without_help);
        return;
    }
    bump(Column::served);
    bump(Column::first_contact, ended_with(ticket, Outcome::resolved_at_first_contact));
    bump(Column::assisted, ended_with(ticket, Outcome::assisted_self_service));
    bump(Column::referred, ended_with(ticket, Outcome::referred));
    bump(Column::out_of_scope, ended_with(ticket, Outcome::out_of_scope));
    add_service(ticket);
}

void Tally::add_wait(const MeasuredWait& wait, const ServiceGoal& goal) {
    bump(Column::wait_measured);
    if (!wait.used) return;
    bump(Column::wait_used);
    bump(Column::wait_two_clocks, wait.two_clocks);
    bump(wait.time <= goal.wait ? Column::wait_within_goal : Column::wait_over_goal);
    waits_.push_back(wait.time);
}

void Tally::add_service(const Ticket& ticket) {
    if (const auto time = service_time(ticket)) {
        bump(Column::service_measured);
        services_.push_back(*time);
    }
    bump(Column::service_left_out, has_unknown_end(ticket));
}

Figure Tally::percentile_of(const Times& times, int percent) const {
    const auto time = percentile(times, percent);
    return time ? Figure{*time} : Figure{};
}

Figure Tally::share(Column part, Column whole) const {
    if (count(whole) == 0) return {};
    return static_cast<double>(count(part)) / static_cast<double>(count(whole));
}

Figure Tally::figure(Column column, const ServiceGoal& goal) const {
    switch (column) {
        case Column::escorted_share: return share(Column::escorted, Column::issued);
        case Column::first_contact_share: return share(Column::first_contact, Column::served);
        case Column::transfers: return transfers_;
        case Column::transfers_each:
            if (count(Column::issued) == 0) return {};
            return static_cast<double>(transfers_) / static_cast<double>(count(Column::issued));
        case Column::wait_within_goal_share: return share(Column::wait_within_goal, Column::wait_used);
        case Column::goal_met: {
            const auto time = percentile(waits_, goal.percent);
            return time ? Figure{*time <= goal.wait} : Figure{};
        }
        case Column::wait_p50: return percentile_of(waits_, 50);
        case Column::wait_p80: return percentile_of(waits_, 80);
        case Column::wait_p90: return percentile_of(waits_, 90);
        case Column::wait_p95: return percentile_of(waits_, 95);
        case Column::wait_longest: return percentile_of(waits_, 100);
        case Column::way_p50: return percentile_of(ways_, 50);
        case Column::way_p80: return percentile_of(ways_, 80);
        case Column::service_p50: return percentile_of(services_, 50);
        case Column::service_p80: return percentile_of(services_, 80);
        case Column::service_p90: return percentile_of(services_, 90);
        case Column::service_p95: return percentile_of(services_, 95);
        case Column::service_longest: return percentile_of(services_, 100);
        case Column::times_overtaken: return times_overtaken_;
        case Column::extra_wait: return count(Column::ordinary_called) == 0 ? Figure{} : Figure{extra_wait_};
        case Column::extra_wait_each:
            if (count(Column::ordinary_called) == 0) return {};
            return extra_wait_ / static_cast<milliseconds::rep>(count(Column::ordinary_called));
        default: return count(column);
    }
}

}  // namespace skranke
