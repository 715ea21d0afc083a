#include "sync/node/municipality_entries.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "shared/queue/set_up_words.hpp"

namespace skranke {

namespace {

// A document that anybody may have written says nothing sillier than this. A word of a later version reads as
// the first of its kind.
std::int64_t bounded(std::optional<std::int64_t> value, std::int64_t otherwise, std::int64_t most) {
    return value && *value >= 0 && *value <= most ? *value : otherwise;
}

std::chrono::minutes read_minutes(const DocumentFields& fields, std::string_view name,
                                  std::chrono::minutes otherwise) {
    constexpr std::chrono::minutes day{std::chrono::hours{24}};
    return std::chrono::minutes{bounded(fields.integer(name), otherwise.count(), day.count())};
}

RuleSettings read_rule(const DocumentFields& fields) {
    constexpr int overtaken_max = 1000;
    const RuleSettings usual;
    return {.discipline = discipline_from(fields.text_or("discipline")).value_or(every_discipline.front()),
            .escorted_credit = read_minutes(fields, "escorted_credit", usual.escorted_credit),
            .express_credit = read_minutes(fields, "express_credit", usual.express_credit),
            .overtaken_at_most = static_cast<int>(
                bounded(fields.integer("overtaken_at_most"), usual.overtaken_at_most, overtaken_max)),
            .not_overtaken_after = read_minutes(fields, "not_overtaken_after", usual.not_overtaken_after)};
}

std::string day_text(const std::optional<ServiceDay>& day) { return day ? to_iso(*day) : std::string{}; }

std::optional<ServiceDay> read_day(std::string_view text) {
    const auto day = parse_service_day(text);
    return day ? std::optional(*day) : std::nullopt;
}

// "2026-11-24 2 election" each.
std::vector<std::string> reduced_day_texts(const std::vector<ReducedDay>& days) {
    std::vector<std::string> texts;
    for (const ReducedDay& reduced : days)
        texts.push_back(
            fmt::format("{} {} {}", to_iso(reduced.day), reduced.people, identifier(reduced.because)));
    return texts;
}

std::vector<ReducedDay> read_reduced_days(const std::vector<std::string>& texts) {
    std::vector<ReducedDay> days;
    for (const std::string_view text : texts) {
        constexpr std::size_t date_length = 10;
        const auto day = read_day(text.substr(0, date_length));
        if (!day || text.size() < date_length + 2 || text[date_length] != ' ') continue;
        ReducedDay reduced{.day = *day};
        const char* const end = text.data() + text.size();
        const auto [rest, error] = std::from_chars(text.data() + date_length + 1, end, reduced.people);
        if (error != std::errc{} || reduced.people < 0 || reduced.people > reduced_people_max) continue;
        const std::string_view because(rest == end ? rest : rest + 1, end);
        reduced.because = reduced_because_from(because).value_or(ReducedBecause::other);
        days.push_back(reduced);
    }
    std::ranges::sort(days, {}, &ReducedDay::day);
    return days;
}

// In English: "Monday 10:00-14:00 Lene, Jonas" each. What cannot be read is left out.
template <class Hours>
std::vector<std::string> week_texts(const std::vector<Hours>& lines) {
    std::vector<std::string> texts;
    for (const Hours& line : lines) texts.push_back(written(line, Language::english));
    return texts;
}

template <class Hours>
std::vector<Hours> read_week(const std::vector<std::string>& texts,
                             std::optional<Hours> (&read)(std::string_view)) {
    std::vector<Hours> lines;
    for (const std::string& text : texts) {
        auto line = read(text);
        if (line && lines.size() < week_lines_max) lines.push_back(*std::move(line));
    }
    sort_by_week(lines);
    return lines;
}

std::optional<bool> read_quiet(std::string_view word) {
    if (word == "yes") return true;
    if (word == "no") return false;
    return std::nullopt;
}

std::int64_t number(std::chrono::minutes minutes) { return minutes.count(); }

bool is_empty(const EntryField& field) {
    if (const auto* text = std::get_if<std::string>(&field.value)) return text->empty();
    if (const auto* flag = std::get_if<bool>(&field.value)) return !*flag;
    const auto* texts = std::get_if<std::vector<std::string>>(&field.value);
    return texts != nullptr && texts->empty();
}

automerge::Result<void> put_texts(automerge::Transaction& change, const automerge::ObjectId& entry,
                                  std::string_view name, const std::vector<std::string>& texts) {
    const auto list = change.put_object(entry, name, automerge::ObjectType::list);
    if (!list) return std::unexpected(list.error());
    for (std::size_t index = 0; index < texts.size(); ++index) {
        if (auto inserted = change.insert(*list, index, texts[index]); !inserted) return inserted;
    }
    return {};
}

automerge::Result<void> put(automerge::Transaction& change, const automerge::ObjectId& entry,
                            const EntryField& field) {
    if (const auto* texts = std::get_if<std::vector<std::string>>(&field.value))
        return put_texts(change, entry, field.name, *texts);
    if (const auto* text = std::get_if<std::string>(&field.value))
        return change.put(entry, field.name, *text);
    if (const auto* flag = std::get_if<bool>(&field.value)) return change.put(entry, field.name, *flag);
    return change.put(entry, field.name, std::get<std::int64_t>(field.value));
}

}  // namespace

EntryFields fields_of(const Site& site) {
    const RuleSettings& rule = site.rule;
    return {{"name", site.name},
            {"kind", std::string(identifier(site.kind))},
            {"discipline", std::string(identifier(rule.discipline))},
            {"escorted_credit", number(rule.escorted_credit)},
            {"express_credit", number(rule.express_credit)},
            {"overtaken_at_most", std::int64_t{rule.overtaken_at_most}},
            {"not_overtaken_after", number(rule.not_overtaken_after)},
            {"quiet", site.quiet ? std::string(*site.quiet ? "yes" : "no") : std::string{}},
            {"keep_overnight", site.keep_overnight},
            {"reduced_days", reduced_day_texts(site.reduced_days)},
            {"opening_hours", week_texts(site.opening_hours)},
            {"plan", week_texts(site.plan)}};
}

Site read_site(std::string id, const DocumentFields& fields) {
    return {.id = {std::move(id)},
            .name = fields.text_or("name"),
            .kind = site_kind_from(fields.text_or("kind")).value_or(every_site_kind.front()),
            .rule = read_rule(fields),
            .quiet = read_quiet(fields.text_or("quiet")),
            .keep_overnight = fields.flag("keep_overnight"),
            .reduced_days = read_reduced_days(fields.texts("reduced_days")),
            .opening_hours = read_week(fields.texts("opening_hours"), weekday_hours_in),
            .plan = read_week(fields.texts("plan"), planned_hours_in)};
}

EntryFields fields_of(const Service& service) {
    return {{"name", service.name},
            {"kle", service.kle},
            {"expected", number(service.expected)},
            {"bring", service.bring},
            {"helps_with", service.helps_with},
            {"does_not_help_with", service.does_not_help_with},
            {"self_service", service.self_service},
            {"phone", service.phone},
            {"needs_capability", service.needs_capability},
            {"needs_identity", service.needs_identity},
            {"express", service.express},
            {"ended", service.ended},
            {"first_day", day_text(service.first_day)},
            {"last_day", day_text(service.last_day)}};
}

Service read_service(std::string id, const DocumentFields& fields) {
    return {.id = {std::move(id)},
            .name = fields.text_or("name"),
            .kle = fields.text_or("kle"),
            .expected = read_minutes(fields, "expected", {}),
            .bring = fields.text_or("bring"),
            .helps_with = fields.text_or("helps_with"),
            .does_not_help_with = fields.text_or("does_not_help_with"),
            .self_service = fields.text_or("self_service"),
            .phone = fields.text_or("phone"),
            .needs_capability = fields.text_or("needs_capability"),
            .needs_identity = fields.flag("needs_identity"),
            .express = fields.flag("express"),
            .ended = fields.flag("ended"),
            .first_day = read_day(fields.text_or("first_day")),
            .last_day = read_day(fields.text_or("last_day"))};
}

EntryFields fields_of(const Desk& desk) {
    return {{"site", desk.site.text},
            {"name", desk.name},
            {"kind", std::string(identifier(desk.kind))},
            {"capabilities", desk.capabilities},
            {"partner", desk.partner.text}};
}

Desk read_desk(std::string id, const DocumentFields& fields) {
    return {.id = {std::move(id)},
            .site = {fields.text_or("site")},
            .name = fields.text_or("name"),
            .kind = desk_kind_from(fields.text_or("kind")).value_or(every_desk_kind.front()),
            .capabilities = fields.texts("capabilities"),
            .partner = {fields.text_or("partner")}};
}

EntryFields fields_of(const Person& person) {
    std::vector<std::string> competences;
    for (const auto& service : person.competences) competences.push_back(service.text);
    return {{"role", std::string(identifier(person.role))}, {"competences", std::move(competences)}};
}

Person read_person(std::string id, const DocumentFields& fields) {
    Person person{.id = {std::move(id)}, .role = role_from(fields.text_or("role")).value_or(Role::advisor)};
    for (auto& service : fields.texts("competences")) person.competences.push_back({std::move(service)});
    return person;
}

EntryFields fields_of(const Device& device) {
    return {{"name", device.name},
            {"site", device.site.text},
            {"desk", device.desk ? device.desk->text : std::string{}},
            {"letter", device.letter ? std::string(1, *device.letter) : std::string{}}};
}

Device read_device(std::string id, const DocumentFields& fields) {
    Device device{.id = {std::move(id)},
                  .name = fields.text_or("name"),
                  .site = {fields.text_or("site")},
                  .desk = {},
                  .letter = {}};
    if (auto desk = fields.text("desk")) device.desk = DeskId{*std::move(desk)};
    const auto letter = fields.text("letter");
    if (letter && letter->size() == 1 && (*letter)[0] >= 'A' && (*letter)[0] <= 'Z')
        device.letter = (*letter)[0];
    return device;
}

automerge::Result<void> write_fields(automerge::Transaction& change, const automerge::ObjectId& entry,
                                     const EntryFields& fields) {
    for (const auto& field : fields) {
        if (is_empty(field)) continue;
        if (auto written = put(change, entry, field); !written) return written;
    }
    return {};
}

automerge::Result<void> write_changed_fields(automerge::Transaction& change, const automerge::ObjectId& entry,
                                             const EntryFields& before, const EntryFields& after) {
    for (std::size_t i = 0; i < after.size(); ++i) {
        if (after[i] == before[i]) continue;
        if (auto written = put(change, entry, after[i]); !written) return written;
    }
    return {};
}

}  // namespace skranke
