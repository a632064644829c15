// expect: not_text notation_stream_hpp value
// 値を、書き出すヘッダーなしで書き出す
#include <iostream>

#include <tomakomai_kpi/value/value.hpp>

using namespace tomakomai_kpi;

void write(std::ostream& out, value const&)
{
    out << "46";
}

#ifdef MISTAKE
void write_it(std::ostream& out, value const& x)
{
    out << x;
}
#endif
