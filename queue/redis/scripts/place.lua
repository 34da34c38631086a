-- ARGV: id, prefix of BullMQ, range of scores a priority has, lease in milliseconds, jobs looked at.
-- Position by rank; the lengths of those ahead are summed for the nearest, the others taken to be
-- like them, so that the cost does not grow with the line.
local id = ARGV[1]
local f = fields(id, 'state', 'quality', 'priority', 'round', 'clipSeconds')
if f[1] ~= 'queued' then return false end
local line = ARGV[2] .. f[2] .. ':'
local first = call('LLEN', line .. 'wait')
local lapsed = first > 0 and call('LPOS', line .. 'wait', id)
local ahead
if lapsed then
  ahead = first - lapsed - 1
else
  -- One that is not in the line yet, or waits for its next try, will come last of its turn.
  local rank = call('ZRANK', line .. 'prioritized', id)
  local turn = (9 - f[3]) * tonumber(ARGV[3]) + f[4] + 1
  ahead = first
    + (rank or call('ZCOUNT', line .. 'prioritized', '-inf', '(' .. whole((turn + 1) * 4294967296)))
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
local running = {}
for _, other in ipairs(call('ZRANGE', key('leases', f[2]), 0, -1)) do
  local r = fields(other, 'clipSeconds', 'startedAt', 'progress', 'progressAt')
  running[#running + 1] = { r[1], r[2], r[3] or '', r[4] or '' }
end
local workers = 0
for _, worker in ipairs(call('ZRANGE', key('workers'), whole(now - ARGV[4]), '+inf', 'BYSCORE')) do
  if string.find(worker, ' ' .. f[2], 1, true) then workers = workers + 1 end
end
local speed = call('LRANGE', key('speed', f[2]), 0, -1)
return { ahead, tostring(seconds), f[5], running, workers, speed, nowMs }
