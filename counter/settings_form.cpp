#include "counter/settings_form.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "counter/initials.hpp"
#include "counter/week_lines.hpp"
#include "shared/catalogue/check_names.hpp"
#include "shared/catalogue/check_service.hpp"
#include "shared/catalogue/check_set_up.hpp"
#include "shared/catalogue/reduced_days.hpp"
#include "shared/catalogue/service_columns.hpp"
#include "shared/catalogue/set_up_ids.hpp"
#include "shared/queue/set_up_words.hpp"
#include "shared/text/format.hpp"

namespace skranke {

namespace {

std::string flag_text(bool flag) { return std::string(flag ? flag_is_set : std::string_view{}); }

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blank = " \n";
    const auto first = text.find_first_not_of(blank);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

std::optional<int> whole_number(std::string_view text) {
    int number = 0;
    const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || rest != text.data() + text.size()) return std::nullopt;
    return number;
}

FieldTexts texts_of(const Service& service) {
    FieldTexts texts;
    for (const auto& column : service_columns())
        texts[std::string(column.name)] = column_text(column, service);
    return texts;
}

FieldTexts texts_of(const Site& site) {
    const RuleSettings& rule = site.rule;
    return {{"name", site.name},
            {"kind", std::string(identifier(site.kind))},
            {"reduced_days", reduced_days_text(site.reduced_days)},
            {"opening_hours", week_lines_text(site.opening_hours)},
            {"plan", week_lines_text(site.plan)},
            {"quiet", flag_text(is_quiet(site))},
            {"keep_overnight", flag_text(site.keep_overnight)},
            {"discipline", std::string(identifier(rule.discipline))},
            {"escorted_credit", fmt::to_string(rule.escorted_credit.count())},
            {"express_credit", fmt::to_string(rule.express_credit.count())},
            {"overtaken_at_most", fmt::to_string(rule.overtaken_at_most)},
            {"not_overtaken_after", fmt::to_string(rule.not_overtaken_after.count())}};
}

FieldTexts texts_of(const Person& person) {
    std::string competences;
    for (const auto& service : person.competences) competences = with_or_without(competences, service.text);
    return {{"initials", person.id.text},
            {"role", std::string(identifier(person.role))},
            {"competences", std::move(competences)}};
}

FieldTexts texts_of(const Desk& desk) {
    return {{"name", desk.name},
            {"site", desk.site.text},
            {"kind", std::string(identifier(desk.kind))},
            {"capabilities", fmt::format("{}", fmt::join(desk.capabilities, ", "))}};
}

template <class Value>
SettingsForm form_of(const Value& value, bool is_new) {
    FieldTexts texts = texts_of(value);
    return {.before = value, .is_new = is_new, .as_opened = texts, .typed = texts};
}

template <class Value>
std::optional<SettingsForm> form_of_any(const Value* value) {
    return value != nullptr ? std::optional(form_of(*value, false)) : std::nullopt;
}

template <class Value>
std::optional<Value> unless(bool is_new, const Value& value) {
    return is_new ? std::nullopt : std::optional(value);
}

struct Reader {
    const SettingsForm& form;

