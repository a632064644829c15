// SPDX-License-Identifier: BSL-1.0
// Room for what columns write.
#include <tomakomai_kpi/column/arrow_export.hpp>

#include <algorithm>
#include <cstdint>
#include <new>

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace tomakomai_kpi::arrow {

namespace {

constexpr std::align_val_t alignment{64};  // as Arrow asks for

// Amounts are read from end to end: with large pages a third faster, where the system has them.
void ask_for_large_pages([[maybe_unused]] void* at, [[maybe_unused]] std::size_t bytes) noexcept
{
#if defined(__linux__)
    constexpr std::size_t worth_it = std::size_t{4} << 20U;
    constexpr std::uintptr_t page = 4096;
    if (bytes < worth_it) { return; }
    auto const address = reinterpret_cast<std::uintptr_t>(at);
    std::uintptr_t const into_page = (page - address % page) % page;
    static_cast<void>(madvise(static_cast<unsigned char*>(at) + into_page,
                              (bytes - into_page) / page * page, MADV_HUGEPAGE));
#endif
}

}  // namespace

std::shared_ptr<unsigned char[]> room(std::size_t bytes)
{
    std::size_t const size = std::max<std::size_t>(bytes, 1);  // no null pointer for nothing
    void* const at = ::operator new(size, alignment);
    ask_for_large_pages(at, size);
    return {static_cast<unsigned char*>(at),
            [](unsigned char* of) { ::operator delete(of, alignment); }};
}

}  // namespace tomakomai_kpi::arrow
