-- SPDX-License-Identifier: Apache-2.0
-- Takes the devices that have to be looked after now; who dies with them leaves them to others.
-- KEYS: the devices to look after (by when). ARGV: ms until others may take them, how many at most.
-- Gives: device and new time, in turn.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local taken = {}
for _, device in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now, 'LIMIT', 0, ARGV[2])) do
    redis.call('ZADD', KEYS[1], now + ARGV[1], device)
    taken[#taken + 1] = device
    taken[#taken + 1] = now + ARGV[1]
end
return taken
