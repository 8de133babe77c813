/** A version of a made-up saved question. */
export interface DemonstrationVersion {
  readonly daysAgo: number;
  /** The id of a post. */
  readonly savedBy: string;
  readonly name: string;
  readonly description: string;
  readonly text: string;
  readonly variables: readonly {
    readonly name: string;
    readonly label: string;
    readonly default: string | null;
    readonly quartersBack: number | null;
  }[];
  readonly view: { readonly kind: string; readonly settings: null };
}

export interface DemonstrationQuestion {
  readonly id: string;
  readonly owner: string;
  readonly agencyCode: string;
  readonly sharing: 'PRIVATE' | 'AGENCY' | 'EVERYONE';
  /** All versions, from the first. */
  readonly versions: readonly DemonstrationVersion[];
}

const post = (number: number) =>
  `7b0f6f1e-4b8e-4b57-9d0c-1f6a2d1c50${String(number).padStart(2, '0')}`;
const question = (number: number) =>
  `7b0f6f1e-4b8e-4b57-9d0c-1f6a2d1c60${String(number).padStart(2, '0')}`;

const [superintendent, analyst, safeguardingLead, contributor, formerAnalyst] = [
  post(1),
  post(2),
  post(3),
  post(5),
  post(11),
];

/** The post of a person who has left. Nobody can switch to it. */
export const formerPost = { id: formerAnalyst, name: 'Former analyst', agencyCode: 'TVP' };

const quarter = { name: 'quarter', label: 'Quarter', default: null, quartersBack: 0 };
const from = { name: 'from', label: 'From', default: null, quartersBack: 12 };
const area = { name: 'area', label: 'Area', default: 'E23000029', quartersBack: null };
const toView = (kind: string) => ({ kind, settings: null });

const byArea = (measures: string) => `# Most first: for all areas, download the file
query ($quarter: Quarter!, $area: ID!) {
  figures(
    by: [AREA]
    where: { quarter: { in: [$quarter] }, area: { within: [$area] } }
    orderBy: [{ measure: disruptions, direction: DESC }]
    first: 20
  ) {
    rows { key { area { code name } } ${measures} }
    totals { ${measures} }
    other { disruptions { ...Shown } }
    groupCount
    truncated
    notes
  }
}

fragment Shown on Figure { value text flags }
`;

const areas = {
  name: 'Disruptions by area',
  description:
    'Confirmed disruptions with the share that was major or moderate, for one quarter. For the area page of the board.',
  view: toView('BARS'),
};

/**
 * Made-up saved questions of several posts: private, for an agency and for everyone. One has
 * earlier versions. One uses a measure that no longer exists, and its owner has left.
 */
