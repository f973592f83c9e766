/** One column of a bridge: a total stands on zero, a step hangs between the level before it and the level after it. */
export interface BridgeStep {
  readonly kind: 'total' | 'rise' | 'fall';
  readonly from: number;
  readonly to: number;
}

/** Levels of a bridge whose first and last values are totals and all others changes between them. */
export const bridgeSteps = (values: readonly number[]): BridgeStep[] => {
  let level = 0;
  return values.map((value, index): BridgeStep => {
    const isTotal = index === 0 || index === values.length - 1;
    const from = isTotal ? 0 : level;
    level = isTotal ? value : level + value;
    return { kind: isTotal ? 'total' : value < 0 ? 'fall' : 'rise', from, to: level };
  });
};
