#include "sync/net/lan_socket.hpp"

#include <fmt/format.h>
#include <ifaddrs.h>
#include <net/if.h>

#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/multicast.hpp>
#include <boost/asio/ip/udp.hpp>
#include <set>

#include "sync/net/socket_transport_asio.hpp"

namespace skranke::net {

namespace {

namespace asio = boost::asio;
namespace multicast = boost::asio::ip::multicast;
using boost::system::error_code;
using Address = asio::ip::address_v4;

struct FreeAddresses {
    void operator()(ifaddrs* list) const { freeifaddrs(list); }
};

// The own address on every network where others can be: not within this machine, and not on a line to one.
std::set<Address> own_addresses() {
    std::set<Address> addresses;
    ifaddrs* list = nullptr;
    if (getifaddrs(&list) != 0) return addresses;
    const std::unique_ptr<ifaddrs, FreeAddresses> owner(list);
    for (const ifaddrs* one = list; one != nullptr; one = one->ifa_next) {
        constexpr unsigned wanted = IFF_UP | IFF_MULTICAST;
        const bool reaches_others =
            (one->ifa_flags & wanted) == wanted && (one->ifa_flags & IFF_LOOPBACK) == 0;
        if (!reaches_others || one->ifa_addr == nullptr || one->ifa_addr->sa_family != AF_INET) continue;
        const auto* socket_address = reinterpret_cast<const sockaddr_in*>(one->ifa_addr);
        addresses.insert(Address(ntohl(socket_address->sin_addr.s_addr)));
    }
    return addresses;
}

// Shared with what is on its way to be heard.
struct Listening {
    explicit Listening(asio::io_context& context) : socket(context) {}

    asio::ip::udp::socket socket;
    asio::ip::udp::endpoint sender;
    // Longer than anything that is said: what is longer is cut, and nobody's.
    std::array<std::uint8_t, 512> packet{};
    HearPacket hear;

    static void listen(const std::shared_ptr<Listening>& self) {
        self->socket.async_receive_from(
            asio::buffer(self->packet), self->sender, [self](const error_code& error, std::size_t bytes) {
                if (error == asio::error::operation_aborted || !self->hear) return;
                if (!error)
                    self->hear(ByteView(self->packet).first(bytes), self->sender.address().to_string());
                listen(self);
            });
    }
};

class MulticastSocket final : public LanSocket {
public:
    MulticastSocket(asio::io_context& context, std::optional<Address> only)
        : only_(only), listening_(std::make_shared<Listening>(context)) {}
    ~MulticastSocket() override {
        listening_->hear = nullptr;
        error_code ignored;
        listening_->socket.close(ignored);
    }
    MulticastSocket(const MulticastSocket&) = delete;
    MulticastSocket& operator=(const MulticastSocket&) = delete;

    error_code open(HearPacket hear) {
        auto& socket = listening_->socket;
        error_code error;
        // Bound to the group, so that nothing else is heard; several nodes of one machine share it.
        if (socket.open(asio::ip::udp::v4(), error) ||
            socket.set_option(asio::ip::udp::socket::reuse_address(true), error) ||
            socket.bind(group_, error) || socket.non_blocking(true, error) ||
            socket.set_option(multicast::hops(1), error))
            return error;
        listening_->hear = std::move(hear);
        Listening::listen(listening_);
        join(networks());
        return {};
    }

    void call_out(ByteView packet) override {
        const auto addresses = networks();
        join(addresses);
        for (const auto& address : addresses) {
            error_code ignored;  // a network that is just going
            listening_->socket.set_option(multicast::outbound_interface(address), ignored);
            if (!ignored)
                listening_->socket.send_to(asio::buffer(packet.data(), packet.size()), group_, 0, ignored);
        }
    }

private:
    std::set<Address> networks() const { return only_ ? std::set{*only_} : own_addresses(); }

    // Networks come and go while the node runs.
    void join(const std::set<Address>& addresses) {
        for (const auto& address : addresses) {
            error_code joined_before;
            listening_->socket.set_option(multicast::join_group(group_.address().to_v4(), address),
                                          joined_before);
        }
    }

    const asio::ip::udp::endpoint group_{asio::ip::make_address_v4(lan_group), lan_port};
    std::optional<Address> only_;
    std::shared_ptr<Listening> listening_;
};

}  // namespace

Result<std::unique_ptr<LanSocket>> SocketTransport::open_lan(const std::string& own_address,
                                                             HearPacket hear) {
    error_code no_ipv4;
    const auto own = asio::ip::make_address_v4(own_address, no_ipv4);
    if (no_ipv4 && !own_address.empty())
        return fail(ErrorCode::refused,
                    fmt::format("devices are found by IPv4 only, and {} is none", own_address));
    auto socket = std::make_unique<MulticastSocket>(
        implementation_->context,
        own_address.empty() || own.is_unspecified() ? std::nullopt : std::optional(own));
    if (const auto error = socket->open(std::move(hear)))
        return fail(ErrorCode::io,
                    fmt::format("nobody can be found on the local network: UDP port {} cannot be used "
                                "({}); peers that were named are called all the same",
                                lan_port, error.message()));
    return socket;
}

}  // namespace skranke::net
