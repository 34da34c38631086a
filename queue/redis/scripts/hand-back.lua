-- ARGV: id, token, nonce.
local id = ARGV[1]
local f = fields(id, 'state', 'token', 'nonce')
if f[3] == ARGV[3] then return { 'again' } end
if f[1] ~= 'rendering' or f[2] ~= ARGV[2] then return { 'lost' } end
call('HINCRBY', jobKey(id), 'attempts', -1)
call('HSET', jobKey(id), 'nonce', ARGV[3])
return { 'requeued', requeue(id, 0), '0' }
