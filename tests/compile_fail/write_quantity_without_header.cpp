// expect: not_text notation_stream_hpp annual units::人
// 量を、書き出すヘッダーなしで書き出す
#include <iostream>

#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

void write(std::ostream& out, annual<units::人> const&)
{
    out << "46";
}

#ifdef MISTAKE
void write_it(std::ostream& out, annual<units::人> const& x)
{
    out << x;
}
#endif
