#pragma once
// The processor's time that this process has used so far, all its threads together.
#include <chrono>
#include <ctime>

namespace skranke::tools {

inline std::chrono::duration<double> cpu_time() {
    return std::chrono::duration<double>(static_cast<double>(std::clock()) / CLOCKS_PER_SEC);
}

}  // namespace skranke::tools
