/**
 * The fragments that the builder writes: one with the parts shown of each figure, and one with
 * facts about all figures. They are at the end, because people seldom read them.
 */
export const fragments = {
  Shown: `fragment Shown on Figure {
  value
  text
  displayText
  unit
  flags
}`,
  About: `fragment About on FigureTable {
  groupCount
  truncated
  dataVersion
  asOf
  filterText
  notes
  sourceReturns {
    returnsDue
    returnsReceived
    missing { code name }
  }
  protections {
    measure
    areOthersShown
    cutCount
    maxCuts
  }
}`,
} as const;

/** A question for figures without a measure: the builder's starting point. */
export const emptyFigures = `query {
  figures {
    rows { ...Row }
    totals { ...Row }
    ...About
  }
}

fragment Row on FigureRow {
  __typename
}

${fragments.About}
`;

/**
 * Writes a question about what made a measure change between two quarters, split by every possible
 * dimension.
 */
export function writeChange({
  measure,
  from,
  to,
  keys,
}: {
  readonly measure: string;
  readonly from: string;
  readonly to: string;
  readonly keys: readonly string[];
}): string {
  return `query {
  contributions(
    measure: ${measure}
    from: "${from}"
    to: "${to}"
  ) {
    from { key label }
    to { key label }
    before { ...Shown }
    after { ...Shown }
    difference
    splits {
      dimension
      parts { ...Part }
      remainder
    }
    leftOut { code name }
  }
}

fragment Part on Contribution {
  key {
${keys.map((key) => `    ${key}`).join('\n')}
  }
  before { ...Shown }
  after { ...Shown }
  amount
  rateEffect
  mixEffect
}

${fragments.Shown}
`;
}
