-- SPDX-License-Identifier: Apache-2.0
-- A connection is gone. It says so with its epoch (a late leave cannot undo a newer join); a survivor says it for the
-- peers of a dead replica with that replica's name.
-- ARGV: seed, role, epoch ('' from a survivor), replica ('' from the connection itself).
-- Gives: 'left', 'stale' or 'unknown', deadline applied, next deadline.
local role = ARGV[2]
local p = load_pairing()
if not p then
    return { 'unknown', '', 0 }
end
local ended = apply_deadline(p)
if ARGV[3] ~= '' and p[role .. ':epoch'] == ARGV[3] then
    -- From here on this seat stays empty, whatever stay.lua hears of it later.
    set(p, role .. ':left', ARGV[3])
end
local mine = (ARGV[3] ~= '' and p[role .. ':epoch'] == ARGV[3]) or (ARGV[4] ~= '' and p[role .. ':replica'] == ARGV[4])
if not mine or p[role .. ':here'] ~= '1' then
    return { 'stale', ended, next_due(p) }
end
set(p, role .. ':here', 0)
set(p, role .. ':replica', '')
set(p, role .. ':left-at', now)
if p.state ~= 'closed' then
    if p['claim:id'] then
        append(p, other[role], 'peer', '{"type":"peer","present":false,"instance":"' .. p[role .. ':instance'] .. '"}')
    end
    schedule(p)
end
return { 'left', ended, next_due(p) }
