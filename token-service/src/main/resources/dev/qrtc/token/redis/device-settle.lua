-- SPDX-License-Identifier: Apache-2.0
-- Says whether nothing is left to do after a device was deleted or somebody has lost it. A pairing that was noted and is not
-- there yet may still come: whoever noted it may be slow, but not for longer than the time of grace.
-- KEYS: the device's hash, its pairings. ARGV: time of grace and life of a tombstone in ms, then the pairings that were
-- looked for and not found.
-- Gives: 1 where it is done, 0 where somebody has to look again.
local kept = redis.call('HMGET', KEYS[1], 'deleted-at', 'review-at')
local since = tonumber(kept[1] or kept[2])
if not since then
    return 1
end
local time = redis.call('TIME')
local over = time[1] * 1000 + math.floor(time[2] / 1000) - since >= tonumber(ARGV[1])
if kept[1] then
    for i = 3, over and #ARGV or 0 do
        redis.call('ZREM', KEYS[2], ARGV[i])
    end
    if redis.call('EXISTS', KEYS[2]) == 1 then
        return 0
    end
    redis.call('PEXPIRE', KEYS[1], ARGV[2], 'NX')
    return 1
end
if not over then
    return 0
end
redis.call('HDEL', KEYS[1], 'review', 'review-at')
return 1
