#include "counter/tally_screen.hpp"

#include <algorithm>
#include <array>

#include "counter/console_texts.hpp"
#include "counter/people_texts.hpp"

namespace skranke {

namespace {

constexpr std::array<std::string_view, every_channel.size()> channel_keys{"P", "T", "M", "D", "B",
                                                                          "S", "W", "O", "Y"};
constexpr std::size_t keys = 10;

std::vector<OutcomeOption> channels_of(const TallyState& tally, Language language) {
    std::vector<OutcomeOption> options;
    for (std::size_t i = 0; i < every_channel.size(); ++i) {
        TallyState with = tally;
        with.channel = every_channel[i];
        options.push_back({.key = std::string(channel_keys[i]),
                           .label = std::string(label(every_channel[i], language)),
                           .chosen = tally.channel == every_channel[i],
                           .command = SetTally{with}});
    }
    return options;
}

// A second press takes the choice back: what nobody asked about is not said.
std::vector<OutcomeOption> kinds_of(const TallyState& tally, Language language) {
    std::vector<OutcomeOption> options;
    for (const EnquiryType type : {EnquiryType::information, EnquiryType::transaction}) {
        TallyState with = tally;
        with.type = tally.type == type ? std::nullopt : std::optional(type);
        options.push_back({.key = type == EnquiryType::information ? "I" : "R",
                           .label = std::string(label(type, language)),
                           .chosen = tally.type == type,
                           .command = SetTally{with}});
    }
    TallyState with = tally;
    with.misdirected = !tally.misdirected;
    options.push_back({.key = "F",
                       .label = std::string(people_texts(language).misdirected),
                       .chosen = tally.misdirected,
                       .command = SetTally{with}});
    return options;
}

std::size_t count_if(const Day& day, auto&& counts) {
    return static_cast<std::size_t>(std::ranges::count_if(day.enquiries, [&](const Enquiry& enquiry) {
        return enquiry.became.empty() && counts(enquiry.what);
    }));
}

// Where nobody is a volunteer, nothing is said of them.
std::optional<std::size_t> by_volunteers(const Day& day, const Municipality& municipality) {
    const auto is_volunteer = [&](const PersonId& id) {
        const Person* person = municipality.find(id);
        return person != nullptr && person->role == Role::volunteer;
    };
    if (std::ranges::none_of(municipality.staff, is_volunteer, &Person::id)) return std::nullopt;
    return static_cast<std::size_t>(std::ranges::count_if(day.enquiries, [&](const Enquiry& enquiry) {
        return enquiry.became.empty() && is_volunteer(enquiry.person);
    }));
}

}  // namespace

TallyScreen tally_screen(const Snapshot& snapshot, const ConsoleState& state, UtcTime now) {
    TallyScreen screen;
    screen.channels = channels_of(state.tally, state.language);
    screen.kinds = kinds_of(state.tally, state.language);
    const Day* day = open_day(snapshot, now);
    if (day == nullptr) {
        screen.closed = console_texts(state.language).day_not_open;
        return screen;
    }
    for (const Service& service : snapshot.municipality->services) {
        if (!is_offered_on(service, day->day)) continue;
        const auto count =
            count_if(*day, [&](const EnquiryRecorded& what) { return what.service == service.id; });
        const std::size_t place = screen.tiles.size() + 1;
        screen.tiles.push_back({.key = place <= keys ? std::to_string(place % keys) : std::string{},
                                .label = service.name,
                                .count = count > 0 ? std::to_string(count) : std::string{},
                                .command = Perform{RecordEnquiry{.channel = state.tally.channel,
                                                                 .source = EnquirySource::by_hand,
                                                                 .service = service.id,
                                                                 .type = state.tally.type,
                                                                 .misdirected = state.tally.misdirected}}});
    }
    screen.sum = say::tally_sum(
        {.in_all = count_if(*day, [](const EnquiryRecorded&) { return true; }),
         .information =
             count_if(*day, [](const auto& what) { return what.type == EnquiryType::information; }),
         .transaction =
             count_if(*day, [](const auto& what) { return what.type == EnquiryType::transaction; }),
         .misdirected = count_if(*day, [](const auto& what) { return what.misdirected; }),
         .by_volunteers = by_volunteers(*day, *snapshot.municipality)},
        state.language);
    if (state.volunteers) {
        const std::size_t goal = guidances_per_volunteer * state.volunteers->volunteers;
        screen.volunteers = say::volunteers_have_guided(state.volunteers->guidances, goal,
                                                        state.volunteers->since, state.language);
        screen.volunteers_share =
            std::min(1.0F, static_cast<float>(state.volunteers->guidances) / static_cast<float>(goal));
    }
    if (latest_enquiry_at(*day, state.desk) != nullptr)
        screen.take_back = ActionButton{.label = std::string(console_texts(state.language).undo),
                                        .key = "Z",
                                        .command = Perform{WithdrawEnquiry{}}};
    return screen;
}

}  // namespace skranke
