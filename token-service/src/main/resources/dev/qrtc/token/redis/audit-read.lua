-- SPDX-License-Identifier: Apache-2.0
-- Reads a range of both streams at one instant: else an entry could be missed that is written in between.
-- KEYS: the streams. ARGV: first and last id, how many of each at most.
-- Gives: the entries of each, by id.
return {
    redis.call('XRANGE', KEYS[1], ARGV[1], ARGV[2], 'COUNT', ARGV[3]),
    redis.call('XRANGE', KEYS[2], ARGV[1], ARGV[2], 'COUNT', ARGV[3])
}
