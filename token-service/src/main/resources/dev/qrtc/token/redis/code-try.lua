-- SPDX-License-Identifier: Apache-2.0
-- A principal is about to try a code: those under way count as wrong until they are known to be right.
-- KEYS[1]: its tries (wrong, trying). ARGV: most wrong ones, ms until they are forgotten. Gives the ms to wait, 0 where it
-- may try.
local wrong = tonumber(redis.call('HGET', KEYS[1], 'wrong') or '0')
local trying = tonumber(redis.call('HGET', KEYS[1], 'trying') or '0')
local most = tonumber(ARGV[1])
if wrong >= most then
    return math.max(1, redis.call('PTTL', KEYS[1]))
end
if wrong + trying >= most then
    return 1000
end
redis.call('HINCRBY', KEYS[1], 'trying', 1)
if redis.call('PTTL', KEYS[1]) < 0 then
    redis.call('PEXPIRE', KEYS[1], ARGV[2])
end
return 0
