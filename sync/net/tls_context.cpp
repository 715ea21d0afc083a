#include "sync/net/tls_context.hpp"

#include <fmt/format.h>
#include <openssl/x509.h>

#include <algorithm>
#include <memory>
#include <string_view>

namespace skranke::net {

namespace {

struct Protocol {
    std::string_view name;
    std::string_view list;  // RFC 7301: each with its length
};
// Between devices that know each other, and between two of which one is to join. Neither context speaks the
// other's: nobody comes by the second to where the first leads.
constexpr Protocol members{"skranke/1", "\x09skranke/1"};
constexpr Protocol pairing_ends{"skranke-pair/1", "\x0eskranke-pair/1"};
// One of our certificates is some 250 bytes long; more is not even read.
constexpr long certificate_bytes_max = 4096;

template <auto release>
struct Releases {
    void operator()(auto* object) const { release(object); }
};
using Key = std::unique_ptr<EVP_PKEY, Releases<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Releases<X509_free>>;

int proof_place() {
    static const int place = SSL_get_ex_new_index(0, nullptr, nullptr, nullptr, nullptr);
    return place;
}

void note_refusal(const SSL* session, std::string why) {
    auto* proof = static_cast<PeerProof*>(SSL_get_ex_data(session, proof_place()));
    if (proof != nullptr && proof->refused.empty()) proof->refused = std::move(why);
}

// Nothing unless its key is Ed25519.
std::optional<DeviceFingerprint> device_of(const X509* certificate) {
    const EVP_PKEY* key = certificate != nullptr ? X509_get0_pubkey(certificate) : nullptr;
    Ed25519PublicKey raw{};
    auto size = raw.size();
    if (key == nullptr || EVP_PKEY_get_id(key) != EVP_PKEY_ED25519 ||
        EVP_PKEY_get_raw_public_key(key, raw.data(), &size) != 1 || size != raw.size())
        return std::nullopt;
    return fingerprint_of(raw);
}

const SSL* session_of(X509_STORE_CTX* store) {
    return static_cast<const SSL*>(X509_STORE_CTX_get_ex_data(store, SSL_get_ex_data_X509_STORE_CTX_idx()));
}

int refuse(X509_STORE_CTX* store, const char* why) {
    note_refusal(session_of(store), why);
    // The same for whatever is wrong: a stranger learns nothing from it.
    X509_STORE_CTX_set_error(store, X509_V_ERR_APPLICATION_VERIFICATION);
    return 0;
}

int let_through(X509_STORE_CTX* store) {
    X509_STORE_CTX_set_error(store, X509_V_OK);
    return 1;
}

// Null if it is not the one that it should be, in words; else of the only certificate there is.
const char* look_at_certificate(X509_STORE_CTX* store, std::optional<DeviceFingerprint>& device) {
    auto* proof = static_cast<PeerProof*>(SSL_get_ex_data(session_of(store), proof_place()));
    const auto* shown = X509_STORE_CTX_get0_untrusted(store);
    if (proof == nullptr || shown == nullptr || sk_X509_num(shown) != 1)
        return "shows other than exactly one certificate";
    device = proof->device = device_of(X509_STORE_CTX_get0_cert(store));
    return device ? nullptr : "has a key of another kind than devices have";
}

// These two stand in for all that OpenSSL would check of a chain of certificates: names, dates, issuers. That
// the other side has the key, it has to prove to OpenSSL after this.
int verify_member(X509_STORE_CTX* store, void* known_devices) {
    std::optional<DeviceFingerprint> device;
    if (const char* why = look_at_certificate(store, device)) return refuse(store, why);
    if (!static_cast<KnownDevices*>(known_devices)->knows(*device)) return refuse(store, "is not known here");
    return let_through(store);
}

// Who it is, two people are to say.
int verify_stranger(X509_STORE_CTX* store, void*) {
    std::optional<DeviceFingerprint> device;
    if (const char* why = look_at_certificate(store, device)) return refuse(store, why);
    return let_through(store);
}

bool offers(std::string_view offered, const Protocol& protocol) {
    while (!offered.empty()) {
        const auto size = static_cast<unsigned char>(offered.front());
        if (offered.substr(1, size) == protocol.name) return true;
        offered.remove_prefix(std::min<std::size_t>(offered.size(), size + 1U));
    }
    return false;
}

// The first thing that is looked at: who does not even ask for our protocol is not shown our certificate.
int look_at_hello(SSL* session, int* alert, void* protocol) {
    const unsigned char* extension = nullptr;
    std::size_t size = 0;
    constexpr std::size_t list_length_bytes = 2;
    if (SSL_client_hello_get0_ext(session, TLSEXT_TYPE_application_layer_protocol_negotiation, &extension,
                                  &size) == 1 &&
        size > list_length_bytes &&
        offers({reinterpret_cast<const char*>(extension) + list_length_bytes, size - list_length_bytes},
               *static_cast<const Protocol*>(protocol)))
        return SSL_CLIENT_HELLO_SUCCESS;
    note_refusal(session, "does not ask for Skranke's protocol");
    *alert = SSL_AD_NO_APPLICATION_PROTOCOL;
    return SSL_CLIENT_HELLO_ERROR;
}

int choose_protocol(SSL*, const unsigned char** chosen, unsigned char* size, const unsigned char* offered,
                    unsigned int offered_size, void* spoken) {
    const auto& protocol = *static_cast<const Protocol*>(spoken);
    if (!offers({reinterpret_cast<const char*>(offered), offered_size}, protocol))
        return SSL_TLSEXT_ERR_ALERT_FATAL;
    *chosen = reinterpret_cast<const unsigned char*>(protocol.name.data());
    *size = static_cast<unsigned char>(protocol.name.size());
    return SSL_TLSEXT_ERR_OK;
}

bool use_key(SSL_CTX* context, const DeviceKey& device) {
    const auto& raw = device.private_key();
    const Key key(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, raw.data(), raw.size()));
    const unsigned char* encoded = device.certificate().data();
    const Certificate certificate(
        d2i_X509(nullptr, &encoded, static_cast<long>(device.certificate().size())));
    return key && certificate && SSL_CTX_use_certificate(context, certificate.get()) == 1 &&
           SSL_CTX_use_PrivateKey(context, key.get()) == 1 && SSL_CTX_check_private_key(context) == 1;
}

using VerifyCertificate = int(X509_STORE_CTX*, void*);

Result<void> set_up(SSL_CTX* context, const DeviceKey& key, const Protocol& protocol,
                    VerifyCertificate* verify, void* with) {
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nullptr);
    SSL_CTX_set_cert_verify_callback(context, verify, with);
    SSL_CTX_set_max_cert_list(context, certificate_bytes_max);

