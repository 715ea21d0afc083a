#include "shared/queue/enquiry_rows.hpp"

namespace skranke {

namespace {

int hour_of(UtcTime time) {
    const auto local = to_danish_time(time);
    return static_cast<int>(
        std::chrono::floor<std::chrono::hours>(local - std::chrono::floor<std::chrono::days>(local)).count());
}

std::string kle_of(const Municipality& municipality, const ServiceId& service) {
    const Service* found = municipality.find(service);
    return found ? found->kle : std::string{};
}

}  // namespace

std::vector<EnquiryRow> enquiry_rows(std::span<const Day> days, const Municipality& municipality) {
    std::vector<EnquiryRow> rows;
    for (const Day& day : days) {
        for (const Ticket& ticket : day.tickets)
            rows.push_back({.day = day.day,
                            .hour = hour_of(ticket.issued_at),
                            .site = day.site,
                            .channel = Channel::in_person,
                            .service = ticket.service,
                            .kle = kle_of(municipality, ticket.service),
                            .outcome = ticket.outcome});
        for (const Enquiry& enquiry : day.enquiries) {
            if (!enquiry.became.empty()) continue;
            const EnquiryRecorded& what = enquiry.what;
            rows.push_back({.day = day.day,
                            .hour = hour_of(enquiry.at),
                            .site = day.site,
                            .channel = what.channel,
                            .service = what.service,
                            .kle = kle_of(municipality, what.service),
                            .type = what.type,
                            .misdirected = what.misdirected,
                            .source = what.source});
        }
    }
    return rows;
}

std::map<Channel, ChannelCount> count_by_channel(std::span<const EnquiryRow> rows) {
    std::map<Channel, ChannelCount> counts;
    for (const EnquiryRow& row : rows) {
        ChannelCount& count = counts[row.channel];
        ++count.enquiries;
        count.information += row.type == EnquiryType::information;
        count.transaction += row.type == EnquiryType::transaction;
        count.misdirected += row.misdirected;
    }
    return counts;
}

std::map<Role, std::size_t> guidances_by_role(std::span<const Day> days, const Municipality& municipality) {
    std::map<Role, std::size_t> counts;
    const auto count = [&](const PersonId& person) {
        if (const Person* found = municipality.find(person)) ++counts[found->role];
    };
    for (const Day& day : days) {
        for (const Ticket& ticket : day.tickets)
            if (ticket.status == TicketStatus::finished && ticket.person) count(*ticket.person);
        for (const Enquiry& enquiry : day.enquiries)
            if (enquiry.became.empty()) count(enquiry.person);
    }
    return counts;
}

}  // namespace skranke
