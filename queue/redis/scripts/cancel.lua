-- ARGV: id, user, '1' for an admin. The token stays: by it the worker's heartbeat knows its job.
local id = ARGV[1]
local f = fields(id, 'state', 'userId', 'token')
if not f[1] then return { 'unknown' } end
if ARGV[3] ~= '1' and f[2] ~= ARGV[2] then return { 'not-yours' } end
if f[1] ~= 'queued' and f[1] ~= 'rendering' then return { 'not-open', f[1] } end
local stamp = finish(id, 'cancelled')
return { 'cancelled', record(id), stamp, f[1] == 'rendering' and f[3] or '' }
