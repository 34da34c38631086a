-- ARGV: worker, prefix of BullMQ, qualities. Notes that the worker lives; returns the quality whose
-- first job has waited longest, so that no line starves beside another.
local seen = tonumber(call('ZSCORE', key('workers'), ARGV[1]) or 0)
-- Not each time: every write waits for the disk.
if math.abs(now - seen) > 1000 then
  call('ZADD', key('workers'), nowMs, ARGV[1])
  call('ZREMRANGEBYSCORE', key('workers'), '-inf', whole(now - 86400000))
end
local best, bestSeq
for i = 3, #ARGV do
  local line = ARGV[2] .. ARGV[i] .. ':'
  local first = call('LINDEX', line .. 'wait', -1) or call('ZRANGE', line .. 'prioritized', 0, 0)[1]
  if not first then
    first = call('ZRANGE', line .. 'delayed', 0, whole((now + 1) * 4096), 'BYSCORE', 'LIMIT', 0, 1)[1]
  end
  if first then
    -- One that is no longer on record goes first: claiming it clears it away.
    local seq = tonumber(fields(first, 'seq')[1] or 0)
    if not bestSeq or seq < bestSeq then best, bestSeq = ARGV[i], seq end
  end
end
return best
