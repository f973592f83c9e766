export const steps = ['connect', 'clean', 'explore', 'analyze', 'report'] as const;
export type Step = (typeof steps)[number];

/** Every screen of the pane with what it needs to open. */
export type Place =
  | { readonly screen: Step }
  | { readonly screen: 'column'; readonly column: string }
  | { readonly screen: 'forecast' | 'outliers' }
  | { readonly screen: 'answer'; readonly runId: string }
  | { readonly screen: 'activity' | 'functions' | 'settings' | 'help' | 'about' };

const stepOfScreen: Partial<Record<Place['screen'], Step>> = {
  column: 'connect',
  forecast: 'analyze',
  outliers: 'analyze',
};

/** The step a screen belongs to; null for the pages behind the menu. */
export const stepOf = ({ screen }: Place): Step | null =>
  steps.find((step) => step === screen) ?? stepOfScreen[screen] ?? null;
