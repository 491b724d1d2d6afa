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
-- The context of this move's step in the pairing's trace, for whoever delivers what it appends; '' where it is not traced.
local context = ''

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

-- The number of the frame that a cursor names.
local function place(cursor)
    return tonumber(string.match(cursor or '0-0', '^%d+'))
end

-- Whether a cursor names a frame that this mailbox has, or had and dropped, or that the peer had read to.
local function knows(p, role, cursor)
    return cursor == '0-0' or cursor == p[role .. ':read'] or cursor == p[role .. ':head']
        or string.find(p[role .. ':dropped'] or '', ' ' .. cursor .. ' ', 1, true) ~= nil
        or #redis.call('XRANGE', boxes[role], cursor, cursor) > 0
end

-- The frames of a mailbox after a cursor, as a flat list of id, kind, frame.
local function mail_after(role, cursor)
    local mail = {}
    for _, entry in ipairs(redis.call('XRANGE', boxes[role], '(' .. cursor, '+')) do
        mail[#mail + 1] = entry[1]
        mail[#mail + 1] = entry[2][6] and (entry[2][2] .. ';' .. entry[2][6]) or entry[2][2]
        mail[#mail + 1] = entry[2][4]
    end
    return mail
end

-- Descriptions and candidates fill a mailbox; the other frames are counted apart, so that there is always room for them.
local function is_control(kind)
    return kind ~= 'description' and kind ~= 'candidate'
end

-- Takes entries that leave a mailbox from what is counted of it.
local function discount(role, entries)
    local control, count, bytes = 0, 0, 0
    for _, entry in ipairs(entries) do
        if is_control(entry[2][2]) then
            control = control + 1
        else
            count = count + 1
            bytes = bytes + #entry[2][4]
        end
    end
    redis.call('HINCRBY', hash, role .. ':control', 0 - control)
    redis.call('HINCRBY', hash, role .. ':count', 0 - count)
    redis.call('HINCRBY', hash, role .. ':bytes', 0 - bytes)
end

-- Removes entries that have lost their meaning before the peer said that it had them. It may have read to one of them all
-- the same: their names are kept, newest first, so that its cursor still names a place.
local function drop(p, role, entries)
    local names = {}
    for i = #entries, 1, -1 do
        names[#names + 1] = entries[i][1]
    end
    if #names > 0 then
        redis.call('XDEL', boxes[role], unpack(names))
        discount(role, entries)
        set(p, role .. ':control', redis.call('HGET', hash, role .. ':control'))
        set(p, role .. ':dropped', string.sub(' ' .. table.concat(names, ' ') .. (p[role .. ':dropped'] or ' '), 1, 8192))
    end
end

-- The control frames that a later one of their kind has made needless: a peer that comes and goes must not fill a mailbox.
local function superseded(role)
    local newest, needless = {}, {}
    local entries = redis.call('XREVRANGE', boxes[role], '+', '-')
    for _, entry in ipairs(entries) do
        local kind = entry[2][2]
        if kind == 'peer' or kind == 'resync' or kind == 'contention' then
            if newest[kind] then
                table.insert(needless, 1, entry)
            end
            newest[kind] = true
        end
    end
    return needless
end

-- Stores a control frame in a role's mailbox and announces it to the replica that serves the role: one step, or none.
-- Pub/sub is the fast path only: whoever misses the message finds the frame in the mailbox.
local function append(p, role, kind, frame)
    local seq = number(p, role .. ':seq') + 1
    seed = (seed * 1664525 + 1013904223) % 4294967296
    local id = string.format('%.0f-%.0f', seq, seed)
    if context == '' then
        redis.call('XADD', boxes[role], id, 'k', kind, 'f', frame)
    else
        redis.call('XADD', boxes[role], id, 'k', kind, 'f', frame, 't', context)
    end
    if seq == 1 then
        redis.call('PEXPIREAT', boxes[role], redis.call('PEXPIRETIME', hash))
    end
    set(p, role .. ':seq', seq)
    set(p, role .. ':head', id)
    set(p, role .. ':control', number(p, role .. ':control') + 1)
    if number(p, role .. ':control') > 64 then
        drop(p, role, superseded(role))
    end
    local replica = p[role .. ':replica']
    if replica and replica ~= '' then
        redis.call('PUBLISH', 'qrtc:replica:' .. replica, p.id .. ' ' .. role .. ' ' .. id .. ' ' .. time[1] .. '.' .. time[2] .. ' '
            .. kind .. (context == '' and ' ' or (';' .. context .. ' ')) .. frame)
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
    local function lost(since, grace)
        if since + grace < due then
            due, outcome = since + grace, 'lost'
            set(p, 'due-grace', grace)
        end
    end
    if p.state == 'paired' then
        if not (p['presenter:joined'] and p['scanner:joined']) then
            lost(number(p, 'paired-at'), number(p, 'grace:join'))
        elseif p['presenter:here'] ~= '1' and p['scanner:here'] ~= '1' then
            local since = math.max(number(p, 'presenter:left-at'), number(p, 'scanner:left-at'), number(p, 'paired-at'))
            lost(since, number(p, p.connected and 'grace:connected' or 'grace:absent'))
        end
    end
    set(p, 'due', due)
    set(p, 'due-as', outcome)
end

-- Time in which Redis was away does not count: who was absent when it started gets the whole grace from then on.
local function spared(p)
    if p['due-as'] ~= 'lost' then
        return false
    end
    local up = string.match(redis.call('INFO', 'server'), 'uptime_in_seconds:(%d+)')
    if not up then
        return false
    end
    local due = math.min(now - up * 1000 + number(p, 'due-grace'), number(p, 'until'))
    if now >= due then
        return false
    end
    set(p, 'due', due)
    return true
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
    if p.state ~= 'closed' and now >= number(p, 'due') and not spared(p) then
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

-- Which token somebody has: the number of a scanned one, or the one for which a typed code stands; 0 where there is none.
local function token_of(p, scanned, typed)
    if typed == '' then
        return scanned
    end
    for n = number(p, 'tokens'), math.max(1, number(p, 'oldest')), -1 do
        if p['typed:' .. n] == typed then
            return n
        end
    end
    return 0
end

-- The pairing as PairingCodec reads it.
local function picture(p)
    local fields = { 'id', 'state', 'version', 'presenter:principal', 'presenter:metadata', 'allow', 'confirmation',
        'claim:id', 'claim:token', 'claim:via', 'scanner:principal', 'scanner:metadata', 'outcome', 'user-code', 'ice' }
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