export const savedQuestions: readonly DemonstrationQuestion[] = [
  {
    ...{ id: question(1), owner: analyst, agencyCode: 'TVP', sharing: 'EVERYONE' },
    versions: [
      {
        ...{ ...areas, daysAgo: 55, savedBy: analyst, view: toView('TABLE') },
        text: `{
  figures(by: [AREA], where: { quarter: { in: ["2026-27-Q2"] } }) {
    rows { key { area { code name } } disruptions { value text } }
    totals { disruptions { value text } }
  }
}
`,
        variables: [],
      },
      {
        ...{ ...areas, daysAgo: 22, savedBy: superintendent },
        text: byArea(
          'disruptions { ...Shown } arrests { ...Shown } majorModerateShare { ...Shown }',
        ),
        variables: [{ ...quarter, default: '2026-27-Q2', quartersBack: null }, area],
      },
      {
        ...{ ...areas, daysAgo: 2, savedBy: analyst },
        text: byArea(
          'disruptions { ...Shown } majorModerateShare { ...Shown } multiAgencyShare { ...Shown }',
        ),
        variables: [quarter, area],
      },
    ],
  },
  {
    ...{ id: question(2), owner: analyst, agencyCode: 'TVP', sharing: 'EVERYONE' },
    versions: [
      {
        ...{
          daysAgo: 45,
          savedBy: analyst,
          name: 'Objectives by quarter',
          description: 'The four objectives over 13 quarters.',
        },
        text: `query ($from: Quarter!, $quarter: Quarter!) {
  figures(by: [QUARTER, OBJECTIVE], where: { quarter: { from: $from, to: $quarter } }) {
    rows { key { quarter { key } objective } disruptions { value text flags } }
  }
}
`,
        variables: [from, quarter],
        view: toView('LINES'),
      },
    ],
  },
  {
    ...{ id: question(3), owner: safeguardingLead, agencyCode: 'RBC', sharing: 'EVERYONE' },
    versions: [
      {
        ...{ daysAgo: 24, savedBy: safeguardingLead, name: 'Referrals by pathway' },
        description: 'Referrals and the share of children among them, by pathway, for one quarter.',
        text: `query ($quarter: Quarter!) {
  figures(by: [PATHWAY], where: { quarter: { in: [$quarter] } }) {
    rows { key { pathway } referrals { value text flags displayText } childShare { value text flags displayText } }
    totals { referrals { value text flags displayText } childShare { value text flags displayText } }
  }
}
`,
        variables: [quarter],
        view: toView('TABLE'),
      },
    ],
  },
  {
    ...{ id: question(4), owner: analyst, agencyCode: 'TVP', sharing: 'AGENCY' },
    versions: [
      {
        ...{
          daysAgo: 7,
          savedBy: analyst,
          name: 'First action within 24 hours',
          description: 'By channel, with the number of reports.',
        },
        text: `query ($quarter: Quarter!) {
  figures(by: [CHANNEL], where: { quarter: { in: [$quarter] } }) {
    rows { key { channel } reportsActionedIn24h { value text flags numerator denominator } reports { value text flags } }
    totals { reportsActionedIn24h { value text flags } reports { value text flags } }
  }
}
`,
        variables: [quarter],
        view: toView('BARS'),
      },
    ],
  },
  {
    ...{ id: question(5), owner: contributor, agencyCode: 'OCC', sharing: 'EVERYONE' },
    versions: [
      {
        ...{ daysAgo: 100, savedBy: contributor, name: 'Hours for each disruption' },
        description:
          'By objective, next to the major and moderate share, without which it would mislead.',
        text: `query ($quarter: Quarter!) {
  figures(by: [OBJECTIVE], where: { quarter: { in: [$quarter] } }) {
    rows { key { objective } hoursPerDisruption { value text flags } majorModerateShare { value text flags } }
  }
}
`,
        variables: [quarter],
        view: toView('TABLE'),
      },
    ],
  },
  {
    ...{ id: question(6), owner: analyst, agencyCode: 'TVP', sharing: 'PRIVATE' },
    versions: [
      {
        ...{
          daysAgo: 1,
          savedBy: analyst,
          name: 'Cash and assets by quarter',
          description: 'Four-quarter sums.',
        },
        text: `query ($from: Quarter!, $quarter: Quarter!) {
  figures(by: [QUARTER], where: { quarter: { from: $from, to: $quarter } }, window: ROLLING_FOUR_QUARTERS) {
    rows { key { quarter { key } } cashAndAssets { value text flags } }
  }
}
`,
        variables: [from, quarter],
        view: toView('COLUMNS'),
      },
    ],
  },
  {
    ...{ id: question(7), owner: formerAnalyst, agencyCode: 'TVP', sharing: 'AGENCY' },
    versions: [
      {
        ...{ daysAgo: 290, savedBy: formerAnalyst, name: 'Groups disrupted in six months' },
        description:
          'Organised crime groups that were disrupted, by the county that they are mapped to.',
        text: `query ($quarter: Quarter!) {
  figures(by: [COUNTY], where: { quarter: { in: [$quarter] } }) {
    rows { key { county { name } } ocgsDisruptedIn6Months { value text } }
  }
}
`,
        variables: [quarter],
        view: toView('BARS'),
      },
    ],
  },
  {
    ...{ id: question(8), owner: superintendent, agencyCode: 'TVP', sharing: 'AGENCY' },
    versions: [
      {
        ...{
          daysAgo: 15,
          savedBy: superintendent,
          name: 'Headlines for one quarter',
          description: 'Disruptions, reports and referrals.',
        },
        text: `query ($quarter: Quarter!) {
  figures(where: { quarter: { in: [$quarter] } }) {
    totals { disruptions { value text flags } reportsActionedIn24h { value text flags } nrmReferrals { value text flags } }
  }
}
`,
        variables: [quarter],
        view: toView('TILES'),
      },
    ],
  },
  {
    ...{ id: question(9), owner: analyst, agencyCode: 'TVP', sharing: 'EVERYONE' },
    versions: [
      {
        ...{
          daysAgo: 12,
          savedBy: analyst,
          name: 'Returns that are missing',
          description: 'Who has not sent what, for one quarter.',
        },
        text: `query ($quarter: Quarter!) {
  returns(quarter: $quarter) { agency { code name } dataset state dueOn receivedAt }
}
`,
        variables: [quarter],
        view: toView('TABLE'),
      },
    ],
  },
];

/** The blocks of the analyst's My page, in order. */
export const pinnedBlocks = {
  owner: analyst,
  pins: [
    { queryId: question(8), pageKey: null, blockId: null, columns: 12, height: 'TILE' },
    { queryId: question(2), pageKey: null, blockId: null, columns: 8, height: 'HALF' },
    { queryId: null, pageKey: 'REPORTS', blockId: 'first-action', columns: 4, height: 'HALF' },
    { queryId: question(1), pageKey: null, blockId: null, columns: 6, height: 'FULL' },
    { queryId: question(4), pageKey: null, blockId: null, columns: 6, height: 'FULL' },
  ],
} as const;
