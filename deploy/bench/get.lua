-- GET of URL, with the number of a random committee of 20 for {committee} and of a random branch of 100 for {branch}.
local token, path = os.getenv("TOKEN"), os.getenv("URL"):match("(/v1/.*)")
local threads = 0

function setup(thread)
  threads = threads + 1
  thread:set("id", threads)
end

function init()
  math.randomseed(id)
  headers = {["Authorization"] = "Bearer " .. token}
end

function request()
  return wrk.format("GET", (path:gsub("{branch}", math.random(100)):gsub("{committee}", math.random(20))), headers)
end
