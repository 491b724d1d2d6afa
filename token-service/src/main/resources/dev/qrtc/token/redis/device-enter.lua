-- SPDX-License-Identifier: Apache-2.0
-- Notes that a device is about to take part in a pairing; a deleted one is not noted, and must not.
-- KEYS: the device's hash, its pairings (by when they are over at the latest). ARGV: pairing id, ms until then.
-- Gives: 1, or 0 where the device was deleted.
if redis.call('HEXISTS', KEYS[1], 'deleted-at') == 1 then
    return 0
end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local over = now + ARGV[2]
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', now)
redis.call('ZADD', KEYS[2], 'GT', over, ARGV[1])
if redis.call('PEXPIRETIME', KEYS[2]) < over then
    redis.call('PEXPIREAT', KEYS[2], over)
end
return 1
