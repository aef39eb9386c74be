#!/bin/sh
# Runs a command in a network of its own, in which every address there is, public or private, is this machine, and
# nothing else can be reached. To be started in new network and mount namespaces, where it is root:
# unshare --net --mount sh private-network.sh <command …>
set -eu
files=$(dirname "$0")/private-network

ip link set lo up
ip route add local 0.0.0.0/0 dev lo
ip -6 route add local ::/0 dev lo
# Names are asked of a server that the tests run on 127.0.0.1, and of nobody by other ways (mDNS, systemd-resolved).
mount --bind "$files/resolv.conf" /etc/resolv.conf
mount --bind "$files/nsswitch.conf" /etc/nsswitch.conf
VIGNETTE_PRIVATE_NETWORK=1 exec "$@"
