#include "counter/receipts.hpp"

#include "counter/console_texts.hpp"
#include "counter/day_dialog.hpp"
#include "counter/people_texts.hpp"

namespace skranke {

namespace {

std::string where_to(const TransferTicket& transfer, const Snapshot& snapshot) {
    if (!transfer.desk.empty()) return desk_name(snapshot, transfer.desk);
    if (!transfer.partner.empty()) return transfer.partner.text;
    return service_name(snapshot, transfer.to);
}

}  // namespace

std::string receipt_of(const Action& action, const Ticket& ticket, const Snapshot& snapshot,
                       Language language) {
    const std::string number = number_text(ticket);
    if (const auto* counted = std::get_if<RecordEnquiry>(&action))
        return say::counted(service_name(snapshot, counted->service), language);
    if (const auto* transfer = std::get_if<TransferTicket>(&action))
        return say::transferred_to(number, where_to(*transfer, snapshot), language);
    if (const auto* check = std::get_if<CheckEscort>(&action))
        return say::card_checked(number, check->card_shown, language);
    if (std::holds_alternative<AnswerOnFloor>(action)) return say::answered_here(number, language);
    if (std::holds_alternative<ReturnToQueue>(action)) return say::returned_to_queue(number, language);
    if (std::holds_alternative<AddTopic>(action))
        return say::topic_added(number, ticket.topics.size() + 1, language);
    if (std::holds_alternative<WithdrawTicket>(action) || std::holds_alternative<PauseService>(action))
        return say::now_is(number, ticket.status, language);
    if (std::holds_alternative<UndoStep>(action)) return say::is_again(number, ticket.status, language);
    return day_receipt(action, language);
}

}  // namespace skranke
