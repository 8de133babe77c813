/** The kinds of chart. */
export const chartKinds = [
  'TILES',
  'BULLET',
  'COLUMNS',
  'LINES',
  'PANELS',
  'BARS',
  'HEAT',
  'SHARES',
  'MAP',
  'WATERFALL',
] as const;

/** One kind of chart. */
export type ChartKind = (typeof chartKinds)[number];
