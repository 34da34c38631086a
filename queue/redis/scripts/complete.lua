-- ARGV: id, token, nonce, result, rendering time in milliseconds, samples kept.
-- The nonce is of one call: a call repeated because its answer was lost gets that answer.
local id = ARGV[1]
local f = fields(id, 'state', 'token', 'nonce', 'quality', 'clipSeconds')
if f[3] == ARGV[3] then return { 'again' } end
if f[1] ~= 'rendering' or f[2] ~= ARGV[2] then return { 'lost' } end
local speed = key('speed', f[4])
call('LPUSH', speed, f[5] .. ' ' .. ARGV[5])
call('LTRIM', speed, 0, ARGV[6] - 1)
return { 'ended', finish(id, 'done', 'result', ARGV[4], 'nonce', ARGV[3]) }
