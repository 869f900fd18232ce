// LMDB's own header, and the one thing about memory that Swift cannot say itself.
#pragma once
#include <lmdb.h>

// Asks the processor to fetch a cache line that will be read soon; any address is harmless.
static inline void socai_prefetch(const void *address) { __builtin_prefetch(address, 0, 3); }
