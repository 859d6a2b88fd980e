-- wrk's side of `benchmarks/run gateway`: sends of codes with ids that no other request has, BATCH of them a request.
-- Arguments: run (text, part of the ids), batch (1: a single object), key.

local threads = 0

function setup(thread)
  threads = threads + 1
  thread:set("number", threads)
end

local fixed = '","attempt":1,"channel":"EMAIL","provider":"ses","sender":"login.example","country":"ZZ",'
  .. '"domain":"gmail.com","operator":"google","clientPlatform":"chrome-141","sentAt":'

function init(args)
  run, batch = args[1], tonumber(args[2])
  wrk.method = "POST"
  wrk.path = "/v1/sent"
  wrk.headers["Content-Type"] = "application/json"
  wrk.headers["Authorization"] = "Bearer " .. args[3]
  sentAt = tostring(os.time()) .. "000}"
  count = 0
  pieces = {}
end

function request()
  count = count + 1
  local id = run .. "-" .. number .. "-" .. count
  local at = 0
  for i = 1, batch do
    local item = id .. "-" .. i
    pieces[at + 1] = (i == 1) and '{"challengeId":"c-' or ',{"challengeId":"c-'
    pieces[at + 2] = item
    pieces[at + 3] = '","codeId":"m-'
    pieces[at + 4] = item
    pieces[at + 5] = fixed
    pieces[at + 6] = sentAt
    at = at + 6
  end
  local body = table.concat(pieces, "", 1, at)
  return wrk.format(nil, nil, nil, batch == 1 and body or "[" .. body .. "]")
end

function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format(
    'MEASURED {"requests":%d,"micros":%d,"p50Micros":%d,"p99Micros":%d,"refused":%d,"broken":%d}\n',
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
    errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
