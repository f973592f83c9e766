import type { changePeriods } from '#shared/analyses/change.js';
import type { AnalysisId } from '#shared/analyses/registry.js';
import type { Column } from '#shared/data/column.js';
import type { findings } from '../../../i18n/en/findings.js';

export const goalNames = ['change', 'drivers', 'compare', 'segment', 'unusual', 'insights'] as const;
export type GoalName = (typeof goalNames)[number];

/** What a source can compute where its table lies. */
export const goalsInSource = ['change', 'drivers', 'compare'] as const satisfies readonly GoalName[];
export type GoalInSource = (typeof goalsInSource)[number];

export interface GoalInput {
  readonly key: string;
  readonly label: string;
  /** The first one is filled in. */
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** The words of a goal's inputs. */
export type Translate = (
  key: `goals.${keyof (typeof findings)['goals']}` | `period.${(typeof changePeriods)[number]}`,
  options?: { readonly count: number } | { readonly share: number },
) => string;

/** A question the user can pick: what may be chosen, at most three things, and what is then run. */
export interface Goal {
  readonly analysis: AnalysisId | ((values: Readonly<Record<string, string>>) => AnalysisId);
  /** Whether the co-pilot may word its findings. */
  readonly isWorded?: true;
  /** No inputs where the table has nothing to answer the question with. */
  inputs(columns: readonly Column[], t: Translate): readonly GoalInput[];
  params(values: Readonly<Record<string, string>>, columns: readonly Column[]): Readonly<Record<string, unknown>>;
}

export const named = ({ name }: Column) => ({ value: name, label: name });
