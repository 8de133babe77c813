/** A schema with at least one fault for each rule that checks docs/style.md. */
export const schema = `"""
What may be asked.
"""
type Query {
  """
  The measures, in their order.
  """
  measures: [Measure!]!

  "One measure; null when there is none of that key."
  measure(key: MeasureKey!): Measure

  """
  The sizes, largest first.
  """
  getSizes: [Sizes!]!

  """
  One saved query.
  """
  savedQuery: Measure

  """
  One other query.
  """
  otherQuery: Measure

  """
  Measures page by page.
  """
  pages(
    """
    How many.
    """
    first: Int
  ): PageConnection!

  """
  Lines, all at once.
  """
  lines: LineConnection!
}

type Mutation {
  """
  Counts all anew.
  """
  countAnew: Boolean!
}

"""
Measures.
"""
type PageConnection {
  edges: [PageEdge!]!
  pageInfo: PageInfo!
}

"""
A measure.
"""
type PageEdge {
  node: Measure!
}

"""
Lines.
"""
type LineConnection {
  edges: [PageEdge!]!
}

"""
Where a page stands.
"""
type PageInfo {
  hasNextPage: Boolean!
  hasPreviousPage: Boolean!
  startCursor: String
}

"""
A defined figure.
"""
type Measure {
  id: ID!
  row: FigureRow!
}

"""
One line of a table.
"""
type FigureRow {
  text: String!
}

"""
The key of a measure.
"""
enum MeasureKey {
  """
  Safeguarding referrals.
  """
  nrmReferrals
}

"""
A list of sizes.
"""
enum Sizes {
  """
  Small.
  """
  small
  LARGE
}

type Stray {
  id: ID!
}
`;

/** The rules that the schema above breaks, each with its line. */
export const contractFaults: readonly { readonly rule: string; readonly line: string }[] = [
  {
    rule: '@graphql-eslint/description-style',
    line: '  "One measure; null when there is none of that key."',
  },
  { rule: '@graphql-eslint/require-description', line: '  measure(key: MeasureKey!): Measure' },
  { rule: '@graphql-eslint/naming-convention', line: '  getSizes: [Sizes!]!' },
  { rule: '@graphql-eslint/naming-convention', line: '  otherQuery: Measure' },
  { rule: '@graphql-eslint/relay-arguments', line: '  pages(' },
  { rule: '@graphql-eslint/relay-arguments', line: '  lines: LineConnection!' },
  { rule: '@graphql-eslint/require-description', line: 'type Mutation {' },
  { rule: '@graphql-eslint/relay-edge-types', line: 'type PageEdge {' },
  { rule: '@graphql-eslint/relay-connection-types', line: 'type LineConnection {' },
  { rule: '@graphql-eslint/relay-page-info', line: 'type PageInfo {' },
  { rule: '@graphql-eslint/naming-convention', line: 'enum Sizes {' },
  { rule: '@graphql-eslint/naming-convention', line: '  small' },
  { rule: '@graphql-eslint/require-description', line: '  LARGE' },
  { rule: '@graphql-eslint/require-description', line: 'type Stray {' },
  { rule: '@graphql-eslint/no-unreachable-types', line: 'type Stray {' },
];

export const schemaLines = schema.split('\n');
