-- SPDX-License-Identifier: Apache-2.0
-- A connection that stands was taken for absent, because its replica was cut off for longer than its lease: it is here.
-- ARGV: seed, role, epoch, replica. Gives: 'stayed', 'stale' or 'unknown', deadline applied, next deadline.
local role = ARGV[2]
local p = load_pairing()
if not p then
    return { 'unknown', '', 0 }
end
local ended = apply_deadline(p)
if p.state == 'closed' or p[role .. ':epoch'] ~= ARGV[3] or p[role .. ':left'] == ARGV[3] or p[role .. ':here'] == '1' then
    return { 'stale', ended, next_due(p) }
end
set(p, role .. ':here', 1)
set(p, role .. ':replica', ARGV[4])
if p['claim:id'] then
    append(p, other[role], 'peer', '{"type":"peer","present":true,"instance":"' .. p[role .. ':instance'] .. '"}')
end
schedule(p)
return { 'stayed', ended, next_due(p) }
