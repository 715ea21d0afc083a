#include "tests/support/process.hpp"

namespace skranke::test {

std::string program(const std::string& name) { return std::string{SKRANKE_PROGRAM_DIR} + "/" + name; }

}  // namespace skranke::test
