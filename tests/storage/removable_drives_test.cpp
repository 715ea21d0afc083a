#include "shared/storage/removable_drives.hpp"

#include <catch2/catch.hpp>
#include <fstream>

#include "tests/support/temporary_folder.hpp"

using namespace skranke;

namespace {

std::vector<std::filesystem::path> drives_of(const std::string& mounts) {
    const test::TemporaryFolder folder;
    const std::string file = folder / "mounts";
    std::ofstream(file) << mounts;
    return removable_drives(file);
}

}  // namespace

TEST_CASE("A stick that the desktop mounted is found, and nothing else of the machine is") {
    CHECK(drives_of("/dev/vda1 / ext4 rw 0 0\n"
                    "tmpfs /run tmpfs rw 0 0\n"
                    "/dev/vda2 /media ext4 rw 0 0\n"
                    "/dev/sdb1 /media/lene/SKRANKE vfat rw 0 0\n") ==
          std::vector<std::filesystem::path>{"/media/lene/SKRANKE"});
    CHECK(drives_of("/dev/vda1 / ext4 rw 0 0\n").empty());
}

TEST_CASE("Sticks come by name, also with a space in it") {
    CHECK(
        drives_of("/dev/sdc1 /run/media/lene/V\303\246rested\\040blå vfat rw 0 0\n"
                  "/dev/sdb1 /media/lene/B vfat rw 0 0\n"
                  "/dev/sdd1 /media/lene/A vfat rw 0 0\n") ==
        std::vector<std::filesystem::path>{"/media/lene/A", "/media/lene/B", "/run/media/lene/Værested blå"});
}

TEST_CASE("Without a list of what is mounted there are no sticks") {
    CHECK(removable_drives("/there/is/none").empty());
    CHECK(drives_of("").empty());
    CHECK(drives_of("rubbish\n\n# more\n/media/lene\n").empty());
}
