-- SPDX-License-Identifier: Apache-2.0
-- Takes one call from a budget, by the generic cell rate algorithm: only the time is kept up to which it is spent, and only
-- for as long as that lies ahead.
-- KEYS: the budget. ARGV: for how long a call is paid, what may be spent at once, both in µs.
-- Gives: 0, or how many µs there are until a call may go on.
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local from = math.max(now, tonumber(redis.call('GET', KEYS[1]) or 0))
local spent = from + ARGV[1]
local wait = spent - now - ARGV[2]
if wait > 0 then
    return wait
end
redis.call('SET', KEYS[1], string.format('%.0f', spent), 'PX', math.ceil((spent - now) / 1000))
return 0
