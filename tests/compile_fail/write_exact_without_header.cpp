// expect: not_text notation_stream_hpp exact
// 数を、書き出すヘッダーなしで書き出す
#include <iostream>

#include <tomakomai_kpi/value/exact.hpp>

using namespace tomakomai_kpi;

void write(std::ostream& out, exact const&)
{
    out << "46";
}

#ifdef MISTAKE
void write_it(std::ostream& out, exact const& x)
{
    out << x;
}
#endif
