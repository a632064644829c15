// SPDX-License-Identifier: BSL-1.0
#include <iostream>

#include <tomakomai_kpi.hpp>

using namespace tomakomai_kpi;

int main()
{
    // A tab between cells, as a spreadsheet copies them.
    grid const sheet = read_table_text("指標名\t単位\tR1基準値\tR2実績\tR3実績\tR6目標\n"
                                       "新規就農者数\t人\t8\t累計6\t累計15\t累計50\n"
                                       "交通事故件数\t件\t210\t196\t185\t150\n"
                                       "健診受診率\t%\t38.4\t36.9\t41.2\t50以上\n");

    table_mapping said;  // what the sheet does not say
    said.names = {
        {.pattern = "事故", .aggregation = aggregation_kind::flow, .direction = "down"},
        {.pattern = "率", .aggregation = aggregation_kind::ratio, .direction = "up"},
        {.pattern = "数", .aggregation = aggregation_kind::flow, .direction = "up"},
    };
    table_reading const reading = read_mapped_table(sheet, guess_mapping(sheet, said));

    for (indicator const& i : reading.plan.indicators()) {
        assessment const judged = assess(i);
        std::cout << i.name << ": " << japanese(judged.status) << ", 達成率 ";
        if (judged.attainment.value) {
            std::cout << to_fraction(*judged.attainment.value) << "\n";
        } else {
            std::cout << "なし [" << name(judged.attainment.undefined) << "]\n";
        }
    }
    std::cout << "\n" << assess(reading.plan.find({.name = "新規就農者数"})).explain() << "\n";

    try {
        static_cast<void>(parse("2,30人"));
    } catch (notation_error const& error) {
        std::cout << "\n" << name(error.code()) << ": " << error.what() << "\n";
    }
}
