-- SPDX-License-Identifier: Apache-2.0
-- Notes that a device has to be looked after; comes before what makes that necessary, so that nothing breaks off unseen.
-- KEYS: the devices to look after (by when). ARGV: device, ms from now.
-- Gives: when, in ms by Redis' clock.
local time = redis.call('TIME')
local at = time[1] * 1000 + math.floor(time[2] / 1000) + ARGV[2]
redis.call('ZADD', KEYS[1], at, ARGV[1])
return at
