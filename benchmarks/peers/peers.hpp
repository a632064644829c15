// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_BENCHMARKS_PEERS_HPP
#define TOMAKOMAI_KPI_BENCHMARKS_PEERS_HPP

// One quantity of each library, chosen by -DPEER_…: `many(n)` makes it, and all is measured on it.
// Which unit it has makes no difference to the time, so those that come with metres count metres.

#include <cstdint>

#if defined(PEER_OURS)

#include <tomakomai_kpi/value/quantity.hpp>
#ifdef PRINT
#include <iostream>
#include <tomakomai_kpi/notation/stream.hpp>
#endif
inline auto many(std::int64_t n)
{
    return tomakomai_kpi::annual<tomakomai_kpi::units::人>{n};
}

#elif defined(PEER_AU)

#include <au/quantity.hh>
#include <au/units/meters.hh>
#ifdef PRINT
#include <au/io.hh>
#include <iostream>
#endif
inline auto many(std::int64_t n)
{
    return au::meters(n);
}

#elif defined(PEER_MP_UNITS)

#include <mp-units/systems/si.h>
#ifdef PRINT
#include <iostream>
#include <mp-units/ostream.h>
#endif
inline auto many(std::int64_t n)
{
    return n * mp_units::si::metre;
}

#elif defined(PEER_NHOLTHAUS_3)

#include <units/length.h>
#ifdef PRINT
#include <iostream>
#endif
inline auto many(std::int64_t n)
{
    return units::meters<std::int64_t>{n};
}

#elif defined(PEER_NHOLTHAUS_2)

#include <units.h>
#ifdef PRINT
#include <iostream>
#endif
inline auto many(std::int64_t n)
{
    return units::length::meter_t{static_cast<double>(n)};
}

#elif defined(PEER_LLNL)

#include <units/units.hpp>
#ifdef PRINT
#include <iostream>
#endif
inline auto many(std::int64_t n)
{
    return static_cast<double>(n) * units::m;
}

#else

#ifdef PRINT
#include <iostream>
#endif
#ifdef PEER_DOUBLE
using number = double;
#else
using number = std::int64_t;
#endif
inline auto many(std::int64_t n)
{
    return static_cast<number>(n);
}

#endif

#endif
