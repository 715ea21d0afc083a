// The sentences of console_texts.hpp that have something to fill in.
#include <fmt/format.h>

#include "counter/console_texts.hpp"
#include "shared/text/format.hpp"

namespace skranke::say {

namespace {

// The same sentence in the two languages; the arguments stand in the same order in both.
template <class... Args>
std::string either(Language language, fmt::format_string<const Args&...> danish,
                   fmt::format_string<const Args&...> english, const Args&... args) {
    return fmt::format(language == Language::danish ? danish : english, args...);
}

std::string devices(std::size_t count, Language language) {
    return language == Language::danish
               ? counted(static_cast<std::int64_t>(count), "enhed", "enheder", language)
               : counted(static_cast<std::int64_t>(count), "device", "devices", language);
}

std::string events(std::size_t count, Language language) {
    return language == Language::danish
               ? counted(static_cast<std::int64_t>(count), "hændelse", "hændelser", language)
               : counted(static_cast<std::int64_t>(count), "event", "events", language);
}

std::string since_clause(std::optional<UtcTime> since, Language language) {
    return since ? either(language, " siden {}", " since {}", at_time(*since, language)) : std::string{};
}

}  // namespace

std::string number_to_desk(std::string_view number, std::string_view desk, Language language) {
    return either(language, "{} til {}", "{} to {}", number, desk);
}

std::string on_the_way_to(std::string_view desk, Language language) {
    return either(language, "På vej til {}", "On the way to {}", desk);
}

std::string came_at(UtcTime time, Language language) {
    return either(language, "kom {}", "came {}", at_time(time, language));
}

std::string since(UtcTime time, Language language) {
    return either(language, "siden {}", "since {}", at_time(time, language));
}

std::string called_times(std::size_t times, UtcTime latest, Language language) {
    const auto count = language == Language::danish
                           ? counted(static_cast<std::int64_t>(times), "gang", "gange", language)
                           : counted(static_cast<std::int64_t>(times), "time", "times", language);
    return either(language, "kaldt {}, {}", "called {}, {}", count, at_time(latest, language));
}

std::string started_and_waited(UtcTime started, std::chrono::milliseconds waited, Language language) {
    return either(language, "startet {} · ventede {}", "started {} · waited {}", at_time(started, language),
                  short_duration(waited, language));
}

std::string why(std::string_view number, Language language) {
    return either(language, "Hvorfor {}?", "Why {}?", number);
}

std::string why_before(std::string_view number, std::string_view next, Language language) {
    return either(language, "Hvorfor {} før {}?", "Why {} before {}?", number, next);
}

std::string only_at(std::string_view desk, Language language) {
    if (desk.empty()) {
        return language == Language::danish ? "Kun en kollega" : "Only a colleague";
    }
    return either(language, "Kun {}", "Only {}", desk);
}

std::string appointment(UtcTime time, Language language) {
    return either(language, "Tid {}", "At {}", time_of_day(time, language));
}

std::string after_the_call(std::string reason, Language language) {
    const std::string_view before = language == Language::danish ? "går foran" : "goes ahead";
    const std::string_view after = language == Language::danish ? "gik foran" : "went ahead";
    if (const auto place = reason.find(before); place != std::string::npos) {
        reason.replace(place, before.size(), after);
    }
    return reason;
}

std::string sentence(std::string text) {
    if (!text.empty() && text.back() != '.') {
        text += '.';
    }
    return text;
}

std::string usually_takes(std::chrono::minutes minutes, Language language) {
    return fmt::format("{} {}", language == Language::danish ? "Tager typisk" : "Usually takes",
                       minutes_in_words(minutes, language));
}

std::string next_is(std::string_view number, Language language) {
    return fmt::format("{} {}", console_texts(language).next, number);
}

std::string recall_again_in(std::chrono::seconds remaining, Language language) {
    const auto seconds = remaining.count();
    return language == Language::danish
               ? fmt::format("kan bruges igen om {}", counted(seconds, "sekund", "sekunder", language))
               : fmt::format("can be used again in {}", counted(seconds, "second", "seconds", language));
}

std::string ended_as(std::string_view number, UtcTime at, std::string_view as, Language language) {
    return either(language, "{} afsluttet {} {}", "{} finished {} {}", number, at_time(at, language), as);
}

std::string stayed_away(std::string_view number, UtcTime at, Language language) {
    return either(language, "{} udeblev {}", "{} did not come, {}", number, at_time(at, language));
}

std::string as_outcomes(const std::vector<Outcome>& outcomes, std::string_view referred_to,
                        Language language) {
    std::vector<std::string> words;
    for (const Outcome outcome : outcomes) {
        words.push_back(outcome == Outcome::referred && !referred_to.empty()
                            ? either(language, "Henvist til {}", "Referred to {}", referred_to)
                            : std::string(label(outcome, language)));
    }
    const std::string list = list_text(words, language == Language::danish ? " og " : " and ");
    return either(language, "som {}", "as {}", list);
}

std::string waiting_count(std::size_t count, Language language) {
    return either(language, "{} venter", "{} waiting", count);
}

std::string longest_wait(std::chrono::milliseconds wait, Language language) {
    return either(language, "længst {}", "longest {}", short_duration(wait, language));
}

std::string called_at_two_desks(std::string_view number, Language language) {
    return either(language, "{} blev kaldt ved to skranker, mens I var uden forbindelse",
                  "{} was called at two desks while you were not connected", number);
}

std::string network_back_at(UtcTime time, Language language) {
    return either(language, "net igen {}", "network back {}", at_time(time, language));
}

std::string called_at(UtcTime time, bool stands, Language language) {
    auto text = either(language, "kaldt {}", "called {}", at_time(time, language));
    if (stands) {
        text += language == Language::danish ? " – gælder nu" : " – stands now";
    }
    return text;
}

std::string here_at(std::string_view desk, Language language) {
    return either(language, "Her ved {}", "Here at {}", desk);
}

std::string at_desk(std::string_view desk, Language language) {
    return either(language, "Ved {}", "At {}", desk);
}

std::string call_there_stands(Language language) {
    return language == Language::danish ? "Kaldet dér gælder, og du kan kalde næste"
                                        : "The call there stands, and you can call the next";
}

std::string call_here_stands(std::string_view other_desk, Language language) {
    return either(language, "Kaldet her gælder, og {} får besked", "The call here stands, and {} is told",
                  other_desk);
}

std::string moves_here(std::string_view number, std::string_view other_desk, Language language) {
    return either(language, "{} flyttes hertil, og {} får besked", "{} is moved here, and {} is told", number,
                  other_desk);
}

std::string moves_there(std::string_view number, std::string_view other_desk, Language language) {
    return either(language, "{} flyttes til {}, og du kan kalde næste",
                  "{} is moved to {}, and you can call the next", number, other_desk);
}

std::string back_in_queue(std::string_view number, UtcTime kept_from, Language language) {
    return either(language, "{} går i køen igen og beholder tiden fra {}",
                  "{} goes back in line and keeps the time from {}", number, at_time(kept_from, language));
}

std::string look_at_it_afterwards(std::string_view number, Language language) {
    return either(language, "{} blev kaldt to gange – se på det bagefter",
                  "{} was called twice – look at it afterwards", number);
}

std::string search_services(std::size_t count, Language language) {
    return either(language, "Søg blandt {} emner", "Search {} services", count);
}

std::string stored_at(UtcTime time, Language language) {
    return either(language, "Gemt {}", "Stored {}", at_time(time, language));
}

std::string your_number_is(std::string_view number, Language language) {
    const auto words = either(language, "Du har nummer {}.", "You have number {}.", number);
    return in_quotes(words, language);
}

std::string escorted_card_seen(UtcTime time, Language language) {
    return either(language, "Ledsaget, ID-kort set {}.", "Escorted, ID card seen {}.",
                  at_time(time, language));
}

std::string called_after(std::string_view number, Language language) {
    return either(language, "Kaldes efter {}.", "Will be called after {}.", number);
}

std::string did_not_come(std::string_view number, Language language) {
    return either(language, "Er {} udeblevet?", "Did {} not come?", number);
}

std::string called_since(std::size_t times, UtcTime first, Language language) {
    const auto count = language == Language::danish
                           ? counted(static_cast<std::int64_t>(times), "gang", "gange", language)
                           : counted(static_cast<std::int64_t>(times), "time", "times", language);
    return either(language, "Kaldt {} siden {}. Kommer borgeren senere, beholder nummeret sin tid.",
                  "Called {} since {}. If the citizen comes later, the number keeps its time.", count,
                  at_time(first, language));
}

std::string open_day_on(ServiceDay day, std::string_view site, Language language) {
    return fmt::format("{}, {}", long_date_text(day, language), site);
}

std::string returned_to_queue(std::string_view number, Language language) {
    return either(language, "{} er i køen igen", "{} is back in line", number);
}

std::string keeps_time_after_no_show(UtcTime issued, Language language) {
    return either(language, "Mødte ikke op, da nummeret blev kaldt. Kommer tilbage med tiden fra {}.",
                  "Did not come when called. Gets back in with the time from {}.", at_time(issued, language));
}

std::string number_back_to_queue(std::string_view number, Language language) {
    return either(language, "{} tilbage i køen", "{} back in line", number);
}

std::string transferred_to(std::string_view number, std::string_view service, Language language) {
    return either(language, "{} er viderestillet til {}", "{} was transferred to {}", number, service);
}

std::string called_in_vain(std::size_t times, Language language) {
    return either(language, "kaldt {} gange uden svar – tryk U, hvis borgeren ikke kommer",
                  "called {} times in vain – press U if the citizen does not come", times);
}

std::string time_left_out(Language language) {
    return language == Language::danish ? "– tiden tælles ikke med" : "– the time is not counted";
}

std::string topic_added(std::string_view number, std::size_t topics, Language language) {
    return either(language, "{} har nu {} emner", "{} now has {} topics", number, topics);
}

std::string now_is(std::string_view number, TicketStatus status, Language language) {
    return either(language, "{}: {}", "{}: {}", number, label(status, language));
}

std::string card_checked(std::string_view number, bool shown, Language language) {
    if (shown) {
        return either(language, "ID-kort set: {} går foran den almindelige kø",
                      "ID card seen: {} goes ahead of the ordinary line", number);
    }
    return either(language, "Uden ID-kort går turen for {} i den almindelige kø",
                  "Without an ID card the turn of {} is in the ordinary line", number);
}

std::string is_again(std::string_view number, TicketStatus status, Language language) {
    return either(language, "Fortrudt: {} står igen som {}", "Undone: {} is {} again", number,
                  in_quotes(label(status, language), language));
}

std::string date_question(ServiceDay day, Language language) {
    return either(language, "Uret siger {} den {}.", "The clock says {}, {}.", weekday_text(day, language),
                  date_text(day, language));
}

std::string runs_on_copy(TicketNumber known, ServiceDay day, Language language) {
    const auto start =
        either(language,
               "Enheden er startet på en kopi af sin disk. Den kan have givet flere numre, end den "
               "ved.",
               "This device goes on from a copy of its disk. It may have given out more numbers "
               "than it knows of.");
    // The date is named: an answer about another day would be believed.
    const std::string date = long_date_text(day, language);
    if (known.number == 0)
        return start +
               either(language, " Den kender ingen fra i dag, {}.", " It knows of none today, {}.", date);
    return start + either(language, " Det sidste, den kender fra i dag, {}, er {}.",
                          " The last it knows of today, {}, is {}.", date, number_text(known));
}

std::string last_number_of(char letter, Language language) {
    return either(language, "Sidste nummer i serien {}", "Last number of the series {}", letter);
}

std::string go_on_after(TicketNumber last, Language language) {
    return either(language, "Fortsæt efter {}", "Go on after {}", number_text(last));
}

std::string unknown_go_on_after(TicketNumber last, Language language) {
    return either(language, "Ved ikke – fortsæt efter {}", "Not known – go on after {}", number_text(last));
}

std::string connected_with(std::size_t count, Language language) {
    return either(language, "Forbundet med {} – alt er gemt og delt",
                  "Connected with {} – everything is stored and shared", devices(count, language));
}

std::string connected_and_sharing(std::size_t count, Language language) {
    return either(language, "Forbundet med {} – alt er gemt og deles nu",
                  "Connected with {} – everything is stored and being shared", devices(count, language));
}

std::string not_taken_from(std::string_view who, Language language) {
    return either(language, "Noget fra {} kunne ikke læses og er ikke taget med",
                  "Something from {} could not be read, and was left out", who);
}

std::string missing_since(std::string_view who, std::optional<UtcTime> since, Language language) {
    return either(language, "Alt gemmes her – {} mangler{}", "Everything is kept here – {} is missing{}", who,
                  since_clause(since, language));
}

std::string missing_devices(std::size_t count, std::optional<UtcTime> since, Language language) {
    return either(language, "Alt gemmes her – {} mangler{}", "Everything is kept here – {} are missing{}",
                  devices(count, language), since_clause(since, language));
}

std::string service_and_needs(std::string service, const NeedSet& needs, Language language) {
    return needs.empty() ? service : fmt::format("{} · {}", service, in_words(needs, language));
}

std::string_view not_stored(std::optional<ErrorCode> why, Language language) {
    const ConsoleTexts& texts = console_texts(language);
    return why == ErrorCode::disk_full ? texts.disk_full : texts.cannot_store;
}

std::string without_network(std::optional<UtcTime> since, Language language) {
    return either(language, "Uden net{} – alt gemmes her", "No network{} – everything is kept here",
                  since_clause(since, language));
}

std::string waiting_for_sync(std::size_t count, Language language) {
    return language == Language::danish
               ? fmt::format("{} venter på synkronisering", events(count, language))
               : fmt::format("{} waiting to be synchronised", events(count, language));
}

std::string connected_again(UtcTime at, std::size_t unsettled, Language language) {
    auto text = either(language, "Forbundet igen {} – alt er flettet",
                       "Connected again {} – everything is merged", at_time(at, language));
    if (unsettled == 1) {
        text += language == Language::danish ? ", ét nummer skal afklares" : ", one number must be settled";
    } else if (unsettled > 1) {
        text += either(language, ", {} numre skal afklares", ", {} numbers must be settled", unsettled);
    }
    return text;
}

std::string about_calls(std::size_t count, Language language) {
    return either(language, "ca.\u00a0{} kald", "about {} calls", count);
}

std::string priority_cost(std::size_t times, std::chrono::milliseconds each, Language language) {
    constexpr std::size_t shown_from = 5;
    if (times < shown_from) {
        return language == Language::danish ? "Ledsagede gik foran færre end 5\u00a0gange."
                                            : "Escorted citizens went ahead fewer than 5\u00a0times.";
    }
    const double minutes = std::chrono::duration<double, std::ratio<60>>(each).count();
    return either(language, "Ledsagede gik foran {}\u00a0gange. Det kostede andre {}\u00a0min. i gennemsnit.",
                  "Escorted citizens went ahead {}\u00a0times. It cost others {}\u00a0min. on average.",
                  times, decimal_text(minutes, 1, language));
}

std::string hour_column(int hour, Language language) {
    return either(language, "kl.\u00a0{:02}", "{:02}:00", hour);
}

std::string last_seen(UtcTime at, Language language) {
    return either(language, "sidst set {}", "last seen {}", at_time(at, language));
}

std::string since_by(std::string_view what, UtcTime at, std::string_view who, Language language) {
    const std::string by = who.empty() ? std::string{} : fmt::format(" ({})", who);
    return either(language, "{} siden {}{}", "{} since {}{}", what, at_time(at, language), by);
}

std::string others(std::size_t count, Language language) {
    return either(language, "{}\u00a0andre", "{}\u00a0others", count);
}

std::string not_helped(std::string_view numbers, std::size_t count, Language language) {
    if (count == 1) {
        return either(language, "{} er ikke hjulpet endnu.", "{} has not been helped yet.", numbers);
    }
    return either(language, "{} er ikke hjulpet endnu.", "{} have not been helped yet.", numbers);
}

std::string was_not_helped(std::string_view numbers, std::size_t count, Language language) {
    if (count == 1) {
        return either(language, "{} blev ikke hjulpet.", "{} was not helped.", numbers);
    }
    return either(language, "{} blev ikke hjulpet.", "{} were not helped.", numbers);
}

std::string drive_on_to(std::string_view stop, Language language) {
    return either(language, "Kør til {}", "Drive on to {}", stop);
}

std::string waits_for(std::string_view person, Language language) {
    return either(language, "Venter på {}", "Waits for {}", person);
}

std::string here_now(std::size_t count, Language language) {
    return either(language, "{} her nu", "{} here now", count);
}

std::string paper_block(std::string_view first, std::string_view last, std::size_t left, Language language) {
    return either(language, "{} til {}: {} mangler at blive skrevet ind", "{} to {}: {} not entered yet",
                  first, last, left);
}

}  // namespace skranke::say
