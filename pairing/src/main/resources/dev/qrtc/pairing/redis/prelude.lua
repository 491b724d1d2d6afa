-- SPDX-License-Identifier: Apache-2.0
-- What every move of a pairing shares; RedisScript puts it before each script.
--
-- KEYS: the pairing's hash, the presenter's mailbox, the scanner's mailbox: one slot, so a script is one atomic move.
-- ARGV[1]: 32 random bits, from which the tags of the frames that this move stores are made (Redis' own random numbers
-- are the same after each start, and a tag must tell a frame from the one that a failover undid).
local hash = KEYS[1]
local boxes = { presenter = KEYS[2], scanner = KEYS[3] }
local other = { presenter = 'scanner', scanner = 'presenter' }
local seed = tonumber(ARGV[1])

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

-- The pairing as a table of its fields, nil where it is unknown.
local function load_pairing()
    local flat = redis.call('HGETALL', hash)
    if #flat == 0 then
        return nil
    end
    local p = {}
    for i = 1, #flat, 2 do
        p[flat[i]] = flat[i + 1]
    end
    return p
end

local function set(p, field, value)
    p[field] = tostring(value)
    redis.call('HSET', hash, field, value)
end

local function number(p, field)
    return tonumber(p[field] or '0')
end

-- All keys of a pairing are forgotten together.
local function forget_at(at)
    redis.call('PEXPIREAT', hash, at)
    redis.call('PEXPIREAT', boxes.presenter, at)
    redis.call('PEXPIREAT', boxes.scanner, at)
end

-- Stores a frame in a role's mailbox and announces it to the replica that serves the role: one step, or none.
-- Pub/sub is the fast path only: whoever misses the message finds the frame in the mailbox.
local function append(p, role, kind, frame)
    local seq = number(p, role .. ':seq') + 1
    seed = (seed * 1664525 + 1013904223) % 4294967296
    local id = string.format('%.0f-%.0f', seq, seed)
    redis.call('XADD', boxes[role], id, 'k', kind, 'f', frame)
    if seq == 1 then
        redis.call('PEXPIREAT', boxes[role], redis.call('PEXPIRETIME', hash))
    end
    set(p, role .. ':seq', seq)
    set(p, role .. ':head', id)
    set(p, role .. ':count', number(p, role .. ':count') + 1)
    set(p, role .. ':bytes', number(p, role .. ':bytes') + #frame)
    local replica = p[role .. ':replica']
    if replica and replica ~= '' then
        redis.call('PUBLISH', 'qrtc:replica:' .. replica, p.id .. ' ' .. role .. ' ' .. id .. ' ' .. kind .. ' ' .. frame)
    end
end

-- A change that REST callers see: a new entity tag, and a word to those who wait for it.
local function changed(p)
    set(p, 'version', number(p, 'version') + 1)
    redis.call('PUBLISH', 'qrtc:changed', p.id)
end

-- The next deadline and how the pairing ends there; kept in the hash, so that the relay need not work it out.
local function schedule(p)
    local due, outcome = number(p, 'until'), 'expired'
    local function sooner(at, as)
        if at < due then
            due, outcome = at, as
        end
    end
    if p.state == 'paired' then
        if not (p['presenter:joined'] and p['scanner:joined']) then
            sooner(number(p, 'paired-at') + number(p, 'grace:join'), 'lost')
        elseif p['presenter:here'] ~= '1' and p['scanner:here'] ~= '1' then
            local since = math.max(number(p, 'presenter:left-at'), number(p, 'scanner:left-at'), number(p, 'paired-at'))
            sooner(since + number(p, p.connected and 'grace:connected' or 'grace:absent'), 'lost')
        end
    end
    set(p, 'due', due)
    set(p, 'due-as', outcome)
end

-- Ends the pairing: both peers read why, now or when they come back.
local function close(p, outcome)
    set(p, 'state', 'closed')
    set(p, 'outcome', outcome)
    local bye = '{"type":"bye","reason":"' .. outcome .. '"}'
    append(p, 'presenter', 'bye', bye)
    append(p, 'scanner', 'bye', bye)
    set(p, 'until', now + number(p, 'keep'))
    forget_at(number(p, 'until'))
    changed(p)
end

-- A deadline that has passed is applied before anything else. Gives the outcome if it was this script that applied it.
local function apply_deadline(p)
    if p.state ~= 'closed' and now >= number(p, 'due') then
        local outcome = p['due-as']
        close(p, outcome)
        return outcome
    end
    return ''
end

-- The other peer as a frame shows it.
local function peer_json(p, role)
    local instance = p[role .. ':instance']
    return '{"principal":' .. cjson.encode(p[role .. ':principal']) .. ',"metadata":' .. p[role .. ':metadata']
        .. ',"present":' .. (p[role .. ':here'] == '1' and 'true' or 'false')
        .. ',"instance":' .. (instance and ('"' .. instance .. '"') or 'null') .. '}'
end

-- `claimed` or `paired`, as `role` gets it.
local function tell_claim(p, role, kind)
    append(p, role, kind, '{"type":"' .. kind .. '","peer":' .. peer_json(p, other[role])
        .. ',"jti":"' .. p.id .. '.' .. p['claim:token'] .. '","via":"' .. p['claim:via'] .. '"}')
end

local function pair(p)
    set(p, 'state', 'paired')
    set(p, 'paired-at', now)
    set(p, 'until', now + number(p, 'session'))
    forget_at(number(p, 'until') + number(p, 'keep') + 3600000)
    tell_claim(p, 'presenter', 'paired')
    tell_claim(p, 'scanner', 'paired')
    schedule(p)
end

-- The pairing as PairingCodec reads it.
local function picture(p)
    local fields = { 'id', 'state', 'version', 'presenter:principal', 'presenter:metadata', 'allow', 'confirmation',
        'claim:id', 'claim:token', 'claim:via', 'scanner:principal', 'scanner:metadata', 'outcome' }
    local values = {}
    for i, field in ipairs(fields) do
        values[i] = p[field] or ''
    end
    values[#fields + 1] = math.max(0, number(p, 'until') - now)
    return values
end

-- The next deadline for the sorted set of due pairings, in ms since the epoch.
local function next_due(p)
    return p.state == 'closed' and 0 or number(p, 'due')
end
