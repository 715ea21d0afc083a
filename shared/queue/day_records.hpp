#pragma once
// What a day keeps beside its tickets: numbers set aside for paper, and visits away from the house with the
// times that were agreed on.
#include "shared/queue/day_events.hpp"
#include "shared/queue/done_by.hpp"
#include "shared/queue/ticket_number.hpp"

namespace skranke {

struct PaperBlock {
    EventKey event;
    char letter = 'A';
    int first = 1, last = 1;
    DeviceId device;  // whose series it is of
    DoneBy reserved;

    bool has(TicketNumber number) const {
        return number.letter == letter && number.number >= first && number.number <= last;
    }
    bool operator==(const PaperBlock&) const = default;
};

struct Session {
    EventKey event;
    SessionKind kind = SessionKind::elsewhere;
    int participants = 0;
    DoneBy held;
    bool operator==(const Session&) const = default;
};

struct SessionAppointment {
    EventKey event;
    SessionKind kind = SessionKind::elsewhere;
    UtcTime at;      // in whole minutes
    int number = 1;  // among all of that time, the cancelled ones too: what was said to a citizen stays
    AppointmentState state = AppointmentState::agreed;
    DoneBy made;
    bool operator==(const SessionAppointment&) const = default;
};

}  // namespace skranke
