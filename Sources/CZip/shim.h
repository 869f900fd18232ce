// libzip's own header.
#pragma once
#include <zip.h>
