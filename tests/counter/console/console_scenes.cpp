#include "tests/counter/console/console_scenes.hpp"

namespace skranke::test {

namespace {

SnapshotBuilder morning_until_ten_past_ten() {
    SnapshotBuilder scene;
    scene.open()
        .connected({"Skranke 1", "Skranke 2", "Bord 4", "Skærmen ved indgangen", "Rådhuset"})
        .issue("A 038", "B02", "09.59")
        .issue("A 039", "A01", "09.59")
        .issue("C 011", "C01", "10.00")
        .issue("A 040", "D02", "10.01")
        .issue("C 012", "B05", "10.01")
        .issue("A 041", "B03", "10.02", Escort::card_shown)
        .issue("A 042", "B04", "10.04")
        .issue("A 043", "E03", "10.06")
        .call("A 038", "10.08")
        .start("A 038", "10.08");
    return scene;
}

}  // namespace

SnapshotBuilder busy_morning() {
    SnapshotBuilder scene = morning_until_ten_past_ten();
    scene.issue("C 013", "B06", "10.09")
        .issue("A 045", "B04", "10.10")
        .issue("C 014", "E04", "10.16")
        .issue("A 046", "A06", "10.20")
        .issue("A 047", "A04", "10.22")
        .call("A 045", "10.11", "1", "LBJ")
        .start("A 045", "10.11")
        .transfer("A 045", "C04", "10.13");
    return scene;
}

SnapshotBuilder ready_for_next() {
    SnapshotBuilder scene = busy_morning();
    scene.finish("A 038", "10.23");
    return scene;
}

SnapshotBuilder next_called() {
    SnapshotBuilder scene = ready_for_next();
    scene.call("A 041", "10.25", "3", "MKH", "Ledsaget, ID-kort set kl. 10.02; går foran 4");
    return scene;
}

SnapshotBuilder called_twice() {
    SnapshotBuilder scene;
    scene.open()
        .connected({"Skranke 1", "Skranke 2", "Bord 4", "Skærmen ved indgangen", "Rådhuset"})
        .issue("A 017", "C01", "09.12")
        .issue("A 018", "A04", "09.20")
        .issue("C 004", "A02", "09.22")
        .issue("A 020", "B01", "09.25")
        .issue("A 021", "C01", "09.27")
        .issue("C 005", "B06", "09.29")
        .call("A 017", "09.31", "1", "LBJ")
        .call_unaware("A 017", "09.33", "3", "MKH")
        .issue("A 022", "E03", "09.32")
        .issue("A 023", "B04", "09.34")
        .issue("C 006", "D02", "09.36")
        .issue("A 024", "C04", "09.38")
        .reconnected("09.39");
    return scene;
}

SnapshotBuilder nobody_left() {
    SnapshotBuilder scene;
    scene.open()
        .connected({"Skranke 1", "Skranke 2", "Bord 4", "Skærmen ved indgangen", "Rådhuset"})
        .issue("A 061", "E03", "13.50")
        .call("A 061", "13.58")
        .start("A 061", "13.59")
        .finish("A 061", "14.12", Outcome::assisted_self_service);
    return scene;
}

SnapshotBuilder managed_morning() {
    SnapshotBuilder scene = busy_morning();
    return scene.set_up([](Municipality& municipality) {
        for (Person& person : municipality.staff)
            if (person.id.text == "MKH") person.role = Role::manager;
    });
}

Snapshot among_hosts(const SnapshotBuilder& scene) {
    Snapshot snapshot = *scene.build();
    Municipality municipality = *snapshot.municipality;
    for (Person& person : municipality.staff) person.role = Role::host;
    snapshot.municipality = std::make_shared<const Municipality>(std::move(municipality));
    return snapshot;
}

}  // namespace skranke::test
