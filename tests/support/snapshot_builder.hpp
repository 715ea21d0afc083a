#pragma once
// Builds a node's snapshot by telling what happened: the day is folded from real events, so a scene can be
// nothing that could not happen.
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "shared/queue/event.hpp"
#include "sync/node/snapshot.hpp"

namespace skranke::test {

// "10.24" on the builder's day, Danish time.
UtcTime clock_time(std::string_view text, ServiceDay day);

// A municipality like the design's pictures: two sites, desks, staff and the services they show.
Municipality picture_municipality();

class SnapshotBuilder {
public:
    explicit SnapshotBuilder(ServiceDay day = ServiceDay{std::chrono::year{2025} / 11 / 3});

    ServiceDay day() const { return day_; }
    UtcTime at(std::string_view time) const { return clock_time(time, day_); }

    SnapshotBuilder& open(std::string_view time = "09.00");
    // Tickets are known by their number: "A 041", "A041" or "A41".
    SnapshotBuilder& issue(std::string_view number, std::string_view service, std::string_view time,
                           Escort escort = Escort::none);
    SnapshotBuilder& call(std::string_view number, std::string_view time, std::string_view desk = "3",
                          std::string_view person = "MKH", std::string reason = "Har ventet længst");
    // As an escorted citizen, ahead of these numbers.
    SnapshotBuilder& call_ahead_of(std::string_view number, std::string_view time,
                                   const std::vector<std::string_view>& passed);
    // By someone who had not heard of the latest call: after what was known before it.
    SnapshotBuilder& call_unaware(std::string_view number, std::string_view time, std::string_view desk,
                                  std::string_view person);
    SnapshotBuilder& recall(std::string_view number, std::string_view time);
    SnapshotBuilder& start(std::string_view number, std::string_view time);
    SnapshotBuilder& finish(std::string_view number, std::string_view time, Outcome outcome = Outcome::solved,
                            std::string referred_to = {});
    SnapshotBuilder& no_show(std::string_view number, std::string_view time);
    SnapshotBuilder& back_to_queue(std::string_view number, std::string_view time);
    SnapshotBuilder& needs(std::string_view number, NeedSet needs, std::string_view time);
    SnapshotBuilder& transfer(std::string_view number, std::string_view service, std::string_view time);

    // What is about no ticket, by MKH.
    SnapshotBuilder& about_the_day(std::string_view time, EventKind kind);
    // Naming everybody who is not helped.
    SnapshotBuilder& close_day(std::string_view time);

    // About no ticket, by a person at a desk of the library.
    SnapshotBuilder& happens(std::string_view time, EventKind kind, std::string_view desk = "1",
                             std::string_view person = "LBJ");
    SnapshotBuilder& crisis(std::string_view since);
    SnapshotBuilder& quiet();
    // What the municipality has set up otherwise than the pictures'.
    SnapshotBuilder& set_up(std::function<void(Municipality&)> change);

    SnapshotBuilder& connected(std::vector<std::string> peers);
    // Something that this connected peer sent could not be taken.
    SnapshotBuilder& unreadable_from(std::string_view peer);
    SnapshotBuilder& missing(std::string peer, std::string_view since);
    // All that were connected are missing.
    SnapshotBuilder& cut_off(std::string_view since);
    SnapshotBuilder& unshared(std::size_t events);
    SnapshotBuilder& reconnected(std::string_view time);
    SnapshotBuilder& disk_copied();
    SnapshotBuilder& held_after(TicketNumber number);
    SnapshotBuilder& storage_error(std::string message);

    std::shared_ptr<const Snapshot> build() const;
    TicketId id(std::string_view number) const;

private:
    struct Course {
        TicketId id;
        std::vector<EventKey> events;
        DeskId desk;
        PersonId person;
    };

    EventKey record(std::string_view time, EventKind kind, Course* course, EventKey after);
    SnapshotBuilder& continue_with(std::string_view number, std::string_view time, EventKind kind);
    Course& course(std::string_view number);

    ServiceDay day_;
    std::vector<Event> events_;
    std::map<std::string, Course> courses_;  // by number
    SyncStatus sync_;
    std::optional<TicketNumber> held_after_;
    std::string storage_error_;
    std::optional<DoneBy> crisis_;
    bool quiet_ = false;
    std::vector<std::function<void(Municipality&)>> set_up_;
};

}  // namespace skranke::test
