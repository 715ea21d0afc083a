// Draws the console in every state to PNG files, to be looked at beside the design's pictures:
//   counter_pictures FOLDER [BEGINNING OF THE NAMES]
#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <functional>
#include <string>

#include "shared/ui/screenshot.hpp"
#include "tests/counter/console/console_driver.hpp"
#include "tests/counter/console/console_scenes.hpp"

namespace {

using namespace skranke;
using namespace skranke::test;

struct Scene {
    std::string name;
    std::string_view time;
    std::function<SnapshotBuilder()> happened;
    std::function<void(ConsoleDriver&)> act = [](ConsoleDriver&) {};
    bool person_chosen = true;
    Language language = Language::danish;
    bool practice = false;
};

SnapshotBuilder without_network() {
    SnapshotBuilder scene = ready_for_next();
    return scene.cut_off("10.14").unshared(7);
}

SnapshotBuilder on_copied_disk() {
    SnapshotBuilder scene = busy_morning();
    return scene.issue("A 046", "C01", "10.23").disk_copied();
}

SnapshotBuilder on_restored_disk() {
    SnapshotBuilder scene = busy_morning();
    return scene.held_after({'A', 41});
}

Ticket issued_ticket(const SnapshotBuilder& scene, std::string_view number) {
    const auto snapshot = scene.build();
    return *snapshot->day->find(scene.id(number));
}

SnapshotBuilder with_new_number() {
    SnapshotBuilder scene = busy_morning();
    return scene.issue("A 048", "B03", "10.24", Escort::card_shown);
}

SnapshotBuilder busy_and_called_twice() {
    SnapshotBuilder scene = called_twice();
    return scene.call("A 018", "09.40").start("A 018", "09.40");
}

// A day of 60 citizens, of whom the last wait long.
SnapshotBuilder long_day() {
    constexpr std::array services{"B02", "A01", "B02", "C01", "A04", "B01", "E03", "D02", "B02", "A01"};
    SnapshotBuilder scene;
    scene.open().connected({"Skranke 1", "Skranke 2", "Bord 4"});
    const auto time_of = [](int minutes) {
        return fmt::format("{:02}.{:02}", 9 + minutes / 60, minutes % 60);
    };
    for (int i = 0; i < 60; ++i) {
        scene.issue(fmt::format("A {}", i + 1), services[static_cast<std::size_t>(i) % services.size()],
                    time_of(i * 4));
    }
    for (int i = 0; i < 56; ++i) {
        const std::string number = fmt::format("A {}", i + 1);
        const std::string called = time_of(i * 4 + 3 + i * 7 % 11 + i * 13 % 9);
        scene.call(number, called, "1", "LBJ").start(number, called).finish(number, called);
    }
    return scene;
}

SnapshotBuilder with_people() {
    SnapshotBuilder scene = ready_for_next();
    return scene.happens("09.02", StaffStatusSet{{"LBJ"}, StaffStatus::on_floor})
        .happens("09.03", StaffStatusSet{{"MKH"}, StaffStatus::on_floor}, "3", "MKH")
        .happens("09.40", StaffStatusSet{{"KJB"}, StaffStatus::paused}, "2", "KJB")
        .happens("10.01", StaffStatusSet{{"PST"}, StaffStatus::urgent_task}, "2", "PST")
        .happens("10.12", EnquiryRecorded{.service = {"A01"}}, "3", "MKH")
        .happens("10.20", EnquiryRecorded{.service = {"E03"}}, "3", "MKH");
}

SnapshotBuilder with_colleague_wanted() {
    SnapshotBuilder scene = with_people();
    return scene.happens("10.23", HelpRequested{});
}

SnapshotBuilder with_tasks() {
    SnapshotBuilder scene = nobody_left();
    const auto task = [](const char* title, int takes, bool urgent) {
        return TaskAdded{
            .task = {},
            .words = {.title = title, .takes = std::chrono::minutes{takes}, .due = {}, .urgent = urgent}};
    };
    return scene.happens("14.00", task("Tjek, at brochurerne er de nye", 15, false))
        .happens("14.05", task("Genstart kiosken ved indgangen", 5, true))
        .happens("14.06", task("Sæt stolene i ventezonen på plads", 10, false));
}

SnapshotBuilder with_no_show() {
    SnapshotBuilder scene = ready_for_next();
    return scene.call("A 039", "10.05").no_show("A 039", "10.09");
}

Scene tour(int step) {
    return {"z-tour-" + std::to_string(step), "10.24", ready_for_next, [step](ConsoleDriver& console) {
                console.press(ui::Key::f1);
                console.press('R');
                for (int i = 1; i < step; ++i) console.press(ui::Key::enter);
            }};
}

std::vector<Scene> scenes() {
    return {
        {"people-1-list", "10.24", with_people},
        {"people-2-staff", "10.24", with_people, [](ConsoleDriver& console) { console.press('C'); }},
        {"people-3-floor", "10.24", with_people, [](ConsoleDriver& console) { console.press('H'); }},
        {"people-4-phone", "10.24", with_people, [](ConsoleDriver& console) { console.press('T'); }},
        {"people-5-wanted", "10.24", with_colleague_wanted},
        {"people-6-answer-here", "10.24", with_people,
         [](ConsoleDriver& console) {
             console.press('H');
             console.press('B');
             console.screen.type("41");
         }},
        {"people-8-tally", "10.24", with_people,
         [](ConsoleDriver& console) {
             console.screen.click("Tælling");
             console.press('T');
             console.press('I');
         }},
        {"people-7-english", "10.24", with_people, [](ConsoleDriver& console) { console.press('H'); }, true,
         Language::english},
        {"y-task-offered", "14.27", with_tasks},
        {"y2-tasks", "14.27", with_tasks,
         [](ConsoleDriver& console) {
             console.press('O');
             console.screen.type("Ring til Hans på 12345678");
             console.press(ui::Key::enter);
             console.refuse(
                 {.kind = Refusal::Kind::free_text_refused,
                  .danish = "Teksten ligner et telefonnummer. Skriv opgaven uden noget om personer.",
                  .english = "The text looks like a phone number."});
         }},
        {"l2-pin", "10.24", busy_morning,
         [](ConsoleDriver& console) {
             console.people_with_pin = {PersonId{"LBJ"}};
             console.screen.frame();
             console.press(ui::Key::f9);
             console.screen.type("lbj");
             console.type_pin("482913");
             console.answer_pin({PinVerdict::Kind::wrong});
             console.type_pin("48");
         }},
        {"l3-pins", "10.24", busy_morning,
         [](ConsoleDriver& console) {
             console.people_with_pin = {PersonId{"LBJ"}, PersonId{"MKH"}};
             console.press('C');
             console.press('P');
         }},
        {"a-in-service", "10.24", busy_morning},
        {"b-guidance", "10.24", busy_morning, [](ConsoleDriver& console) { console.press('I'); }},
        {"b2-guidance-next", "10.24", ready_for_next, [](ConsoleDriver& console) { console.press('I'); }},
        {"b3-guidance-english", "10.24", busy_morning, [](ConsoleDriver& console) { console.press('I'); },
         true, Language::english},
        {"c1-new-number", "10.24", busy_morning,
         [](ConsoleDriver& console) {
             console.press('N');
             console.press('5');
             console.press('L');
         }},
        {"c-id-card", "10.24", busy_morning,
         [](ConsoleDriver& console) {
             console.press('N');
             console.press('5');
             console.press('L');
             console.press(ui::Key::enter);
         }},
        {"c2-issued", "10.24", busy_morning,
         [](ConsoleDriver& console) {
             console.press('N');
             console.press('5');
             console.press('L');
             console.press(ui::Key::enter);
             console.press('J');
             const SnapshotBuilder after = with_new_number();
             console.show(after);
             console.accept(issued_ticket(after, "A 048"));
         }},
        {"c3-search", "10.24", busy_morning,
         [](ConsoleDriver& console) {
             console.press('N');
             console.press('S');
             console.screen.type("mit");
         }},
        {"d-no-network", "10.24", without_network},
        {"d3-copied-disk", "10.24", on_copied_disk},
        {"d4-last-number", "10.24", on_restored_disk,
         [](ConsoleDriver& console) {
             console.screen.click("Sig sidste nummer");
             console.screen.type("47");
         }},
        {"d2-devices", "10.24", without_network, [](ConsoleDriver& console) { console.press(ui::Key::f2); }},
        {"d5-not-taken", "10.24", [] { return busy_morning().unreadable_from("Bord 4"); },
         [](ConsoleDriver& console) { console.press(ui::Key::f2); }},
        {"e-called-twice", "09.41", called_twice},
        {"e2-called-twice-later", "09.41", busy_and_called_twice},
        {"f-empty", "14.27", nobody_left},
        {"k-waits", "13.10", long_day, [](ConsoleDriver& console) { console.screen.click("Ventetid"); }},
        {"k2-long-day", "13.10", long_day},
        {"l-person", "08.56", busy_morning, [](ConsoleDriver&) {}, false},
        {"m-called", "10.25", next_called},
        {"o-not-open", "08.58", [] { return SnapshotBuilder(); }},
        {"p-choose-number", "10.24", ready_for_next,
         [](ConsoleDriver& console) {
             console.press('B');
             console.screen.type("04");
         }},
        {"p3-came-back", "10.24", with_no_show,
         [](ConsoleDriver& console) {
             console.press('B');
             console.screen.type("39");
         }},
        {"p2-out-of-order", "10.24", ready_for_next,
         [](ConsoleDriver& console) {
             console.press('B');
             console.screen.type("43");
             console.press(ui::Key::enter);
             console.press('2');
         }},
        {"q-transfer", "10.24", busy_morning, [](ConsoleDriver& console) { console.press('V'); }},
        {"q2-transfer-desk", "10.24", busy_morning,
         [](ConsoleDriver& console) {
             console.press('V');
             console.press('K');
             console.press('F');
         }},
        {"r-referral", "10.24", busy_morning,
         [](ConsoleDriver& console) {
             console.press('4');
             console.press('2');
         }},
        {"s-no-show", "10.27", next_called, [](ConsoleDriver& console) { console.press('U'); }},
        {"t-help", "10.24", busy_morning, [](ConsoleDriver& console) { console.press(ui::Key::f1); }},
        {"u-refused", "10.24", ready_for_next,
         [](ConsoleDriver& console) {
             console.press('K');
             console.refuse({.kind = Refusal::Kind::nobody_waits,
                             .danish = "Ingen venter længere – nummeret blev kaldt ved Skranke 1.",
                             .english = "Nobody waits."});
         }},
        {"x-the-day", "14.32", busy_morning, [](ConsoleDriver& console) { console.press('D'); }},
        {"x2-intake-closed", "14.32", [] { return ready_for_next().about_the_day("14.30", IntakeClosed{}); },
         [](ConsoleDriver& console) {
             console.press('N');
             console.press('3');
         }},
        {"x3-close-day", "14.32", ready_for_next,
         [](ConsoleDriver& console) {
             console.press('D');
             console.press('2');
         }},
        {"x4-day-closed", "14.32", [] { return ready_for_next().close_day("14.31"); }},
        {"x5-overlooked", "14.32",
         [] { return nobody_left().close_day("14.29").issue("C 021", "A01", "14.28"); }},
        {"y-crisis", "14.32", [] { return ready_for_next().crisis("14.30"); },
         [](ConsoleDriver& console) { console.press('N'); }},
        {"y1-crisis-question", "14.32", ready_for_next,
         [](ConsoleDriver& console) {
             console.press('D');
             console.press('4');
         }},
        {"y2-paper", "14.32",
         [] { return ready_for_next().about_the_day("14.30", PaperBlockReserved{'A', 61, 90}); },
         [](ConsoleDriver& console) {
             console.press('D');
             console.press('3');
             console.press('3');
         }},
        {"y3-session", "14.32", ready_for_next,
         [](ConsoleDriver& console) {
             console.press('D');
             console.press('5');
         }},
        {"y3b-appointments", "10.24",
         [] {
             SnapshotBuilder scene = ready_for_next();
             scene.set_up([](Municipality& municipality) {
                 municipality.sites.front().opening_hours = {*weekday_hours_in("mandag 11-17")};
             });
             std::vector<EventKey> made;
             for (const auto* at : {"10.15", "10.15", "10.45", "11.15"}) {
                 scene.happens("09.30", SessionAppointmentMade{.kind = SessionKind::psychiatric_ward,
                                                               .at = scene.at(at)});
                 made.push_back(scene.build()->day->session_appointments.back().event);
             }
             scene.happens("10.20", SessionAppointmentMoved{made.front(), AppointmentState::helped});
             return scene;
         },
         [](ConsoleDriver& console) {
             console.press('D');
             console.press('5');
         }},
        {"people-9-volunteers", "10.24",
         [] {
             SnapshotBuilder scene = busy_morning();
             scene.set_up([](Municipality& municipality) {
                 for (Person& person : municipality.staff)
                     if (person.id == PersonId{"LBJ"}) person.role = Role::volunteer;
             });
             for (int i = 0; i < 64; ++i) scene.happens("10.00", EnquiryRecorded{.service = {"B03"}});
             return scene;
         },
         [](ConsoleDriver& console) { console.press(ui::Key::f8); }},
        {"devices-stick", "10.24", busy_morning,
         [](ConsoleDriver& console) {
             console.sticks = {"/media/lene/SKRANKE"};
             console.press(ui::Key::f2);
             console.screen.click("Udveksl med USB-nøgle");
             BundleExchange ended;
             ended.taken.push_back(
                 {.file = {}, .device = "Værestedet", .taken = {.documents = 0, .changes = 3}});
             ended.refused.push_back({ErrorCode::corrupt, ""});
             console.exchange_ends = std::move(ended);
             console.screen.frame();
         }},
        {"y4-quiet", "10.24", [] { return ready_for_next().quiet(); }},
        {"y5-quiet-new", "10.24", [] { return ready_for_next().quiet(); },
         [](ConsoleDriver& console) {
             console.press('N');
             console.press('3');
             console.press('A');
             console.screen.type("Svale");
         }},
        {"t2-appearance", "10.24", busy_morning,
         [](ConsoleDriver& console) {
             console.press(ui::Key::f1);
             console.press('U');
         }},
        tour(1),
        tour(2),
        tour(3),
        tour(4),
        tour(5),
        tour(6),
        tour(7),
        {"z-practice", "10.24", busy_morning, [](ConsoleDriver&) {}, true, Language::danish, true},
        {"z2-practice-dialog", "10.24", busy_morning, [](ConsoleDriver& console) { console.press('N'); },
         true, Language::danish, true},
        {"settings-1-list", "10.24", managed_morning, [](ConsoleDriver& console) { console.press('M'); }},
        {"settings-2-service", "10.24", managed_morning,
         [](ConsoleDriver& console) {
             console.press('M');
             console.screen.type("låst");
             console.press(ui::Key::enter);
         }},
        {"settings-3-faults", "10.24", managed_morning,
         [](ConsoleDriver& console) {
             console.press('M');
             console.screen.click("Nyt emne");
             console.screen.type("b2");
             console.press(ui::Key::tab);
             console.press(ui::Key::tab);
             console.screen.type("23.15");
             console.press(ui::Key::tab);
             console.screen.type("x");
             console.press(ui::Key::enter);
         }},
        {"settings-4-site", "10.24", managed_morning,
         [](ConsoleDriver& console) {
             console.press('M');
             console.screen.click("Steder");
             console.screen.click("Hovedbiblioteket");
             console.screen.click("discipline 1");
         }},
        {"settings-5-colleague", "10.24", managed_morning,
         [](ConsoleDriver& console) {
             console.press('M');
             console.screen.click("Kolleger");
             console.screen.click("LBJ");
             console.screen.click("role 2");
         }},
        {"settings-6-desk", "10.24", managed_morning,
         [](ConsoleDriver& console) {
             console.press('M');
             console.screen.click("Skranker");
             console.screen.click("Skranke 3");
         }},
        {"settings-7-discard", "10.24", managed_morning,
         [](ConsoleDriver& console) {
             console.press('M');
             console.screen.type("låst");
             console.press(ui::Key::enter);
             console.screen.type(" x");
             console.press(ui::Key::escape);
         }},
        {"settings-8-english", "10.24",
         [] { return managed_morning().about_the_day("10.20", IntakeClosed{}); },
         [](ConsoleDriver& console) {
             console.press('M');
             console.screen.type("B02");
             console.press(ui::Key::enter);
         },
         true, Language::english},
        {"settings-10-new-site", "10.24", managed_morning,
         [](ConsoleDriver& console) {
             console.press('M');
             console.screen.click("Steder");
             console.screen.click("Nyt sted");
             console.screen.type("Værestedet Ålen");
         }},
        {"settings-11-new-desk", "10.24", managed_morning,
         [](ConsoleDriver& console) {
             console.press('M');
             console.screen.click("Skranker");
             console.screen.click("Ny skranke");
             console.screen.type("Skranke 9");
         }},
        {"settings-9-help", "10.24", managed_morning,
         [](ConsoleDriver& console) { console.press(ui::Key::f1); }},
        {"v-row-focus", "10.24", ready_for_next,
         [](ConsoleDriver& console) {
             console.press(ui::Key::tab);
             console.press(ui::Key::tab);
             console.press(ui::Key::tab);
             console.press(ui::Key::tab);
         }},
        {"w-hover", "10.24", ready_for_next,
         [](ConsoleDriver& console) { console.screen.move_mouse({900, 235}); }},
    };
}

struct Format {
    std::string name;
    ui::WindowSize size;
    ui::Theme theme;
};

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        fmt::print(stderr, "Draws the console's states: counter_pictures FOLDER [NAME-PREFIX] [PERCENT]\n");
        return 2;
    }
    const std::filesystem::path folder = argv[1];
    const std::string_view wanted = argc > 2 ? argv[2] : "";
    std::filesystem::create_directories(folder);
    // The size of the text on the small window, in percent.
    const int percent = argc > 3 ? std::stoi(argv[3]) : 100;
    const std::array formats{Format{"720-light", {1280, 720, 1}, ui::Theme::light},
                             Format{"1080-dark", {1920, 1080, 1}, ui::Theme::dark}};
    for (const Scene& scene : scenes()) {
        if (!scene.name.starts_with(wanted)) {
            continue;
        }
        for (const Format& format : formats) {
            CounterAppOptions options = ConsoleDriver::at_skranke_3();
            options.theme = format.theme;
            options.language = scene.language;
            options.text_percent = percent;
            options.practice = scene.practice;
            if (!scene.person_chosen) {
                options.person.clear();
            }
            ConsoleDriver console(scene.happened(), scene.time, options, format.size);
            scene.act(console);
            const auto file = folder / (scene.name + "-" + format.name + ".png");
            if (const auto written = ui::write_png(file, console.screen.picture()); !written) {
                fmt::print(stderr, "{}\n", written.error().message);
                return 1;
            }
        }
    }
    return 0;
}
