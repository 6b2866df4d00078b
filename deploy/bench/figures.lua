-- GET of figures that were not asked for before: one figure over whole months, with all the records of 2020 in it.
local token, round, organization = os.getenv("TOKEN"), os.getenv("ROUND"), os.getenv("ORGANIZATION")
local indicator = os.getenv("INDICATOR") or "lectures-given"
local threads = 0

function setup(thread)
  threads = threads + 1
  thread:set("id", threads)
end

function init()
  math.randomseed(id * 1000 + round)
  headers = {["Authorization"] = "Bearer " .. token}
end

function request()
  return wrk.format("GET", ("/v1/figures?indicator=%s&organization=%s&period=%d-%02d-01/%d-12-31")
    :format(indicator, organization, math.random(1900, 2019), math.random(12), math.random(2020, 2199)), headers)
end
