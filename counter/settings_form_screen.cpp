// What the form of a service, a rule, a colleague or a desk says.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "counter/console_texts.hpp"
#include "counter/settings_form.hpp"
#include "counter/settings_screen.hpp"
#include "counter/settings_texts.hpp"
#include "shared/catalogue/check_service.hpp"
#include "shared/queue/priority_rule.hpp"
#include "shared/queue/set_up_words.hpp"

namespace skranke {

namespace {

struct FormMaker {
    const SettingsForm& form;
    const Snapshot& snapshot;
    const ConsoleState& state;
    UtcTime now;
    const SettingsTexts& texts = settings_texts(state.language);
    const ReadForm read = read_form(form, *snapshot.municipality);

    // As far as it can be read, while it is typed.
    const RuleSettings& typed_rule() const { return std::get<SiteEdit>(read.edit).after.rule; }

    // Once it was tried, all is told; before, only what has been typed.
    std::string error_of(std::string_view field) const {
        const auto found = std::ranges::find(read.faults, field, &SetUpFault::column);
        if (found == read.faults.end()) return {};
        const auto opened = form.as_opened.find(field);
        const bool typed = opened == form.as_opened.end() || opened->second != typed_in(form, field);
        if (!typed && !form.tried) return {};
        return in_language(*found, state.language);
    }

    FormField line(std::string_view id, std::string_view label, std::string_view hint = {},
                   bool half = false) const {
        return {.id = std::string(id),
                .half = half,
                .label = std::string(label),
                .text = std::string(typed_in(form, id)),
                .hint = std::string(hint),
                .error = error_of(id)};
    }
    FormField lines(std::string_view id, std::string_view label, std::string_view hint) const {
        FormField field = line(id, label, hint);
        field.look = FieldLook::lines;
        return field;
    }
    // Set where the field says `set`; the box is drawn checked if it says so, or with `inverted` if not.
    FormField check(std::string_view id, std::string_view label, std::string_view means,
                    bool inverted = false) const {
        const bool set = typed_in(form, id) == flag_is_set;
        return {.id = std::string(id),
                .look = FieldLook::check,
                .label = std::string(label),
                .hint = std::string(means),
                .error = error_of(id),
                .checked = set != inverted,
                .options = {{.key = {},
                             .label = std::string(label),
                             .chosen = false,
                             .command = FillIn{std::string(id), set ? "" : std::string(flag_is_set)}}}};
    }
    FormField options(std::string_view id, std::string_view label, std::string_view hint = {}) const {
        FormField field = line(id, label, hint);
        field.look = FieldLook::options;
        return field;
    }
    void offer(FormField& field, std::string_view word, std::string_view label) const {
        field.options.push_back({.key = {},
                                 .label = std::string(label),
                                 .chosen = field.text == word,
                                 .command = FillIn{field.id, std::string(word)}});
    }
    static FormField note(std::string_view label, std::string text) {
        return {.id = std::string(label),
                .look = FieldLook::note,
                .label = std::string(label),
                .text = std::move(text)};
    }

    std::string kle_hint() const {
        const auto typed = typed_in(form, "kle");
        if (!is_kle_number(typed)) return {};
        const KleNumber* known = find_kle(state.settings.kle, typed);
        if (known == nullptr) return std::string(texts.kle_unknown);
        return known->expired ? std::string(texts.kle_expired) : known->title;
    }

    void describe(FormScreen& screen, const Service& service) const {
        screen.title = form.is_new ? std::string(texts.new_service)
                                   : fmt::format("{} {}", service.id.text, service.name);
        screen.introduction = texts.all_desks_see;
        std::vector<FormField> first;
        // All of it is in sight at once on a small screen: what is short stands in pairs.
        const FormField minutes = line("minutes", texts.minutes, texts.minutes_mean, true);
        if (form.is_new) {
            first.push_back(line("code", texts.code, {}, true));
            first.push_back(minutes);
        }
        first.push_back(line("name", texts.name));
        first.push_back(line("kle", texts.kle, kle_hint()));
        if (!form.is_new) first.push_back(minutes);
        first.push_back(line("needs_capability", texts.needs_capability, {}, true));
        if (form.is_new) first.push_back(line("phone", texts.phone, {}, true));
        first.push_back(line("self_service", texts.self_service));
        if (!form.is_new) first.push_back(line("phone", texts.phone));
        screen.columns = {std::move(first),
                          {lines("bring", texts.bring, texts.one_a_line),
                           check("needs_identity", texts.needs_identity, texts.needs_identity_means),
                           check("express", console_texts(state.language).express, texts.express_means)},
                          {lines("helps_with", console_texts(state.language).we_help_with, texts.one_a_line),
                           lines("does_not_help_with", console_texts(state.language).we_do_not_help_with,
                                 texts.one_a_line)}};
        if (!form.is_new) screen.columns[1].push_back(check("ended", texts.in_use, texts.in_use_means, true));
        screen.columns[1].push_back(line("first_day", texts.first_day, {}, true));
        screen.columns[1].push_back(line("last_day", texts.last_day, {}, true));
    }

    // What the rule, as it is typed, would do with those who wait now.
    std::string who_would_be_next(const Site& site) const {
        if (site.id != snapshot.site || !read.faults.empty()) return {};
        const Day* day = open_day(snapshot, now);
        if (day == nullptr) return {};
        const auto present = next_ticket(queue_view(snapshot, *day, state, now));
        Municipality changed = *snapshot.municipality;
        for (Site& other : changed.sites)
            if (other.id == site.id) other.rule = typed_rule();
        const auto then = next_ticket({.day = *day,
                                       .municipality = changed,
                                       .server = {.desk = state.desk, .person = state.person},
                                       .now = now});
        if (!present || !then) return {};
        return say::next_would_be(number_text(*present->ticket), number_text(*then->ticket), state.language);
    }

