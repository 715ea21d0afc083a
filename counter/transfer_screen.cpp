// What "Viderestil" and "Tilføj emne" say: to which service, desk or partner, and where in the line.
#include <algorithm>

#include "counter/console_texts.hpp"
#include "counter/dialog_screen.hpp"
#include "shared/queue/eligibility.hpp"

namespace skranke {

namespace {

// Desks of this site, not of a partner, that can take the citizen's service.
std::vector<OutcomeOption> desk_options(const TransferDialog& dialog, const Ticket& ticket,
                                        const Snapshot& snapshot, const ConsoleState& state) {
    std::vector<OutcomeOption> options;
    for (const Desk& desk : snapshot.municipality->desks) {
        const bool elsewhere = desk.site != snapshot.site || !desk.partner.empty() || desk.id == state.desk;
        if (elsewhere || hindrance(*snapshot.municipality, Server{desk.id, {}}, ticket.service)) continue;
        options.push_back({.key = std::to_string(options.size() + 1),
                           .label = desk.name,
                           .chosen = dialog.desk == desk.id,
                           .command = ChooseDesk{desk.id}});
    }
    return options;
}

std::vector<PartnerId> partners_at(const Snapshot& snapshot) {
    std::vector<PartnerId> partners;
    for (const Desk& desk : snapshot.municipality->desks) {
        const bool here = desk.site == snapshot.site && !desk.partner.empty();
        if (here && std::ranges::find(partners, desk.partner) == partners.end())
            partners.push_back(desk.partner);
    }
    return partners;
}

std::vector<OutcomeOption> partner_options(const TransferDialog& dialog, const Snapshot& snapshot) {
    std::vector<OutcomeOption> options;
    for (const PartnerId& partner : partners_at(snapshot))
        options.push_back({.key = std::to_string(options.size() + 1),
                           .label = partner.text,
                           .chosen = dialog.partner == partner,
                           .command = ChoosePartner{partner}});
    return options;
}

bool is_chosen(const TransferDialog& dialog) {
    switch (dialog.to) {
        case TransferTo::service: return dialog.picker.chosen.has_value();
        case TransferTo::desk: return !dialog.desk.empty();
        case TransferTo::partner: return !dialog.partner.empty();
    }
    return false;
}

std::string_view question_of(const TransferDialog& dialog, const ConsoleTexts& texts) {
    if (dialog.adds_topic) return texts.topic_which;
    switch (dialog.to) {
        case TransferTo::service: return texts.transfer_where;
        case TransferTo::desk: return texts.transfer_which_desk;
        case TransferTo::partner: return texts.transfer_which_partner;
    }
    return {};
}

}  // namespace

TransferScreen transfer_screen(const TransferDialog& dialog, const Snapshot& snapshot,
                               const ConsoleState& state) {
    const ConsoleTexts& texts = console_texts(state.language);
    const Ticket* ticket = snapshot.day->find(dialog.ticket);
    TransferScreen screen;
    screen.title = dialog.adds_topic ? texts.add_topic : texts.transfer;
    if (ticket != nullptr) {
        screen.title += ' ';
        screen.title += number_text(*ticket);
    }
    screen.question = question_of(dialog, texts);
    screen.to = dialog.to;
    if (dialog.adds_topic) {
        screen.note = texts.topic_same_visit;
    } else {
        screen.ways.push_back({TransferTo::service, std::string(texts.topic), "E"});
        screen.ways.push_back({TransferTo::desk, std::string(texts.to_desk), "K"});
        if (!partners_at(snapshot).empty())
            screen.ways.push_back({TransferTo::partner, std::string(texts.to_partner), "P"});
        screen.front = texts.to_front;
        screen.front_means = dialog.to_front ? texts.to_front_means : texts.keeps_its_time;
        screen.to_front = dialog.to_front;
    }
    if (dialog.to == TransferTo::service) {
        screen.picker = picker_screen(dialog.picker, snapshot, state.language,
                                      ticket != nullptr ? ticket->service : ServiceId{});
    } else if (ticket != nullptr) {
        screen.options = dialog.to == TransferTo::desk ? desk_options(dialog, *ticket, snapshot, state)
                                                       : partner_options(dialog, snapshot);
        if (screen.options.empty()) screen.nothing = texts.no_other_desk;
    }
    screen.primary = {.label = std::string(dialog.adds_topic ? texts.add_topic : texts.transfer),
                      .key = "Enter",
                      .enabled = is_chosen(dialog),
                      .command = Continue{}};
    return screen;
}

}  // namespace skranke
