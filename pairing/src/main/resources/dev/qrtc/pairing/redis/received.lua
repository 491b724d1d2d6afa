-- SPDX-License-Identifier: Apache-2.0
-- A peer has everything up to a cursor: the mailbox lets go of it.
-- ARGV: seed, role, epoch, cursor. Gives: 1 where it was done, 0 where the epoch is not current or the cursor not known.
local role, cursor = ARGV[2], ARGV[4]
local f = redis.call('HMGET', hash, role .. ':epoch', role .. ':read', role .. ':head', role .. ':dropped')
if f[1] ~= ARGV[3] then
    return 0
end
local p = { [role .. ':head'] = f[3], [role .. ':dropped'] = f[4] }
if place(cursor) <= place(f[2]) or not knows(p, role, cursor) then
    return 0
end
discount(role, redis.call('XRANGE', boxes[role], '-', cursor))
redis.call('XTRIM', boxes[role], 'MINID', string.format('%.0f', place(cursor) + 1))
redis.call('HSET', hash, role .. ':read', cursor)
return 1
