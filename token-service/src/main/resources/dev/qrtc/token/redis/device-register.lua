-- SPDX-License-Identifier: Apache-2.0
-- Registers a device, unless there is one of that id, or was until lately: a tombstone keeps its id.
-- KEYS: the device's hash. ARGV: name, public JWK, owners (one a line), open (0 or 1), the
-- user who registers it for itself ('' where an administrator does).
-- Gives: when, in ms by Redis' clock; 0 where there is one.
if redis.call('EXISTS', KEYS[1]) == 1 then
    return 0
end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('HSET', KEYS[1], 'name', ARGV[1], 'jwk', ARGV[2], 'owners', ARGV[3], 'open', ARGV[4], 'version', 1,
    'registered-at', now)
if ARGV[5] ~= '' then
    redis.call('HSET', KEYS[1], 'registered-by', ARGV[5])
end
return now
