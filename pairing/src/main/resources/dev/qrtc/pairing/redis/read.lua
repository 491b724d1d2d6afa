-- SPDX-License-Identifier: Apache-2.0
-- The frames of a mailbox after a place that it must know: otherwise a failover undid what the peer was sent.
-- ARGV: seed, role, cursor. Gives: 1 where the place is known (else 0), mail as a flat list of id, kind, frame.
local role, cursor = ARGV[2], ARGV[3]
local f = redis.call('HMGET', hash, role .. ':read', role .. ':head', role .. ':dropped')
local p = { [role .. ':read'] = f[1], [role .. ':head'] = f[2], [role .. ':dropped'] = f[3] }
if not knows(p, role, cursor) then
    return { 0, {} }
end
return { 1, mail_after(role, cursor) }
