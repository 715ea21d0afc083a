#pragma once
// The people of the simulation: citizens who come and wait, and staff who call, serve, and make the mistakes
// that people make. They see what screens show them, and nothing else.
#include <optional>
#include <vector>

#include "tools/simulate/world.hpp"

namespace skranke::simulation {

// How often people do what nobody wants; 0 to 1.
struct Habits {
    double tickets_an_hour = 3;     // for each desk, on average over the day
    double escorted = 0.08;         // of the citizens
    double card_shown = 0.8;        // of the escorted
    double no_show = 0.05;          // of the calls
    double double_click = 0;        // of all acts
    double forgotten_finish = 0;    // of the services
    double wrong_date = 0;          // of the mornings
    double wrong_number = 0;        // of the calls
    double transferred = 0.03;      // of the services
    double returned = 0.1;          // of those who did not show up
    double intake_closed = 0.3;     // of the looks in the last half hour
    double closed_by_mistake = 0;   // of all looks
    double beside_the_line = 0.04;  // of the looks at the screen
    double paused = 0.05;           // of the services
    double topic_added = 0.05;      // of the services
    double left = 0.03;             // of those who wait, by the time somebody looks
    double cancelled = 0.01;        // likewise
    double claimed = 0.3;           // of the escorted: the card is looked at later
    double undone = 0.02;           // of the calls, starts and finishes
    double rare_things = 0.02;      // of all looks: paper, a crisis, a visit, somebody waited for
};

// Who did not show up, and comes back, does so in this time.
inline constexpr std::chrono::minutes no_show_returns_within{9};

class People {
public:
    // No more than `citizens_max` come, if it is given.
    People(World& world, const Habits& habits, std::optional<std::size_t> citizens_max = {});

    // A day's work from now, which is before it opens: who comes is drawn, and each desk sets to work.
    void begin_day(Time closing);
    // Nobody comes any more and nobody forgets; desks go on until the line is empty.
    void serve_the_rest();
    // Somebody who waits, or is at a desk, on some machine's screen, in words; empty if nobody is.
    std::string who_is_left() const;
    std::size_t citizens() const { return citizens_; }

private:
    struct Desk {
        MachineIndex machine;
        std::uint64_t round = 0;  // of its present errand: an older one is forgotten
        TicketId citizen{};       // who is being attended
        bool shows_up = true;
        bool forgets = false;
    };

    void come(std::size_t site);
    void issue(std::size_t site, int tries);
    bool give_number(MachineIndex machine, const IssueTicket& action);
    void remember_numbers(MachineIndex machine, const std::optional<Act>& done);
    void say_last_number(MachineIndex machine);
    void look(Desk& desk);
    void look_after(Desk& desk, Time delay);
    void attend(Desk& desk, const Ticket& ticket);
    void end_service(Desk& desk);
    void ask_for_a_wrong_number(const Desk& desk, const Day& day);
    bool thinks_better_of_it(const Desk& desk);
    bool resume_paused(Desk& desk, const Day& day);
    // In the waiting area: who has gone, who drew two numbers, and whose card has not been seen.
    void look_around(const Desk& desk, const Day& day);
    bool open_day(Desk& desk, const Snapshot& snapshot);
    bool direct_day(const Desk& desk, const Day& day);
    // What belongs to bad days and to places of other kinds.
    void do_something_rare(const Desk& desk, const Snapshot& snapshot);
    void look_after_visit(const Desk& desk, const Day& day);
    void enter_from_paper(const Desk& desk, const Day& day);
    void let_anybody_call(const Desk& desk, const Day& day);
    bool answer_double_call(Desk& desk, const Day& day);
    void act_beside_the_line(const Desk& desk, const Day& day);
    void go_on_after_help(const Desk& desk, const Day& day);
    void answer_on_floor(const Desk& desk, const Day& day);
    void look_into_task_bank(const Desk& desk, const Day& day);
    std::optional<Act> act(const Desk& desk, const Action& action);

    bool happens(double share) { return world_.random.unit() < share; }
    Time between(std::chrono::seconds least, std::chrono::seconds most);
    // Service times are skewed: most are short, some are very long.
    Time service_time();

    World& world_;
    Habits habits_;
    std::optional<std::size_t> citizens_max_;
    std::size_t citizens_ = 0;
    Time closing_{};
    double service_minutes_most_ = 90;
    std::vector<Desk> desks_;
    std::map<std::tuple<MachineIndex, ServiceDay, char>, int> last_given_;  // at each machine, by letter
};

}  // namespace skranke::simulation
