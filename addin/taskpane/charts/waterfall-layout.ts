import { bridgeSteps, type BridgeStep } from '#shared/answers/bridge.js';

export interface WaterfallLayout {
  readonly steps: readonly BridgeStep[];
  /** Where the axis starts: not 0 when the totals would flatten the changes between them. */
  readonly axis: number;
  /** Height of a level above the foot of the drawing, 0 to 1. */
  readonly heightOf: (level: number) => number;
}

/** Changes smaller than this share of the totals get a cut axis. */
const FLAT = 0.5;
const ROOM_BELOW = 0.35;

/** Places the columns of a bridge; the axis is cut only while every level is on one side of zero. */
export const waterfallLayout = (values: readonly number[]): WaterfallLayout => {
  const steps = bridgeSteps(values);
  const levels = steps.map(({ to }) => to);
  const [low, high] = [Math.min(...levels), Math.max(...levels)];
  const span = high - low;
  const cut = low > 0 && span > 0 && span < FLAT * high;
  const axis = cut ? Math.max(0, low - ROOM_BELOW * span) : Math.min(0, low);
  const range = Math.max(high, axis) - axis || 1;
  return { steps, axis, heightOf: (level) => (Math.max(level, axis) - axis) / range };
};
