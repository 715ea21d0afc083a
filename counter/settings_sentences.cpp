// The sentences of the settings' page that are put together of several parts.
#include <fmt/format.h>

#include <utility>

#include "counter/settings_texts.hpp"
#include "shared/text/format.hpp"

namespace skranke {

namespace {

template <class... Args>
std::string either(Language language, fmt::format_string<const Args&...> danish_words,
                   fmt::format_string<const Args&...> english_words, const Args&... args) {
    return fmt::format(language == Language::danish ? danish_words : english_words, args...);
}

std::string_view either(Language language, std::string_view danish_words, std::string_view english_words) {
    return language == Language::danish ? danish_words : english_words;
}

}  // namespace

namespace say {

std::string_view role(Role role, Language language) {
    switch (role) {
        case Role::advisor: return either(language, "Borgervejleder", "Advisor");
        case Role::host: return either(language, "Vært", "Host");
        case Role::volunteer: return either(language, "Frivillig", "Volunteer");
        case Role::outreach_worker: return either(language, "Opsøgende medarbejder", "Outreach worker");
        case Role::manager: return either(language, "Leder", "Manager");
        case Role::site_admin: return either(language, "Lokaladministrator", "Site administrator");
    }
    std::unreachable();
}

std::string_view role_means(Role role, Language language) {
    switch (role) {
        case Role::advisor:
        case Role::outreach_worker:
            return either(language, "Kalder og hjælper med alle emner.",
                          "Calls, and helps with every service.");
        case Role::host:
            return either(language, "Udleverer numre, kalder ikke.", "Hands out numbers, does not call.");
        case Role::volunteer:
            return either(language, "Hjælper, men ikke hvor identiteten skal fastslås.",
                          "Helps, but not where identity is established.");
        case Role::manager:
        case Role::site_admin:
            return either(language, "Som borgervejleder, og kan ændre indstillinger.",
                          "As an advisor, and can change the settings.");
    }
    std::unreachable();
}

std::string_view desk_kind(DeskKind kind, Language language) {
    switch (kind) {
        case DeskKind::skranke: return either(language, "Skranke", "Counter");
        case DeskKind::bord: return either(language, "Bord", "Table");
        case DeskKind::gulv: return either(language, "Gulv", "Floor");
        case DeskKind::mobil: return either(language, "I bussen", "In the van");
        case DeskKind::telefon: return either(language, "Telefon", "Telephone");
    }
    std::unreachable();
}

std::string_view site_kind(SiteKind kind, Language language) {
    switch (kind) {
        case SiteKind::library: return either(language, "Bibliotek", "Library");
        case SiteKind::drop_in_centre: return either(language, "Værested", "Drop-in centre");
        case SiteKind::mobile: return either(language, "Stop for bussen", "Stop of the van");
    }
    std::unreachable();
}

std::string offered_between(std::optional<ServiceDay> first, std::optional<ServiceDay> last,
                            Language language) {
    if (first && last) return fmt::format("{} – {}", date_text(*first, language), date_text(*last, language));
    if (first) return either(language, "fra {}", "from {}", date_text(*first, language));
    return last ? either(language, "til {}", "until {}", date_text(*last, language)) : std::string{};
}

std::string rule_means(const RuleSettings& rule, Language language) {
    std::string words =
        rule.discipline == Discipline::strict
            ? std::string(either(language, "Ledsagede borgere, hvis kommunale ID-kort er set, går først.",
                                 "Escorted citizens whose municipal ID card was seen go first."))
            : either(language,
                     "Ledsagede borgere, hvis kommunale ID-kort er set, tæller, som om de kom {} minutter "
                     "tidligere.",
                     "Escorted citizens whose municipal ID card was seen count as having come {} minutes "
                     "earlier.",
                     rule.escorted_credit.count());
    if (rule.express_credit.count() > 0)
        words +=
            either(language, " Korte ærinder tæller, som om de kom {} minutter tidligere.",
                   " Short errands count as having come {} minutes earlier.", rule.express_credit.count());
    words +=
        either(language,
               " Ingen går foran en borger, der kom før og ikke er ledsaget, når den borger er overhalet "
               "{} gange i træk eller har ventet {} minutter.",
               " Nobody goes ahead of a citizen who came earlier and is not escorted, once that citizen "
               "has been overtaken {} times in a row or has waited {} minutes.",
               rule.overtaken_at_most, rule.not_overtaken_after.count());
    return words;
}

std::string rule_in_short(const RuleSettings& rule, Language language) {
    const auto first = rule.discipline == Discipline::strict
                           ? std::string(either(language, "Ledsagede går først", "The escorted go first"))
                           : either(language, "Ledsagede får {} min.", "The escorted get {} min.",
                                    rule.escorted_credit.count());
    return first + either(language, " · overhales højst {} gange · ikke efter {} min.",
                          " · overtaken at most {} times · not after {} min.", rule.overtaken_at_most,
                          rule.not_overtaken_after.count());
}

std::string next_would_be(std::string_view now, std::string_view then, Language language) {
    if (now == then)
        return either(language, "{} er den næste – også med disse tal.", "{} is next – with these, too.",
                      now);
    return either(language, "{} er den næste. Med disse tal bliver det {}.",
                  "{} is next. With these it would be {}.", now, then);
}

std::string competences(std::size_t count, Language language) {
    if (count == 1) return std::string(either(language, "1 emne", "1 service"));
    return either(language, "{} emner", "{} services", count);
}

std::string needed_by_services(std::string_view capabilities, Language language) {
    return either(language, "Emner kræver: {}", "Services need: {}", capabilities);
}

}  // namespace say

}  // namespace skranke
