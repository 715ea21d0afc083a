#include <fmt/format.h>
#include <fmt/ranges.h>

#include <chrono>
#include <iostream>
#include <memory>
#include <optional>

#include "shared/catalogue/reduced_days.hpp"
#include "shared/catalogue/set_up_ids.hpp"
#include "shared/queue/set_up_words.hpp"
#include "shared/text/format.hpp"
#include "tools/find_in_set_up.hpp"
#include "tools/set_up_commands.hpp"
#include "tools/set_up_store.hpp"

namespace skranke::tools {

namespace {

// What is not given stays as it is.
struct Options : SetUpOptions {
    std::string site;  // the name of a new one; else by id or name
    std::string name, kind, discipline, quiet, keep_overnight;
    std::optional<int> escorted_credit, express_credit, overtaken_at_most, not_overtaken_after;
    std::vector<std::string> opening_hours, plan, reduced_days;
};

void print_site(const Site& site) {
    const RuleSettings& rule = site.rule;
    std::cout << fmt::format("{}  {}  {}{}{}\n", site.id.text, site.name, identifier(site.kind),
                             is_quiet(site) ? ", quiet" : "",
                             site.keep_overnight ? ", keeps its line overnight" : "");
    std::cout << fmt::format(
        "  rule: {}, escorted {} min., short errands {} min., overtaken at most {}, not after {} min.\n",
        identifier(rule.discipline), rule.escorted_credit.count(), rule.express_credit.count(),
        rule.overtaken_at_most, rule.not_overtaken_after.count());
    for (const WeekdayHours& hours : site.opening_hours)
        std::cout << fmt::format("  open: {}\n", written(hours, Language::english));
    for (const PlannedHours& planned : site.plan)
        std::cout << fmt::format("  plan: {}\n", written(planned, Language::english));
    for (const ReducedDay& reduced : site.reduced_days)
        std::cout << fmt::format("  reduced: {} {} {}\n", date_text(reduced.day), reduced.people,
                                 identifier(reduced.because));
}

// One empty text means none.
template <class Line>
Result<void> read_week(const std::vector<std::string>& texts, std::optional<Line> (&read)(std::string_view),
                       std::string_view example, std::vector<Line>& lines) {
    if (texts.empty()) return {};
    lines.clear();
    for (const std::string& text : texts) {
        if (text.empty()) continue;
        auto line = read(text);
        if (!line)
            return fail(ErrorCode::invalid_input, fmt::format("write \"{}\": not \"{}\"", example, text));
        lines.push_back(*std::move(line));
    }
    sort_by_week(lines);
    return {};
}

void read_rule(const Options& options, RuleSettings& rule) {
    using std::chrono::minutes;
    rule.discipline = discipline_from(options.discipline).value_or(rule.discipline);
    if (options.escorted_credit) rule.escorted_credit = minutes{*options.escorted_credit};
    if (options.express_credit) rule.express_credit = minutes{*options.express_credit};
    rule.overtaken_at_most = options.overtaken_at_most.value_or(rule.overtaken_at_most);
    if (options.not_overtaken_after) rule.not_overtaken_after = minutes{*options.not_overtaken_after};
}

Result<Site> changed(Site site, const Options& options) {
    if (!options.name.empty()) site.name = options.name;
    if (!options.quiet.empty()) site.quiet = options.quiet == "yes";
    if (!options.keep_overnight.empty()) site.keep_overnight = options.keep_overnight == "yes";
    read_rule(options, site.rule);
    if (auto read =
            read_week(options.opening_hours, weekday_hours_in, "Monday 10:00-17:00", site.opening_hours);
        !read)
        return std::unexpected(read.error());
    if (auto read = read_week(options.plan, planned_hours_in, "Monday 10:00-14:00 Lene, Jonas", site.plan);
        !read)
        return std::unexpected(read.error());
    if (options.reduced_days.empty()) return site;
    auto reduced = reduced_days_typed(fmt::format("{}", fmt::join(options.reduced_days, "\n")));
    if (!reduced)
        return fail(
            ErrorCode::invalid_input,
            fmt::format("write \"24-11-2026 2 election\", each day once: not \"{}\"", reduced.error()));
    site.reduced_days = *std::move(reduced);
    return site;
}

Result<SetUpEdit> new_site(const Options& options) {
    Site site{.id = site_id_of(options.site), .name = options.site};
    site.kind = site_kind_from(options.kind).value_or(site.kind);
    auto after = changed(std::move(site), options);
    if (!after) return std::unexpected(after.error());
    return SiteEdit{.before = {}, .after = *std::move(after)};
}

Result<SetUpEdit> other_site(const Options& options, const Snapshot& snapshot) {
    const auto id = find_site(options.site, *snapshot.municipality);
    if (!id) return std::unexpected(id.error());
    const Site& before = *snapshot.municipality->find(*id);
    auto after = changed(before, options);
    if (!after) return std::unexpected(after.error());
    return SiteEdit{.before = before, .after = *std::move(after)};
}

void add_site_options(CLI::App& command, Options& options) {
    add_set_up_options(command, options);
    const auto yes_or_no = CLI::IsMember({"yes", "no"});
    command.add_option("--quiet", options.quiet, "No sound, no numbers on a display: yes or no")
        ->check(yes_or_no);
    command
        .add_option("--keep-overnight", options.keep_overnight,
                    "Who is left over is carried into the next day: yes or no")
        ->check(yes_or_no);
    command.add_option("--discipline", options.discipline, "Who goes before whom: docs/priority.md")
        ->check(one_of(every_discipline));
    command.add_option("--escorted-credit", options.escorted_credit, "Minutes, with time_credit");
    command.add_option("--express-credit", options.express_credit, "Minutes, for short errands");
    command.add_option("--overtaken-at-most", options.overtaken_at_most, "Times in a row");
    command.add_option("--not-overtaken-after", options.not_overtaken_after, "Minutes of waiting");
    const auto add_lines = [&](const char* name, std::vector<std::string>& lines, const char* text) {
        command.add_option(name, lines, text)->allow_extra_args(false);
    };
    add_lines("--open", options.opening_hours,
              "\"Monday 10:00-17:00\": once for each time of the week; all are replaced; \"\": none");
    add_lines("--plan", options.plan,
              "\"Monday 10:00-14:00 Lene, Jonas\": who is there when, as --open; first names only");
    add_lines("--reduced", options.reduced_days,
              "\"24-11-2026 2 election\": a day of reduced staff, as --open");
}

}  // namespace

void add_sites_command(CLI::App& app, int& exit_code) {
    auto options = std::make_shared<Options>();
    auto* sites = app.add_subcommand("sites",
                                     "The sites of a municipality, and how the day is there.\n"
                                     "Example: skranke sites edit Hovedbiblioteket --data /tmp/desk\n"
                                     "--overtaken-at-most 2 --open \"Monday 10:00-17:00\"");
    sites->require_subcommand(1);
    auto* list = sites->add_subcommand("list", "Each with its rule, opening hours and plan");
    add_folder_option(*list, *options);
    list->callback([options, &exit_code] {
        exit_code = print_set_up(*options, [](const Snapshot& snapshot) {
            for (const Site& site : snapshot.municipality->sites) print_site(site);
        });
    });
    auto* add = sites->add_subcommand("add", "A new site. Its id is made of the name, and stays");
    add->add_option("NAME", options->site, "As \"Lokalbiblioteket Nord\"")->required();
    add->add_option("--kind", options->kind, "What it is (default: library)")->check(one_of(every_site_kind));
    add_site_options(*add, *options);
    add->callback([options, &exit_code] {
        exit_code = store_set_up(*options, [&](const Snapshot&) { return new_site(*options); });
    });
    auto* edit = sites->add_subcommand("edit", "Change what is given, and nothing else");
    edit->add_option("SITE", options->site, "By id or name")->required();
    edit->add_option("--name", options->name, "Another name");
    add_site_options(*edit, *options);
    edit->callback([options, &exit_code] {
        exit_code =
            store_set_up(*options, [&](const Snapshot& snapshot) { return other_site(*options, snapshot); });
    });
}

}  // namespace skranke::tools
