// Real nodes over TLS, and what somebody with other programs may try at their door.
#include <catch2/catch.hpp>
#include <csignal>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/support/process.hpp"
#include "tests/support/serving_node.hpp"
#include "tests/support/tls_node.hpp"

using namespace skranke::test;
namespace fs = std::filesystem;

namespace {

const std::string upgrade =
    "GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";

void openssl(const std::vector<std::string>& arguments) {
    std::vector<std::string> command{"openssl"};
    command.insert(command.end(), arguments.begin(), arguments.end());
    const auto result = run_process(command);
    INFO(result.err);
    REQUIRE(result.exit_code == 0);
}

// Two nodes of one site that know each other and are connected, and room for strangers.
struct Town {
    TemporaryFolder temporary;
    std::string library = temporary / "library", van = temporary / "van", stranger = temporary / "stranger";
    std::unique_ptr<TlsNode> listening, calling;
    int tickets = 0;

    Town() {
        make_demo_node(program("skranke"), {library, "Hovedbiblioteket", "Skranke 1", 'A'});
        make_demo_node(program("skranke"), {van, "Hovedbiblioteket", "Skranke 2", 'B'});
        make_demo_node(program("skranke"), {stranger, "Hovedbiblioteket", "Skranke 3", 'C'});
        fingerprint_of_node(stranger);
        trust_each_other(library, van);
        listening = std::make_unique<TlsNode>(library);
        calling = std::make_unique<TlsNode>(van, std::vector{listening->address()});
        check_that_honest_traffic_goes_on();
    }
    void check_that_honest_traffic_goes_on() {
        listening->issue();
        calling->issue();
        tickets += 2;
        CHECK(listening->comes_to(1, tickets));
        CHECK(calling->comes_to(1, tickets));
    }
    std::string key_of(const std::string& folder) const { return folder + "/device-key.pem"; }
    std::string file(const std::string& name) const { return temporary / name; }

    // What a stranger from an address of its own is told, apart from TLS itself.
    std::string knock(const std::vector<std::string>& options, const std::string& from) {
        return run_process(knocking(options, from), upgrade).out;
    }
    bool lets_in(const std::vector<std::string>& options, const std::string& from) {
        auto command = knocking(options, from);
        command.insert(command.begin(), {"/bin/sh", "-c", R"(exec "$@" 2>/dev/null)", "sh"});
        LineProcess caller(command);
        caller.write_line(upgrade);
        return caller.read_line() == "HTTP/1.1 101 Switching Protocols\r";
    }
    std::vector<std::string> knocking(const std::vector<std::string>& options, const std::string& from) {
        std::vector<std::string> command{"openssl", "s_client",  "-connect", "127.0.0.1:" + listening->port(),
                                         "-bind",   from + ":0", "-quiet"};
        command.insert(command.end(), options.begin(), options.end());
        return command;
    }
};

}  // namespace

TEST_CASE(
    "two nodes that were made known to each other meet over TLS; forgetting parts them while they run") {
    Town town;
    CHECK(town.listening->address().starts_with("tls://127.0.0.1:"));
    const auto van = fingerprint_of_node(town.van);
    forget(town.library, van);
    CHECK(town.listening->comes_to(0, town.tickets));
    CHECK(town.calling->comes_to(0, town.tickets));
    CHECK(town.listening->logs("not known here any more was ended: " + van));
    CHECK(town.listening->logs("not known here was refused: " + van));
    CHECK(town.calling->logs("does not let this one in"));
    town.calling->issue();
    CHECK(town.calling->comes_to(0, ++town.tickets));

    trust(town.library, van, "Bogbussen");
    CHECK(town.listening->comes_to(1, town.tickets));
    CHECK(town.calling->comes_to(1, town.tickets));
    town.check_that_honest_traffic_goes_on();
    for (auto* node : {town.listening.get(), town.calling.get()}) {
        node->process().signal(SIGTERM);
        CHECK(node->process().wait() == 0);
    }
}

