#include "tests/windows/console_player.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <csignal>
#include <stdexcept>

#include "counter/console_texts.hpp"
#include "counter/service_picker.hpp"

namespace skranke::test {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds patience = 20s;
// Longer than a button that has just changed its meaning takes nothing.
constexpr auto a_moment = 500ms;

// In the order of the keys 1–6.
constexpr std::array<std::string_view, 6> outcomes{
    "solved",       "resolved-at-first-contact", "assisted-self-service", "referred",
    "out-of-scope", "left-without-help"};
struct TallyKey {
    std::string_view says, key;
};
constexpr std::array<TallyKey, 9> channel_keys{{{"in_person", "p"},
                                                {"telephone", "t"},
                                                {"email", "m"},
                                                {"digital_post", "d"},
                                                {"letter", "b"},
                                                {"sms", "s"},
                                                {"web", "w"},
                                                {"social_media", "o"},
                                                {"system", "y"}}};

// Where there is no key, at 1280×720.
struct Place {
    int x, y;
};
constexpr Place call_next{360, 500};
// Where nothing lies.
constexpr Place corner{1276, 668};
// The first tile of the tally, and the way to the next.
constexpr Place first_tile{429, 171}, next_tile{328, 50};

template <class Range, class Value>
std::string key_of_place(const Range& range, const Value& wanted) {
    const auto found = std::ranges::find(range, wanted);
    if (found == std::end(range)) throw std::runtime_error("there is no key for that");
    return std::to_string(found - std::begin(range) + 1);
}

// The number without its letter.
std::string digits_of(const std::string& number) { return number.substr(1); }

std::string digits_in(const std::string& text) {
    std::string digits;
    std::ranges::copy_if(text, std::back_inserter(digits),
                         [](unsigned char c) { return std::isdigit(c) != 0; });
    return digits;
}

std::string in_small_ascii(std::string text) {
    std::ranges::transform(text, text.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

// What to type so that this one comes first: a word of its name that any keyboard has.
std::string search_for(const Municipality& municipality, ServiceDay day, const ServiceId& wanted,
                       const ServiceId& except) {
    std::vector<std::string> words(1);
    for (const char c : municipality.name_of(wanted)) {
        if (std::isalpha(static_cast<unsigned char>(c)) != 0)
            words.back() += c;
        else
            words.emplace_back();
    }
    for (const auto& word : words) {
        const auto found = service_options(municipality, day, {.search = word, .chosen = {}}, except);
        if (!word.empty() && !found.empty() && found.front().id == wanted) return in_small_ascii(word);
    }
    throw std::runtime_error("no single word finds " + wanted.text);
}

}  // namespace

ConsolePlayer::ConsolePlayer(Stage& stage, std::unique_ptr<XScreen> screen,
                             const std::filesystem::path& folder, const DayScript& script)
    : stage_(stage),
      screen_(std::move(screen)),
      observer_(folder / "observer", script.site, stage.clock()),
      console_(stage.clock().under(
          {program("skranke-counter"), "--data", stage.node(), "--peer", observer_.address(), "--person",
           script.steps.at(0).person, "--size", "1280x720", "--theme", "light"},
          {"DISPLAY=" + screen_->display()})),
      person_(script.steps.at(0).person) {
    const auto window = screen_->wait_for_window(console_.pid());
    if (!window) throw std::runtime_error("the console has no window");
    screen_->focus(*window);
    const bool connected =
        observer_.wait_until([](const Snapshot& seen) { return seen.sync.connected == 1; }, patience);
    if (!connected) throw std::runtime_error("the console does not connect");
    for (const Desk& desk : observer_.snapshot()->municipality->desks)
        if (desk.name == script.desk && desk.site == observer_.snapshot()->site) desk_ = desk.id;
}

int ConsolePlayer::close() {
    console_.signal(SIGTERM);
    return console_.wait();
}

// Done only when the console has drawn what follows, and no button rests any more.
void ConsolePlayer::look_after(const std::function<void()>& press) {
    const auto rests = stage_.clock().rests();
    press();
    if (!stage_.clock().wait_for_rest(rests)) throw std::runtime_error("the console does not come to rest");
    stage_.clock().let_pass(a_moment);
}

void ConsolePlayer::look(const std::string& key) {
    look_after([&] { screen_->key(key); });
}

void ConsolePlayer::act_after(const std::function<void()>& act) {
    const auto before = observer_.snapshot();
    look_after(act);
    const auto is_new = [&](const Snapshot& seen) {
        const auto alike = [](const auto& one, const auto& other) { return *one == *other; };
        return !(std::ranges::equal(seen.days, before->days, alike) &&
                 *seen.municipality == *before->municipality);
    };
    if (!observer_.wait_until(is_new, patience)) throw std::runtime_error("nothing is written down");
}

// The console looks at what is new, and at the time.
void ConsolePlayer::nudge() {
    mouse_is_low_ = !mouse_is_low_;
    look_after([&] { screen_->move(corner.x, corner.y + (mouse_is_low_ ? 1 : 0)); });
}

void ConsolePlayer::act(const std::string& key) {
    act_after([&] { screen_->key(key); });
}

void ConsolePlayer::type(const std::string& text) {
    for (const char c : text) look(std::string(1, c));
}

void ConsolePlayer::be(const std::string& person) {
    if (person == person_) return;
    look("F4");
    type(in_small_ascii(person));
    // Whoever sits here for the first time is shown around, before the queue.
    if (have_sat_here_.insert(person).second) {
        look("Escape");
        tally_is_shown_ = false;
    }
    person_ = person;
}

void ConsolePlayer::open_tally(bool shown) {
    if (shown == tally_is_shown_) return;
    look(shown ? "F8" : "F5");
    tally_is_shown_ = shown;
}

std::string ConsolePlayer::find_service(const std::string& service, const std::string& except) {
    const auto snapshot = observer_.snapshot();
    const Municipality& municipality = *snapshot->municipality;
    const ServiceDay day = snapshot->day->day;
    const ServiceId wanted{service}, left_out{except};
    for (const ServiceOption& option : service_options(municipality, day, {}, left_out))
        if (option.id == wanted) return option.key;
    look("s");
    type(search_for(municipality, day, wanted, left_out));
    look("Tab");
    return "Return";
}

void ConsolePlayer::choose(const std::string& service, const std::string& except) {
    look(find_service(service, except));
}

// Here the choice itself counts.
void ConsolePlayer::count(const std::string& service) { act(find_service(service)); }

void ConsolePlayer::choose_number(const std::string& number) {
    look("b");
    type(digits_of(number));
}

void ConsolePlayer::issue(const Step& step) {
    look("n");
    choose(step.what());
    if (step.says("escorted")) {
        look("l");
        look("Return");
        act(step.says("card") ? "j" : "n");
    } else {
        act("Return");
    }
    look("Escape");
}

void ConsolePlayer::call(const Step& step) {
    if (step.what() == "next") {
        if (step.says("by-click")) return act_after([&] { screen_->click(call_next.x, call_next.y); });
        return act("k");
    }
    choose_number(step.what());
    if (!step.says("because")) return act("Return");
    look("Return");
    const auto because = chosen_because_from(step.after("because"));
    if (!because) throw std::runtime_error("no such reason");
    look(key_of_place(every_because, *because));
    act("Return");
}

void ConsolePlayer::finish(const Step& step) {
    std::vector<std::string> wanted{step.what()};
    for (const auto& further : step.all_after("also")) wanted.push_back(further);
    const bool preset = wanted.size() == 1 && wanted.front() == "solved";
    for (const auto& outcome : wanted) {
        if (preset) break;
        look(key_of_place(outcomes, outcome));
        if (outcome != "referred") continue;
        look(key_of_place(console_texts(Language::danish).usual_referrals, step.after("to")));
        look("Return");
    }
    act("a");
}

void ConsolePlayer::tally(const Step& step) {
    open_tally(true);
    for (const auto& [channel, key] : channel_keys)
        if (channel == step.what() && channel != tally_channel_) look(std::string(key));
    tally_channel_ = step.what();
    const std::string type = step.says("information") ? "i" : step.says("transaction") ? "r" : "";
    if (type != tally_type_) look(type.empty() ? tally_type_ : type);
    tally_type_ = type;
    if (step.says("misdirected")) look("f");
    const auto& services = observer_.snapshot()->municipality->services;
    const auto place = static_cast<int>(
        std::ranges::find(services, ServiceId{step.after(step.what())}, &Service::id) - services.begin());
    constexpr int keys = 10, columns = 3;
    if (place < keys) return act(std::to_string((place + 1) % keys));
    act_after([&] {
        screen_->click(first_tile.x + place % columns * next_tile.x,
                       first_tile.y + place / columns * next_tile.y);
    });
}

void ConsolePlayer::do_with_number(const std::string& number, const std::string& key) {
    choose_number(number);
    act(key);
}

// Of the dialog that stands open: what is proposed in a field is typed over.
void ConsolePlayer::type_over(const std::string& key, const std::string& text) {
    look(key);
    type(text);
    look("Tab");
}

void ConsolePlayer::enter_paper(const Step& step) {
    look("d");
    look("3");
    type_over("p", digits_of(step.what()));
    type_over("t", digits_in(step.after("at")));
    if (step.says("waits")) look("v");
    choose(step.after(step.what()));
    act("Return");
    look("Escape");
}

void ConsolePlayer::hold_session(const Step& step) {
    look("d");
    look("5");
    const auto kind = session_kind_from(step.what());
    if (!kind) throw std::runtime_error("no such visit");
    look(key_of_place(every_session_kind, *kind));
    look("s");
    type(step.after(step.what()));
    act("Return");
}

void ConsolePlayer::do_step(const Step& step) {
    const std::string& verb = step.verb;
    if (verb == "tally") return tally(step);
    if (verb == "take-back" && tally_is_shown_) return act("z");
    open_tally(false);
    if (verb == "open") return act("Return");
    if (verb == "issue") return issue(step);
    if (verb == "call") return call(step);
    if (verb == "start") return act("s");
    if (verb == "finish") return finish(step);
    if (verb == "recall") return act("g");
    if (verb == "return") return act("r");
    if (verb == "undo") return act("f");
    if (verb == "pause" || verb == "resume") return act("p");
    if (verb == "no-show") return look("u"), act("u");
    if (verb == "transfer" || verb == "topic") {
        const Ticket* ticket = observer_.day().at_desk(desk_);
        if (ticket == nullptr) throw std::runtime_error("nobody is at the desk");
        const std::string service = ticket->service.text;
        look(verb == "topic" ? "e" : "v");
        choose(step.what(), service);
        return act("Return");
    }
    if (verb == "left") return do_with_number(step.what(), "g");
    if (verb == "cancel") return do_with_number(step.what(), "f");
    if (verb == "card-seen") return do_with_number(step.what(), "j");
    if (verb == "card-missing") return do_with_number(step.what(), "n");
    if (verb == "helped") return look("h"), count(step.what());
    if (verb == "telephone") return look("t"), count(step.what());
    if (verb == "mail") return look("m"), count(step.what());
    if (verb == "take-back") return look(step.says("telephone") ? "t" : "h"), act("f");
    if (verb == "number-from-help") return look("h"), act("g"), look("Escape");
    if (verb == "answer") {
        look("h");
        choose_number(step.what());
        return act("Return");
    }
    if (verb == "to-floor" || verb == "from-floor") return act("w");
    if (verb == "break") return look("c"), act("2");
    if (verb == "urgent-task") return look("c"), act("3");
    if (verb == "ask-colleague" || verb == "no-colleague") return act("l");
    if (verb == "close-intake" || verb == "open-intake" || verb == "reopen-day") return look("d"), act("1");
    // Of a day that is closed: opened again, or left for the only other stop.
    if (verb == "stop") return look("d"), act("2");
    if (verb == "crisis") return look("d"), look("4"), act("j");
    if (verb == "paper-block") return look("d"), look("3"), act("r"), look("Escape");
    if (verb == "paper") return enter_paper(step);
    if (verb == "session") return hold_session(step);
    if (verb == "close-day") return look("d"), look("2"), act("j");
    throw std::runtime_error("nobody knows which key does this");
}

void ConsolePlayer::play(const Step& step) {
    try {
        stage_.begin(step);
        nudge();
        be(step.person);
        do_step(step);
    } catch (const std::exception& error) {
        throw std::runtime_error("at \"" + step.line + "\": " + error.what());
    }
}

}  // namespace skranke::test
