import type { AnalysisState } from './analysis-state.js';
import { phaseAt, useElapsed } from './feedback-phase.js';

/** Whether a run is on, and whether the button should show it by a spinner yet. */
export const useBusy = (state: AnalysisState) => {
  const elapsed = useElapsed(state.status === 'running' ? state.startedAt : null);
  const running = state.status === 'running';
  return { running, spinner: running && phaseAt(elapsed) !== 'quiet' };
};
