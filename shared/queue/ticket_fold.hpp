#pragma once
// One ticket's events into its state, also where they were written apart.
//
// The events of a ticket form a tree by Event::after. One branch of it stands: at every fork the first
// event in order. What lies beside it has no effect, with one exception: where a branch beside it holds a
// call, two desks have called the same citizen, and both are told until a person says where the citizen is.
// That answer may make another branch the one that stands.
//
// A step that is taken back counts as never made. Undoing says that nothing came after the step, and whoever
// says that a waiting citizen left, that nobody called: whatever was written beside either, on the same
// step, stands before it (`arranged`). Where the undoing would
// bring the citizen back to the desk, that is told like a call.
#include <map>
#include <optional>
#include <span>
#include <vector>

#include "shared/queue/day.hpp"

namespace skranke {

// One ticket's events, which are in event order, in the order to be folded in.
std::vector<const Event*> arranged(std::span<const Event* const> events);

class TicketFold {
public:
    TicketFold(const Event& event, const TicketIssued& issued);
    // Of the same ticket, as `arranged`; the event must outlive the fold.
    void add(const Event& event);

    Ticket ticket() const;

private:
    struct Branch {
        Ticket ticket;
        std::vector<const Event*> events;  // from the issue on, all that count in this branch
        std::vector<EventKey> now;         // a new event comes after one of these: all mean the present state
        std::vector<EventKey> before;      // the same for the state before the last move
        const Event* last_move = nullptr;
        std::optional<Ticket> earlier;  // before the last move, while that can be taken back
        std::optional<Call> holder;     // who called the citizen last in this branch
        bool told = false;  // beside the standing branch, with a call that nobody has answered for

        bool add(const Event& event);
        bool undo(const Event& event);
        // A person says that the citizen is at this branch's desk.
        void confirm(const Event& cleared);
        // A person says that the citizen is at neither.
        void return_to_line(const Event& cleared);
        // The line is where an answer made apart from the last one has already put it.
        bool agrees_to_return(const Event& event, const DoubleCallCleared& cleared) const;
        bool at(const DeskId& desk) const { return holder && holder->desk == desk; }
        bool contains(const EventKey& key) const;
        void record(const Event& event);
    };

    void add_beside(const Event& event);
    void clear(const Event& event, const DoubleCallCleared& cleared);
    bool clear_standing(const Event& event, const DoubleCallCleared& cleared);
    // An answer that came beside another changes nothing but what its own branch goes on from.
    void clear_beside(const Event& event, const DoubleCallCleared& cleared);
    // The answer names the call that stands, and the citizen has not left that desk since.
    bool stands_at_desk(const DoubleCallCleared& cleared) const;
    bool open() const;
    void tell(Branch& branch);
    // The branch that ends with the event, as its writer saw it; nothing if it is unknown or illegal.
    std::optional<Branch> branch_up_to(EventKey key) const;
    const Event* find(const EventKey& key) const;

    std::vector<const Event*> events_;
    Branch standing_;
    std::vector<Branch> beside_;
    std::map<EventKey, Branch> after_clear_;  // what each answer made
    int double_calls_ = 0;
};

}  // namespace skranke
