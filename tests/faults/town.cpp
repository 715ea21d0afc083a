#include "tests/faults/town.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <iostream>

namespace skranke::test {

namespace {

// What a wait for the next answer costs, and so the grain of everything.
constexpr auto patience = std::chrono::milliseconds{1};

std::uint16_t port_of(const std::string& address) {
    return static_cast<std::uint16_t>(std::stoi(address.substr(address.rfind(':') + 1)));
}

}  // namespace

Town::Town(std::size_t nodes, unsigned seed)
    : dice_(seed), network_(seed), ways_to_(nodes), ways_from_(nodes) {
    static const std::vector<std::pair<std::string, std::string>> places = {{"Hovedbiblioteket", "Skranke 1"},
                                                                            {"Værestedet", "Bord 1"},
                                                                            {"Hovedbiblioteket", "Skranke 2"},
                                                                            {"Hovedbiblioteket", "Skranke 3"},
                                                                            {"Værestedet", "Bord 2"}};
    for (std::size_t i = 0; i < nodes; ++i) {
        const auto& [site, desk] = places.at(i);
        folders_.push_back(folder_ / ("node-" + std::to_string(i + 1)));
        make_demo_node(program("skranke"), {folders_.back(), site, desk, static_cast<char>('A' + i)});
        for (std::size_t j = 0; j < i; ++j) {
            const auto way = network_.add_way();
            ways_from_[i].push_back(way);
            ways_to_[j].push_back(way);
            weather_.push_back(Weather::clear);
        }
        desks_.push_back({nullptr, false, DeskPerson(seed + static_cast<unsigned>(i)), 0});
    }
    wake_up();
}

void Town::wake_up() {
    for (std::size_t i = 0; i < desks_.size(); ++i)
        if (!desks_[i].node) start(i);
}

void Town::start(std::size_t desk) {
    std::vector<std::string> peers;
    for (const auto way : ways_from_[desk]) peers.push_back(network_.address(way));
    desks_[desk].node = std::make_unique<ServingNode>(program("skranke"), folders_[desk], peers);
    desks_[desk].paused = false;
    for (const auto way : ways_to_[desk]) network_.lead(way, port_of(desks_[desk].node->address()));
}

void Town::die_while_starting(std::size_t desk) {
    LineProcess process({program("skranke"), "serve", "--data", folders_[desk], "--commands"});
    process.read_line(std::chrono::milliseconds{dice_() % 40});
    process.signal(SIGKILL);
    process.wait();
}

void Town::kill(std::size_t desk) {
    auto& process = desks_[desk].node->process();
    for (const auto way : ways_to_[desk]) network_.lead(way, 0);
    // Many die in the middle of work: somewhere among the actions that were just asked for.
    const auto last_wishes = dice_() % 5;
    for (std::size_t i = 0; i < last_wishes; ++i) press(desks_[desk]);
    if (last_wishes > 0) {
        if (const auto line = process.read_line(std::chrono::milliseconds{dice_() % 30})) take(desk, *line);
    }
    process.signal(SIGKILL);
    process.wait();
    // What it had said before it died was heard.
    while (const auto line = process.read_line(std::chrono::milliseconds{0})) take(desk, *line);
    unanswered_ += std::exchange(desks_[desk].unanswered, 0);
    desks_[desk].node.reset();
}

void Town::live_until(SteadyClock::time_point end, double actions_a_second, double faults_a_second) {
    // The time to the next of either is drawn: some come close together, and some alone.
    const auto time_to_next = [&](double a_second) {
        const std::chrono::duration<double> waiting{std::exponential_distribution<double>(a_second)(dice_)};
        return std::chrono::duration_cast<SteadyClock::duration>(waiting);
    };
    auto next_action = SteadyClock::now(), next_fault = next_action;
    while (SteadyClock::now() < end) {
        hear(patience);
        const auto now = SteadyClock::now();
        for (std::size_t i = 0; i < repairs_.size();) {
            if (repairs_[i].due > now) {
                ++i;
                continue;
            }
            const auto due = repairs_[i];
            repairs_.erase(repairs_.begin() + static_cast<std::ptrdiff_t>(i));
            repair(due);
        }
        if (now >= next_action) {
            do_something();
            next_action = now + time_to_next(actions_a_second);
        }
        if (now >= next_fault) {
            something_happens();
            next_fault = now + time_to_next(faults_a_second);
        }
    }
}

void Town::do_something() {
    auto& desk = desks_[dice_() % desks_.size()];
    // Nobody talks to a screen that does not move for long; some press twice.
    if (desk.node && desk.unanswered <= 2) press(desk);
}

void Town::press(Desk& desk) {
    const auto line = desk.person.choose();
    const unsigned presses = dice_() % 12 == 0 ? 2 : 1;
    for (unsigned i = 0; i < presses; ++i) desk.node->process().write_line(line);
    desk.unanswered += presses;
}

SteadyClock::duration Town::random_length() {
    const auto kind = dice_() % 20;
    if (kind == 0) return std::chrono::milliseconds{8'000 + dice_() % 4'000};  // longer than silence is borne
    if (kind < 5) return std::chrono::milliseconds{1'000 + dice_() % 3'000};
    return std::chrono::milliseconds{10 + dice_() % 600};
}

void Town::something_happens() {
    const auto kind = dice_() % 10;
    const auto length = random_length();
    const auto due = SteadyClock::now() + length;
    if (kind < 4) {
        const auto which = dice_() % desks_.size();
        auto& desk = desks_[which];
        if (!desk.node || desk.paused) return;
        if (kind < 2) {
            ++faults_["killed"];
            kill(which);
            repairs_.push_back({due, Repair::What::start, which});
        } else {
            ++faults_["stopped"];
            desk.node->process().signal(SIGSTOP);
            desk.paused = true;
            repairs_.push_back({due, Repair::What::go_on, which});
        }
        return;
    }
    const auto way = dice_() % weather_.size();
    if (weather_[way] != Weather::clear) return;
    weather_[way] = static_cast<Weather>(1 + dice_() % (kinds_of_weather - 1));
    ++faults_[name_of(weather_[way])];
    network_.set_weather(way, weather_[way]);
    repairs_.push_back({due, Repair::What::clear_weather, way});
}

void Town::repair(const Repair& repair) {
    switch (repair.what) {
        case Repair::What::start:
            if (dice_() % 4 == 0) {
                ++faults_["killed while starting"];
                die_while_starting(repair.which);
            }
            start(repair.which);
            return;
        case Repair::What::go_on:
            desks_[repair.which].paused = false;
            desks_[repair.which].node->process().signal(SIGCONT);
            return;
        case Repair::What::clear_weather:
            weather_[repair.which] = Weather::clear;
            network_.set_weather(repair.which, Weather::clear);
            return;
    }
}

void Town::hear(std::chrono::milliseconds wait) {
    for (std::size_t i = 0; i < desks_.size(); ++i) {
        if (!desks_[i].node) continue;
        while (const auto line = desks_[i].node->process().read_line(wait)) take(i, *line);
    }
}

void Town::take(std::size_t desk, const std::string& line) {
    const auto answer = nlohmann::json::parse(line, nullptr, false);
    if (answer.is_discarded()) return;  // cut off by its end: nobody can have read it
    --desks_[desk].unanswered;
    desks_[desk].person.hear(answer);
    if (answer.contains("error"))
        ++refused_;
    else
        ledger_.write(folders_[desk], answer);
}

std::expected<void, std::string> Town::heal_within(std::chrono::seconds limit) {
    for (const auto& due : std::exchange(repairs_, {})) repair(due);
    const auto deadline = SteadyClock::now() + limit;
    std::string why = "not asked";
    // Lists do not show all that documents hold: the files decide. Whoever is ended too early to have met the
    // others is given longer the next time.
    SteadyClock::duration together = std::chrono::milliseconds{100};
    auto agreed_since = SteadyClock::time_point::max();
    while (SteadyClock::now() < deadline) {
        hear(std::chrono::milliseconds{20});
        why = what_differs();
        const auto now = SteadyClock::now();
        agreed_since = why.empty() ? std::min(agreed_since, now) : SteadyClock::time_point::max();
        if (!why.empty() || now - agreed_since < together) continue;
        if (!end_well()) return std::unexpected("a node did not end well");
        why = what_differs_in(folders_);
        if (why.empty()) return {};
        std::cerr << "not healed yet: " << why << std::endl;
        wake_up();
        together *= 2;
        agreed_since = SteadyClock::time_point::max();
    }
    return std::unexpected(why);
}

std::string Town::what_differs() {
    std::optional<nlohmann::json> first;
    for (std::size_t i = 0; i < desks_.size(); ++i) {
        if (desks_[i].unanswered != 0)
            return fmt::format("{} owes {} answers", folders_[i], desks_[i].unanswered);
        auto list = desks_[i].node->ask("list");
        if (!list) return folders_[i] + " does not answer";
        if (first && *first != *list)
            return fmt::format("{} lists {} tickets, {} lists {}, or others", folders_[0], first->size(),
                               folders_[i], list->size());
        if (!first) first = std::move(list);
    }
    return {};
}

bool Town::end_well() {
    for (auto& desk : desks_) desk.node->process().signal(SIGTERM);
    bool well = true;
    for (auto& desk : desks_) {
        const int ended = desk.node->process().wait();
        if (ended != 0) std::cerr << "a node that was asked to end did so with " << ended << std::endl;
        well &= ended == 0;
        desk.node.reset();
    }
    return well;
}

}  // namespace skranke::test
