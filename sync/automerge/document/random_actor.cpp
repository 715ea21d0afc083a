#include <openssl/rand.h>

#include "automerge/encoding/failure.hpp"
#include "automerge/identifiers.hpp"

namespace automerge {

Result<ActorId> ActorId::random() {
    ActorId actor{Bytes(16)};
    if (RAND_bytes(actor.bytes.data(), static_cast<int>(actor.bytes.size())) != 1)
        return fail(ErrorKind::unavailable, "this machine gives no random bytes");
    return actor;
}

}  // namespace automerge
