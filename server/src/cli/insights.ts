import type { Command } from 'commander';
import { insightsDefinition, type InsightsResult } from '#shared/analyses/insights.js';
import { LocalEngine } from './local-engine.js';
import { printJson } from './output.js';

interface InsightsOptions {
  readonly most: number;
  readonly json?: boolean;
}

const told = ({ findings }: InsightsResult): string =>
  findings
    .map(({ headline, sentences, certainty }) =>
      [`${headline}`, ...sentences, [certainty.word, certainty.interval?.text].filter(Boolean).join(', ')].join('\n  '),
    )
    .join('\n\n');

export const addInsights = (program: Command): void => {
  program
    .command('insights <file>')
    .description('Everything worth knowing about a table, best first')
    .option('--most <n>', 'how many findings to keep', Number, 7)
    .option('--json', 'the whole result as JSON')
    .action((file: string, { most, json }: InsightsOptions) =>
      LocalEngine.use(async (engine) => {
        const outcome = await engine.run(insightsDefinition, await engine.load(file), { most });
        const result = outcome.result as InsightsResult;
        if (json) printJson(result);
        else process.stdout.write(`${outcome.presentation.headline}\n\n${told(result)}\n`);
      }),
    );
};
