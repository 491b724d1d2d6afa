-- SPDX-License-Identifier: Apache-2.0
-- Makes a device a tombstone: from here on it has no tokens and no new pairings. Its owners stay, so that they can ask for
-- the same again; its key and its name do not.
-- KEYS: the device's hash. ARGV: the version that was read, '' for any.
-- Gives: 'deleted', 'again', 'conflict' or 'unknown'.
local kept = redis.call('HMGET', KEYS[1], 'version', 'deleted-at')
if not kept[1] then
    return 'unknown'
end
if kept[2] then
    return 'again'
end
if ARGV[1] ~= '' and ARGV[1] ~= kept[1] then
    return 'conflict'
end
local time = redis.call('TIME')
redis.call('HDEL', KEYS[1], 'name', 'jwk', 'open', 'registered-by', 'review', 'review-at')
redis.call('HSET', KEYS[1], 'deleted-at', time[1] * 1000 + math.floor(time[2] / 1000))
return 'deleted'
