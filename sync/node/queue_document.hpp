#pragma once
// A site's day as an Automerge document: its id and first change, the same wherever they are made, and its
// events. With municipality_document, the place that knows both a ticket and a document.
//
//     { kind: "day", municipality, site, day, events: { <key>: { kind, at, device, … } } }
#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "automerge/automerge.hpp"
#include "shared/base/calendar.hpp"
#include "shared/queue/event.hpp"
#include "sync/repo/document_id.hpp"

namespace skranke {

struct DayIdentity {
    MunicipalityId municipality;
    SiteId site;
    ServiceDay day;
    bool operator==(const DayIdentity&) const = default;
};

DocumentId day_document_id(const DayIdentity& identity);

// The document with its first change alone: byte for byte the same on every device, so that two that open
// a day with no contact have opened the same one.
automerge::Document new_day_document(const DayIdentity& identity);

// What day the document says that it is. Nothing unless the id and the first change follow from it.
std::optional<DayIdentity> identify_day_document(const DocumentId& id, const automerge::Document& document);

// The label under which a repository keeps a day, and back.
std::string label_of_day(const DayIdentity& identity);
std::optional<DayIdentity> parse_day_label(const MunicipalityId& municipality, std::string_view label);

// Writes an event under its key; its order will be the document's answer.
automerge::Result<void> write_event(automerge::Transaction& change, const Event& event);

// The events of a day document, kept from one look to the next: events are written once, so that a new
// change costs no more than what is new in it.
class DayEvents {
public:
    // Reads what has changed since the last time. False: nothing had.
    bool refresh(const automerge::Document& document);
    // Grows at its end, until everything is read anew.
    std::span<const Event> events() const { return events_; }
    std::uint64_t times_read_anew() const { return times_read_anew_; }
    // Entries that are no events this version can read. Kept in the document, left out of the day.
    std::size_t unreadable() const { return unreadable_; }

private:
    void read_all(const automerge::Document& document);
    // False: something other than new events happened, which only reading all can follow.
    bool read_new(const automerge::Document& document);
    void read(const automerge::Document& document, const std::string& key);

    std::vector<automerge::ChangeHash> heads_;
    std::vector<Event> events_;
    std::size_t unreadable_ = 0;
    std::uint64_t times_read_anew_ = 0;
    std::set<std::string, std::less<>> keys_;
};

}  // namespace skranke
