#include "sync/pairing/pairing.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "sync/pairing/pairing_limits.hpp"

namespace skranke::pairing {

namespace {

constexpr std::size_t part_bytes_max = frame_bytes_max - 1;  // the kind is one

bool is_within_limits(const Welcome& welcome, ByteView document) {
    return welcome.municipality.size() == municipality_bytes && welcome.device.size() == device_bytes &&
           welcome.name.size() <= name_bytes_max && is_plain_text(welcome.name) && !document.empty() &&
           document.size() <= document_bytes_max;
}

}  // namespace

Step Pairing::begin() {
    if (is_over()) return {};
    if (stage_ != Stage::unbegun) return end(Ending::broken, "it was begun twice");
    if (meeting_.side == Side::joiner) {
        stage_ = Stage::awaits_commitment;
        return {};
    }
    stage_ = Stage::awaits_joiners_nonce;
    return {.frames = {encode(Commitment{commitment_to(meeting_.nonce)})}};
}

Step Pairing::receive(ByteView bytes) {
    if (is_over()) return {};
    const auto frame = decode(bytes);
    if (!frame) return end(Ending::broken, "the other device sent " + frame.error());
    return std::visit([this](const auto& said) { return take(said); }, *frame);
}

Step Pairing::take(const Commitment& said) {
    if (stage_ != Stage::awaits_commitment) return out_of_order();
    commitment_ = said.hash;
    stage_ = Stage::awaits_reveal;
    return {.frames = {encode(JoinersNonce{meeting_.nonce})}};
}

Step Pairing::take(const JoinersNonce& said) {
    if (stage_ != Stage::awaits_joiners_nonce) return out_of_order();
    auto step = compare(meeting_.nonce, said.nonce);
    step.frames.push_back(encode(Reveal{meeting_.nonce}));
    return step;
}

Step Pairing::take(const Reveal& said) {
    if (stage_ != Stage::awaits_reveal) return out_of_order();
    if (commitment_to(said.nonce) != commitment_)
        return end(Ending::wrong_number,
                   "the other device did not keep to what it had said: somebody may stand between the two");
    return compare(said.nonce, meeting_.nonce);
}

Step Pairing::compare(const Nonce& inviters, const Nonce& joiners) {
    const bool invites = meeting_.side == Side::inviter;
    stage_ = Stage::compares;
    return {.decision = Compare{digits_of({.channel = meeting_.channel,
                                           .inviters = inviters,
                                           .joiners = joiners,
                                           .inviter = invites ? meeting_.own : meeting_.other,
                                           .joiner = invites ? meeting_.other : meeting_.own})}};
}

Step Pairing::say_same() {
    if (is_over()) return {};
    if (stage_ != Stage::compares || own_agrees_) return end(Ending::broken, "there is nothing to compare");
    own_agrees_ = true;
    auto step = go_on_if_both_agree();
    step.frames.insert(step.frames.begin(), encode(Same{}));
    return step;
}

Step Pairing::take(const Same&) {
    if (stage_ != Stage::compares || other_agrees_) return out_of_order();
    other_agrees_ = true;
    return go_on_if_both_agree();
}

Step Pairing::go_on_if_both_agree() {
    if (!own_agrees_ || !other_agrees_) return {};
    if (meeting_.side == Side::inviter) {
        stage_ = Stage::awaits_particulars;
        return {};
    }
    stage_ = Stage::awaits_welcome;
    return {.frames = {encode(Particulars{meeting_.own_address})}};
}

Step Pairing::take(const Particulars& said) {
    if (stage_ != Stage::awaits_particulars) return out_of_order();
    stage_ = Stage::makes_room;
    return {.decision = MakeRoom{said.address}};
}

Step Pairing::welcome(const Welcome& welcome, ByteView document) {
    if (is_over()) return {};
    if (stage_ != Stage::makes_room) return end(Ending::broken, "nobody is to be welcomed");
    if (!is_within_limits(welcome, document))
        return end(Ending::refused_here, "the municipality's document is larger than can be sent");
    auto said = welcome;
    said.document_bytes = static_cast<std::uint32_t>(document.size());
    stage_ = Stage::awaits_stored;
    Step step{.frames = {encode(said)}};
    while (!document.empty()) {
        const auto part = document.first(std::min(document.size(), part_bytes_max));
        step.frames.push_back(encode(DocumentPart{{part.begin(), part.end()}}));
        document = document.subspan(part.size());
    }
    return step;
}

Step Pairing::take(const Welcome& said) {
    if (stage_ != Stage::awaits_welcome) return out_of_order();
    welcome_ = said;
    stage_ = Stage::awaits_document;
    return {};
}

Step Pairing::take(const DocumentPart& said) {
    if (stage_ != Stage::awaits_document) return out_of_order();
    if (said.bytes.size() > welcome_.document_bytes - document_.size())
        return end(Ending::broken, "the other device sent more than it had told");
    document_.insert(document_.end(), said.bytes.begin(), said.bytes.end());
    if (document_.size() < welcome_.document_bytes) return {};
    stage_ = Stage::stores;
    return {.decision = Store{welcome_, std::exchange(document_, {})}};
}

Step Pairing::stored() {
    if (is_over()) return {};
    if (stage_ != Stage::stores) return end(Ending::broken, "there is nothing to store");
    stage_ = Stage::over;
    return {.frames = {encode(Stored{})}, .decision = Finished{}};
}

Step Pairing::take(const Stored&) {
    if (stage_ != Stage::awaits_stored) return out_of_order();
    stage_ = Stage::over;
    return {.decision = Finished{}};
}

Step Pairing::take(const Refusal&) {
    auto step = end(Ending::refused_there, "the other device, or the person before it, said no");
    step.frames.clear();
    return step;
}

Step Pairing::refuse() {
    if (is_over()) return {};
    return end(Ending::refused_here, "this device, or the person before it, said no");
}

Step Pairing::out_of_order() {
    return end(Ending::broken, "the other device said something at the wrong moment");
}

Step Pairing::end(Ending ending, std::string why) {
    stage_ = Stage::over;
    document_ = {};
    return {.frames = {encode(Refusal{})}, .decision = Failed{ending, std::move(why)}};
}

}  // namespace skranke::pairing
