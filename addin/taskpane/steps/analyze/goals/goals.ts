import { changeGoal } from './change-goal.js';
import { compareGoal } from './compare-goal.js';
import { driversGoal } from './drivers-goal.js';
import type { Goal, GoalName } from './goal.js';
import { insightsGoal } from './insights-goal.js';
import { segmentGoal } from './segment-goal.js';
import { unusualGoal } from './unusual-goal.js';

export const goals: Readonly<Record<GoalName, Goal>> = {
  change: changeGoal,
  drivers: driversGoal,
  compare: compareGoal,
  segment: segmentGoal,
  unusual: unusualGoal,
  insights: insightsGoal,
};
