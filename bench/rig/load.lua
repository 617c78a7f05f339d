-- The load that wrk sends: one of the plan's paths and bodies at random for each request; the figures as one JSON line.
local plan = {}

function init(args)
  plan = dofile(args[1])
  math.randomseed(os.time())
  wrk.method = plan.method or "GET"
  for name, value in pairs(plan.headers or {}) do wrk.headers[name] = value end
end

function request()
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
