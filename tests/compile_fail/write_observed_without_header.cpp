// expect: not_text notation_stream_hpp observed annual
// 観測を、書き出すヘッダーなしで書き出す
#include <iostream>

#include <tomakomai_kpi/value/observed.hpp>

using namespace tomakomai_kpi;

void write(std::ostream& out, observed<annual<units::人>> const&)
{
    out << "46";
}

#ifdef MISTAKE
void write_it(std::ostream& out, observed<annual<units::人>> const& x)
{
    out << x;
}
#endif
