// The client library of NATS, as the system has it.
#pragma once
#include <nats/nats.h>
