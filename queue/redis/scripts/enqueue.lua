-- ARGV: highest round, then of each job ten: id, job, userId, communityId, quality, surface,
-- priority, clipSeconds, limit per user, limit per community. Replies for each in order. The
-- record, the limits and the turn are taken in one step, so a limit never leaks, nor a turn.
local maxRound = tonumber(ARGV[1])

local function enqueue(id, job, userId, communityId, quality, surface, priority, clipSeconds, perUser,
  perCommunity)
  if call('EXISTS', jobKey(id)) == 1 then return { 'found', record(id) } end
  local openOfUser = key('open:user', userId)
  local ofUser = call('SCARD', openOfUser)
  if ofUser >= tonumber(perUser) then return { 'user', ofUser } end
  if communityId ~= '' then
    local openOfCommunity = key('open:community', communityId)
    local ofCommunity = call('SCARD', openOfCommunity)
    if ofCommunity >= tonumber(perCommunity) then return { 'community', ofCommunity } end
    call('SADD', openOfCommunity, id)
  end
  call('SADD', openOfUser, id)
  local seq = call('INCR', key('seq'))
  local round = joinLine(id, quality .. ':' .. priority, userId, maxRound)
  call('HSET', jobKey(id), 'id', id, 'job', job, 'userId', userId, 'communityId', communityId,
    'quality', quality, 'surface', surface, 'priority', priority, 'clipSeconds', clipSeconds,
    'seq', seq, 'state', 'queued', 'attempts', 0, 'createdAt', nowMs, 'availableAt', nowMs,
    'round', round)
  call('ZADD', key('jobs'), seq, id)
  call('ZADD', key('user', userId), seq, id)
  tell('state', id, userId, surface, 'queued', '')
  return { 'created', nowMs, round, unsettled(id, quality) }
end

local replies = {}
for i = 2, #ARGV, 10 do replies[#replies + 1] = enqueue(unpack(ARGV, i, i + 9)) end
return replies
