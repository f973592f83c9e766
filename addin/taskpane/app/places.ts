import type { TableReference } from '#shared/contract/connections.js';
import type { GoalInSource, GoalName } from '../steps/analyze/goals/goal.js';

/** Databases hold tables; storages hold files. */
export type SourceFamily = 'database' | 'storage';

export const steps = ['connect', 'clean', 'explore', 'analyze', 'report'] as const;
export type Step = (typeof steps)[number];

/** Every screen of the pane with what it needs to open. */
export type Place =
  | { readonly screen: Step }
  | { readonly screen: 'column'; readonly column: string }
  | { readonly screen: 'forecast' }
  | { readonly screen: 'connections' | 'new-connection'; readonly family: SourceFamily }
  | { readonly screen: 'connection-form'; readonly kind: string }
  | { readonly screen: 'edit-connection' | 'tables'; readonly connection: string }
  | {
      readonly screen: 'source-table' | 'source-ask' | 'load';
      readonly connection: string;
      readonly table: TableReference;
    }
  | {
      readonly screen: 'source-goal';
      readonly connection: string;
      readonly table: TableReference;
      readonly goal: GoalInSource;
    }
  | { readonly screen: 'file' | 'catalog' }
  | { readonly screen: 'catalog-entry'; readonly id: string }
  | { readonly screen: 'goal'; readonly goal: GoalName }
  | { readonly screen: 'answer'; readonly runId: string; readonly finding?: string }
  | { readonly screen: 'investigation'; readonly runId: string; readonly finding?: string }
  | {
      readonly screen:
        'activity' | 'cell-ai' | 'questions' | 'definitions' | 'functions' | 'settings' | 'help' | 'about';
    };

const stepOfScreen: Partial<Record<Place['screen'], Step>> = {
  column: 'connect',
  forecast: 'analyze',
  goal: 'analyze',
};

/** The step a screen belongs to; null for the pages behind the menu. */
export const stepOf = ({ screen }: Place): Step | null =>
  steps.find((step) => step === screen) ?? stepOfScreen[screen] ?? null;
