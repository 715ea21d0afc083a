#include "queue-display/display_texts.hpp"

#include <utility>

namespace skranke::display {
namespace {

constexpr DisplayTexts danish{
    .service = "Borgervejledning",
    .now_called = "Nu kaldes",
    .latest_calls = "Seneste kald",
    .waiting_none = "Ingen venter lige nu",
    .waiting_one = "venter",
    .waiting_many = "venter",
    .ask = "Spørg en vejleder",
    .ask_about_turn = "Spørg en vejleder om din tur",
    .own_order = "Andre emner og aftalte tider",
    .own_order_2 = "kaldes i egen rækkefølge",
    .welcome = "Velkommen",
    .welcome_2 = "Tag et nummer, eller spørg en vejleder",
    .closed_for_numbers = "Vi har lukket for nye numre",
    .closed_for_numbers_2 = "Har du et nummer, bliver du hjulpet i dag.",
    .crisis = "Lige nu hjælper vi med",
    .quiet = "Sæt dig ned – en vejleder kommer hen til dig",
    .closed = "Borgervejledningen er lukket",
    .self_service = "Selvbetjening",
};

constexpr DisplayTexts english{
    .service = "Citizen guidance",
    .now_called = "Now calling",
    .latest_calls = "Latest calls",
    .waiting_none = "Nobody is waiting just now",
    .waiting_one = "is waiting",
    .waiting_many = "are waiting",
    .ask = "Ask a member of staff",
    .ask_about_turn = "Ask a member of staff about your turn",
    .own_order = "Other subjects and appointments",
    .own_order_2 = "are called in an order of their own",
    .welcome = "Welcome",
    .welcome_2 = "Take a number, or ask a member of staff",
    .closed_for_numbers = "No new numbers are given out",
    .closed_for_numbers_2 = "If you have a number, you will be helped today.",
    .crisis = "Right now we help with",
    .quiet = "Have a seat – an advisor will come to you",
    .closed = "Citizen guidance is closed",
    .self_service = "Self-service",
};

}  // namespace

const DisplayTexts& texts_of(Language language) {
    switch (language) {
        case Language::danish: return danish;
        case Language::english: return english;
    }
    std::unreachable();
}

}  // namespace skranke::display
