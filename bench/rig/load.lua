-- The load that wrk sends, and its figures as one JSON line.
--
-- A plan has `paths` and `bodies`, one of each taken at random; or it has `changes`: records taken in turn, each change
-- naming the version that the one before it made, with `%d` in the body counting up so that no change is empty.
local plan, turn, count = {}, 0, 0

function init(args)
  plan = dofile(args[1])
  math.randomseed(os.time())
  wrk.method = plan.method or "GET"
  for name, value in pairs(plan.headers or {}) do wrk.headers[name] = value end
end

local function change()
  turn = turn % #plan.changes + 1
  count = count + 1
  local record = plan.changes[turn]
  local headers = {}
  for name, value in pairs(plan.headers) do headers[name] = value end
  headers["If-Match"] = '"' .. record.version .. '"'
  record.version = record.version + 1
  return wrk.format(nil, record.path, headers, string.format(plan.body, plan.start + count))
end

function request()
  if plan.changes then return change() end
  local path = plan.paths and plan.paths[math.random(#plan.paths)] or nil
  local body = plan.bodies and plan.bodies[math.random(#plan.bodies)] or nil
  return wrk.format(nil, path, nil, body)
end

function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format(
    '{"requests":%d,"rps":%.2f,"p50_ms":%.3f,"p95_ms":%.3f,"errors":%d}\n',
    summary.requests, summary.requests / (summary.duration / 1e6),
    latency:percentile(50) / 1000, latency:percentile(95) / 1000,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
