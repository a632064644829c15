// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_VALUE_PAUSE_HPP
#define TOMAKOMAI_KPI_VALUE_PAUSE_HPP

// A breath between the steps of long work: rows that are read, indicators that are held against
// each other. A program that must answer meanwhile, as Python must to Ctrl-C, says what to do then;
// what that throws ends the work, whose results are dropped.
//
//   void stop_if_asked();                       // throws where somebody asked
//   pausing const asked{&stop_if_asked};        // on this thread, while it lives
//   plan const p = read_plan_csv(text);
//
// Synopsis
//   class pausing;     sets what is done, of this thread
//   void pause();      does it; at the heads of loops

#include <tomakomai_kpi/config.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

namespace detail {

inline thread_local void (*at_pause)() = nullptr;

}  // namespace detail

class pausing {
public:
    explicit pausing(void (*what)()) noexcept : before_{detail::at_pause}
    {
        detail::at_pause = what;
    }
    pausing(pausing const&) = delete;
    pausing& operator=(pausing const&) = delete;
    ~pausing() { detail::at_pause = before_; }

private:
    void (*before_)();
};

inline void pause()
{
    if (detail::at_pause != nullptr) { detail::at_pause(); }
}

}  // namespace tomakomai_kpi

#endif
