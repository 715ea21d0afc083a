#pragma once
// What is looked at, typed and chosen on the settings' page: it changes the page's state, and nothing else.
#include "counter/console_state.hpp"
#include "sync/node/snapshot.hpp"

namespace skranke {

struct SettingsChanges {
    ConsoleState& state;
    const Snapshot& snapshot;

    void operator()(const ShowSettings& shown) const;
    void operator()(const SearchSettings& typed) const;
    void operator()(const OpenForm& opened) const;
    void operator()(const FillIn& filled) const;
    void operator()(const AskTakeOut& asked) const;
};

// Closes the form, or asks first where something typed would be lost. False: there was none.
bool leave_form(ConsoleState& state);
// Whoever sits here has nothing to do with what another began.
void forget_settings(ConsoleState& state);

}  // namespace skranke