    void describe(FormScreen& screen, const Site& site) const {
        screen.title = form.is_new ? std::string(texts.new_site) : site.name;
        FormField discipline = options("discipline", texts.discipline);
        discipline.option_width = 160;
        offer(discipline, identifier(Discipline::strict), texts.strict);
        offer(discipline, identifier(Discipline::time_credit), texts.time_credit);
        const FormField name = line("name", texts.site_name);
        const std::vector<FormField> credits{
            std::move(discipline),
            line("escorted_credit", texts.escorted_credit, texts.only_with_credit, true),
            line("express_credit", texts.express_credit, {}, true)};
        const std::vector<FormField> bounds{
            line("overtaken_at_most", texts.overtaken_at_most),
            line("not_overtaken_after", texts.not_overtaken_after),
            check("quiet", texts.quiet, texts.quiet_means),
            check("keep_overnight", texts.keep_overnight, texts.keep_overnight_means)};
        if (form.is_new) {
            FormField kinds = options("kind", texts.site_kind);
            for (const SiteKind kind : every_site_kind)
                offer(kinds, identifier(kind), say::site_kind(kind, state.language));
            screen.columns = {{name, std::move(kinds)}, credits, bounds};
            return;
        }
        screen.columns = {credits,
                          bounds,
                          {lines("reduced_days", texts.reduced_days, texts.reduced_days_so),
                           note(texts.what_it_means, say::rule_means(typed_rule(), state.language))}};
        screen.columns.front().insert(screen.columns.front().begin(), name);
        screen.columns[1].push_back(lines("opening_hours", texts.opening_hours, texts.opening_hours_so));
        screen.columns.front().push_back(lines("plan", texts.plan, texts.plan_so));
        if (auto next = who_would_be_next(site); !next.empty())
            screen.columns.back().push_back(note(texts.right_now, std::move(next)));
    }

    void describe(FormScreen& screen, const Person& person) const {
        screen.title = form.is_new ? std::string(texts.new_colleague) : person.id.text;
        std::vector<FormField> first;
        if (form.is_new) first.push_back(line("initials", texts.initials, texts.never_a_name));
        const auto chosen = role_from(typed_in(form, "role")).value_or(person.role);
        FormField roles = options("role", texts.role, say::role_means(chosen, state.language));
        for (const Role role : every_role) offer(roles, identifier(role), say::role(role, state.language));
        first.push_back(std::move(roles));
        FormField services = options("competences", texts.services, texts.none_chosen_is_all);
        services.option_width = 270;
        const auto held = words_of(services.text);
        for (const Service& service : snapshot.municipality->services) {
            const bool known = std::ranges::find(held, service.id.text) != held.end();
            if (service.ended && !known) continue;
            services.options.push_back(
                {.key = {},
                 .label = service.name,
                 .chosen = known,
                 .command = FillIn{services.id, with_or_without(services.text, service.id.text)}});
        }
        screen.columns = {std::move(first), {std::move(services)}};
        if (!form.is_new)
            screen.other = ActionButton{.label = std::string(texts.take_out), .command = AskTakeOut{}};
    }

    void describe(FormScreen& screen, const Desk& desk) const {
        screen.title = form.is_new ? std::string(texts.new_desk)
                                   : fmt::format("{} – {}", desk.name, site_name(snapshot, desk.site));
        FormField kinds = options("kind", texts.desk_kind);
        for (const DeskKind kind : every_desk_kind)
            offer(kinds, identifier(kind), say::desk_kind(kind, state.language));
        std::set<std::string> needed;
        for (const Service& service : snapshot.municipality->services)
            if (!service.needs_capability.empty()) needed.insert(service.needs_capability);
        const auto hint = needed.empty() ? std::string(texts.capabilities_mean)
                                         : say::needed_by_services(fmt::format("{}", fmt::join(needed, ", ")),
                                                                   state.language);
        screen.columns = {{line("name", texts.desk_name), line("capabilities", texts.capabilities, hint)},
                          {std::move(kinds)}};
        if (!form.is_new) return;
        FormField sites = options("site", texts.desk_site);
        for (const Site& site : snapshot.municipality->sites) offer(sites, site.id.text, site.name);
        screen.columns.push_back({std::move(sites)});
    }
};

}  // namespace

FormScreen form_screen(const SettingsForm& form, const Snapshot& snapshot, const ConsoleState& state,
                       UtcTime now) {
    const FormMaker maker{.form = form, .snapshot = snapshot, .state = state, .now = now};
    const SettingsTexts& texts = settings_texts(state.language);
    FormScreen screen;
    std::visit([&](const auto& before) { maker.describe(screen, before); }, form.before);
    screen.id = screen.title;
    if (!maker.read.faults.empty()) screen.first_fault = maker.read.faults.front().column;
    screen.refusal = form.refusal;
    const bool storing = state.settings.storing.has_value();
    screen.back = {
        .label = std::string(console_texts(state.language).go_back), .key = "Esc", .command = Back{}};
    screen.store = {.label = std::string(storing ? texts.storing : texts.store),
                    .key = "Ctrl S",
                    .enabled = is_changed(form) && !storing,
                    .command = StoreForm{}};
    return screen;
}

}  // namespace skranke
