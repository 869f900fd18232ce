"""XXH64 with seed 0, by the xxHash specification."""

from struct import unpack_from

WORDS64 = (1 << 64) - 1
P1, P2, P3 = 0x9E3779B185EBCA87, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9
P4, P5 = 0x85EBCA77C2B2AE63, 0x27D4EB2F165667C5

def rotl(value, bits):
    return (value << bits | value >> 64 - bits) & WORDS64

def round64(lane, word):
    return rotl((lane + word * P2) & WORDS64, 31) * P1 & WORDS64

def xxh64(data):
    end, offset = len(data), 0
    if end >= 32:
        lanes = [(P1 + P2) & WORDS64, P2, 0, -P1 & WORDS64]
        while offset + 32 <= end:
            words = unpack_from("<4Q", data, offset)
            lanes = [round64(lane, word) for lane, word in zip(lanes, words)]
            offset += 32
        value = sum(rotl(lane, bits) for lane, bits in zip(lanes, (1, 7, 12, 18))) & WORDS64
        for lane in lanes:
            value = ((value ^ round64(0, lane)) * P1 + P4) & WORDS64
    else:
        value = P5
    value = (value + end) & WORDS64
    while offset + 8 <= end:
        value = (rotl(value ^ round64(0, unpack_from("<Q", data, offset)[0]), 27) * P1 + P4) & WORDS64
        offset += 8
    if offset + 4 <= end:
        value = (rotl(value ^ unpack_from("<I", data, offset)[0] * P1 & WORDS64, 23) * P2 + P3) & WORDS64
        offset += 4
    for byte in data[offset:]:
        value = rotl(value ^ byte * P5 & WORDS64, 11) * P1 & WORDS64
    value = (value ^ value >> 33) * P2 & WORDS64
    value = (value ^ value >> 29) * P3 & WORDS64
    return value ^ value >> 32
