#include "tests/windows/preload/backstage.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstdlib>

namespace {

using skranke::test::Backstage;

Backstage* open_backstage() {
    const char* const path = std::getenv(skranke::test::backstage_file);
    const int file = path != nullptr ? ::open(path, O_RDWR | O_CLOEXEC) : -1;
    if (file < 0) return nullptr;
    void* const shared = ::mmap(nullptr, sizeof(Backstage), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    ::close(file);
    return shared != MAP_FAILED ? static_cast<Backstage*>(shared) : nullptr;
}

}  // namespace

skranke::test::Backstage* backstage() {
    static skranke::test::Backstage* const opened = open_backstage();
    return opened;
}
