#include "shared/queue/enquiry.hpp"

#include <algorithm>
#include <ranges>
#include <utility>

#include "shared/queue/day.hpp"

namespace skranke {

const Enquiry* find_enquiry(const Day& day, const EventKey& key) {
    const auto found = std::ranges::find(day.enquiries, key, &Enquiry::key);
    return found == day.enquiries.end() ? nullptr : &*found;
}

const Enquiry* latest_enquiry_at(const Day& day, const DeskId& desk) {
    for (const Enquiry& enquiry : day.enquiries | std::views::reverse)
        if (enquiry.desk == desk && enquiry.became.empty()) return &enquiry;
    return nullptr;
}

std::string_view label(Channel channel, Language language) {
    const bool danish = language == Language::danish;
    switch (channel) {
        case Channel::in_person: return danish ? "Personlig" : "In person";
        case Channel::telephone: return danish ? "Telefon" : "Telephone";
        case Channel::email: return "Mail";
        case Channel::digital_post: return "Digital Post";
        case Channel::letter: return danish ? "Brev" : "Letter";
        case Channel::sms: return danish ? "Sms" : "Text message";
        case Channel::web: return "Web";
        case Channel::social_media: return danish ? "Sociale medier" : "Social media";
        case Channel::system: return danish ? "Fagsystem" : "System";
    }
    std::unreachable();
}

std::string_view label(EnquiryType type, Language language) {
    const bool danish = language == Language::danish;
    return type == EnquiryType::information ? "Information" : danish ? "Transaktion" : "Transaction";
}

std::string_view identifier(Channel channel) {
    switch (channel) {
        case Channel::in_person: return "in_person";
        case Channel::telephone: return "telephone";
        case Channel::email: return "email";
        case Channel::digital_post: return "digital_post";
        case Channel::letter: return "letter";
        case Channel::sms: return "sms";
        case Channel::web: return "web";
        case Channel::social_media: return "social_media";
        case Channel::system: return "system";
    }
    std::unreachable();
}

std::string_view identifier(EnquiryType type) {
    return type == EnquiryType::information ? "information" : "transaction";
}

std::string_view identifier(EnquirySource source) {
    return source == EnquirySource::floor ? "floor" : "by_hand";
}

std::optional<Channel> channel_from(std::string_view text) {
    for (const Channel channel : every_channel)
        if (identifier(channel) == text) return channel;
    return std::nullopt;
}

std::optional<EnquiryType> enquiry_type_from(std::string_view text) {
    for (const EnquiryType type : {EnquiryType::information, EnquiryType::transaction})
        if (identifier(type) == text) return type;
    return std::nullopt;
}

std::optional<EnquirySource> enquiry_source_from(std::string_view text) {
    for (const EnquirySource source : {EnquirySource::floor, EnquirySource::by_hand})
        if (identifier(source) == text) return source;
    return std::nullopt;
}

}  // namespace skranke
