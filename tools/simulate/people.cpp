#include "tools/simulate/people.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "shared/base/calendar.hpp"
#include "shared/queue/undo.hpp"
#include "tools/simulate/day_shape.hpp"

namespace skranke::simulation {

namespace {

using std::chrono::minutes;
using std::chrono::seconds;

}  // namespace

People::People(World& world, const Habits& habits, std::optional<std::size_t> citizens_max)
    : world_(world), habits_(habits), citizens_max_(citizens_max) {
    for (const auto& machine : world.machines)
        if (machine->post().desk) desks_.push_back({.machine = machine->index()});
}

Time People::between(seconds least, seconds most) {
    const auto range = static_cast<std::uint64_t>((Time{most} - Time{least}).count());
    return Time{least} + Time{static_cast<Time::rep>(world_.random.below(range + 1))};
}

Time People::service_time() {
    // Box and Muller 1958.
    const double normal = std::sqrt(-2 * std::log(1 - world_.random.unit())) *
                          std::cos(2 * std::numbers::pi * world_.random.unit());
    const double length = median_service_minutes * std::exp(service_spread * normal);
    return std::chrono::duration_cast<Time>(
        std::chrono::duration<double, std::ratio<60>>(std::min(length, service_minutes_most_)));
}

void People::begin_day(Time closing) {
    closing_ = closing;
    const Time opening = closing - std::chrono::hours{arrivals_by_hour.size()};
    for (std::size_t site = 0; site < world_.municipality.sites.size(); ++site) {
        const auto desks = std::ranges::count_if(desks_, [&](const Desk& desk) {
            return world_.machines[desk.machine]->post().site == world_.municipality.sites[site].id;
        });
        if (desks == 0) continue;
        for (std::size_t hour = 0; hour < arrivals_by_hour.size(); ++hour) {
            const double expected =
                habits_.tickets_an_hour * static_cast<double>(desks) * arrivals_by_hour[hour];
            // A Poisson process, hour by hour.
            double at = -std::log(1 - world_.random.unit()) / expected;
            for (; at < 1; at -= std::log(1 - world_.random.unit()) / expected) {
                const auto into =
                    std::chrono::duration<double, std::ratio<3600>>(static_cast<double>(hour) + at);
                world_.heap.at(opening + std::chrono::duration_cast<Time>(into),
                               [this, site] { come(site); });
            }
        }
    }
    for (Desk& desk : desks_)
        look_after(desk, opening - world_.heap.now() - between(seconds{10}, minutes{12}));
}

void People::serve_the_rest() {
    closing_ = world_.heap.now() + std::chrono::hours{24};
    habits_.forgotten_finish = 0;
    habits_.rare_things = 0;        // nobody comes in from paper any more
    habits_.closed_by_mistake = 0;  // or nobody would be left, until somebody opened the day again
    habits_.beside_the_line = 0;    // nothing new begins: help on the floor may become a number
    // All hurry: at midnight the day is over, and two desks may have hundreds to serve.
    service_minutes_most_ = 5;
    for (Desk& desk : desks_) {
        desk.forgets = false;
        look_after(desk, between(seconds{1}, seconds{30}));
    }
}

std::string People::who_is_left() const {
    for (const auto& machine : world_.machines) {
        if (!machine->node()) continue;
        const auto snapshot = machine->node()->snapshot();
        for (const Ticket& ticket : snapshot->day->tickets) {
            if (has_ended(ticket)) continue;
            return fmt::format("{} {:03} of {} on the screen of machine {}: {}{}{}", ticket.number.letter,
                               ticket.number.number, to_iso(snapshot->day->day), machine->index() + 1,
                               ticket.status == TicketStatus::waiting  ? "waiting"
                               : ticket.status == TicketStatus::called ? "called"
                                                                       : "in service",
                               ticket.desk ? " at " + ticket.desk->text : "",
                               ticket.double_call ? ", called twice" : "");
        }
    }
    return {};
}

void People::come(std::size_t site) {
    if (citizens_max_ && citizens_ >= *citizens_max_) return;
    ++citizens_;
    issue(site, 3);
}

// At whichever console of the site is there; a citizen whom nobody can give a number waits a little, and in
// the end is helped on paper.
void People::issue(std::size_t site, int tries) {
    std::vector<MachineIndex> there;
    for (const Desk& desk : desks_)
        if (world_.machines[desk.machine]->post().site == world_.municipality.sites[site].id &&
            world_.machines[desk.machine]->is_usable())
            there.push_back(desk.machine);
    IssueTicket action{};
    if (happens(habits_.escorted))
        action.escort = happens(habits_.claimed)      ? Escort::claimed
                        : happens(habits_.card_shown) ? Escort::card_shown
                                                      : Escort::card_not_shown;
    if (!there.empty()) {
        const auto machine = there[world_.random.below(there.size())];
        say_last_number(machine);
        const auto snapshot = world_.machines[machine]->node()->snapshot();
        const auto offered = snapshot->municipality->offered(snapshot->day->day);
        action.service = offered[world_.random.below(4)]->id;
        // Who is turned away once, and comes back, gets a number all the same.
        const auto day = world_.machines[machine]->node()->snapshot()->day;
        action.although_closed = tries < 3 && day->course.intake_closed;
        if (give_number(machine, action)) {
            if (action.although_closed) world_.walked(RarePath::issued_although_closed);
            ++world_.counts["tickets"];
            // Both of the clicks are promises: two tickets, two numbers.
            if (happens(habits_.double_click)) {
                world_.walked(RarePath::ticket_clicked_twice);
                give_number(machine, action);
            }
            return;
        }
    }
    if (tries > 0) {
        world_.heap.after(between(seconds{20}, minutes{5}), [this, site, tries] { issue(site, tries - 1); });
    } else {
        ++world_.counts["helped on paper"];
    }
}

// A wrong key, noticed at once. True: the step is taken back, as far as the screen tells.
bool People::thinks_better_of_it(const Desk& desk) {
    auto& machine = *world_.machines[desk.machine];
    if (!happens(habits_.undone) || !machine.is_usable()) return false;
    const auto snapshot = machine.node()->snapshot();
    const Ticket* latest = undoable_at(*snapshot->day, *machine.post().desk, machine.clock().now());
    if (!latest) return false;
    const auto undone = act(desk, UndoStep{latest->id});
    if (!undone || !undone->result) return false;
    const auto status = undone->result->ticket.status;
    world_.walked(status == TicketStatus::in_service ? RarePath::finish_undone : RarePath::step_undone);
    return true;
}

bool People::give_number(MachineIndex machine, const IssueTicket& action) {
    const auto done = world_.act(machine, action);
    remember_numbers(machine, done);
    return done && done->result;
}

// Numbers of the device's own series: given to somebody, or set aside for paper.
void People::remember_numbers(MachineIndex machine, const std::optional<Act>& done) {
    if (!done || !done->result) return;
    const auto remember = [&](char letter, int number) {
        int& last = last_given_[{machine, done->result->day, letter}];
        last = std::max(last, number);
    };
    const Ticket& ticket = done->result->ticket;
    if (std::holds_alternative<IssueTicket>(done->action))
        remember(ticket.number.letter, ticket.number.number);
    if (!std::holds_alternative<ReservePaper>(done->action)) return;
    for (const PaperBlock& block : world_.machines[machine]->node()->snapshot()->day->paper_blocks)
        remember(block.letter, block.last);
}

// Whoever stands at a machine that goes on from an old disk knows what it gave out today, or can tell at
// least that it was not a hundred since.
void People::say_last_number(MachineIndex machine) {
    const auto snapshot = world_.machines[machine]->node()->snapshot();
    if (!snapshot->held_after) return;
    // The question names the day: whoever reads a wrong one has the clock set right first.
    const auto true_now = std::chrono::floor<std::chrono::milliseconds>(World::epoch() + world_.heap.now());
    if (snapshot->day->day != service_day_of(true_now)) return;
    const auto given = last_given_.find({machine, snapshot->day->day, snapshot->held_after->letter});
    const int known = snapshot->held_after->number;
    const int last = std::max(known, given == last_given_.end() ? 0 : given->second);
    const bool does_not_know = last < known + 100 && happens(0.3);
    world_.walked(does_not_know ? RarePath::last_number_not_known : RarePath::last_number_said);
    world_.act(machine, ConfirmLastNumber{.last = does_not_know ? std::nullopt : std::optional(last)});
}

std::optional<Act> People::act(const Desk& desk, const Action& action) {
    auto done = world_.act(desk.machine, action, *world_.machines[desk.machine]->post().desk);
    remember_numbers(desk.machine, done);
    if (done && happens(habits_.double_click)) {
        world_.walked(RarePath::act_clicked_twice);
        remember_numbers(desk.machine,
                         world_.act(desk.machine, action, *world_.machines[desk.machine]->post().desk));
    }
    return done;
}

void People::look_after(Desk& desk, Time delay) {
    world_.heap.after(std::max(delay, Time{}), [this, &desk, round = ++desk.round] {
        if (desk.round == round) look(desk);
    });
}

// What somebody does who comes to the desk, or back to it: looks at the screen and does what there is to do.
void People::look(Desk& desk) {
    auto& machine = *world_.machines[desk.machine];
    if (world_.heap.now() > closing_ + minutes{50}) return;  // gone home
    if (!machine.is_usable()) return look_after(desk, between(minutes{1}, minutes{4}));
    const auto snapshot = machine.node()->snapshot();
    if (open_day(desk, *snapshot)) return look_after(desk, between(seconds{2}, seconds{20}));
    const Day& day = *snapshot->day;
    if (answer_double_call(desk, day)) return look_after(desk, between(seconds{5}, seconds{40}));
    if (direct_day(desk, day)) return look_after(desk, between(seconds{2}, minutes{4}));
    if (happens(habits_.beside_the_line)) act_beside_the_line(desk, day);

    if (const Ticket* ticket = day.at_desk(*machine.post().desk)) return attend(desk, *ticket);
    if (resume_paused(desk, day)) return look_after(desk, service_time() / 2);
    do_something_rare(desk, *snapshot);
    ask_for_a_wrong_number(desk, day);
    look_around(desk, day);
    if (day.waiting().empty()) return look_after(desk, between(seconds{10}, minutes{3}));
    const auto called = act(desk, CallNext{});
    if (!called || !called->result) {
        let_anybody_call(desk, day);
        return look_after(desk, between(seconds{10}, minutes{1}));
    }
    if (thinks_better_of_it(desk)) return look_after(desk, between(seconds{2}, seconds{20}));
    desk.citizen = called->result->ticket.id;
    desk.shows_up = !happens(habits_.no_show);
    desk.forgets = happens(habits_.forgotten_finish);
    look_after(desk, between(seconds{8}, seconds{70}));
}

void People::attend(Desk& desk, const Ticket& ticket) {
    if (desk.citizen != ticket.id) {  // after a restart or a merge: whoever the screen says is here
        desk.citizen = ticket.id;
        desk.shows_up = true;
    }
    if (ticket.status == TicketStatus::in_service) return end_service(desk);
    // Impatience: whoever was called is still on the way.
    if (happens(habits_.wrong_number)) act(desk, CallNext{});
    if (desk.shows_up) {
        act(desk, StartService{.ticket = ticket.id});
        if (thinks_better_of_it(desk)) return look_after(desk, between(seconds{2}, seconds{20}));
        return look_after(desk, desk.forgets ? service_time() * 6 : service_time());
    }
    if (ticket.calls.size() < 2) {
        act(desk, Recall{.ticket = ticket.id});
        return look_after(desk, between(seconds{30}, minutes{2}));
    }
    act(desk, MarkNoShow{.ticket = ticket.id});
    if (happens(habits_.returned)) {
        world_.heap.after(between(minutes{1}, no_show_returns_within), [this, &desk, id = ticket.id] {
            world_.walked(RarePath::citizen_returned);
            act(desk, ReturnToQueue{.ticket = id});
        });
    }
    look_after(desk, between(seconds{5}, minutes{1}));
}

void People::end_service(Desk& desk) {
    if (std::exchange(desk.forgets, false)) world_.walked(RarePath::finish_forgotten);
    if (happens(habits_.topic_added))
        act(desk, AddTopic{.ticket = desk.citizen,
                           .topic = world_.municipality.services[world_.random.below(4)].id});
    if (happens(habits_.paused)) {
        const auto paused = act(desk, PauseService{.ticket = desk.citizen});
        if (paused && paused->result) world_.walked(RarePath::service_paused);
    } else if (happens(habits_.transferred)) {
        act(desk, TransferTicket{.ticket = desk.citizen,
                                 .to = world_.municipality.services[world_.random.below(4)].id});
    } else {
        act(desk, FinishService{.ticket = desk.citizen,
                                .outcome = happens(0.7) ? Outcome::solved : Outcome::assisted_self_service});
    }
    thinks_better_of_it(desk);
    look_after(desk, between(seconds{5}, minutes{2}));
}

bool People::resume_paused(Desk& desk, const Day& day) {
    const auto paused = day.paused_at(*world_.machines[desk.machine]->post().desk);
    if (paused.empty() || (!day.waiting().empty() && happens(0.5))) return false;
    desk.citizen = paused.front()->id;
    const auto resumed = act(desk, ResumeService{.ticket = desk.citizen});
    return resumed && resumed->result;
}

void People::look_around(const Desk& desk, const Day& day) {
    const auto waiting = day.waiting();
    if (waiting.empty()) return;
    const TicketId& id = waiting[world_.random.below(waiting.size())]->id;
    if (happens(habits_.left)) {
        act(desk, WithdrawTicket{.ticket = id, .why = Withdrawal::left});
        world_.walked(RarePath::citizen_left);
    } else if (happens(habits_.cancelled)) {
        act(desk, WithdrawTicket{.ticket = id, .why = Withdrawal::cancelled});
    }
    for (const Ticket* ticket : waiting) {
        if (ticket->escort != Escort::claimed) continue;
        world_.walked(RarePath::card_seen_later);
        act(desk, CheckEscort{.ticket = ticket->id, .card_shown = happens(habits_.card_shown)});
        return;
    }
}

// Somebody misreads a slip, and asks for the number of a citizen who has long been helped.
void People::ask_for_a_wrong_number(const Desk& desk, const Day& day) {
    if (day.tickets.empty() || !happens(habits_.wrong_number)) return;
    const Ticket& ticket = day.tickets[world_.random.below(day.tickets.size())];
    if (ticket.status != TicketStatus::finished) return;
    world_.walked(RarePath::ended_number_asked_for);
    act(desk, CallTicket{.ticket = ticket.id});
}

// False: today is open as far as the screen can tell.
bool People::open_day(Desk& desk, const Snapshot& snapshot) {
    const auto today = service_day_of(world_.machines[desk.machine]->clock().now());
    if (snapshot.day->opened && snapshot.day->day >= today) return false;
    OpenDay opening{.day = today, .date_confirmed = true};
    if (happens(habits_.wrong_date)) {
        world_.walked(RarePath::wrong_date_confirmed);
        opening.day = today + std::chrono::days{1};
    }
    const auto opened = act(desk, opening);
    return !opened || !opened->result || opening.day != today;
}

// Whoever has the citizen says so: the desk that got furthest, as the people there can see.
bool People::answer_double_call(Desk& desk, const Day& day) {
    const DeskId& own = *world_.machines[desk.machine]->post().desk;
    for (const Ticket& ticket : day.tickets) {
        if (!ticket.double_call) continue;
        const auto& conflict = *ticket.double_call;
        const bool ours =
            conflict.stands.desk == own ||
            std::ranges::any_of(conflict.others, [&](const Call& call) { return call.desk == own; });
        if (!ours) continue;
        world_.walked(RarePath::double_call_answered);
        const bool here = conflict.stands.desk == own || happens(0.3);
        act(desk,
            ClearDoubleCall{.ticket = ticket.id,
                            .answer = here ? DoubleCallAnswer::at_desk : DoubleCallAnswer::in_queue_again,
                            .desk = here ? own : DeskId{}});
        return true;
    }
    return false;
}

}  // namespace skranke::simulation
