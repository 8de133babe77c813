/**
 * The fragments that the builder writes: what is shown of each figure, and what has to be known of
 * all of them. They come last, for they are read by the page and seldom by anybody else.
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

/** A question for figures of no measure yet: what the builder begins with. */
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
 * Writes a question for what made the change of a measure between two quarters, told by every list
 * that it can be told by.
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
