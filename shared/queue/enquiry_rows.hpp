#pragma once
// Every enquiry of some days, with a number or without, one row each: what a counting week delivers. Nothing
// in it tells one citizen from another, or one member of staff.
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "shared/queue/day.hpp"
#include "shared/queue/municipality.hpp"

namespace skranke {

struct EnquiryRow {
    ServiceDay day;
    int hour = 0;  // of the clock on the wall in Denmark
    SiteId site;
    Channel channel = Channel::in_person;
    ServiceId service;
    std::string kle;  // empty: the municipality knows the service no more
    std::optional<EnquiryType> type{};
    bool misdirected = false;
    std::optional<Outcome> outcome{};       // of a ticket that has ended with one
    std::optional<EnquirySource> source{};  // nothing: a ticket
    bool operator==(const EnquiryRow&) const = default;
};

// In the order of the days; tickets first, then enquiries, as they came. Help that became a ticket is that
// ticket's row alone: the rows are as many as tickets and other enquiries together.
std::vector<EnquiryRow> enquiry_rows(std::span<const Day> days, const Municipality& municipality);

struct ChannelCount {
    std::size_t enquiries = 0, information = 0, transaction = 0, misdirected = 0;
    bool operator==(const ChannelCount&) const = default;
};
std::map<Channel, ChannelCount> count_by_channel(std::span<const EnquiryRow> rows);

// Guidances given: tickets finished and enquiries answered, by the role that the helper has now. Never by
// person.
std::map<Role, std::size_t> guidances_by_role(std::span<const Day> days, const Municipality& municipality);

}  // namespace skranke
