#pragma once
// The texts of the settings' page, in Danish and English. Danish is the source. The rest: console_texts.hpp.
#include <string>
#include <string_view>

#include "shared/queue/municipality.hpp"
#include "shared/text/language.hpp"

namespace skranke {

struct SettingsTexts {
    std::string_view settings, services, sites, people, desks;
    std::string_view search, nothing_found, not_in_use, new_service, new_colleague, new_site, new_desk,
        as_file;
    std::string_view store, storing, stored;
    std::string_view code, name, kle, kle_unknown, kle_expired, minutes, minutes_mean, bring, one_a_line,
        self_service, phone, needs_capability, needs_identity, needs_identity_means, express_means, in_use,
        in_use_means, first_day, last_day, all_desks_see;
    std::string_view discipline, strict, time_credit, escorted_credit, only_with_credit, express_credit,
        overtaken_at_most, not_overtaken_after, what_it_means, right_now;
    std::string_view site_name, quiet, quiet_means, keep_overnight, keep_overnight_means, site_kind,
        reduced_days, reduced_days_so, opening_hours, opening_hours_so, plan, plan_so;
    std::string_view initials, never_a_name, role, none_chosen_is_all, take_out, take_out_means,
        take_out_question;
    std::string_view desk_name, desk_site, desk_kind, capabilities, capabilities_mean;
    std::string_view discard_question, discard_means, discard, stay;
};

const SettingsTexts& settings_texts(Language language);

namespace say {

std::string_view role(Role role, Language language);
// "Udleverer numre, kalder ikke."
std::string_view role_means(Role role, Language language);
std::string_view desk_kind(DeskKind kind, Language language);
std::string_view site_kind(SiteKind kind, Language language);
// "1-12-2026 – 24-12-2026", "fra 1-12-2026", "til 24-12-2026"; empty: always.
std::string offered_between(std::optional<ServiceDay> first, std::optional<ServiceDay> last,
                            Language language);
// Who goes before whom, in docs/priority.md's words.
std::string rule_means(const RuleSettings& rule, Language language);
// In a row of the list: "Ledsagede først · højst 3 gange · højst 30 min."
std::string rule_in_short(const RuleSettings& rule, Language language);
// "Lige nu er A 041 den næste – med disse tal bliver det A 038."
std::string next_would_be(std::string_view now, std::string_view then, Language language);
std::string competences(std::size_t count, Language language);
std::string needed_by_services(std::string_view capabilities, Language language);

}  // namespace say

}  // namespace skranke
