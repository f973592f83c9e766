import type { Finding } from '#shared/answers/finding.js';
import type { Share } from '#shared/answers/share.js';
import { factForm } from '../../findings/fact-form.js';

/** What a model is sent to word findings, and how much of the data that tells. */
export interface FindingBrief {
  readonly content: string;
  readonly columnNames: number;
  readonly values: number;
}

/** "f3" for the third finding: a sentence names its facts as {f3.share}. */
export const findingName = (index: number): string => `f${index + 1}`;

/** `{share}` of our template as the model is to write it. */
const addressed = (template: string, name: string): string => template.replaceAll('{', `{${name}.`);

/** Our own sentences with their facts left open, and of each fact its form: no number, and of the data what the user allows. */
export const findingBrief = (findings: readonly Finding[], columns: readonly string[], share: Share): FindingBrief => {
  const known = new Set(columns);
  const told = { columns: new Set<string>(), values: 0 };
  const sent = findings.map(({ kind, templates, facts }, index) => {
    const name = findingName(index);
    const forms = Object.entries(facts).map(([key, fact]) => {
      const { form, isColumn, tells } = factForm(fact, known, share);
      if (isColumn) told.columns.add(fact.text);
      if (tells) told.values += 1;
      return [`${name}.${key}`, form];
    });
    return {
      id: name,
      kind,
      headline: addressed(templates?.headline ?? '', name),
      more: (templates?.sentences ?? []).map((sentence) => addressed(sentence, name)),
      facts: Object.fromEntries(forms) as Record<string, string>,
    };
  });
  return { content: JSON.stringify({ findings: sent }), columnNames: told.columns.size, values: told.values };
};
