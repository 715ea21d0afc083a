#pragma once
// What is typed and chosen in a dialog before it is answered: it changes the dialog that is open, and nothing
// else. What belongs to another dialog than the open one is passed over.
#include "counter/command.hpp"
#include "counter/console_state.hpp"
#include "sync/node/snapshot.hpp"

namespace skranke {

struct DialogChanges {
    ConsoleState& state;
    const Snapshot& snapshot;
    UtcTime now;

    void operator()(const SearchServices& typed) const;
    void operator()(const TypeNumber& typed) const;
    void operator()(const ChooseNumber& chosen) const;
    void operator()(const ToggleEscorted& toggled) const;
    void operator()(const TypePreferred& typed) const;
    void operator()(const TypeAlias& typed) const;
    void operator()(const TypeAppointment& typed) const;
    void operator()(const ReturnToStep& back) const;
    void operator()(const ShowTransferTo& shown) const;
    void operator()(const ChooseDesk& chosen) const;
    void operator()(const ChoosePartner& chosen) const;
    void operator()(const ToggleToFront& toggled) const;
    void operator()(const ChooseBecause& chosen) const;
    void operator()(const TypeReferral& typed) const;
    void operator()(const TypePaperNumber& typed) const;
    void operator()(const TypePaperTime& typed) const;
    void operator()(const TogglePaperWaits& toggled) const;
    void operator()(const ChooseSessionKind& chosen) const;
    void operator()(const TypeParticipants& typed) const;
    void operator()(const TypeSessionTime& typed) const;
    void operator()(const TypeTask& typed) const;
    void operator()(const ChooseTaskLength& chosen) const;
    void operator()(const ToggleTaskUrgent& toggled) const;
    void operator()(const ChooseTaskDue& chosen) const;
};

}  // namespace skranke
