#include "tools/serve.hpp"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <array>
#include <iostream>
#include <map>

#include "shared/base/clock.hpp"
#include "shared/base/random.hpp"
#include "sync/net/endpoint.hpp"
#include "sync/node/node_thread.hpp"
#include "tools/file_descriptor.hpp"
#include "tools/queue_requests.hpp"

namespace skranke::tools {

namespace {

Json snapshot_to_json(const Snapshot& snapshot, UtcTime now) {
    Json json;
    json["snapshot"] = snapshot.revision;
    json["at"] = to_iso(now);
    json["connected"] = snapshot.sync.connected;
    json["unshared"] = snapshot.sync.unshared_events;
    for (const auto& peer : snapshot.sync.peers)
        if (!peer.problem.empty()) json["problems"].push_back(peer.name + ": " + peer.problem);
    std::size_t tickets = 0, conflicts = 0;
    for (const auto& day : snapshot.days) {
        tickets += day->tickets.size();
        for (const auto& ticket : day->tickets) conflicts += ticket.double_call ? 1U : 0U;
    }
    json["tickets"] = tickets;
    json["conflicts"] = conflicts;
    json["waiting"] = snapshot.day ? snapshot.day->waiting().size() : 0;
    Json calls = Json::array();
    for (const auto& day : snapshot.days)
        for (const auto& ticket : day->tickets)
            if (ticket.status == TicketStatus::called) calls.push_back(plain_number(ticket.number));
    json["called"] = std::move(calls);
    return json;
}

// On the node's thread.
void print_log(const std::string& line) { std::cerr << "skranke: " + line + "\n" << std::flush; }

class Server {
public:
    Server(const ServeOptions& options, const Clock& clock, NodeThread& node)
        : options_(options), clock_(clock), node_(node) {}

    // One line of a person or a program.
    void handle_line(const std::string& line) {
        if (line.empty()) return;
        if (line == "list") return print(list_to_json(*node_.snapshot(), clock_.now()));
        const auto request = parse_request_line(line);
        if (!request) return print_error(line, request.error().message);
        auto resolved = resolve(*request, *node_.snapshot(), clock_.now());
        if (!resolved) return print_error(line, resolved.error().message);
        const std::uint64_t id = ++last_intent_;
        verbs_[id] = request->verb;
        node_.post({id, std::move(resolved->action), std::move(resolved->desk), std::move(resolved->person)});
    }

    // What the node has to say: replies, then the latest snapshot if it is a new one.
    void handle_news() {
        for (const auto& reply : node_.take_replies()) {
            const std::string verb = std::move(verbs_.extract(reply.id).mapped());
            if (reply.result)
                print(to_json(verb, *reply.result, *node_.snapshot()));
            else
                print_error(verb, why(reply.result.error()));
        }
        const auto snapshot = node_.snapshot();
        if (options_.watch && snapshot->revision != seen_revision_)
            print(snapshot_to_json(*snapshot, clock_.now()));
        seen_revision_ = snapshot->revision;
    }

    bool idle() const { return verbs_.empty(); }

private:
    static std::string why(const Refused& refused) {
        if (const auto* refusal = std::get_if<Refusal>(&refused)) return refusal->english;
        return std::get<Error>(refused).message;
    }
    static void print(const Json& json) { std::cout << json.dump() << std::endl; }
    static void print_error(const std::string& what, const std::string& message) {
        print(Json{{"action", what}, {"error", message}});
    }

    const ServeOptions& options_;
    const Clock& clock_;
    NodeThread& node_;
    std::uint64_t last_intent_ = 0;
    std::uint64_t seen_revision_ = 0;
    std::map<std::uint64_t, std::string> verbs_;  // of the intents that have no reply yet
};

}  // namespace

int serve(const ServeOptions& options) {
    const FileDescriptor stop = stop_signals();
    const FileDescriptor news{eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)};
    const SystemClock clock;
    SystemRandom random;
    const auto node = NodeThread::start(
        {.node = {.folder = options.folder,
                  .date_checks = true,
                  .clients_may_write = options.clients_may_write},
         .listen = options.listen,
         .peers = options.peers,
         .hub = options.hub,
         .discover = options.discover},
        clock, random, [&news] { eventfd_write(news.number(), 1); }, print_log);
    if (!node) return report(node.error());
    if (auto listening = net::parse_endpoint(options.listen)) {
        listening->port = (*node)->port();
        std::cout << Json{{"listening", listening->text()}}.dump() << std::endl;
    }

    Server server(options, clock, **node);
    std::string input;
    bool input_open = options.commands;
    while (true) {
        // Standard output is watched for one thing only: that nobody reads it any more.
        std::array<pollfd, 4> waiting{pollfd{stop.number(), POLLIN, 0}, pollfd{news.number(), POLLIN, 0},
                                      pollfd{input_open ? STDIN_FILENO : -1, POLLIN, 0},
                                      pollfd{options.watch ? STDOUT_FILENO : -1, 0, 0}};
        if (::poll(waiting.data(), waiting.size(), -1) < 0) continue;
        if (waiting[0].revents != 0 || waiting[3].revents != 0) return 0;
        if (waiting[1].revents != 0) {
            eventfd_t count = 0;
            eventfd_read(news.number(), &count);
            server.handle_news();
        }
        if (waiting[2].revents != 0) {
            std::array<char, 4096> part{};
            const auto read = ::read(STDIN_FILENO, part.data(), part.size());
            if (read <= 0) input_open = false;
            if (read > 0) input.append(part.data(), static_cast<std::size_t>(read));
            for (auto end = input.find('\n'); end != std::string::npos; end = input.find('\n')) {
                server.handle_line(input.substr(0, end));
                input.erase(0, end + 1);
            }
        }
        if (options.commands && !input_open && server.idle()) return 0;
    }
}

}  // namespace skranke::tools
