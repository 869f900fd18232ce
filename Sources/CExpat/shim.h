// Expat's own header.
#pragma once
#include <expat.h>
