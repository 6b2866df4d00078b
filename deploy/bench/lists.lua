-- GET of lists: PATH_AND_QUERY with the number of a random branch for {branch} and of a random committee for {committee}.
local token, path = os.getenv("TOKEN"), os.getenv("PATH_AND_QUERY")
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
  return wrk.format("GET", (path:gsub("{branch}", math.random(2000)):gsub("{committee}", math.random(20))), headers)
end
