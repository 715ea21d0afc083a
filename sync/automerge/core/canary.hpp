#pragma once
// A deliberate fault, for a test that must notice it. It exists where AUTOMERGE_CANARIES is defined, and else
// is false while the compiler reads it.

namespace automerge {

#ifdef AUTOMERGE_CANARIES
extern bool dependencies_go_unchecked;
#else
inline constexpr bool dependencies_go_unchecked = false;
#endif

}  // namespace automerge
