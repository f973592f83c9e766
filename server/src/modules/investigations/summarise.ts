import type { Step, Summary } from '#shared/contract/investigations.js';

const best = (step: Step): string => step.findings[0]?.headline ?? step.headline;

/** The trail as a text: where it started, what each cut showed, and the run behind each sentence. */
export const summarise = (question: string, trail: readonly Step[]): Summary => {
  const [first, ...rest] = trail;
  const last = rest.at(-1);
  const lead = last?.findings.find(({ columns }) => columns.length > 1)?.headline;
  return {
    headline: last ? `${question} ${last.title}: ${last.headline}` : `${question} ${first!.headline}`,
    sentences: [
      best(first!),
      ...rest.map((step) => `${step.title}: ${best(step)}`),
      ...(lead && lead !== best(last!) ? [lead] : []),
    ],
    evidence: trail.map(({ run, title }) => ({ run, title })),
  };
};
