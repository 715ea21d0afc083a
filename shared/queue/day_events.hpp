#pragma once
// What happens at a site on a day that is about no single ticket: what opens and closes it. Like all events
// they are written once; `day_course.hpp` folds them.
#include <array>
#include <vector>

#include "shared/base/clock.hpp"
#include "shared/base/ids.hpp"

namespace skranke {

// No new numbers, while those who have one are served.
struct IntakeClosed {};
struct IntakeOpened {};

// Somebody who had not been helped when the day was closed, as whoever closed it saw them: if the ticket went
// on elsewhere, it goes on.
struct Leftover {
    TicketId ticket;
    EventKey last_event;
    bool operator==(const Leftover&) const = default;
};
struct DayClosed {
    std::vector<Leftover> leftovers{};
    bool kept_overnight = false;  // they are carried into the next day
};
struct DayReopened {};

// Numbers of a device's series set aside for paper: they are never given out on a screen.
struct PaperBlockReserved {
    char letter = 'A';
    int first = 1, last = 1;
};

// "Ude af huset": a visit with participants and no numbers, outside the statistics of the queue.
enum class SessionKind { psychiatric_ward, school, association, elsewhere };
inline constexpr std::array every_session_kind{SessionKind::psychiatric_ward, SessionKind::school,
                                               SessionKind::association, SessionKind::elsewhere};
struct SessionHeld {
    SessionKind kind = SessionKind::elsewhere;
    int participants = 1;
};
// A time agreed on for such a visit. Nobody is named: who comes is known by the time, and by a number among
// those of that time.
struct SessionAppointmentMade {
    SessionKind kind = SessionKind::elsewhere;
    UtcTime at{};
};
enum class AppointmentState { agreed, helped, did_not_come, cancelled };
inline constexpr std::array every_appointment_state{AppointmentState::agreed, AppointmentState::helped,
                                                    AppointmentState::did_not_come,
                                                    AppointmentState::cancelled};
struct SessionAppointmentMoved {
    EventKey appointment;
    AppointmentState to = AppointmentState::helped;
};

}  // namespace skranke
