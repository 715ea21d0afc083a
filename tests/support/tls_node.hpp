#pragma once
// A node in a process of its own that talks over TLS, with what it logs.
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/support/process.hpp"

namespace skranke::test {

// What "skranke device" shows.
std::string fingerprint_of_node(const std::string& folder);
// Throws if it cannot be done.
void trust(const std::string& folder, const std::string& fingerprint, const std::string& name = "En enhed");
void forget(const std::string& folder, const std::string& fingerprint);
void trust_each_other(const std::string& one, const std::string& other);

class TlsNode {
public:
    // `listen` and `peers` as skranke serve has them; empty: does not listen. `options` besides. Throws if it
    // does not come to.
    TlsNode(std::string folder, const std::vector<std::string>& peers = {},
            const std::string& listen = "tls://127.0.0.1:0", const std::vector<std::string>& options = {});

    const std::string& address() const { return address_; }
    std::string port() const { return address_.substr(address_.rfind(':') + 1); }
    const std::string& folder() const { return folder_; }
    LineProcess& process() { return process_; }

    void issue() { process_.write_line("issue"); }
    // Waits for news in which it is connected with so many, and has so many tickets. False: they never come.
    bool comes_to(int connected, int tickets);
    // Waits for news in which it has so many tickets, whoever it is connected with.
    bool has(int tickets);
    std::string log() const;
    // Waits for these words in the log.
    bool logs(const std::string& words) const;

private:
    bool hears_news();

    std::string folder_;
    LineProcess process_;
    std::string address_;
    int connected_ = 0, tickets_ = 0;
};

}  // namespace skranke::test
