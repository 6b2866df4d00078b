-- POST of a new lecture with an idempotency key of its own.
local token, round = os.getenv("TOKEN"), os.getenv("ROUND")
local threads = 0
local body = '{"type":"party-lecture","organization":"BENCH","title":"专题党课","heldOn":"2020-%02d-%02d",'
  .. '"occurrence":"held","status":"submitted","quantities":{"person-times":25},'
  .. '"attributes":{"lecturer-role":"party-group-secretary","mode":"onsite"},"themes":["integrity"]}'

function setup(thread)
  threads = threads + 1
  thread:set("id", threads)
end

function init()
  number = 0
  headers = {["Authorization"] = "Bearer " .. token, ["Content-Type"] = "application/json"}
end

function request()
  number = number + 1
  headers["Idempotency-Key"] = round .. "-" .. id .. "-" .. number
  return wrk.format("POST", "/v1/activities", headers, body:format(number % 12 + 1, number % 28 + 1))
end
