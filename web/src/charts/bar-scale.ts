/** Where bars that lie down begin and end, in hundredths of their room. Values below zero lie to the left of it. */
export interface BarScale {
  readonly zero: number;
  readonly toBar: (value: number) => { readonly start: number; readonly length: number };
  readonly toPlace: (value: number) => number;
}

/** One scale for all values of a chart, zero always among them. Missing ones have no say. */
export function toBarScale(values: readonly (number | null)[]): BarScale {
  const known = values.filter((value) => value !== null);
  const [lowest, highest] = [Math.min(0, ...known), Math.max(0, ...known)];
  const length = highest - lowest || 1;
  const toPlace = (value: number) => ((value - lowest) / length) * 100;
  const zero = toPlace(0);

  return {
    zero,
    toPlace,
    toBar: (value) => ({ start: Math.min(zero, toPlace(value)), length: Math.abs(toPlace(value) - zero) }),
  };
}
