-- Goes before every script. KEYS[1] is the prefix of all our keys; as it holds a {hash tag}, they
-- share one slot, so a script may build the others itself.
local call = redis.call

local function key(...)
  return KEYS[1] .. table.concat({ ... }, ':')
end

-- All times are by the clock of Redis: one clock, however many machines.
local clock = call('TIME')
local now = tonumber(clock[1]) * 1000 + math.floor(tonumber(clock[2]) / 1000)

local function whole(number)
  return string.format('%.0f', number)
end

local nowMs = whole(now)

local function jobKey(id)
  return key('job', id)
end

local function fields(id, ...)
  return call('HMGET', jobKey(id), ...)
end

local function record(id)
  return call('HGETALL', jobKey(id))
end

-- A stream, not a channel: who was cut off reads on where it stopped.
local function tell(kind, id, userId, surface, state, progress)
  call('XADD', key('events'), 'MAXLEN', '~', 20000, '*', 'kind', kind, 'jobId', id, 'userId', userId,
    'surface', surface, 'state', state, 'progress', progress)
end

local function tellState(id, state)
  local f = fields(id, 'userId', 'surface')
  tell('state', id, f[1], f[2], state, '')
end

-- Notes that BullMQ has yet to follow what the record says. Returns the note's stamp, by which
-- `settled.lua` takes it away again; a note that stays is worked off by `reapLapsed`.
local function unsettled(id, quality)
  local stamp = whole(tonumber(clock[1]) * 1000000 + tonumber(clock[2]))
  call('ZADD', key('unsettled', quality), stamp, id)
  return stamp
end

-- The same as `nextRound` of fair-round.ts, with what it needs kept per quality and priority:
-- who waits, each user's last round, the round served. Rounds start anew with an empty line.
local function joinLine(id, line, userId, maxRound)
  local waiting, turns = key('waiting', line), key('turns', line)
  if call('SCARD', waiting) == 0 then call('DEL', turns, key('served', line)) end
  local round = tonumber(call('GET', key('served', line)) or 0)
  local last = call('ZSCORE', turns, userId)
  if last then round = math.max(round, tonumber(last) + 1) end
  round = math.min(round, maxRound)
  call('ZADD', turns, round, userId)
  call('SADD', waiting, id)
  return round
end

local function takeTurn(id, line, round)
  call('SREM', key('waiting', line), id)
  if tonumber(round) <= tonumber(call('GET', key('served', line)) or 0) then return end
  call('SET', key('served', line), round)
  -- A round that is behind says no more than none at all.
  call('ZREMRANGEBYSCORE', key('turns', line), '-inf', '(' .. round)
end

-- The same as `nextStartMs` of fair-share.ts; the hash `shares` has the end of each quality's last
-- turn, and as `now` the beginning of the last turn of all.
local function nextStart(quality)
  local shares = call('HMGET', key('shares'), 'now', quality)
  return math.max(tonumber(shares[1] or 0), tonumber(shares[2] or 0))
end

local function takeShare(quality, unmeasuredMs)
  local samples, sum = call('LRANGE', key('speed', quality), 0, -1), 0
  for _, sample in ipairs(samples) do sum = sum + tonumber(string.match(sample, ' (.+)$')) end
  local start = nextStart(quality)
  local cost = #samples > 0 and sum / #samples or tonumber(unmeasuredMs)
  call('HSET', key('shares'), 'now', whole(start), quality, whole(start + cost))
end

local function liveWorkers(leaseMs)
  return call('ZRANGE', key('workers'), whole(now - leaseMs), '+inf', 'BYSCORE')
end

-- Ends an open job. What it ended with (`result`, `failure`) is given as pairs.
local function finish(id, state, ...)
  local f = fields(id, 'userId', 'communityId', 'quality', 'surface', 'priority')
  call('SREM', key('waiting', f[3] .. ':' .. f[5]), id)
  call('ZREM', key('leases', f[3]), id)
  call('SREM', key('open:user', f[1]), id)
  if f[2] ~= '' then call('SREM', key('open:community', f[2]), id) end
  call('HDEL', jobKey(id), 'progress')
  call('HSET', jobKey(id), 'state', state, 'endedAt', nowMs, ...)
  call('ZADD', key('untold', f[4]), nowMs, id)
  tell('state', id, f[1], f[4], state, '')
  return unsettled(id, f[3])
end

-- Back to the line, in the turn it had, not before `delayMs` have gone by.
local function requeue(id, delayMs)
  local f = fields(id, 'quality', 'priority')
  call('ZREM', key('leases', f[1]), id)
  call('SADD', key('waiting', f[1] .. ':' .. f[2]), id)
  call('HDEL', jobKey(id), 'progress', 'progressAt', 'startedAt', 'token')
  call('HSET', jobKey(id), 'state', 'queued', 'availableAt', whole(now + delayMs))
  tellState(id, 'queued')
  return unsettled(id, f[1])
end

local function backoff(attempts, backoffMs)
  return backoffMs * 2 ^ (attempts - 1)
end

local function drop(id)
  local f = fields(id, 'userId', 'surface')
  call('ZREM', key('jobs'), id)
  call('ZREM', key('user', f[1]), id)
  call('ZREM', key('untold', f[2]), id)
  call('ZREM', key('telling', f[2]), id)
  call('ZREM', key('told'), id)
  call('DEL', jobKey(id))
end
