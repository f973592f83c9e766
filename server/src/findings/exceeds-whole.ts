/** Whether a part moved by more than the whole did, because others moved against it; its share then says little. */
export const exceedsWhole = (share: number): boolean => share > 1.005;
