-- ARGV: id, token, nonce, failure, '1' to try again, tries, backoff in milliseconds.
local id = ARGV[1]
local f = fields(id, 'state', 'token', 'nonce', 'attempts')
if f[3] == ARGV[3] then return { 'again' } end
if f[1] ~= 'rendering' or f[2] ~= ARGV[2] then return { 'lost' } end
call('HSET', jobKey(id), 'nonce', ARGV[3])
local attempts = tonumber(f[4])
if ARGV[5] ~= '1' or attempts >= tonumber(ARGV[6]) then
  return { 'ended', finish(id, 'failed', 'failure', ARGV[4]) }
end
local delay = backoff(attempts, tonumber(ARGV[7]))
return { 'requeued', requeue(id, delay), whole(delay) }
