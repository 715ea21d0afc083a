#pragma once
// Every text of the public display, in both languages.
#include <string_view>

#include "shared/text/language.hpp"

namespace skranke::display {

struct DisplayTexts {
    std::string_view service;       // what the place is, beside the site's name
    std::string_view now_called;    // over the fresh number
    std::string_view latest_calls;  // over the list
    std::string_view waiting_none;
    std::string_view waiting_one;  // after the count
    std::string_view waiting_many;
    std::string_view ask;             // where to turn
    std::string_view ask_about_turn;  // when no desk has been heard for a while
    std::string_view own_order;       // why numbers may not follow each other; in two parts
    std::string_view own_order_2;
    std::string_view welcome;  // nothing called yet
    std::string_view welcome_2;
    std::string_view closed_for_numbers;  // who has one is helped
    std::string_view closed_for_numbers_2;
    std::string_view crisis;  // over what citizens can have help with
    std::string_view quiet;   // at a drop-in centre
    std::string_view closed;
    std::string_view self_service;
};

const DisplayTexts& texts_of(Language language);

}  // namespace skranke::display
