#pragma once
// Our own programs, run by tests.
#include <string>

#include "automerge/tests/support/process.hpp"
#include "tests/support/temporary_folder.hpp"

namespace skranke::test {

using automerge::test::LineProcess;
using automerge::test::ProcessResult;
using automerge::test::run_process;

// The path of one of our own programs: program("skranke").
std::string program(const std::string& name);

}  // namespace skranke::test
