# Forecasts every line of an NDJSON file ({id, freq, h, x}) with R's forecast package; a line {id, mean, lo95, hi95, ms} each.
# Rscript peer.R IN OUT ets|theta|arima|mstl
suppressPackageStartupMessages({library(forecast); library(jsonlite)})
args <- commandArgs(trailingOnly = TRUE)
methods <- list(
  ets = function(y, h) forecast(ets(y), h = h, level = 95),
  theta = function(y, h) thetaf(y, h = h, level = 95),
  arima = function(y, h) forecast(auto.arima(y), h = h, level = 95),
  mstl = function(y, h) forecast(mstl(msts(as.numeric(y), c(24, 168))), method = "arima", h = h, level = 95)
)
method <- methods[[args[3]]]
out <- file(args[2], "w")
for (line in readLines(args[1])) {
  one <- fromJSON(line)
  y <- ts(as.numeric(one$x), frequency = one$freq)
  started <- proc.time()
  found <- method(y, one$h)
  spent <- proc.time() - started
  result <- list(
    id = unbox(one$id), mean = as.numeric(found$mean),
    lo95 = as.numeric(found$lower), hi95 = as.numeric(found$upper),
    ms = unbox(1000 * as.numeric(spent[["user.self"]] + spent[["sys.self"]]))
  )
  writeLines(toJSON(result, digits = 12), out)
}
close(out)
