-- ARGV: id, job, userId, communityId, quality, surface, priority, clipSeconds, limit per user,
-- limit per community, highest round. The record, the limits and the turn are taken in one step, so
-- a limit never leaks and a turn is never given twice.
local id, job, userId, communityId, quality, surface, priority, clipSeconds = unpack(ARGV, 1, 8)
if call('EXISTS', jobKey(id)) == 1 then return { 'found', record(id) } end
local ofUser = call('SCARD', key('open:user', userId))
if ofUser >= tonumber(ARGV[9]) then return { 'user', ofUser } end
if communityId ~= '' then
  local ofCommunity = call('SCARD', key('open:community', communityId))
  if ofCommunity >= tonumber(ARGV[10]) then return { 'community', ofCommunity } end
end
local seq = call('INCR', key('seq'))
call('HSET', jobKey(id), 'id', id, 'job', job, 'userId', userId, 'communityId', communityId, 'quality', quality,
  'surface', surface, 'priority', priority, 'clipSeconds', clipSeconds, 'seq', seq,
  'state', 'queued', 'attempts', 0, 'createdAt', whole(now), 'availableAt', whole(now))
call('ZADD', key('jobs'), seq, id)
call('ZADD', key('user', userId), seq, id)
open(id)
local round = joinLine(id, tonumber(ARGV[11]))
tell(id, 'state')
return { 'created', record(id), round, unsettled(id, quality) }
