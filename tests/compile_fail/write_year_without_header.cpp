// expect: not_text notation_stream_hpp fiscal_year
// 年度を、書き出すヘッダーなしで書き出す
#include <iostream>

#include <tomakomai_kpi/value/fiscal_year.hpp>

using namespace tomakomai_kpi;

void write(std::ostream& out, fiscal_year const&)
{
    out << "46";
}

#ifdef MISTAKE
void write_it(std::ostream& out, fiscal_year const& x)
{
    out << x;
}
#endif
