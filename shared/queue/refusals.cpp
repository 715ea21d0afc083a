#include "shared/queue/refusals.hpp"

#include <fmt/format.h>

#include <utility>

#include "shared/queue/labels.hpp"
#include "shared/text/format.hpp"

namespace skranke::refusals {

namespace {

using Kind = Refusal::Kind;

Refusal refuse(Kind kind, std::string danish, std::string english) {
    return Refusal{.kind = kind, .danish = std::move(danish), .english = std::move(english)};
}

struct Words {
    std::string_view danish, english;
};

// "A 042 …": what the ticket is doing instead.
Words state_in_words(TicketStatus status) {
    switch (status) {
        case TicketStatus::waiting: return {"venter i køen", "is waiting in the queue"};
        case TicketStatus::called: return {"er kaldt, men ikke startet", "is called, but not started"};
        case TicketStatus::in_service: return {"er i gang", "is in service"};
        case TicketStatus::finished: return {"er afsluttet", "is finished"};
        case TicketStatus::no_show: return {"er meldt udeblevet", "is marked as no-show"};
        case TicketStatus::day_closed:
            return {"sluttede, da dagen blev lukket", "ended when the day was closed"};
        case TicketStatus::paused: return {"er sat på pause", "is paused"};
        case TicketStatus::left: return {"er meldt gået", "is marked as having left"};
        case TicketStatus::cancelled: return {"er annulleret", "is cancelled"};
    }
    std::unreachable();
}

}  // namespace

Refusal day_not_open() {
    return refuse(Kind::day_not_open, "Dagen er ikke åbnet. Åbn dagen først.",
                  "The day is not open: open it first (open).");
}

Refusal day_already_open(ServiceDay day) {
    return refuse(Kind::day_already_open,
                  fmt::format("Dagen {} er allerede åben. I kan gå i gang.", date_text(day)),
                  fmt::format("The day {} is open already: go on.", to_iso(day)));
}

Refusal day_too_early(ServiceDay day, ServiceDay earliest) {
    return refuse(
        Kind::day_too_early,
        fmt::format("{} er før {}, så uret kan være stillet forkert. Ret uret, eller bekræft datoen.",
                    date_text(day), date_text(earliest)),
        fmt::format("{} is before {}, so the clock may be wrong: set the clock, or confirm the date.",
                    to_iso(day), to_iso(earliest)));
}

Refusal day_too_late(ServiceDay day, ServiceDay latest) {
    return refuse(
        Kind::day_too_late,
        fmt::format("{} er senere end {}, så uret kan være stillet forkert. Ret uret, eller bekræft datoen.",
                    date_text(day), date_text(latest)),
        fmt::format("{} is later than {}, so the clock may be wrong: set the clock, or confirm the date.",
                    to_iso(day), to_iso(latest)));
}

Refusal unknown_service(const ServiceId& service) {
    return refuse(Kind::unknown_service,
                  fmt::format("Emnet {} findes ikke. Vælg et emne fra listen.", in_quotes(service.text)),
                  fmt::format("There is no service \"{}\": choose one of the municipality's.", service.text));
}

Refusal unknown_ticket() {
    return refuse(Kind::unknown_ticket,
                  "Nummeret er ikke udleveret her i dag. Se efter i køen, og prøv igen.",
                  "No such number has been issued here today: look in the list.");
}

Refusal unknown_desk(const DeskId& desk) {
    return refuse(Kind::unknown_desk,
                  fmt::format("Skranken {} findes ikke. Vælg en skranke fra listen.", in_quotes(desk.text)),
                  fmt::format("There is no desk \"{}\": choose one of the site's.", desk.text));
}

Refusal desk_elsewhere(const Desk& desk) {
    return refuse(Kind::unknown_desk,
                  fmt::format("{} hører til et andet sted. Vælg en skranke, der står her.", desk.name),
                  fmt::format("{} belongs to another site: choose a desk of this one.", desk.name));
}

Refusal no_desk() {
    return refuse(Kind::unknown_desk, "Der er ikke valgt nogen skranke. Vælg, hvor du sidder.",
                  "No desk is chosen, and this device has none: name one (--desk).");
}

Refusal unknown_person(const PersonId& person) {
    return refuse(Kind::unknown_person,
                  fmt::format("Initialerne {} kendes ikke. Vælg, hvem du er.", in_quotes(person.text)),
                  fmt::format("Nobody has the initials \"{}\": choose one of the staff.", person.text));
}

Refusal no_number_series() {
    return refuse(Kind::no_number_series,
                  "Denne skærm har ingen nummerserie. Udlever nummeret ved en anden skranke.",
                  "This device has no number series: issue the number at another desk.");
}

Refusal series_used_up(char letter) {
    return refuse(
        Kind::series_used_up,
        fmt::format("Nummerserien {} er brugt op for i dag. Udlever nummeret ved en anden skranke.", letter),
        fmt::format("The number series {} is used up for today: issue the number at another desk.", letter));
}

Refusal series_held(TicketNumber last_known) {
    const bool none = last_known.number == 0;
    const auto known = number_text(last_known);
    return refuse(
        Kind::series_held,
        fmt::format("Enheden er startet på en kopi af sin disk. Sig først, hvad det sidste nummer var i "
                    "dag{}.",
                    none ? "" : fmt::format("; den kender {}", known)),
        fmt::format("This device goes on from a copy of its disk: first say which number was the last "
                    "today{}.",
                    none ? "" : fmt::format("; it knows of {}", known)));
}

Refusal series_not_held(char letter) {
    return refuse(Kind::bad_last_number,
                  fmt::format("Nummerserien {} er i orden: der er intet at bekræfte.", letter),
                  fmt::format("The number series {} is in order: there is nothing to confirm.", letter));
}

Refusal bad_last_number(TicketNumber last_known) {
    return refuse(Kind::bad_last_number,
                  fmt::format("Skriv et tal fra {} til {}: så langt er serien {} mindst nået i dag.",
                              last_known.number, largest_ticket_number, last_known.letter),
                  fmt::format("Give a number from {} to {}: the series {} has come that far today.",
                              last_known.number, largest_ticket_number, last_known.letter));
}

Refusal nobody_waits() {
    return refuse(Kind::nobody_waits, "Ingen venter lige nu. Nye numre kommer frem her med det samme.",
                  "Nobody is waiting: issue a number first.");
}

Refusal desk_busy(const std::string& desk, const Ticket& ticket) {
    const std::string number = number_text(ticket.number);
    if (ticket.status == TicketStatus::in_service)
        return refuse(
            Kind::desk_busy,
            fmt::format("{} er i gang med {}. Afslut eller viderestil, før du kalder næste.", desk, number),
            fmt::format("{} is serving {}: finish or transfer it before calling another.", desk, number));
    return refuse(
        Kind::desk_busy,
        fmt::format("{} har kaldt {}. Start, meld udeblevet eller send til køen, før du kalder næste.", desk,
                    number),
        fmt::format("{} has called {}: start it, mark it as no-show or return it before calling another.",
                    desk, number));
}

Refusal no_ticket_at_desk(const std::string& desk) {
    return refuse(Kind::no_ticket_at_desk,
                  fmt::format("Der er ikke kaldt nogen til {}. Kald næste først.", desk),
                  fmt::format("{} has called nobody: call a number first, or name one.", desk));
}

Refusal not_waiting(const Ticket& ticket, const std::string& its_desk) {
    const std::string number = number_text(ticket.number);
    if (ticket.status == TicketStatus::no_show)
        return refuse(
            Kind::not_waiting,
            fmt::format("{} er meldt udeblevet. Send nummeret til køen, før du kalder det.", number),
            fmt::format("{} is marked as no-show: return it to the queue before calling it.", number));
    if (ticket.status == TicketStatus::called)
        return refuse(
            Kind::not_waiting,
            fmt::format("{} er allerede kaldt til {}. Kald et nummer, der venter.", number, its_desk),
            fmt::format("{} is already called to {}: call one that waits.", number, its_desk));
    return refuse(Kind::not_waiting,
                  fmt::format("{} er i gang ved {}. Kald et nummer, der venter.", number, its_desk),
                  fmt::format("{} is being served at {}: call one that waits.", number, its_desk));
}

Refusal not_called(const Ticket& ticket) {
    const std::string number = number_text(ticket.number);
    const Words state = state_in_words(ticket.status);
    const bool waits = ticket.status == TicketStatus::waiting;
    return refuse(
        Kind::not_called,
        fmt::format("{} {}. {}", number, state.danish,
                    waits ? "Kald nummeret først." : "Det kan kun gøres, før du har startet."),
        fmt::format("{} {}: {}.", number, state.english,
                    waits ? "call it first" : "this can only be done before the service has started"));
}

Refusal not_in_service(const Ticket& ticket) {
    const std::string number = number_text(ticket.number);
    const Words state = state_in_words(ticket.status);
    const bool waits = ticket.status == TicketStatus::waiting;
    return refuse(Kind::not_in_service,
                  fmt::format("{} {}. {}", number, state.danish,
                              waits                                   ? "Kald og start nummeret først."
                              : ticket.status == TicketStatus::paused ? "Genoptag først."
                                                                      : "Tryk på Start først."),
                  fmt::format("{} {}: {} first.", number, state.english,
                              waits                                   ? "call and start it"
                              : ticket.status == TicketStatus::paused ? "resume it"
                                                                      : "start it"));
}

Refusal already_ended(const Ticket& ticket) {
    const std::string number = number_text(ticket.number);
    const Words state = state_in_words(ticket.status);
    if (ticket.status == TicketStatus::no_show)
        return refuse(
            Kind::already_ended,
            fmt::format("{} {}. Er borgeren kommet, så send nummeret til køen.", number, state.danish),
            fmt::format("{} {}: if the citizen has come, return it to the queue.", number, state.english));
    return refuse(Kind::already_ended,
                  fmt::format("{} {}. Giv borgeren et nyt nummer, hvis der er mere.", number, state.danish),
                  fmt::format("{} {}: issue a new number if there is more to do.", number, state.english));
}

Refusal at_another_desk(const Ticket& ticket, const std::string& its_desk) {
    const std::string number = number_text(ticket.number);
    if (ticket.double_call)
        return refuse(Kind::at_another_desk,
                      fmt::format("{} blev kaldt to gange og gælder ved {}. Svar først på, hvor borgeren er.",
                                  number, its_desk),
                      fmt::format("{} was called twice and stands at {}: first say where the citizen is.",
                                  number, its_desk));
    return refuse(Kind::at_another_desk,
                  fmt::format("{} er ved {}. Det er dem dér, der kan gøre det.", number, its_desk),
                  fmt::format("{} is at {}: only that desk can do this.", number, its_desk));
}

Refusal returned_before(const Ticket& ticket) {
    const std::string number = number_text(ticket.number);
    return refuse(
        Kind::returned_before,
        fmt::format("{} er udeblevet for anden gang. Er borgeren kommet, så udlever et nyt nummer.", number),
        fmt::format("{} is a no-show for the second time: if the citizen has come, issue a new number.",
                    number));
}

Refusal cannot_return_served(const Ticket& ticket) {
    const std::string number = number_text(ticket.number);
    return refuse(Kind::not_called,
                  fmt::format("{} er i gang. Afslut, eller viderestil til et andet emne.", number),
                  fmt::format("{} is in service: finish it, or transfer it to another service.", number));
}

Refusal same_service(const Ticket& ticket, const std::string& service) {
    const std::string number = number_text(ticket.number);
    return refuse(Kind::same_service,
                  fmt::format("{} venter allerede på {}. Vælg et andet emne.", number, service),
                  fmt::format("{} is already for {}: choose another service.", number, service));
}

Refusal referral_needed() {
    return refuse(Kind::referral_needed, "Henvist til hvem? Vælg eller skriv, hvor borgeren er henvist til.",
                  "Referred to whom? Say where the citizen is referred to (--to).");
}

Refusal referral_too_long(std::size_t longest) {
    return refuse(Kind::free_text_refused, fmt::format("Teksten er for lang. Skriv højst {} tegn.", longest),
                  fmt::format("The text is too long: write at most {} characters.", longest));
}

Refusal personal_data(PersonalData found) {
    constexpr auto kind = Kind::free_text_refused;
    switch (found) {
        case PersonalData::cpr_number:
            return refuse(kind, "Det er et CPR-nummer – teksten er ikke gemt. Skriv den uden nummeret.",
                          "This is a CPR number; the text is not stored: write it without the number.");
        case PersonalData::like_cpr_number:
            return refuse(
                kind, "Det ligner et CPR-nummer – teksten er ikke gemt. Skriv den uden nummeret.",
                "This looks like a CPR number; the text is not stored: write it without the number.");
        case PersonalData::phone_number:
            return refuse(
                kind, "Det ligner et telefonnummer – teksten er ikke gemt. Skriv den uden nummeret.",
                "This looks like a phone number; the text is not stored: write it without the number.");
        case PersonalData::email_address:
            return refuse(
                kind, "Det ligner en mailadresse – teksten er ikke gemt. Skriv den uden adressen.",
                "This looks like an e-mail address; the text is not stored: write it without the address.");
        case PersonalData::not_text:
            return refuse(kind, "Teksten kan ikke læses og er ikke gemt. Skriv den igen.",
                          "The text is not valid UTF-8 and is not stored: write it again.");
    }
    std::unreachable();
}

Refusal no_double_call(const Ticket& ticket) {
    const std::string number = number_text(ticket.number);
    return refuse(Kind::no_double_call,
                  fmt::format("{} er ikke kaldt to gange. Der er intet at afklare.", number),
                  fmt::format("{} is not called twice: there is nothing to settle.", number));
}

Refusal no_double_call_here() {
    return refuse(Kind::no_double_call, "Intet nummer er kaldt to gange her. Der er intet at afklare.",
                  "No number at this desk is called twice: name one, or there is nothing to settle.");
}

Refusal desk_not_in_double_call(const Ticket& ticket, const std::string& desk) {
    const std::string number = number_text(ticket.number);
    return refuse(
        Kind::unknown_desk,
        fmt::format("{} er ikke kaldt til {}. Vælg en af de skranker, der kaldte, eller køen.", number, desk),
        fmt::format("{} was not called to {}: choose one of the desks that called it, or the queue.", number,
                    desk));
}

}  // namespace skranke::refusals
