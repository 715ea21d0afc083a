#pragma once
// An enquiry without a number: help on the floor, a telephone call, a mail, a stroke in a counting week.
// Nothing is kept of who asked, only what about and how.
#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "shared/base/clock.hpp"
#include "shared/base/ids.hpp"
#include "shared/text/language.hpp"

namespace skranke {

struct Day;

// As the counting weeks divide them.
enum class Channel { in_person, telephone, email, digital_post, letter, sms, web, social_media, system };
inline constexpr std::array every_channel{Channel::in_person,    Channel::telephone,    Channel::email,
                                          Channel::digital_post, Channel::letter,       Channel::sms,
                                          Channel::web,          Channel::social_media, Channel::system};

// What the citizen wanted: to know something, or to have something done.
enum class EnquiryType { information, transaction };

// Where the count comes from; a ticket is the third source.
enum class EnquirySource {
    floor,    // helped where the citizen stood
    by_hand,  // telephone, mail, or a stroke of the tally
};

// The event.
struct EnquiryRecorded {
    Channel channel = Channel::in_person;
    EnquirySource source = EnquirySource::floor;
    ServiceId service{};
    std::optional<EnquiryType> type{};  // nothing: not asked
    bool misdirected = false;           // fejlhenvendelse: should not have come here
    // The place in the line that a ticket made of it gets: like a ticket's own arrival, never earlier than
    // any its device knew. The help came after those it knew of, so the ticket stands after them, too.
    UtcTime arrival{};
    bool operator==(const EnquiryRecorded&) const = default;
};
// The event: the latest stroke was a slip. Nothing brings it back; a ticket that was made of it stays.
struct EnquiryWithdrawn {
    EventKey enquiry{};
};

// The actions.
struct RecordEnquiry {
    Channel channel = Channel::in_person;
    EnquirySource source = EnquirySource::floor;
    ServiceId service{};
    std::optional<EnquiryType> type{};
    bool misdirected = false;
};
struct WithdrawEnquiry {
    EventKey enquiry{};  // empty: the latest that this desk recorded
};
// Finishes a waiting ticket where the citizen stands, without a call: "Straksafklaret i ventezonen".
struct AnswerOnFloor {
    TicketId ticket{};
};

// As the day knows it.
struct Enquiry {
    EventKey key;
    UtcTime at;  // the recorder's wall clock
    DeskId desk;
    PersonId person;
    EnquiryRecorded what;
    TicketId became{};  // the ticket that was made of it: counted there, and no longer here
    bool operator==(const Enquiry&) const = default;
};

const Enquiry* find_enquiry(const Day& day, const EventKey& key);
// The latest that the desk recorded and that still counts by itself; null if there is none.
const Enquiry* latest_enquiry_at(const Day& day, const DeskId& desk);

std::string_view label(Channel channel, Language language = Language::danish);
std::string_view label(EnquiryType type, Language language = Language::danish);

// Lower case and stable: on disk, on the wire, in exports and on the command line.
std::string_view identifier(Channel channel);
std::string_view identifier(EnquiryType type);
std::string_view identifier(EnquirySource source);
std::optional<Channel> channel_from(std::string_view identifier);
std::optional<EnquiryType> enquiry_type_from(std::string_view identifier);
std::optional<EnquirySource> enquiry_source_from(std::string_view identifier);

}  // namespace skranke
