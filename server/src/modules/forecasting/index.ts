export { forecastAnalysis } from './analysis.js';
export { forecastFile, forecastLine, type ForecastLine, type ForecastLineResult } from './batch.js';
export { forecastSeries, type ForecastOptions, type ModelChoice, type SeriesForecast } from './forecast-series.js';
export { detectSeasonality } from './seasonality/detect.js';
