#pragma once
// Plays a script at a real console in a real window: by keys, and by clicks where there is no key.
#include <memory>
#include <set>
#include <string>

#include "tests/support/x_screen.hpp"
#include "tests/windows/observer.hpp"
#include "tests/windows/played_day.hpp"

namespace skranke::test {

class ConsolePlayer {
public:
    // Throws if the console does not come up. `stage` must outlive it.
    ConsolePlayer(Stage& stage, std::unique_ptr<XScreen> screen, const std::filesystem::path& folder,
                  const DayScript& script);

    // Throws, naming the step, if nothing follows from its keys.
    void play(const Step& step);
    // Ends the program and gives its exit code.
    int close();

private:
    // What a key does before it does anything to the day: a dialog opens, something is chosen.
    void look(const std::string& key);
    void look_after(const std::function<void()>& press);
    // What is written down.
    void act(const std::string& key);
    void type_over(const std::string& key, const std::string& text);
    void enter_paper(const Step& step);
    void hold_session(const Step& step);
    void act_after(const std::function<void()>& act);
    void nudge();
    void type(const std::string& text);

    void be(const std::string& person);
    void open_tally(bool shown);
    // The key that chooses it, once it is to be seen.
    std::string find_service(const std::string& service, const std::string& except = {});
    void choose(const std::string& service, const std::string& except = {});
    void count(const std::string& service);
    void choose_number(const std::string& number);
    void do_step(const Step& step);
    void issue(const Step& step);
    void call(const Step& step);
    void finish(const Step& step);
    void tally(const Step& step);
    void do_with_number(const std::string& number, const std::string& key);

    Stage& stage_;
    std::unique_ptr<XScreen> screen_;
    Observer observer_;
    LineProcess console_;
    std::string person_;
    std::set<std::string> have_sat_here_;
    DeskId desk_;
    bool mouse_is_low_ = false;
    // As the tally's keys were left.
    bool tally_is_shown_ = false;
    std::string tally_channel_ = "in_person", tally_type_;
};

}  // namespace skranke::test
