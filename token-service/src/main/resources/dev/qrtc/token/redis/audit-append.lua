-- SPDX-License-Identifier: Apache-2.0
-- Adds an entry under an id that is higher than those of all entries before, of either stream: whoever has read up to an id
-- has missed nothing.
-- KEYS: the stream, the last id and, where something is now as it is, how it was. ARGV: about how many entries are kept, how
-- that something is now ('' where there is none), then field and value in turn.
-- Gives: the id; nothing where it was as it is.
if KEYS[3] then
    if redis.call('GET', KEYS[3]) == ARGV[2] then
        return false
    end
    redis.call('SET', KEYS[3], ARGV[2])
end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local id = string.format('%.0f-0', now)
local last = redis.call('GET', KEYS[2])
if last then
    local ms, number = string.match(last, '^(%d+)-(%d+)$')
    if tonumber(ms) >= now then
        id = ms .. string.format('-%.0f', number + 1)
    end
end
redis.call('XADD', KEYS[1], 'MAXLEN', '~', ARGV[1], id, unpack(ARGV, 3))
redis.call('SET', KEYS[2], id)
return id
