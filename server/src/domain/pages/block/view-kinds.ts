/** How to show a block. */
export const viewKinds = {
  CONTROL: 'One figure quarter by quarter, with what is usual for it.',
  SERIES: 'One figure step by step, without ratings.',
  TABLE: 'Rows and columns; each column says how its cells are drawn.',
  CHANGE: 'A change broken down by one list: before, after, and what each part contributed.',
  PARTS:
    'A whole as one bar: what is counted, what it is a share of, and what is left out, drawn to scale.',
  WATERFALL: 'Parts that add up to a whole, each beginning where the one before ended.',
  TILES: 'Figures at a glance: each with its target, its ratings, its changes and why it changed.',
  LIST: 'Names, and a few words next to each.',
  FUNNEL:
    'Parts by number of cases, with the range that chance explains, to show which of them really differ.',
  MAP: 'A map of the parts; only those that really differ are coloured.',
  COMPARE: 'Several measures for two places side by side, and whether they really differ.',
  FACTS: 'The ratings of one figure in a strip, each with a name, a fact and a detail.',
  ANSWERS: 'Questions that people ask about one figure, with answers in words.',
  DOTS: 'Parts along one scale, with a dot for each.',
  TASKS: 'Tasks, each with a reason.',
  WORDS: 'A table of words: a row for each item, and a text under each heading.',
} as const;
export type ViewKind = keyof typeof viewKinds;

/** How the cells of a column are drawn next to their text. */
export const drawingKinds = {
  NONE: 'Not drawn.',
  SPARKLINE: 'Quarter by quarter, on a scale of its own.',
  DOT: 'A dot on the scale of the column.',
  SHADE:
    'A background that gets darker as the value gets higher, on one scale for all such columns.',
  STEP: 'A bar from where the row before ended.',
  PAIR: 'A dot for the earlier figure and one for the current figure, on the scale of the column.',
  INTERVAL: 'A dot, and a line for the range that the value may be in, on the scale of the column.',
  PANEL:
    'Quarter by quarter, on the scale of the column; the line of rounded values is as thick as their error.',
  LINE: 'Quarter by quarter, as one line for each row in a single chart.',
  BAR: 'A bar on the scale of the column, with the viewer’s own part.',
  RANGE: 'The range that the value may be in, with the target, on a scale of its own.',
} as const;
export type DrawingKind = keyof typeof drawingKinds;
