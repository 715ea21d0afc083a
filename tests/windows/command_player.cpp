#include "tests/windows/command_player.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "tests/support/process.hpp"

namespace skranke::test {

namespace {

using nlohmann::json;
using Words = std::vector<std::string>;

void append(Words& words, const Words& more) { words.insert(words.end(), more.begin(), more.end()); }

Words issue(const Step& step) {
    Words words{"issue", "--service", step.what()};
    if (step.says("escorted")) append(words, {"--escorted", "--id-card", step.says("card") ? "yes" : "no"});
    if (step.says("although-closed")) words.emplace_back("--although-closed");
    return words;
}

Words call(const Step& step) {
    if (step.what() == "next") return {"call"};
    Words words{"call", step.what()};
    if (step.says("because")) append(words, {"--because", step.after("because")});
    return words;
}

Words finish(const Step& step) {
    Words words{"finish", "--outcome", step.what()};
    for (const auto& further : step.all_after("also")) append(words, {"--also", further});
    if (step.says("to")) append(words, {"--referred-to", step.after("to")});
    return words;
}

Words tally(const Step& step) {
    Words words{"count", "--channel", step.what(), "--service", step.after(step.what())};
    for (const std::string type : {"information", "transaction"})
        if (step.says(type)) append(words, {"--type", type});
    if (step.says("misdirected")) words.emplace_back("--misdirected");
    return words;
}

Words count(const Step& step, const std::string& channel) {
    return {"count", "--channel", channel, "--service", step.what()};
}

// The words after "skranke queue --data …".
Words command_of(const Step& step) {
    static const std::map<std::string, Words> plain{
        {"open", {"open"}},
        {"recall", {"recall"}},
        {"start", {"start"}},
        {"no-show", {"no-show"}},
        {"return", {"return"}},
        {"pause", {"pause"}},
        {"resume", {"resume"}},
        {"undo", {"undo"}},
        {"take-back", {"uncount"}},
        {"to-floor", {"status", "on_floor"}},
        {"from-floor", {"status", "off"}},
        {"break", {"status", "paused"}},
        {"urgent-task", {"status", "urgent_task"}},
        {"ask-colleague", {"ask-colleague"}},
        {"no-colleague", {"no-colleague"}},
        {"close-intake", {"close-intake"}},
        {"open-intake", {"open-intake"}},
        {"close-day", {"close-day", "--with-leftovers"}},
        {"reopen-day", {"reopen-day"}},
    };
    const std::string& verb = step.verb;
    if (const auto found = plain.find(verb); found != plain.end()) return found->second;
    if (verb == "issue") return issue(step);
    if (verb == "call") return call(step);
    if (verb == "finish") return finish(step);
    if (verb == "transfer") return {"transfer", "--to", step.what()};
    if (verb == "topic") return {"topic", "--service", step.what()};
    if (verb == "left" || verb == "cancel" || verb == "answer") return {verb, step.what()};
    if (verb == "card-seen") return {"check-escort", step.what(), "--id-card", "yes"};
    if (verb == "card-missing") return {"check-escort", step.what(), "--id-card", "no"};
    if (verb == "helped") return {"helped", "--service", step.what()};
    if (verb == "telephone") return count(step, "telephone");
    if (verb == "mail") return count(step, "email");
    if (verb == "tally") return tally(step);
    if (verb == "stop") return {"stop", step.what()};
    if (verb == "session")
        return {"session", "--kind", step.what(), "--participants", step.after(step.what())};
    throw std::runtime_error("nobody knows how to do this: " + step.line);
}

}  // namespace

std::string CommandPlayer::run(const Step& step, const std::string& subcommand, const Words& words) {
    Words command{program("skranke"), subcommand, "--data", stage_.node(), "--person", step.person};
    append(command, words);
    const auto done = run_process(stage_.clock().under(std::move(command)));
    if (done.exit_code != 0) throw std::runtime_error("at \"" + step.line + "\": " + done.err);
    return done.out;
}

json CommandPlayer::queue(const Step& step, const Words& words) {
    Words whole{"--json"};
    append(whole, words);
    return json::parse(run(step, "queue", whole));
}

// What is not done at the queue: its command says in words what it has done.
bool CommandPlayer::plays_elsewhere(const Step& step) {
    if (step.verb == "crisis") {
        run(step, "crisis", {step.what()});
    } else if (step.verb == "paper-block") {
        run(step, "paper", {"block", "--count", "30"});
    } else if (step.verb == "paper") {
        std::string at = step.after("at");
        std::ranges::replace(at, '.', ':');
        Words words{"enter", step.what(), "--service", step.after(step.what()), "--at", at};
        if (step.says("waits")) words.emplace_back("--waits");
        run(step, "paper", words);
    } else {
        return false;
    }
    return true;
}

// What the help that a number is to be made of is called.
std::string CommandPlayer::latest_help(const Step& step) {
    std::string latest;
    const json people = queue(step, {"people"});
    for (const json& enquiry : people.at("enquiries"))
        if (enquiry.at("source") == "floor" && enquiry.at("number").is_null()) latest = enquiry.at("enquiry");
    return latest;
}

void CommandPlayer::play(const Step& step) {
    stage_.begin(step);
    if (plays_elsewhere(step)) return;
    const Words words = step.verb == "number-from-help" ? Words{"issue", "--from-enquiry", latest_help(step)}
                                                        : command_of(step);
    const json done = queue(step, words);
    if (!step.expected.empty() && done.value("number", "") != step.expected)
        throw std::runtime_error("at \"" + step.line + "\" it was " + done.value("number", "nobody"));
}

}  // namespace skranke::test
