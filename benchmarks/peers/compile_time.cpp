// SPDX-License-Identifier: BSL-1.0
// Five quantities made, added, compared, divided and, with -DPRINT, written.
#include "peers.hpp"

int main(int count, char**)
{
    auto const base = many(count);
    auto const first = many(20);
    auto const second = many(25);
    auto const third = many(31);
    auto const target = many(250);
    auto const total = first + second + third;
    bool const reached = total >= target;
    auto const rate = (total - base) / (target - base);
    static_cast<void>(rate);
#ifdef PRINT
#ifdef PEER_LLNL
    std::cout << units::to_string(total) << '\n';
#else
    std::cout << total << '\n';
#endif
#endif
    return reached ? 1 : 0;
}
