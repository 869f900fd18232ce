// What the tests of lists share.

import OfficeLists
import Testing
