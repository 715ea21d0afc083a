#pragma once
// Ids that cannot be mixed up: each noun has a type of its own.
#include <compare>
#include <string>

namespace skranke {

template <class Noun>
struct Id {
    std::string text;
    auto operator<=>(const Id&) const = default;
    bool empty() const { return text.empty(); }
};

using MunicipalityId = Id<struct MunicipalityNoun>;  // 32 hexadecimal digits
using SiteId = Id<struct SiteNoun>;                  // "hovedbiblioteket"
using ServiceId = Id<struct ServiceNoun>;            // "B02"
using DeskId = Id<struct DeskNoun>;                  // "hovedbiblioteket/1"
using PersonId = Id<struct PersonNoun>;              // initials, "MKH"
using PartnerId = Id<struct PartnerNoun>;  // an organisation that helps here, by name: "Ældre Sagen"
using DeviceId = Id<struct DeviceNoun>;    // 16 hexadecimal digits, drawn when the node was made
using EventKey = Id<struct EventNoun>;     // unique in a day: "<12 hex of the actor>-<n>"
using TicketId = Id<struct TicketNoun>;    // the key of the event that issued it

}  // namespace skranke
