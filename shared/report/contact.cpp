#include "shared/report/contact.hpp"

#include <map>

#include "shared/queue/labels.hpp"
#include "shared/queue/priority_cost.hpp"
#include "shared/queue/set_up_words.hpp"

namespace skranke {

namespace {

std::string or_none(std::string_view text) { return std::string(text.empty() ? no_value : text); }

std::string kind_of(const std::optional<DeskId>& desk, const Municipality& municipality) {
    const Desk* found = desk ? municipality.find(*desk) : nullptr;
    return found ? std::string(identifier(found->kind)) : std::string(no_value);
}

std::string kle_of(const ServiceId& service, const Municipality& municipality) {
    const Service* found = municipality.find(service);
    return or_none(found ? found->kle : "");
}

DimensionValues values_at(const Day& day, UtcTime came_at) {
    DimensionValues values;
    set_day(values, day.day);
    set_hour(values, came_at);
    values[place_of(Dimension::site)] = day.site.text;
    return values;
}

DimensionValues values_of(const Day& day, const Ticket& ticket, const Municipality& municipality) {
    DimensionValues values = values_at(day, ticket.issued_at);
    values[place_of(Dimension::service)] = or_none(ticket.first_service.text);
    values[place_of(Dimension::priority_class)] = identifier(priority_class(ticket));
    values[place_of(Dimension::desk)] =
        kind_of(ticket.turns.empty() ? ticket.desk : std::optional(ticket.turns.front().desk), municipality);
    values[place_of(Dimension::channel)] = identifier(Channel::in_person);
    values[place_of(Dimension::kle)] = kle_of(ticket.service, municipality);
    values[place_of(Dimension::referred_to)] = or_none(ticket.referred_to);
    return values;
}

DimensionValues values_of(const Day& day, const Enquiry& enquiry, const Municipality& municipality) {
    DimensionValues values = values_at(day, enquiry.at);
    values[place_of(Dimension::service)] = or_none(enquiry.what.service.text);
    values[place_of(Dimension::priority_class)] = no_value;
    values[place_of(Dimension::desk)] = kind_of(enquiry.desk, municipality);
    values[place_of(Dimension::channel)] = identifier(enquiry.what.channel);
    values[place_of(Dimension::kle)] = kle_of(enquiry.what.service, municipality);
    values[place_of(Dimension::referred_to)] = no_value;
    return values;
}

// A number that was given twice is that of whoever is first in the line.
std::map<TicketNumber, std::size_t> times_overtaken(const Day& day) {
    std::map<TicketNumber, std::size_t> times;
    for (const Ticket& ticket : day.tickets)
        for (const Turn& turn : ticket.turns)
            for (const TicketNumber number : turn.overtook) ++times[number];
    return times;
}

void add_tickets(std::vector<Contact>& all, const Day& day, const Municipality& municipality) {
    const auto waits = measured_waits(day, municipality);
    const auto extra = extra_waits(day, municipality);
    auto overtaken = times_overtaken(day);
    for (std::size_t i = 0; i < day.tickets.size(); ++i) {
        const Ticket& ticket = day.tickets[i];
        Contact& contact = all.emplace_back();
        contact.values = values_of(day, ticket, municipality);
        contact.ticket = &ticket;
        contact.wait = waits[i];
        contact.kept_overnight = ticket.status == TicketStatus::day_closed && day.course.kept_overnight;
        if (const auto times = overtaken.extract(ticket.number)) contact.times_overtaken = times.mapped();
        if (const auto found = extra.find(ticket.id); found != extra.end())
            contact.extra_wait = found->second;
    }
}

}  // namespace

std::vector<Contact> contacts(std::span<const Day> days, const Municipality& municipality) {
    std::vector<Contact> all;
    for (const Day& day : days) {
        add_tickets(all, day, municipality);
        for (const Enquiry& enquiry : day.enquiries) {
            if (!enquiry.became.empty()) continue;
            Contact& contact = all.emplace_back();
            contact.values = values_of(day, enquiry, municipality);
            contact.enquiry = &enquiry;
        }
    }
    return all;
}

}  // namespace skranke
