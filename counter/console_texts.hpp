#pragma once
// Every text of the console, in Danish and English. Danish is the source; see the design's list of texts.
#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/calendar.hpp"
#include "shared/queue/event.hpp"
#include "shared/queue/labels.hpp"
#include "shared/text/language.hpp"

namespace skranke {

// Sentences without anything to fill in.
struct ConsoleTexts {
    // Top bar, rail and status line
    std::string_view queue_tab, waits_tab, new_number, devices, show_devices, hide_devices, help,
        switch_person;
    // Ticket card
    std::string_view ready, called, in_service, called_twice;
    std::string_view next_in_queue, has_waited, waited, until_now, since_arrival;
    std::string_view call_next, start, citizen_is_here, finish, recall, no_show, to_queue, transfer, undo,
        pause, resume, add_topic;
    std::string_view call_chosen_number, how_did_it_end, where_is_the_citizen, neither_place;
    std::string_view nobody_waits, nobody_for_this_desk, new_numbers_appear_here, everybody_helped,
        when_somebody_waits;
    std::string_view day_not_open, numbers_when_open, open_day_to_begin, open_day, next, latest;
    // Guidance card
    std::string_view guidance, guidance_card, we_help_with, we_do_not_help_with, to_bring,
        can_citizens_themselves, no_guidance_yet;
    // List
    std::string_view escorted, transferred, returned, number_twice, express, call, index_header;
    // Person
    std::string_view choose_person, press_or_type_initials, no_personal_statistics, unknown_initials;
    // New number
    std::string_view what_help, do_not_know, citizen_is_escorted, by_whom_escorted, card_seen_at_desk,
        appointment_at, type_time_so, issue_number, on_to_id_card;
    std::string_view is_id_card_shown, yes_shown, goes_ahead, no, ordinary_line, issued_when_answered,
        only_yes_or_no;
    std::string_view topic, yes_by_support, correct, citizens_number_is, say_to_citizen, what_is_needed, done,
        cancel;
    std::string_view storing, no_service_found, is_next_in_queue, choose_a_service;
    // Other dialogs
    std::string_view type_or_choose_number, no_such_number, transfer_where, keeps_its_time,
        transfer_which_desk, transfer_which_partner, to_desk, to_partner, to_front, to_front_means,
        no_other_desk;
    std::string_view refer_where, refer_hint, refer_privacy, use_this;
    std::array<std::string_view, 6> usual_referrals;
    std::string_view topic_which, topic_same_visit, has_left, cancel_number, card_seen, card_not_seen,
        stayed_away_question, long_in_service;
    std::string_view wait_a_little, which_was_last, go_on, say_last_number, is_date_right, date_is_right,
        keys_title, close;
    std::string_view next_button, press_button, go_back;
    // Devices
    std::string_view shared_by_itself, carry_on_calmly, this_machine, connected, never_seen, both_are_told,
        back_to_queue;
    std::string_view no_other_devices;
    // Waiting times
    std::string_view today, helped_today, called_in_time, half_waited, eight_waited, nine_waited, goal_share;
    std::string_view by_hour, by_service, count_column, too_few, goal_line, small_numbers;
    // The day
    std::string_view the_day, the_day_here, open_for_numbers, closed_for_numbers, close_intake,
        close_intake_means, open_intake, open_intake_means, close_day, close_day_means, close_day_question,
        reopen_day, reopen_day_means, day_is_closed, day_is_open_again, everybody_helped_today,
        end_with_the_day, kept_until_next_day, after_closing, issue_all_the_same;
    // Bad days, and places of other kinds
    std::string_view crisis, crisis_on, crisis_off, crisis_on_question, crisis_off_question, crisis_on_means,
        crisis_off_means, crisis_is_on, crisis_is_off;
    std::string_view paper_numbers, paper_means, no_paper_block, number_on_paper, time_on_paper, still_waits,
        is_helped, enter_paper, reserve_paper;
    std::string_view away_from_house, away_means, how_many_took_part, store_session, session_stored,
        new_appointment_at, add_appointment, out_of_hours, now_out_of_hours;
    std::string_view drive_on_means, next_here, receive, go_to_the_citizen, receive_another, waits_for_whom,
        alias_hint;
    // Status line
    std::string_view kept_here, disk_full, cannot_store, disk_copied, series_held, loading, sent_unreadable,
        tell_support;
};

const ConsoleTexts& console_texts(Language language);

// Sentences with something to fill in. `number`, `desk` and `time` come as they are shown: "A 042",
// "Skranke 3".
namespace say {

std::string number_to_desk(std::string_view number, std::string_view desk, Language language);
std::string on_the_way_to(std::string_view desk, Language language);
std::string came_at(UtcTime time, Language language);
std::string since(UtcTime time, Language language);
std::string called_times(std::size_t times, UtcTime latest, Language language);
std::string started_and_waited(UtcTime started, std::chrono::milliseconds waited, Language language);
std::string why(std::string_view number, Language language);
std::string why_before(std::string_view number, std::string_view next, Language language);
// "Kun Bord 4"; without a desk: "Kun en kollega".
std::string only_at(std::string_view desk, Language language);
std::string appointment(UtcTime time, Language language);
// "Ledsaget …; går foran 4" → "… gik foran 4.": once the call is made.
std::string after_the_call(std::string reason, Language language);
std::string sentence(std::string text);  // with a full stop
std::string usually_takes(std::chrono::minutes minutes, Language language);
std::string next_is(std::string_view number, Language language);
std::string recall_again_in(std::chrono::seconds remaining, Language language);
// `as` is what as_outcomes says.
std::string ended_as(std::string_view number, UtcTime at, std::string_view as, Language language);
std::string stayed_away(std::string_view number, UtcTime at, Language language);
std::string as_outcomes(const std::vector<Outcome>& outcomes, std::string_view referred_to,
                        Language language);
std::string waiting_count(std::size_t count, Language language);
std::string longest_wait(std::chrono::milliseconds wait, Language language);

std::string called_at_two_desks(std::string_view number, Language language);
std::string network_back_at(UtcTime time, Language language);
std::string called_at(UtcTime time, bool stands, Language language);
std::string here_at(std::string_view desk, Language language);
std::string at_desk(std::string_view desk, Language language);
std::string call_there_stands(Language language);
std::string call_here_stands(std::string_view other_desk, Language language);
std::string moves_here(std::string_view number, std::string_view other_desk, Language language);
std::string moves_there(std::string_view number, std::string_view other_desk, Language language);
std::string back_in_queue(std::string_view number, UtcTime kept_from, Language language);
std::string look_at_it_afterwards(std::string_view number, Language language);

std::string search_services(std::size_t count, Language language);
std::string stored_at(UtcTime time, Language language);
std::string your_number_is(std::string_view number, Language language);
std::string escorted_card_seen(UtcTime time, Language language);
std::string called_after(std::string_view number, Language language);
std::string did_not_come(std::string_view number, Language language);
std::string called_since(std::size_t times, UtcTime first, Language language);
std::string open_day_on(ServiceDay day, std::string_view site, Language language);
std::string returned_to_queue(std::string_view number, Language language);
std::string keeps_time_after_no_show(UtcTime issued, Language language);
// "A 041 tilbage i køen"
std::string number_back_to_queue(std::string_view number, Language language);
std::string transferred_to(std::string_view number, std::string_view service, Language language);
std::string called_in_vain(std::size_t times, Language language);
std::string time_left_out(Language language);
std::string topic_added(std::string_view number, std::size_t topics, Language language);
std::string now_is(std::string_view number, TicketStatus status, Language language);
std::string card_checked(std::string_view number, bool shown, Language language);
std::string is_again(std::string_view number, TicketStatus status, Language language);
std::string date_question(ServiceDay day, Language language);
// `known`: the last number that is; 0 if none is today.
std::string runs_on_copy(TicketNumber known, ServiceDay day, Language language);
std::string last_number_of(char letter, Language language);
std::string go_on_after(TicketNumber last, Language language);
std::string unknown_go_on_after(TicketNumber last, Language language);

// "Noget fra Skranke 1 kunne ikke læses og er ikke taget med"
std::string not_taken_from(std::string_view who, Language language);
std::string connected_with(std::size_t devices, Language language);
std::string connected_and_sharing(std::size_t devices, Language language);
std::string missing_since(std::string_view who, std::optional<UtcTime> since, Language language);
std::string missing_devices(std::size_t count, std::optional<UtcTime> since, Language language);
// Why nothing can be stored, as far as it is known.
// "MitID – låst · Hørelse, ro"
std::string service_and_needs(std::string service, const NeedSet& needs, Language language);
std::string_view not_stored(std::optional<ErrorCode> why, Language language);
std::string without_network(std::optional<UtcTime> since, Language language);
std::string waiting_for_sync(std::size_t events, Language language);
std::string connected_again(UtcTime at, std::size_t unsettled, Language language);
std::string about_calls(std::size_t count, Language language);
// "Ledsagede gik foran 23 gange. Det kostede andre 0,8 min. i gennemsnit." Below five, no figures.
std::string priority_cost(std::size_t times, std::chrono::milliseconds each, Language language);
std::string hour_column(int hour, Language language);
std::string last_seen(UtcTime at, Language language);

// "Lukket for nye numre siden kl. 14.30 (MKH)"
std::string since_by(std::string_view what, UtcTime at, std::string_view who, Language language);
std::string drive_on_to(std::string_view stop, Language language);
std::string waits_for(std::string_view person, Language language);
std::string here_now(std::size_t count, Language language);
// "A 041 til A 070: 28 mangler at blive skrevet ind"
std::string paper_block(std::string_view first, std::string_view last, std::size_t left, Language language);
std::string others(std::size_t count, Language language);
// `numbers`: "A 041 og A 042".
std::string not_helped(std::string_view numbers, std::size_t count, Language language);
std::string was_not_helped(std::string_view numbers, std::size_t count, Language language);

}  // namespace say

}  // namespace skranke
