/** Where each of the four steps starts, as a share. */
const steps = [0.005, 0.05, 0.15, 0.35] as const;

/**
 * How dark a cell is, from 0 (nothing to improve) to 4. The share on time is reversed; eight times
 * sent again count as much as a share of 1.
 */
export function toLevel(value: number | null, key: string): 0 | 1 | 2 | 3 | 4 {
  if (value === null) return 0;
  const amount = key === 'onTime' ? 1 - value : key === 'sentAgain' ? value / 8 : value;
  if (amount < steps[0]) return 0;
  if (amount < steps[1]) return 1;
  if (amount < steps[2]) return 2;
  return amount < steps[3] ? 3 : 4;
}
