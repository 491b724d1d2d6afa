-- SPDX-License-Identifier: Apache-2.0
-- Changes a device, if it still is what the caller has read.
-- KEYS: the device's hash. ARGV: the version that was read, name, owners (one a line), open (0 or 1), whether somebody has
-- lost something by it (0 or 1), former owners (one a line).
-- What was lost is noted in the same step: its pairings are looked at until nothing can be left of them.
-- Gives: 'changed', 'conflict' or 'unknown'.
local kept = redis.call('HMGET', KEYS[1], 'version', 'deleted-at', 'review')
if not kept[1] or kept[2] then
    return 'unknown'
end
if kept[1] ~= ARGV[1] then
    return 'conflict'
end
redis.call('HSET', KEYS[1], 'name', ARGV[2], 'owners', ARGV[3], 'open', ARGV[4])
redis.call('HINCRBY', KEYS[1], 'version', 1)
if ARGV[5] == '1' then
    local time = redis.call('TIME')
    redis.call('HSET', KEYS[1], 'review', (kept[3] and (kept[3] .. '\n') or '') .. ARGV[6],
        'review-at', time[1] * 1000 + math.floor(time[2] / 1000))
end
return 'changed'
