#pragma once
// How each action is decided: one overload for each, kept in decide_….cpp by subject. For `decide` alone.
#include "shared/queue/actions.hpp"
#include "shared/queue/priority_rule.hpp"

namespace skranke {

using Decided = std::expected<Decision, Refusal>;

inline std::unexpected<Refusal> refused(Refusal refusal) {
    return std::unexpected<Refusal>(std::move(refusal));
}

struct Decider {
    const Day& day;
    const Municipality& municipality;
    const Actor& actor;
    IssueSeries series;

    Decided operator()(const OpenDay&) const;
    Decided operator()(const IssueTicket& action) const;
    Decided operator()(const CallNext&) const;
    Decided operator()(const CallTicket& action) const;
    Decided operator()(const Recall& action) const;
    Decided operator()(const StartService& action) const;
    Decided operator()(const FinishService& action) const;
    Decided operator()(const MarkNoShow& action) const;
    Decided operator()(const ReturnToQueue& action) const;
    Decided operator()(const TransferTicket& action) const;
    Decided operator()(const ClearDoubleCall& action) const;
    Decided operator()(const CloseIntake& action) const;
    Decided operator()(const OpenIntake& action) const;
    Decided operator()(const CloseDay& action) const;
    Decided operator()(const ReopenDay& action) const;
    Decided operator()(const AnswerOnFloor& action) const;
    Decided operator()(const SetStaffStatus& action) const;
    Decided operator()(const RecordEnquiry& action) const;
    Decided operator()(const WithdrawEnquiry& action) const;
    Decided operator()(const RequestHelp&) const;
    Decided operator()(const AnswerHelp& action) const;
    Decided operator()(const CloseHelp& action) const;
    Decided operator()(const AddTask& action) const;
    Decided operator()(const MoveTask& action) const;
    Decided operator()(const UndoStep& action) const;
    Decided operator()(const ConfirmLastNumber& action) const;
    Decided operator()(const PauseService& action) const;
    Decided operator()(const ResumeService& action) const;
    Decided operator()(const AddTopic& action) const;
    Decided operator()(const WithdrawTicket& action) const;
    Decided operator()(const CheckEscort& action) const;
    Decided operator()(const SwitchCrisis& action) const;
    Decided operator()(const SwitchStop& action) const;
    Decided operator()(const ReservePaper& action) const;
    Decided operator()(const EnterPaper& action) const;
    Decided operator()(const PreferPerson& action) const;
    Decided operator()(const NoteNeeds& action) const;
    Decided operator()(const HoldSession& action) const;
    Decided operator()(const MakeSessionAppointment& action) const;
    Decided operator()(const MoveSessionAppointment& action) const;

    // The ticket named; the one at the desk if none is.
    std::expected<const Ticket*, Refusal> named_or_here(const TicketId& id) const;
    // Called to this desk, and not started.
    Decided if_called_here(const TicketId& id, EventKind kind) const;
    std::expected<const Ticket*, Refusal> in_service_here(const TicketId& id) const;
    // Waiting, and named.
    std::expected<const Ticket*, Refusal> waiting(const TicketId& id) const;
    const Ticket* double_called_here() const;

    Decided issue_after_help(const IssueTicket& action) const;
    // Refused if it is unknown, or not among those that are offered now.
    std::expected<const Service*, Refusal> offered(const ServiceId& service) const;
    std::optional<Refusal> unknown_preference(const PersonId& person) const;

    Decided call(const Ticket& ticket, const CallReason& reason) const;
    Decision event(EventKind kind) const;
    Decision event(const Ticket& ticket, EventKind kind) const;

    QueueView view() const;
    bool permitted(Permission permission) const;
    Escort escort_said_by(Escort said) const;
    std::string desk_name(const std::optional<DeskId>& id) const;
    std::vector<std::string> able_desks_for(const Ticket& ticket) const;
    Refusal busy(const Ticket& present) const;
    TicketNumber known_last() const;  // of the device's series; 0 if it has given out none today
};

}  // namespace skranke
