#pragma once
// The console's texts for whoever is new to it: how it looks, the tour and practice, in Danish and English.
// Danish is the source. The rest: console_texts.hpp.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "shared/text/language.hpp"

namespace skranke {

struct LearningTexts {
    std::string_view appearance, text_size, colours, light, dark, follow_system, language, kept_on_device,
        not_kept, larger_or_smaller;
    std::string_view tour, tour_end;
    std::string_view tour_call_title, tour_call, tour_line_title, tour_line, tour_number_title, tour_number,
        tour_help_title, tour_help, tour_person_title, tour_person, tour_status_title, tour_status,
        tour_practice_title, tour_practice;
    std::string_view practice, try_practice, practice_banner, leave_practice, practice_failed;
};

const LearningTexts& learning_texts(Language language);

namespace say {

// "2 af 7"
std::string step_of(std::size_t step, std::size_t steps, Language language);
std::string percent(int value, Language language);

}  // namespace say

}  // namespace skranke
