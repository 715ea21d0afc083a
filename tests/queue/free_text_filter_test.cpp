#include "shared/queue/free_text_filter.hpp"

#include <catch2/catch.hpp>

using namespace skranke;

TEST_CASE("what is a CPR number by its check digit is refused, however it is written") {
    for (const char* text :
         {"070761-4285", "0707614285", "07 07 61 42 85", "070761–4285", "０７０７６１-４２８５",
          "070761\u200b-4285", "07.07.61 - 4285", "٠٧٠٧٦١٤٢٨٥", "borgeren (070761-4285) kommer igen",
          "A 042 070761-4285", "070761\u00a04285", "⁰⁷⁰⁷⁶¹⁴²⁸⁵"}) {
        INFO(text);
        CHECK(find_personal_data(text) == PersonalData::cpr_number);
    }
}

TEST_CASE("ten digits with a date are refused also where the check digit does not fit") {
    for (const char* text : {"010165-1234", "670761-4285", "290299-1234"}) {
        INFO(text);
        CHECK(find_personal_data(text) == PersonalData::like_cpr_number);
    }
}

TEST_CASE("phone numbers and e-mail addresses are refused") {
    for (const char* text : {"20 12 34 56", "20123456", "+45 20 12 34 56", "+4520123456", "ring 2012 3456",
                             "004520123456", "20\u00a012\u00a034\u00a056"}) {
        INFO(text);
        CHECK(find_personal_data(text) == PersonalData::phone_number);
    }
    for (const char* text : {"en.borger@eksempel.dk", "skriv til x@y.dk i morgen", "x＠y.dk"}) {
        INFO(text);
        CHECK(find_personal_data(text) == PersonalData::email_address);
    }
}

TEST_CASE("other text with digits is let through") {
    for (const char* text :
         {"", "320761-4285", "31.04.90-1234", "071361-4285", "12345678901", "EAN 5790001234567",
          "2025-11-21 14:05", "A042", "A 042", "Ældre Sagen, Storgade 12, 2. sal", "kl. 10.15–11.30",
          "21-11-2026", "KLE 23.15.25", "Jobcenter @ rådhuset", "a@b", "første @. sal"}) {
        INFO(text);
        CHECK_FALSE(find_personal_data(text));
    }
}

TEST_CASE("bytes that are not UTF-8 cannot be looked into and are refused") {
    for (const char* text : {"\xff", "\xc0\xb0", "\xed\xa0\x80", "abc\xe2\x82", "\xf5\x80\x80\x80"})
        CHECK(find_personal_data(text) == PersonalData::not_text);
}
