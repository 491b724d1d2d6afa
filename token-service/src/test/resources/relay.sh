#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# relay.sh <deploy/turn/start> <user name> <credential>: in a network of its own, whose addresses look public, a client sends
# 20 messages through a relay to a peer that answers them. To be run by unshare -n; what the client says goes to stdout.
set -eu

ip link set lo up
ip addr add 11.0.0.1/32 dev lo
ip addr add 11.0.0.2/32 dev lo

"$1" --listening-ip=11.0.0.1 --relay-ip=11.0.0.1 --no-tls --no-dtls --pidfile="$TMPDIR/pid" --userdb="$TMPDIR/db" \
    >"$TMPDIR/log" 2>&1 &
server=$!
turnutils_peer -L 11.0.0.2 >/dev/null 2>&1 &
peer=$!
trap 'kill $server $peer' EXIT

# It asks once and waits: who asked too early must ask again.
until timeout 1 turnutils_stunclient 11.0.0.1 >/dev/null 2>&1; do
    kill -0 $server
done
turnutils_uclient -u "$2" -w "$3" -e 11.0.0.2 -n 20 -m 1 -c 11.0.0.1 2>&1
