-- SPDX-License-Identifier: Apache-2.0
-- How many wrong codes there were in this second, of all principals together.
-- KEYS[1]: the counter. ARGV: 1 to count one more (0: to ask), most. Gives the ms to wait, 0 where there is room.
local count = tonumber(redis.call('GET', KEYS[1]) or '0')
if ARGV[1] == '1' then
    count = redis.call('INCR', KEYS[1])
    if count == 1 then
        redis.call('PEXPIRE', KEYS[1], 1000)
    end
end
if count < tonumber(ARGV[2]) then
    return 0
end
return math.max(1, redis.call('PTTL', KEYS[1]))
