-- ARGV: worker. Its heartbeats bring it back no more; its next claim would.
return call('ZREM', key('workers'), ARGV[1])
