-- ARGV: worker, prefix of BullMQ, qualities, those first that go first when all else is equal. Notes
-- that the worker lives; returns the quality whose first job has the highest priority, or among
-- those the one that has had less time.
local seen = tonumber(call('ZSCORE', key('workers'), ARGV[1]) or 0)
-- Not each time: every write waits for the disk.
if math.abs(now - seen) > 1000 then
  call('ZADD', key('workers'), nowMs, ARGV[1])
  call('ZREMRANGEBYSCORE', key('workers'), '-inf', whole(now - 86400000))
end
local best, bestPriority, bestStart
for i = 3, #ARGV do
  local quality = ARGV[i]
  local line = ARGV[2] .. quality .. ':'
  local first = call('LINDEX', line .. 'wait', -1) or call('ZRANGE', line .. 'prioritized', 0, 0)[1]
  if not first then
    first = call('ZRANGE', line .. 'delayed', 0, whole((now + 1) * 4096), 'BYSCORE', 'LIMIT', 0, 1)[1]
  end
  if first then
    -- One that is no longer on record goes first: claiming it clears it away.
    local priority = tonumber(fields(first, 'priority')[1] or 10)
    local start = nextStart(quality)
    if not best or priority > bestPriority or (priority == bestPriority and start < bestStart) then
      best, bestPriority, bestStart = quality, priority, start
    end
  end
end
return best
