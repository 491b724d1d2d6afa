-- SPDX-License-Identifier: Apache-2.0
-- A peer's connection takes its seat: raises the role's epoch, names the replica, and reads what the peer has missed.
-- ARGV: seed, role, claim id ('' for the presenter), instance, attempt, cursor, acknowledged id (-1: not said),
-- replica, trace context ('' where not traced).
-- Gives: 'joined', 'stale', 'repeated', 'superseded' or 'unknown', picture, deadline applied, next deadline, epoch,
-- last id, head, peer ('' before the claim), mail as a flat list of id, kind, frame; then ms from the claim until both
-- were here, once.
-- Runs without memory too (RedisScript), so whatever it writes has a bound: fields, and control frames that replace
-- their like.
local role, instance, attempt, cursor = ARGV[2], ARGV[4], tonumber(ARGV[5]), ARGV[6]
local p = load_pairing()
if not p then
    return { 'unknown' }
end
local ended = apply_deadline(p)
context = ARGV[9]
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
    -- The attempt that has the seat comes once more: a proxy sent the request again, or a replica that heard no answer.
    -- Who stands behind it must not take that for somebody else's connection.
    local repeated = current == instance and attempt == number(p, at('attempt'))
    return { repeated and 'repeated' or 'stale', picture(p), ended, next_due(p) }
end

-- One generation more, and 16 random bits: a seat whose join a failover undid is not the one that takes its place.
local epoch = (math.floor(number(p, at('epoch')) / 65536) + 1) * 65536 + seed % 65536
local before = p[at('replica')]

-- Drops what was said to or by an instance that is gone, or before continuity was lost.
local function drop_negotiation(p)
    for box in pairs(other) do
        local entries = {}
        for _, entry in ipairs(redis.call('XRANGE', boxes[box], '-', '+')) do
            if not is_control(entry[2][2]) then
                entries[#entries + 1] = entry
            end
        end
        drop(p, box, entries)
    end
end

-- Where the peer says it has read to, must be a place that this mailbox has had.
local known = knows(p, role, cursor)
local continuous = known
if current ~= instance then
    if current then
        -- Eight instances of eight characters and a separator each.
        set(p, at('retired'), string.sub(current .. ' ' .. retired, 1, 72))
        drop_negotiation(p)
    end
    set(p, at('last'), 0)
    set(p, at('candidates'), 0)
    -- Who has read mail in an earlier attempt has been here, also where the store does not know it any more.
    continuous = continuous and not (attempt > 1 and cursor ~= '0-0')
end
continuous = continuous and tonumber(ARGV[7]) <= number(p, at('last'))
redis.call('HSET', hash, at('epoch'), epoch, at('instance'), instance, at('attempt'), attempt, at('replica'), ARGV[8],
    at('here'), 1, at('joined'), 1)
if before and before ~= '' and p.state ~= 'closed' then
    redis.call('PUBLISH', 'qrtc:replica:' .. before,
        p.id .. ' ' .. role .. ' ' .. string.format('%.0f', epoch) .. ' - replaced ')
end
local was_here = p[at('here')] == '1' and current == instance
p = load_pairing()

-- What was negotiated is void for both, and `resync` comes before anything else that is read again.
local function start_over()
    local unread = {}
    if not known then
        unread = redis.call('XRANGE', boxes[role], '-', '+')
        drop(p, role, unread)
    end
    append(p, 'presenter', 'resync', '{"type":"resync"}')
    append(p, 'scanner', 'resync', '{"type":"resync"}')
    for _, entry in ipairs(unread) do
        if entry[2][2] ~= 'resync' then
            append(p, role, entry[2][2], entry[2][4])
        end
    end
end

if not continuous then
    drop_negotiation(p)
end
if p.state ~= 'closed' then
    if p['claim:id'] and not was_here then
        append(p, other[role], 'peer', '{"type":"peer","present":true,"instance":"' .. instance .. '"}')
    end
    if p['claim:id'] and not continuous then
        start_over()
    end
    schedule(p)
end
local mail = mail_after(role, known and cursor or '0-0')

local both = -1
if p.state ~= 'closed' and not p['both-at'] and p['presenter:here'] == '1' and p['scanner:here'] == '1' then
    set(p, 'both-at', now)
    both = now - number(p, 'claim:at')
end
return { 'joined', picture(p), ended, next_due(p), epoch, number(p, at('last')), number(p, at('seq')),
    p['claim:id'] and peer_json(p, other[role]) or '', mail, both, continuous and 1 or 0 }
