-- SPDX-License-Identifier: Apache-2.0
-- A numbered frame from one peer to the other: checked, stored and announced in one step. The hot path: it reads only
-- what it needs, and RedisScript makes the prelude a function, `late`, that runs only where a deadline has passed (to make
-- the prelude's functions anew for each frame costs more than to store it).
-- ARGV: seed, role, epoch, id, kind (description or candidate), frame, longest mailbox (frames), (bytes), candidates; only
-- where it is traced, its context.
-- Gives the id where the frame was stored; else 'repeated', 'stale', 'gap', 'full', 'candidates', 'not-paired' or
-- 'unknown', last id, deadline applied.
local role, id, kind, frame = ARGV[2], tonumber(ARGV[4]), ARGV[5], ARGV[6]
local to, box = 'scanner', KEYS[3]
if role == 'scanner' then
    to, box = 'presenter', KEYS[2]
end
local f = redis.call('HMGET', KEYS[1], 'id', 'state', 'due', role .. ':epoch', role .. ':last', to .. ':seq', to .. ':count',
    to .. ':bytes', to .. ':replica', role .. ':candidates')
if not f[1] then
    return { 'unknown', 0, '' }
end
local last = tonumber(f[5])
if f[4] ~= ARGV[3] then
    return { 'stale', last, '' }
end
local time = redis.call('TIME')
if f[2] ~= 'closed' and time[1] * 1000 + time[2] / 1000 >= tonumber(f[3]) then
    local ended = late()
    if ended ~= '' then
        return { 'not-paired', last, ended }
    end
end
if id <= last then
    return { 'repeated', last, '' }
end
if id > last + 1 then
    return { 'gap', last, '' }
end
if f[2] ~= 'paired' then
    return { 'not-paired', last, '' }
end
local count, bytes, candidates = f[7] + 1, f[8] + #frame, tonumber(f[10])
if count > tonumber(ARGV[7]) or bytes > tonumber(ARGV[8]) then
    return { 'full', last, '' }
end
if kind == 'candidate' then
    candidates = candidates + 1
    if candidates > tonumber(ARGV[9]) then
        -- It counts, so that the sender can go on; it is told that this one goes nowhere.
        redis.call('HSET', KEYS[1], role .. ':last', id)
        return { 'candidates', id, '' }
    end
end
local seq = f[6] + 1
local entry = string.format('%.0f-%s', seq, ARGV[1])
local context = ARGV[10]
if context then
    redis.call('XADD', box, entry, 'k', kind, 'f', frame, 't', context)
    kind = kind .. ';' .. context
else
    redis.call('XADD', box, entry, 'k', kind, 'f', frame)
end
if seq == 1 then
    redis.call('PEXPIREAT', box, redis.call('PEXPIRETIME', KEYS[1]))
end
redis.call('HSET', KEYS[1], role .. ':last', id, role .. ':candidates', candidates, to .. ':seq', seq, to .. ':head', entry,
    to .. ':count', count, to .. ':bytes', bytes)
if f[9] ~= '' then
    redis.call('PUBLISH', 'qrtc:replica:' .. f[9],
        f[1] .. ' ' .. to .. ' ' .. entry .. ' ' .. time[1] .. '.' .. time[2] .. ' ' .. kind .. ' ' .. frame)
end
return id
