#include "counter/stick_exchange.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "shared/text/format.hpp"

namespace skranke {

namespace {

constexpr StickTexts danish{
    .exchange = "Udveksl med USB-nøgle",
    .put_one_in = "Sæt en USB-nøgle i, og prøv igen.",
    .leave_one_in = "Der sidder flere USB-nøgler i. Lad kun den ene sidde, og prøv igen.",
    .under_way = "Udveksler. Lad nøglen sidde …",
    .all_written = "Alt herfra er skrevet på nøglen.",
    .may_be_taken_out = "Du kan tage den ud.",
    .nothing_new = "Der var intet nyt på den.",
    .unreadable = "Nøglen kan ikke læses. Tag den ud, sæt den i igen, og prøv igen.",
    .full = "Der er ikke plads på nøglen. Slet noget på den, eller brug en anden.",
    .unwritable = "Der kan ikke skrives på nøglen. Brug en anden.",
};

constexpr StickTexts english{
    .exchange = "Exchange with USB stick",
    .put_one_in = "Put in a USB stick, and try again.",
    .leave_one_in = "There are several USB sticks in. Leave only one in, and try again.",
    .under_way = "Exchanging. Leave the stick in …",
    .all_written = "All from here is written on the stick.",
    .may_be_taken_out = "You can take it out.",
    .nothing_new = "There was nothing new on it.",
    .unreadable = "The stick cannot be read. Take it out, put it in again, and try again.",
    .full = "There is no room on the stick. Delete something on it, or use another.",
    .unwritable = "The stick cannot be written. Use another.",
};

std::string refused_files(std::size_t count, Language language) {
    const auto files = static_cast<std::int64_t>(count);
    return language == Language::danish
               ? counted(files, "fil", "filer", language) +
                     " på den blev ikke taget ind: beskadiget, eller fra en enhed, der ikke er kendt her."
               : counted(files, "file", "files", language) +
                     " on it could not be taken in: damaged, or from a device that is not known here.";
}

std::string new_from(const BundleExchange& exchange, Language language) {
    std::vector<std::string> places;
    for (const auto& one : exchange.taken)
        if (one.taken.changes > 0 && std::ranges::find(places, one.device) == places.end())
            places.push_back(one.device);
    if (places.empty()) return std::string(stick_texts(language).nothing_new);
    return language == Language::danish ? fmt::format("Nyt fra {} er taget ind.", list_text(places, " og "))
                                        : fmt::format("What {} had is taken in.", list_text(places, " and "));
}

StickSentence sentence_of(const BundleExchange& exchange, Language language) {
    const StickTexts& texts = stick_texts(language);
    std::string text = fmt::format("{} {} ", new_from(exchange, language), texts.all_written);
    if (!exchange.refused.empty()) text += refused_files(exchange.refused.size(), language) + " ";
    return {.text = text + std::string(texts.may_be_taken_out), .is_problem = !exchange.refused.empty()};
}

std::string_view sentence_of(ErrorCode code, const StickTexts& texts) {
    switch (code) {
        case ErrorCode::not_found: return texts.unreadable;
        case ErrorCode::disk_full: return texts.full;
        default: return texts.unwritable;
    }
}

}  // namespace

const StickTexts& stick_texts(Language language) { return language == Language::danish ? danish : english; }

std::optional<std::filesystem::path> begin_exchange(StickState& state,
                                                    const std::vector<std::filesystem::path>& sticks) {
    using Step = StickState::Step;
    if (state.step == Step::under_way) return std::nullopt;
    state.result.reset();
    state.step = sticks.empty() ? Step::none_in : sticks.size() > 1 ? Step::several_in : Step::under_way;
    return state.step == Step::under_way ? std::optional(sticks.front()) : std::nullopt;
}

std::optional<StickSentence> stick_sentence(const StickState& state, Language language) {
    const StickTexts& texts = stick_texts(language);
    const auto says = [](std::string_view text, bool is_problem) {
        return StickSentence{.text = std::string(text), .is_problem = is_problem};
    };
    switch (state.step) {
        case StickState::Step::nothing: return std::nullopt;
        case StickState::Step::none_in: return says(texts.put_one_in, true);
        case StickState::Step::several_in: return says(texts.leave_one_in, true);
        case StickState::Step::under_way: return says(texts.under_way, false);
        case StickState::Step::ended: break;
    }
    if (!*state.result) return says(sentence_of(state.result->error().code, texts), true);
    return sentence_of(**state.result, language);
}

}  // namespace skranke
