import { Command } from 'commander';
import { AppError } from '#shared/errors/app-error.js';
import { addAnomalies } from './cli/anomalies.js';
import { addAsk } from './cli/ask.js';
import { addChange } from './cli/change.js';
import { addCompare } from './cli/compare.js';
import { addConvert } from './cli/convert.js';
import { addCorrelate } from './cli/correlate.js';
import { addDrivers } from './cli/drivers.js';
import { addForecast } from './cli/forecast.js';
import { addInsights } from './cli/insights.js';
import { addOutliers } from './cli/outliers.js';
import { addProfile } from './cli/profile.js';
import { addQuery } from './cli/query.js';
import { addRootCause } from './cli/rootcause.js';
import { addSecrets } from './cli/secrets.js';
import { addSegment } from './cli/segment.js';
import { productVersion } from './engine/version.js';

const program = new Command('dv').description('DataVision from the command line').version(productVersion);

const commands = [
  addProfile,
  addConvert,
  addAsk,
  addQuery,
  addForecast,
  addOutliers,
  addSegment,
  addAnomalies,
  addDrivers,
  addRootCause,
  addSecrets,
  addChange,
  addCompare,
  addCorrelate,
  addInsights,
];

for (const add of commands) add(program);

// A reader that has seen enough, such as `head`, closes the pipe.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`dv: ${error instanceof AppError ? error.detail : String(error)}\n`);
  process.exitCode = 1;
}
