-- SPDX-License-Identifier: Apache-2.0
-- A try has ended. A right one is taken back and resets nothing: else one could go on with a code of one's own between
-- guesses. The last wrong one locks the principal out for the whole time from now on.
-- KEYS[1]: the principal's tries. ARGV: 1 where the code was wrong (else 0), most wrong ones, ms until they are forgotten.
-- Gives how many were wrong.
if tonumber(redis.call('HGET', KEYS[1], 'trying') or '0') > 0 then
    redis.call('HINCRBY', KEYS[1], 'trying', -1)
end
local wrong = tonumber(redis.call('HGET', KEYS[1], 'wrong') or '0')
if ARGV[1] == '1' then
    wrong = redis.call('HINCRBY', KEYS[1], 'wrong', 1)
    if wrong == tonumber(ARGV[2]) or redis.call('PTTL', KEYS[1]) < 0 then
        redis.call('PEXPIRE', KEYS[1], ARGV[3])
    end
elseif wrong == 0 and (redis.call('HGET', KEYS[1], 'trying') or '0') == '0' then
    redis.call('DEL', KEYS[1])
end
return wrong
