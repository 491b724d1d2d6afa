-- SPDX-License-Identifier: Apache-2.0
-- A replica counts as alive for ARGV[1] ms from now on. A script because, unlike SET, it may run without memory: a
-- replica that starts then must not be taken for dead. No prelude: KEYS[1] is the lease.
redis.call('SET', KEYS[1], '1', 'PX', ARGV[1])
return 1