    ReadForm operator()(const Service& before) const {
        std::vector<SetUpFault> faults;
        Service after = before;
        for (const auto& column : service_columns()) {
            const auto text = trimmed(typed_in(form, column.name));
            if (!set_column(column, after, text)) continue;
            if (std::holds_alternative<std::optional<ServiceDay> Service::*>(column.member)) {
                faults.push_back({column.name, "Skriv datoen som 24-11-2026, eller lad feltet stå tomt.",
                                  "write the date as 24-11-2026, or leave it empty"});
                continue;
            }
            faults.push_back(
                {column.name, fmt::format("Skriv et helt tal fra 0 til {}.", expected_minutes_max.count()),
                 fmt::format("write a whole number from 0 to {}", expected_minutes_max.count())});
        }
        for (auto& fault : faults_of(after)) faults.push_back(std::move(fault));
        return {.edit = CatalogueEdit{.services = {{.before = unless(form.is_new, before), .after = after}}},
                .faults = std::move(faults)};
    }
    ReadForm operator()(const Site& before) const {
        Site after = before;
        RuleSettings& rule = after.rule;
        std::vector<SetUpFault> faults;
        after.name = trimmed(typed_in(form, "name"));
        after.keep_overnight = typed_in(form, "keep_overnight") == flag_is_set;
        if (form.is_new) {
            after.id = site_id_of(after.name);
            after.kind = site_kind_from(typed_in(form, "kind")).value_or(before.kind);
        }
        const auto reduced = reduced_days_typed(typed_in(form, "reduced_days"));
        if (reduced)
            after.reduced_days = *reduced;
        else
            faults.push_back(
                {"reduced_days",
                 fmt::format("Skriv dato, antal og årsag, for eksempel 24-11-2026 2 valg – ikke {}.",
                             in_quotes(reduced.error())),
                 fmt::format("write date, number and reason, as 24-11-2026 2 election: not {}",
                             in_quotes(reduced.error(), Language::english))});
        read_week(faults, "opening_hours", after.opening_hours, weekday_hours_in);
        read_week(faults, "plan", after.plan, planned_hours_in);
        // Left as its kind is, until somebody says otherwise.
        const bool quiet = typed_in(form, "quiet") == flag_is_set;
        if (quiet != is_quiet(before)) after.quiet = quiet;
        rule.discipline = discipline_from(typed_in(form, "discipline")).value_or(rule.discipline);
        const auto read = [&](std::string_view field, auto& number) {
            const auto typed = whole_number(trimmed(typed_in(form, field)));
            if (typed)
                number = std::remove_reference_t<decltype(number)>{*typed};
            else
                faults.push_back({field, "Skriv et helt tal.", "write a whole number"});
        };
        read("escorted_credit", rule.escorted_credit);
        read("express_credit", rule.express_credit);
        read("overtaken_at_most", rule.overtaken_at_most);
        read("not_overtaken_after", rule.not_overtaken_after);
        for (auto& fault : faults_of(after)) faults.push_back(std::move(fault));
        return {.edit = SiteEdit{.before = unless(form.is_new, before), .after = after},
                .faults = std::move(faults)};
    }
    template <class Line>
    void read_week(std::vector<SetUpFault>& faults, std::string_view field, std::vector<Line>& lines,
                   std::optional<Line> (&read)(std::string_view)) const {
        auto typed = week_lines_typed(typed_in(form, field), read);
        if (typed) {
            lines = *std::move(typed);
            return;
        }
        constexpr bool named = std::is_same_v<Line, PlannedHours>;
        faults.push_back(
            {field,
             fmt::format("Skriv {} – ikke {}.",
                         named ? "mandag 10.00-14.00 Lene, Jonas" : "mandag 10.00-17.00",
                         in_quotes(typed.error())),
             fmt::format("write {}: not {}", named ? "Monday 10:00-14:00 Lene, Jonas" : "Monday 10:00-17:00",
                         in_quotes(typed.error(), Language::english))});
    }
    ReadForm operator()(const Person& before) const {
        Person after = before;
        if (form.is_new) after.id.text = in_capitals(trimmed(typed_in(form, "initials")));
        after.role = role_from(typed_in(form, "role")).value_or(before.role);
        after.competences.clear();
        for (auto& word : words_of(typed_in(form, "competences")))
            after.competences.push_back({std::move(word)});
        return {.edit = PersonEdit{.before = unless(form.is_new, before), .after = after},
                .faults = form.is_new ? faults_of(after) : std::vector<SetUpFault>{}};
    }
    ReadForm operator()(const Desk& before) const {
        Desk after = before;
        after.name = trimmed(typed_in(form, "name"));
        after.capabilities = words_of(typed_in(form, "capabilities"));
        after.kind = desk_kind_from(typed_in(form, "kind")).value_or(before.kind);
        if (form.is_new) {
            after.site = {std::string(typed_in(form, "site"))};
            after.id = desk_id_of(after.site, after.name);
        }
        return {.edit = DeskEdit{.before = unless(form.is_new, before), .after = after},
                .faults = faults_of(after)};
    }
};

}  // namespace

std::optional<SettingsForm> open_form(const OpenForm& wanted, const Municipality& municipality,
                                      const SiteId& here) {
    switch (wanted.section) {
        case SettingsSection::services:
            if (wanted.id.empty()) return form_of(Service{}, true);
            return form_of_any(municipality.find(ServiceId{wanted.id}));
        case SettingsSection::sites:
            if (wanted.id.empty()) return form_of(Site{}, true);
            return form_of_any(municipality.find(SiteId{wanted.id}));
        case SettingsSection::people:
            if (wanted.id.empty()) return form_of(Person{}, true);
            return form_of_any(municipality.find(PersonId{wanted.id}));
        case SettingsSection::desks:
            if (wanted.id.empty()) return form_of(Desk{.id = {}, .site = here, .name = {}}, true);
            return form_of_any(municipality.find(DeskId{wanted.id}));
    }
    std::unreachable();
}

bool is_changed(const SettingsForm& form) { return form.typed != form.as_opened; }

ReadForm read_form(const SettingsForm& form, const Municipality& municipality) {
    ReadForm read = std::visit(Reader{form}, form.before);
    const bool name_is_wrong =
        std::ranges::find(read.faults, "name", &SetUpFault::column) != read.faults.end();
    if (auto fault = name_is_wrong ? std::nullopt : taken_name(read.edit, municipality))
        read.faults.push_back(*std::move(fault));
    return read;
}

std::string_view typed_in(const SettingsForm& form, std::string_view field) {
    const auto found = form.typed.find(field);
    return found == form.typed.end() ? std::string_view{} : std::string_view{found->second};
}

std::vector<std::string> words_of(std::string_view text) {
    constexpr std::string_view between = " ,;\n";
    std::vector<std::string> words;
    for (auto begin = text.find_first_not_of(between); begin != std::string_view::npos;) {
        const auto end = std::min(text.find_first_of(between, begin), text.size());
        words.emplace_back(text.substr(begin, end - begin));
        begin = text.find_first_not_of(between, end);
    }
    return words;
}

std::string with_or_without(std::string_view words, std::string_view word) {
    auto all = words_of(words);
    if (std::erase(all, word) == 0) all.emplace_back(word);
    return fmt::format("{}", fmt::join(all, " "));
}

}  // namespace skranke
