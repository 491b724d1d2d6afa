-- SPDX-License-Identifier: Apache-2.0
-- A peer's connection takes its seat: raises the role's epoch, names the replica, and reads what the peer has missed.
-- ARGV: seed, role, claim id ('' for the presenter), instance, attempt, cursor, acknowledged id (-1: not said), replica.
-- Gives: 'joined', 'stale', 'superseded' or 'unknown', picture, deadline applied, next deadline, epoch, last id, head,
-- peer ('' before the claim), mail as a flat list of id, kind, frame; then ms from the claim until both were here, once.
local role, instance, attempt, cursor = ARGV[2], ARGV[4], tonumber(ARGV[5]), ARGV[6]
local p = load_pairing()
if not p then
    return { 'unknown' }
end
local ended = apply_deadline(p)
if role == 'scanner' and p['claim:id'] ~= ARGV[3] then
    return { 'superseded', picture(p), ended, next_due(p) }
end
local function at(field)
    return role .. ':' .. field
end

-- Only a newer connection takes the seat; an instance that was replaced does not come back.
local current = p[at('instance')]
local retired = p[at('retired')] or ''
if string.find(retired, instance, 1, true) or (current == instance and attempt <= number(p, at('attempt'))) then
    return { 'stale', picture(p), ended, next_due(p) }
end

local epoch = number(p, at('epoch')) + 1
local before = p[at('replica')]

-- Drops what was said to or by an instance that is gone.
local function drop_negotiation(box)
    local entries = {}
    for _, entry in ipairs(redis.call('XRANGE', boxes[box], '-', '+')) do
        if not is_control(entry[2][2]) then
            entries[#entries + 1] = entry
        end
    end
    drop(p, box, entries)
end

local continuous = true
if current ~= instance then
    if current then
        -- Eight instances of eight characters and a separator each.
        set(p, at('retired'), string.sub(current .. ' ' .. retired, 1, 72))
        drop_negotiation('presenter')
        drop_negotiation('scanner')
    end
    set(p, at('last'), 0)
    set(p, at('candidates'), 0)
elseif tonumber(ARGV[7]) > number(p, at('last')) then
    continuous = false
end
redis.call('HSET', hash, at('epoch'), epoch, at('instance'), instance, at('attempt'), attempt, at('replica'), ARGV[8],
    at('here'), 1, at('joined'), 1)
if before and before ~= '' and p.state ~= 'closed' then
    redis.call('PUBLISH', 'qrtc:replica:' .. before, p.id .. ' ' .. role .. ' ' .. string.format('%.0f', epoch) .. ' - replaced ')
end
local was_here = p[at('here')] == '1' and current == instance
p = load_pairing()

-- Where the peer says it has read to, must be a place that this mailbox has had.
if not knows(p, role, cursor) then
    continuous = false
    cursor = '0-0'
end

if p.state ~= 'closed' then
    if p['claim:id'] and not was_here then
        append(p, other[role], 'peer', '{"type":"peer","present":true,"instance":"' .. instance .. '"}')
    end
    if p['claim:id'] and not continuous then
        append(p, 'presenter', 'resync', '{"type":"resync"}')
        append(p, 'scanner', 'resync', '{"type":"resync"}')
    end
    schedule(p)
end

local mail = {}
for _, entry in ipairs(redis.call('XRANGE', boxes[role], '(' .. cursor, '+')) do
    mail[#mail + 1] = entry[1]
    mail[#mail + 1] = entry[2][2]
    mail[#mail + 1] = entry[2][4]
end

local both = -1
if p.state ~= 'closed' and not p['both-at'] and p['presenter:here'] == '1' and p['scanner:here'] == '1' then
    set(p, 'both-at', now)
    both = now - number(p, 'claim:at')
end
return { 'joined', picture(p), ended, next_due(p), epoch, number(p, at('last')), number(p, at('seq')),
    p['claim:id'] and peer_json(p, other[role]) or '', mail, both, continuous and 1 or 0 }
