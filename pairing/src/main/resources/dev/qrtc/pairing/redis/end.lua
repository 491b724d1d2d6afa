-- SPDX-License-Identifier: Apache-2.0
-- cancel, revoke: any state but closed -> closed.
-- ARGV: seed, outcome, trace context ('' where not traced). Gives: 'moved', 'wrong-state' or 'unknown', picture, outcome
-- if this closed it, next deadline.
local p = load_pairing()
if not p then
    return { 'unknown' }
end
local ended = apply_deadline(p)
context = ARGV[3]
if p.state == 'closed' then
    return { 'wrong-state', picture(p), ended, next_due(p) }
end
close(p, ARGV[2])
return { 'moved', picture(p), ARGV[2], next_due(p) }