    // A session that is resumed would not show its certificate again: one that was taken back could go on.
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_options(context, SSL_OP_NO_TICKET | SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION);

    // OpenSSL hands it back as it was given; it is never written to.
    void* spoken = const_cast<Protocol*>(&protocol);
    SSL_CTX_set_client_hello_cb(context, look_at_hello, spoken);
    SSL_CTX_set_alpn_select_cb(context, choose_protocol, spoken);
    SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS);

    const bool done =
        SSL_CTX_set_min_proto_version(context, TLS1_3_VERSION) == 1 &&
        SSL_CTX_set_max_proto_version(context, TLS1_3_VERSION) == 1 &&
        SSL_CTX_set1_groups_list(context, "X25519") == 1 &&
        SSL_CTX_set1_sigalgs_list(context, "ed25519") == 1 &&
        SSL_CTX_set1_client_sigalgs_list(context, "ed25519") == 1 &&
        SSL_CTX_set_num_tickets(context, 0) == 1 && SSL_CTX_set_max_early_data(context, 0) == 1 &&
        SSL_CTX_set_recv_max_early_data(context, 0) == 1 &&
        // This one gives 0 where the others give 1.
        SSL_CTX_set_alpn_protos(context, reinterpret_cast<const unsigned char*>(protocol.list.data()),
                                static_cast<unsigned int>(protocol.list.size())) == 0 &&
        use_key(context, key);
    if (!done)
        return fail(ErrorCode::io,
                    "TLS cannot be set up: OpenSSL on this machine lacks version 1.3 or Ed25519");
    return {};
}

// Who is at the other end of a session that is as it should be.
std::optional<DeviceFingerprint> device_at_other_end(const SSL* session, const Protocol& protocol) {
    const unsigned char* agreed = nullptr;
    unsigned int size = 0;
    SSL_get0_alpn_selected(session, &agreed, &size);
    if (SSL_is_init_finished(session) != 1 || SSL_version(session) != TLS1_3_VERSION ||
        SSL_session_reused(session) != 0 ||
        std::string_view(reinterpret_cast<const char*>(agreed), size) != protocol.name)
        return std::nullopt;
    return device_of(SSL_get0_peer_certificate(session));
}

}  // namespace

Result<void> set_up_tls(SSL_CTX* context, const DeviceKey& key, KnownDevices& known) {
    return set_up(context, key, members, verify_member, &known);
}

Result<void> set_up_tls_for_pairing(SSL_CTX* context, const DeviceKey& key) {
    return set_up(context, key, pairing_ends, verify_stranger, nullptr);
}

void write_proof_to(SSL* session, PeerProof* proof) { SSL_set_ex_data(session, proof_place(), proof); }

std::optional<DeviceFingerprint> proved_device(const SSL* session) {
    return device_at_other_end(session, members);
}

std::optional<PairingEnd> pairing_end(SSL* session) {
    constexpr std::string_view label = "EXPORTER-skranke-pair";
    const auto device = device_at_other_end(session, pairing_ends);
    Sha256 channel{};
    if (!device || SSL_export_keying_material(session, channel.data(), channel.size(), label.data(),
                                              label.size(), nullptr, 0, 0) != 1)
        return std::nullopt;
    return PairingEnd{.device = *device, .channel = channel};
}

}  // namespace skranke::net
