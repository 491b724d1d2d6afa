-- SPDX-License-Identifier: Apache-2.0
-- Takes up to ARGV[2] pairings whose time has come off one shard, by Redis' clock, and puts each back ARGV[1] ms later:
-- a sweeper that dies with them loses nothing, and two sweepers seldom do the same work. No prelude: KEYS[1] is the shard.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local ids = redis.call('ZRANGE', KEYS[1], '-inf', now, 'BYSCORE', 'LIMIT', 0, ARGV[2])
for _, id in ipairs(ids) do
    redis.call('ZADD', KEYS[1], now + ARGV[1], id)
end
return ids
