// The preloaded library that stands between a program and the system's calls: compiled once for all tests.
// It is for tests only; no product links it.

import Foundation
import LedgerTestSupport
