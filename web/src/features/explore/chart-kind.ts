/** How figures can be drawn. */
export const chartKinds = [
  'TILES',
  'BULLET',
  'COLUMNS',
  'LINES',
  'PANELS',
  'BARS',
  'HEAT',
  'MAP',
  'WATERFALL',
] as const;

/** One way of drawing figures. */
export type ChartKind = (typeof chartKinds)[number];