TEST_CASE("strangers with other programs are refused and told nothing, and honest traffic goes on") {
    Town town;
    const auto& log = *town.listening;
    const auto known = town.key_of(town.van), unknown = town.key_of(town.stranger);
    const std::vector<std::string> ours{"-alpn", "skranke/1", "-cert", known, "-key", known};

    // Each of the others differs from this in one thing.
    CHECK(town.lets_in(ours, "127.0.1.1"));

    SECTION("with an unknown key") {
        CHECK(town.knock({"-alpn", "skranke/1", "-cert", unknown, "-key", unknown}, "127.0.1.2") == "");
        CHECK(log.logs("not known here was refused: " + fingerprint_of_node(town.stranger)));
    }
    SECTION("with the certificate of a known device, but not its key") {
        CHECK(run_process({"openssl", "s_client", "-connect", "127.0.0.1:" + town.listening->port(), "-quiet",
                           "-alpn", "skranke/1", "-cert", known, "-key", unknown},
                          upgrade)
                  .out == "");
    }
    SECTION("with no certificate") {
        CHECK(town.knock({"-alpn", "skranke/1"}, "127.0.1.3") == "");
        CHECK(log.logs("speaks no TLS 1.3 as devices do"));
    }
    SECTION("with two certificates, the first of which is known") {
        CHECK(town.knock({"-alpn", "skranke/1", "-cert", known, "-key", known, "-cert_chain", unknown},
                         "127.0.1.4") == "");
        CHECK(log.logs("shows other than exactly one certificate"));
    }
    SECTION("with an RSA key") {
        openssl({"req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=x", "-keyout",
                 town.file("rsa.key"), "-out", town.file("rsa.crt")});
        CHECK(town.knock({"-alpn", "skranke/1", "-cert", town.file("rsa.crt"), "-key", town.file("rsa.key")},
                         "127.0.1.5") == "");
        CHECK(log.logs("was refused"));
    }
    SECTION("with another curve") {
        openssl({"req", "-x509", "-newkey", "ed448", "-nodes", "-subj", "/CN=x", "-keyout",
                 town.file("other.key"), "-out", town.file("other.crt")});
        CHECK(town.knock(
                  {"-alpn", "skranke/1", "-cert", town.file("other.crt"), "-key", town.file("other.key")},
                  "127.0.1.5") == "");
        CHECK(log.logs("was refused"));
    }
    SECTION("with TLS 1.2") {
        auto options = ours;
        options.emplace_back("-tls1_2");
        CHECK(town.knock(options, "127.0.1.6") == "");
        CHECK(log.logs("speaks no TLS 1.3 as devices do"));
    }
    SECTION("without naming our protocol, or naming another") {
        CHECK(town.knock({"-cert", known, "-key", known}, "127.0.1.7") == "");
        CHECK(town.knock({"-alpn", "h2,http/1.1", "-cert", known, "-key", known}, "127.0.1.7") == "");
        CHECK(log.logs("does not ask for Skranke's protocol"));
        // It is not even shown a certificate, and so learns no fingerprint.
        const auto seen = run_process(
            {"openssl", "s_client", "-connect", "127.0.0.1:" + town.listening->port(), "-showcerts"});
        CHECK(seen.out.find("no peer certificate available") != std::string::npos);
    }
    SECTION("with a key that is shared beforehand instead of a certificate") {
        CHECK(town.knock({"-alpn", "skranke/1", "-psk_identity", "x", "-psk", "00112233445566778899"},
                         "127.0.1.8") == "");
    }
    SECTION("without TLS") {
        auto endpoint = town.listening->address().substr(std::string("tls://").size());
        make_demo_node(program("skranke"), {town.file("plain"), "Hovedbiblioteket", "Skranke 4", 'D'});
        ServingNode plain(program("skranke"), town.file("plain"), {endpoint});
        CHECK(log.logs("speaks no TLS 1.3 as devices do"));
    }
    town.check_that_honest_traffic_goes_on();
    CHECK(run_process({program("skranke"), "device", "--data", town.library}).exit_code == 0);
}

TEST_CASE("the names and dates in a certificate say nothing: the key does") {
    Town town;
    const auto known = town.key_of(town.van), unknown = town.key_of(town.stranger);
    const auto shown = run_process({"openssl", "x509", "-in", known, "-noout", "-subject", "-dates"}).out;
    CHECK(shown == "subject=\nnotBefore=Jan  1 00:00:00 1970 GMT\nnotAfter=Dec 31 23:59:59 9999 GMT\n");

    openssl({"req", "-x509", "-key", known, "-subj", "/CN=another name", "-days", "1", "-set_serial", "7",
             "-out", town.file("renewed.crt")});
    CHECK(
        town.lets_in({"-alpn", "skranke/1", "-cert", town.file("renewed.crt"), "-key", known}, "127.0.1.1"));
    openssl({"x509", "-in", town.file("renewed.crt"), "-signkey", known, "-days", "-1", "-out",
             town.file("expired.crt")});
    CHECK(
        town.lets_in({"-alpn", "skranke/1", "-cert", town.file("expired.crt"), "-key", known}, "127.0.1.2"));
    // A stranger's certificate with the words of a known device's.
    openssl({"req", "-x509", "-key", unknown, "-subj", "/CN=another name", "-days", "1", "-set_serial", "7",
             "-out", town.file("same-words.crt")});
    CHECK(town.knock({"-alpn", "skranke/1", "-cert", town.file("same-words.crt"), "-key", unknown},
                     "127.0.1.3") == "");
}

TEST_CASE("a certificate that is longer than 4 KiB is not read, even with a known key") {
    Town town;
    const auto known = town.key_of(town.van);
    const auto certificate = [&](std::size_t more_bytes) {
        const auto file = town.file(std::to_string(more_bytes) + ".crt");
        openssl({"req", "-x509", "-key", known, "-subj", "/", "-days", "1", "-addext",
                 "nsComment=" + std::string(more_bytes, 'x'), "-out", file});
        return std::vector<std::string>{"-alpn", "skranke/1", "-cert", file, "-key", known};
    };
    CHECK(town.lets_in(certificate(3'500), "127.0.1.1"));
    CHECK_FALSE(town.lets_in(certificate(4'000), "127.0.1.2"));
    town.check_that_honest_traffic_goes_on();
}

TEST_CASE("no session can be resumed: nobody gets a ticket") {
    Town town;
    const auto known = town.key_of(town.van);
    CHECK(
        town.lets_in({"-alpn", "skranke/1", "-cert", known, "-key", known, "-sess_out", town.file("session")},
                     "127.0.1.1"));
    CHECK_FALSE(fs::exists(town.file("session")));
}

TEST_CASE("a node that is plain within its machine does not answer to TLS") {
    TemporaryFolder temporary;
    make_demo_node(program("skranke"), {temporary / "one", "Hovedbiblioteket", "", 'A'});
    make_demo_node(program("skranke"), {temporary / "two", "Hovedbiblioteket", "", 'B'});
    trust_each_other(temporary / "one", temporary / "two");
    TlsNode plain(temporary / "one", {}, "127.0.0.1:0");
    CHECK(plain.address().starts_with("127.0.0.1:"));
    TlsNode secure(temporary / "two", {"tls://" + plain.address(), plain.address()});
    // By one of the two ways.
    CHECK(secure.comes_to(1, 0));
    const auto heard = run_process(
        {"openssl", "s_client", "-connect", plain.address(), "-quiet", "-alpn", "skranke/1"}, upgrade);
    CHECK(heard.out == "");
}
