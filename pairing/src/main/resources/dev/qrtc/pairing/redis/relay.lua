-- SPDX-License-Identifier: Apache-2.0
-- A numbered frame from one peer to the other: checked, stored and announced in one step. The hot path: it reads only
-- what it needs.
-- ARGV: seed, role, epoch, id, kind (description or candidate), frame, longest mailbox (frames), (bytes), candidates.
-- Gives: 'stored', 'repeated', 'stale', 'gap', 'full', 'candidates', 'not-paired' or 'unknown', last id, deadline applied.
local role, id, kind, frame = ARGV[2], tonumber(ARGV[4]), ARGV[5], ARGV[6]
local to = other[role]
local f = redis.call('HMGET', hash, 'id', 'state', 'due', role .. ':epoch', role .. ':last', to .. ':seq', to .. ':count',
    to .. ':bytes', to .. ':replica', role .. ':candidates')
if not f[1] then
    return { 'unknown', 0, '' }
end
local last = tonumber(f[5] or '0')
if f[4] ~= ARGV[3] then
    return { 'stale', last, '' }
end
if f[2] ~= 'closed' and now >= tonumber(f[3]) then
    local ended = apply_deadline(load_pairing())
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
if tonumber(f[7] or '0') >= tonumber(ARGV[7]) or tonumber(f[8] or '0') + #frame > tonumber(ARGV[8]) then
    return { 'full', last, '' }
end
local candidates = tonumber(f[10] or '0')
if kind == 'candidate' then
    candidates = candidates + 1
    if candidates > tonumber(ARGV[9]) then
        -- It counts, so that the sender can go on; it is told that this one goes nowhere.
        redis.call('HSET', hash, role .. ':last', id)
        return { 'candidates', id, '' }
    end
end
local seq = tonumber(f[6] or '0') + 1
local entry = string.format('%.0f-%.0f', seq, seed)
redis.call('XADD', boxes[to], entry, 'k', kind, 'f', frame)
if seq == 1 then
    redis.call('PEXPIREAT', boxes[to], redis.call('PEXPIRETIME', hash))
end
redis.call('HSET', hash, role .. ':last', id, role .. ':candidates', candidates, to .. ':seq', seq, to .. ':head', entry,
    to .. ':count', (f[7] or 0) + 1, to .. ':bytes', (f[8] or 0) + #frame)
if f[9] and f[9] ~= '' then
    redis.call('PUBLISH', 'qrtc:replica:' .. f[9], f[1] .. ' ' .. to .. ' ' .. entry .. ' ' .. kind .. ' ' .. frame)
end
return { 'stored', id, '' }
