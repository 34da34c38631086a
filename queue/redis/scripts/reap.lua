-- ARGV: quality, lease in milliseconds, tries, backoff in milliseconds, failure. Takes back the
-- claims that lapsed; returns of each the id, the token, the stamp, and the wait before its next
-- try, milliseconds ('' when it has failed).
local leases = key('leases', ARGV[1])
local longest = whole(now + tonumber(ARGV[2]))
-- No lease can last longer than a whole one from now, unless the clock was set back.
for _, id in ipairs(call('ZRANGE', leases, '(' .. longest, '+inf', 'BYSCORE')) do
  call('ZADD', leases, longest, id)
end
local taken = {}
for _, id in ipairs(call('ZRANGE', leases, '-inf', nowMs, 'BYSCORE', 'LIMIT', 0, 100)) do
  local f = fields(id, 'token', 'attempts')
  local attempts = tonumber(f[2])
  if attempts >= tonumber(ARGV[3]) then
    taken[#taken + 1] = { id, f[1], finish(id, 'failed', 'failure', ARGV[5]), '' }
  else
    local delay = backoff(attempts, tonumber(ARGV[4]))
    taken[#taken + 1] = { id, f[1], requeue(id, delay), whole(delay) }
  end
end
return taken
