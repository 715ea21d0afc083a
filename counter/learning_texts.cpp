#include "counter/learning_texts.hpp"

#include <fmt/format.h>

namespace skranke {

namespace {

constexpr LearningTexts danish{
    .appearance = "Udseende",
    .text_size = "Tekstens størrelse",
    .colours = "Farver",
    .light = "Lyse",
    .dark = "Mørke",
    .follow_system = "Som maskinen",
    .language = "Sprog",
    .kept_on_device = "Gælder på denne maskine og bliver husket.",
    .not_kept = "Indstillingen kan ikke gemmes – den gælder, til programmet lukkes",
    .larger_or_smaller = "Større eller mindre tekst",
    .tour = "Vis rundt",
    .tour_end = "Slut",
    .tour_call_title = "Her står næste skridt",
    .tour_call = "Den store knap er altid det næste: Kald, Start, Afslut. K S A er en hel borger.",
    .tour_line_title = "Køen",
    .tour_line = "Den øverste bliver kaldt først. Tryk B for at kalde et bestemt nummer.",
    .tour_number_title = "Udlever et nummer",
    .tour_number = "Tryk N, vælg emnet med et tal, og slut med Enter. L betyder, at borgeren er ledsaget.",
    .tour_help_title = "Hjælp uden nummer",
    .tour_help = "H tæller én, du hjalp på gulvet. T tæller telefon og mail.",
    .tour_person_title = "Det er dig",
    .tour_person = "F4 skifter vejleder. F9 låser skærmen, når du går.",
    .tour_status_title = "Er alt gemt?",
    .tour_status = "Linjen siger det. Uden net arbejder du bare videre. F1 viser alle taster.",
    .tour_practice_title = "Prøv det af",
    .tour_practice = "Tryk P for at øve dig på en opdigtet dag. Rigtige numre røres ikke.",
    .practice = "Øvelse",
    .try_practice = "Øv dig",
    .practice_banner = "Øvelse – rigtige numre røres ikke",
    .leave_practice = "Tilbage til arbejdet",
    .practice_failed = "Øvelsen kunne ikke begynde. Prøv igen.",
};

constexpr LearningTexts english{
    .appearance = "Appearance",
    .text_size = "Size of the text",
    .colours = "Colours",
    .light = "Light",
    .dark = "Dark",
    .follow_system = "As the machine",
    .language = "Language",
    .kept_on_device = "Holds on this machine, and is remembered.",
    .not_kept = "The setting cannot be stored – it holds until the program is closed",
    .larger_or_smaller = "Larger or smaller text",
    .tour = "Show me around",
    .tour_end = "End",
    .tour_call_title = "The next step stands here",
    .tour_call = "The large button is always what comes next: Call, Start, Finish. K S A is a whole citizen.",
    .tour_line_title = "The queue",
    .tour_line = "The uppermost is called first. Press B to call a certain number.",
    .tour_number_title = "Give out a number",
    .tour_number = "Press N, choose the service by a digit, and end with Enter. L: the citizen is escorted.",
    .tour_help_title = "Help without a number",
    .tour_help = "H counts one whom you helped on the floor. T counts telephone and mail.",
    .tour_person_title = "This is you",
    .tour_person = "F4 changes who sits here. F9 locks the screen when you leave.",
    .tour_status_title = "Is everything stored?",
    .tour_status = "This line says so. Without network you simply carry on. F1 shows every key.",
    .tour_practice_title = "Try it out",
    .tour_practice = "Press P to practise on a made-up day. Real numbers are not touched.",
    .practice = "Practice",
    .try_practice = "Practise",
    .practice_banner = "Practice – real numbers are not touched",
    .leave_practice = "Back to work",
    .practice_failed = "Practice could not begin. Try again.",
};

}  // namespace

const LearningTexts& learning_texts(Language language) {
    return language == Language::danish ? danish : english;
}

namespace say {

std::string step_of(std::size_t step, std::size_t steps, Language language) {
    return fmt::format(fmt::runtime(language == Language::danish ? "{} af {}" : "{} of {}"), step, steps);
}

std::string percent(int value, Language language) {
    return fmt::format(fmt::runtime(language == Language::danish ? "{} %" : "{}%"), value);
}

}  // namespace say

}  // namespace skranke
