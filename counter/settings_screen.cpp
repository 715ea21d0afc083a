#include "counter/settings_screen.hpp"

#include <algorithm>
#include <utility>

#include "counter/console_texts.hpp"
#include "counter/service_picker.hpp"
#include "counter/settings_texts.hpp"
#include "shared/text/format.hpp"

namespace skranke {

namespace {

void append(std::string& words, std::string_view more) {
    if (more.empty()) return;
    if (!words.empty()) words += " · ";
    words += more;
}

SettingsRow row_of(const Service& service, Language language) {
    SettingsRow row{.id = service.id.text,
                    .mark = service.id.text,
                    .title = service.name,
                    .more = service.kle,
                    .quiet = service.ended,
                    .command = OpenForm{SettingsSection::services, service.id.text}};
    if (service.expected.count() > 0) append(row.more, short_duration(service.expected, language));
    append(row.more, say::offered_between(service.first_day, service.last_day, language));
    if (service.ended) row.more = settings_texts(language).not_in_use;
    return row;
}

SettingsRow row_of(const Site& site, Language language) {
    return {.id = site.id.text,
            .mark = {},
            .title = site.name,
            .more = say::rule_in_short(site.rule, language),
            .command = OpenForm{SettingsSection::sites, site.id.text}};
}

SettingsRow row_of(const Person& person, Language language) {
    SettingsRow row{.id = person.id.text,
                    .mark = {},
                    .title = person.id.text,
                    .more = std::string(say::role(person.role, language)),
                    .command = OpenForm{SettingsSection::people, person.id.text}};
    if (!person.competences.empty()) append(row.more, say::competences(person.competences.size(), language));
    return row;
}

SettingsRow row_of(const Desk& desk, const Snapshot& snapshot, Language language) {
    SettingsRow row{.id = desk.id.text,
                    .mark = {},
                    .title = desk.name,
                    .more = site_name(snapshot, desk.site),
                    .command = OpenForm{SettingsSection::desks, desk.id.text}};
    append(row.more, say::desk_kind(desk.kind, language));
    for (const auto& capability : desk.capabilities) append(row.more, capability);
    return row;
}

std::vector<SettingsRow> all_rows(SettingsSection section, const Snapshot& snapshot, Language language) {
    const Municipality& municipality = *snapshot.municipality;
    std::vector<SettingsRow> rows;
    switch (section) {
        case SettingsSection::services:
            for (const bool ended : {false, true})
                for (const Service& service : municipality.services)
                    if (service.ended == ended) rows.push_back(row_of(service, language));
            break;
        case SettingsSection::sites:
            for (const Site& site : municipality.sites) rows.push_back(row_of(site, language));
            break;
        case SettingsSection::people:
            for (const Person& person : municipality.staff) rows.push_back(row_of(person, language));
            break;
        case SettingsSection::desks:
            for (const Desk& desk : municipality.desks) rows.push_back(row_of(desk, snapshot, language));
            break;
    }
    return rows;
}

ActionButton adding(SettingsSection section, const SettingsTexts& texts) {
    const auto label = [&] {
        switch (section) {
            case SettingsSection::services: return texts.new_service;
            case SettingsSection::sites: return texts.new_site;
            case SettingsSection::people: return texts.new_colleague;
            case SettingsSection::desks: return texts.new_desk;
        }
        std::unreachable();
    };
    return {.label = std::string(label()), .command = OpenForm{section}};
}

}  // namespace

bool may_change_settings(const Snapshot& snapshot, const ConsoleState& state) {
    const Person* person = snapshot.municipality->find(state.person);
    return person != nullptr && may(person->role, Permission::change_set_up);
}

SettingsScreen settings_screen(const Snapshot& snapshot, const ConsoleState& state, UtcTime now) {
    const SettingsTexts& texts = settings_texts(state.language);
    const SettingsPage& page = state.settings;
    SettingsScreen screen;
    const auto add_section = [&](SettingsSection section, std::string_view label) {
        screen.sections.push_back({.key = {},
                                   .label = std::string(label),
                                   .chosen = page.section == section,
                                   .command = ShowSettings{section}});
    };
    add_section(SettingsSection::services, texts.services);
    add_section(SettingsSection::sites, texts.sites);
    add_section(SettingsSection::people, texts.people);
    add_section(SettingsSection::desks, texts.desks);
    screen.searchable = page.section != SettingsSection::sites;
    screen.search = page.search;
    screen.rows = all_rows(page.section, snapshot, state.language);
    std::erase_if(screen.rows, [&](const SettingsRow& row) {
        return !matches_search(row.mark + " " + row.title + " " + row.more, page.search);
    });
    if (screen.rows.empty()) screen.nothing = texts.nothing_found;
    screen.latest = page.latest;
    screen.add = adding(page.section, texts);
    if (page.section == SettingsSection::services) screen.note = texts.as_file;
    if (page.form) screen.form = form_screen(*page.form, snapshot, state, now);
    return screen;
}

QuestionScreen settings_question_screen(const SettingsQuestion& question, const ConsoleState& state) {
    const SettingsTexts& texts = settings_texts(state.language);
    QuestionScreen screen;
    screen.title = question.takes_out ? texts.take_out_question : texts.discard_question;
    screen.text = question.takes_out ? texts.take_out_means : texts.discard_means;
    screen.primary = {.label = std::string(question.takes_out ? texts.take_out : texts.discard),
                      .key = "J",
                      .command = Continue{}};
    screen.back = {.label = std::string(texts.stay), .key = "Esc", .command = Back{}};
    return screen;
}

}  // namespace skranke
