-- ARGV: id, prefix of BullMQ, range of scores a priority has, lease in milliseconds, jobs looked at,
-- qualities. Position by rank; the lengths of those ahead are summed for the nearest, the others
-- taken to be like them, so that the cost does not grow with the line.
local id, prefix, range = ARGV[1], ARGV[2], tonumber(ARGV[3])
local f = fields(id, 'state', 'quality', 'priority', 'round', 'clipSeconds')
if f[1] ~= 'queued' then return false end

-- Waiting jobs of a line from a turn on, and before another; see `toBullJob` of line.ts.
local function countTurns(line, from, before)
  return call('ZCOUNT', line .. 'prioritized', whole(from * 4294967296),
    '(' .. whole(before * 4294967296))
end

local firstTurn = (9 - f[3]) * range + 1
local line = prefix .. f[2] .. ':'
local first = call('LLEN', line .. 'wait')
local lapsed = first > 0 and call('LPOS', line .. 'wait', id)
local ahead
if lapsed then
  ahead = first - lapsed - 1
else
  -- One that is not in the line yet, or waits for its next try, will come last of its turn.
  ahead = first
    + (call('ZRANK', line .. 'prioritized', id) or countTurns(line, 0, firstTurn + f[4] + 1))
end
local seconds = 0
local nearest = math.min(ahead, tonumber(ARGV[5]))
if nearest > 0 then
  local looked = 0
  for _, other in ipairs(call('ZRANGE', line .. 'prioritized', 0, nearest - 1)) do
    seconds = seconds + tonumber(fields(other, 'clipSeconds')[1] or 0)
    looked = looked + 1
  end
  seconds = looked > 0 and seconds * ahead / looked or ahead * tonumber(f[5])
end

local running, lines = {}, {}
for i = 6, #ARGV do
  local quality = ARGV[i]
  for _, other in ipairs(call('ZRANGE', key('leases', quality), 0, -1)) do
    local r = fields(other, 'worker', 'clipSeconds', 'startedAt', 'progress', 'progressAt')
    running[#running + 1] = { quality, r[1], r[2], r[3], r[4] or '', r[5] or '' }
  end
  local higher, alike = 0, 0
  if quality ~= f[2] then
    local others = prefix .. quality .. ':'
    higher = call('LLEN', others .. 'wait') + countTurns(others, 0, firstTurn)
    alike = countTurns(others, firstTurn, firstTurn + range)
  end
  lines[#lines + 1] = { higher, alike, call('HGET', key('shares'), quality) or '0',
    call('LRANGE', key('speed', quality), 0, -1) }
end
return { ahead, tostring(seconds), f[2], f[5], running, liveWorkers(ARGV[4]), lines,
  call('HGET', key('shares'), 'now') or '0', nowMs }
