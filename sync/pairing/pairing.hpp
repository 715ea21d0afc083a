#pragma once
// Two devices side by side, each with a person before it, as a state machine: what the other end said goes
// in, what to say and what to do come out. Pure; the time, and who may try when, are others' business.
//
//     inviter                             joiner
//     commitment to a number         ─▶
//                                    ◀─   a number
//     the number                     ─▶
//              both show six digits, and both people say that they are the same
//     same                          ◀─▶   same
//                                    ◀─   particulars
//     (makes room for the device)
//     welcome, and the document      ─▶
//                                         (stores it)
//                                    ◀─   stored
//
// Anything else, in any other order, ends it: nothing is ignored, and nothing is taken twice.
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sync/pairing/pairing_code.hpp"
#include "sync/pairing/pairing_frames.hpp"

namespace skranke::pairing {

enum class Side { inviter, joiner };

struct Meeting {
    Side side{};
    Sha256 channel{};  // as in Witness
    DeviceFingerprint own{}, other{};
    Nonce nonce{};              // fresh, from a good generator
    std::string own_address{};  // of a joiner: where it will be reached; may be empty
};

// What the owner is to do.
struct Compare {  // show them, and ask the person
    std::string digits;
};
struct MakeRoom {         // of an inviter: then `welcome`
    std::string address;  // where the joiner says that it will be reached; may be empty
};
struct Store {  // of a joiner: then `stored`
    Welcome welcome;
    Bytes document;
};
struct Finished {};
enum class Ending {
    refused_here,   // the person at this end, or its owner
    refused_there,  // the other end
    wrong_number,   // an inviter that does not keep to its commitment: somebody tries to cheat
    broken          // not as it should be; `why` says what was
};
struct Failed {
    Ending ending{};
    std::string why;  // in English, for a log and for a person
};
using Decision = std::variant<Compare, MakeRoom, Store, Finished, Failed>;

struct Step {
    std::vector<Bytes> frames{};  // to be sent in this order
    std::optional<Decision> decision{};
};

class Pairing {
public:
    explicit Pairing(Meeting meeting) : meeting_(std::move(meeting)) {}

    // First, and once.
    Step begin();
    Step receive(ByteView frame);
    // What the person says of the digits, once.
    Step say_same();
    // The person says that they differ, or gives up, or this end cannot go on: at any time.
    Step refuse();
    // After MakeRoom. Fails if it is beyond the limits.
    Step welcome(const Welcome& welcome, ByteView document);
    // After Store.
    Step stored();

    bool is_over() const { return stage_ == Stage::over; }
    bool shows_digits() const { return stage_ == Stage::compares; }

private:
    enum class Stage {
        unbegun,
        awaits_commitment,
        awaits_joiners_nonce,
        awaits_reveal,
        compares,
        awaits_particulars,
        makes_room,
        awaits_welcome,
        awaits_document,
        stores,
        awaits_stored,
        over
    };

    Step take(const Commitment& said);
    Step take(const JoinersNonce& said);
    Step take(const Reveal& said);
    Step take(const Same& said);
    Step take(const Particulars& said);
    Step take(const Welcome& said);
    Step take(const DocumentPart& said);
    Step take(const Stored& said);
    Step take(const Refusal& said);

    Step compare(const Nonce& inviters, const Nonce& joiners);
    Step go_on_if_both_agree();
    Step end(Ending ending, std::string why);
    Step out_of_order();

    Meeting meeting_;
    Stage stage_ = Stage::unbegun;
    Sha256 commitment_{};
    bool own_agrees_ = false, other_agrees_ = false;
    Welcome welcome_{};
    Bytes document_{};
};

}  // namespace skranke::pairing
