# Long hourly and weekly series that come with R and with packages of it, one line {name, values} each, null for a missing value.
# Rscript long-series.R hourly|weekly OUT.ndjson
# Packages that are not installed are passed over (Debian: r-cran-forecast, -ks, -robustbase, -latticeextra, -cardata,
# -modeldata, -aer, -quantreg, -gstat, -tseries, -ttr; r-cran-jsonlite is needed).
suppressPackageStartupMessages(library(jsonlite))
args <- commandArgs(trailingOnly = TRUE)
out <- file(args[2], "w")
write_series <- function(name, values) {
  values <- as.numeric(values)
  writeLines(toJSON(list(name = unbox(name), values = values), na = "null", digits = 10), out)
}
dataset <- function(package, name) {
  if (!requireNamespace(package, quietly = TRUE)) return(NULL)
  home <- new.env()
  suppressWarnings(data(list = name, package = package, envir = home))
  if (exists(name, home, inherits = FALSE)) get(name, home) else tryCatch(getExportedValue(package, name), error = function(e) NULL)
}
with_data <- function(package, name, use) {
  found <- dataset(package, name)
  if (!is.null(found)) use(found)
}
# Sums or means of whole groups of `size` values, the last group whole too.
grouped <- function(values, size, how) {
  values <- tail(as.numeric(values), size * (length(values) %/% size))
  apply(matrix(values, nrow = size), 2, how)
}
counted <- function(moments, from, to, seconds) {
  bins <- floor((as.numeric(moments) - from) / seconds)
  tabulate(bins + 1, floor((to - from) / seconds))
}

hourly <- function() {
  with_data("forecast", "taylor", function(x) write_series("electricity demand", grouped(x, 2, sum)))
  with_data("ks", "air", function(x) for (what in names(x)[3:8]) write_series(paste("underground air", what), x[[what]]))
  with_data("robustbase", "NOxEmissions", function(x) {
    hour <- as.integer(rownames(x))
    for (what in c("LNOx", "LNOxEm")) {
      values <- rep(NA_real_, max(hour) - min(hour) + 1)
      values[hour - min(hour) + 1] <- exp(x[[what]])
      write_series(paste("road", what), values)
    }
  })
  with_data("latticeExtra", "biocAccess", function(x) write_series("web accesses", x$counts))
  with_data("carData", "MplsStops", function(x) {
    from <- as.numeric(min(x$date)) %/% 3600 * 3600
    to <- as.numeric(max(x$date))
    write_series("police stops", counted(x$date, from, to, 3600))
    for (p in c(1, 5)) {
      write_series(paste("police stops", p), counted(x$date[which(x$policePrecinct == p)], from, to, 3600))
    }
  })
}

weekly <- function() {
  with_data("AER", "DJFranses", function(x) write_series("Dow Jones 1980-1994", x))
  with_data("quantreg", "gasprice", function(x) write_series("petrol price", x))
  with_data("modeldata", "Chicago", function(x) for (i in seq(1, 21, 2)) write_series(paste("ridership", names(x)[i]), grouped(x[[i]], 7, sum)))
  last <- function(v) tail(v[!is.na(v)], 1)
  with_data("AER", "GoldSilver", function(x) for (i in 1:2) write_series(paste("metal", i), grouped(x[, i], 5, last)))
  with_data("AER", "MSCISwitzerland", function(x) write_series("Swiss shares", grouped(x, 5, last)))
  with_data("tseries", "tcm1yd", function(x) write_series("treasury 1 year", grouped(x, 5, last)))
  with_data("tseries", "tcm10yd", function(x) write_series("treasury 10 years", grouped(x, 5, last)))
  for (i in 1:4) write_series(paste("European shares", i), grouped(EuStockMarkets[, i], 5, last))
  with_data("TTR", "ttrc", function(x) {
    write_series("share close", grouped(x$Close, 5, last))
    write_series("share volume", grouped(x$Volume, 5, sum))
  })
  with_data("quantreg", "MelTemp", function(x) write_series("temperature", grouped(x, 7, mean)))
  with_data("gstat", "wind", function(x) for (i in c(4, 8)) write_series(paste("wind", i), grouped(x[[i]], 7, mean)))
  with_data("tseries", "flow.jok", function(x) write_series("river", grouped(x, 7, mean)))
  with_data("ks", "air", function(x) for (what in names(x)[3:8]) write_series(paste("underground air", what), grouped(x[[what]], 168, function(v) mean(v, na.rm = TRUE))))
}

if (args[1] == "hourly") hourly() else weekly()
close(out)
