#pragma once
// The file that the test shares, as the program on stage sees it; null in any other.
#include "tests/windows/backstage.hpp"

skranke::test::Backstage* backstage();
