/** How a block is best seen. */
export const viewKinds = {
  CONTROL: 'One figure quarter by quarter, with what is usual for it.',
  SERIES: 'One figure step by step, of which nothing is judged.',
  TABLE: 'Rows and columns; each column says how its cells are drawn.',
  CHANGE: 'A change, taken apart by one list: before, since, and what each part makes of it.',
  PARTS:
    'A whole as one bar: what is counted, what it is a share of, and what is left out, as long as it is.',
  WATERFALL: 'Parts that add up to a whole, each beginning where the one before ended.',
  TILES:
    'Figures at a glance: each with its target, what is judged of it, its changes and why it changed.',
  LIST: 'Names, and a few words beside each.',
  FUNNEL: 'Parts by how much they rest on, with what chance gives: which of them really differ.',
  MAP: 'Where the parts are; only those are coloured that really differ.',
  COMPARE: 'Several measures of two places beside each other, and whether they really differ.',
  FACTS: 'What is judged of one figure: a name, a fact and a detail each, in a strip.',
  ANSWERS: 'Questions that people ask of one figure, with their answers in words.',
  DOTS: 'Parts along one scale, a dot each.',
  TASKS: 'What there is to do, each with a reason.',
  WORDS: 'A table of words: a row for each thing, and what is said of it under each heading.',
} as const;
export type ViewKind = keyof typeof viewKinds;

/** How the cells of a column are drawn beside their words. */
export const drawingKinds = {
  NONE: 'Not drawn.',
  SPARKLINE: 'Quarter by quarter, on a scale of its own.',
  DOT: 'A dot on the scale of the column.',
  SHADE:
    'A ground that is the darker the more there is, on one scale for all columns that are drawn so.',
  STEP: 'A bar from where the row before ended.',
  PAIR: 'A dot where it was and a dot where it is, on the scale of the column.',
  INTERVAL: 'A dot and the line on which it may lie, on the scale of the column.',
  PANEL:
    'Quarter by quarter, on the scale of the column; what is rounded as thick as it may be off.',
  LINE: 'Quarter by quarter, as one line for each row in a single chart.',
  BAR: 'A bar on the scale of the column, with what of it is of the viewer.',
  RANGE: 'Where it may lie, with what is wanted, on a scale of its own.',
} as const;
export type DrawingKind = keyof typeof drawingKinds;
