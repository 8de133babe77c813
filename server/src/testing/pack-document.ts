/** The parts of a block in a frozen document that its files show. */
const aTable = (
  rowHeading: string,
  {
    headings,
    drawing = 'NONE',
  }: { readonly headings: readonly string[]; readonly drawing?: string },
  rows: readonly (readonly string[])[],
) => ({
  rowHeading,
  columns: headings.map((heading) => ({ heading, drawing, scale: null, wanted: [] })),
  rows: rows.map(([label = '', ...texts], index) => ({
    ...{
      key: `R${index}`,
      kind: label.startsWith('All') ? 'TOTAL' : 'PART',
      label,
      detail: null,
      group: null,
      isMarked: false,
    },
    cells: texts.map((text, column) => ({
      ...{
        text,
        mark: index === 0 && column === 0 ? 'SIGNAL' : 'PLAIN',
        value: Number(text.replaceAll(/[^\d.]/g, '')),
      },
      ...{
        start: null,
        series: [],
        usual: null,
        ranges: [],
        own: null,
        place: null,
        status: null,
        variation: null,
      },
    })),
  })),
});

const aBlock = (id: string, view: string, more: Readonly<Record<string, unknown>>) => ({
  ...{
    id,
    view,
    finding: { kind: 'REAL_CHANGE', text: `Finding of ${id}` },
    about: `What ${id} counts`,
    because: null,
    summary: '',
  },
  ...{
    kpi: null,
    tiles: [],
    judged: [],
    byQuarter: null,
    funnel: null,
    notes: [],
    contributions: [],
    choices: [],
  },
  ...more,
});

const quarters = ['Q2 2025/26', 'Q3 2025/26', 'Q4 2025/26', 'Q1 2026/27', 'Q2 2026/27'];

/**
 * The source of files in tests, as plain values, with each kind of block that files treat
 * differently.
 */
export const plainPackDocument = {
  ...{
    form: 1,
    edition: 'PARTNERS',
    marking: 'OFFICIAL',
    title: 'Reports rose and have stayed high',
    dataVersion: 163,
  },
  pack: {
    quarter: '2026-27-Q2',
    quarterName: 'Q2 2026/27',
    area: 'E23000029',
    areaName: 'Thames Valley',
    number: 1,
    reason: '',
  },
  ...{ frozenAt: '2026-11-24T07:31:51.788Z', nonce: 'ab'.repeat(32) },
  signed: { by: 'Independent chair', at: '2026-11-24T07:31:50.000Z' },
  gaps: { missing: ['Reading Borough Council: Reports'], reason: 'The board meets tomorrow.' },
  sections: [
    {
      ...{ key: 'statement', heading: 'Chair’s statement', blocks: [], notes: [] },
      texts: [
        {
          kind: 'STATEMENT',
          body: 'A **steady** quarter.\n\n- one\n- *two*\n\n<script>alert(1)</script>',
          by: 'Independent chair',
        },
      ],
    },
    {
      ...{ key: 'scorecard', heading: 'Scorecard', notes: [], texts: [] },
      blocks: [
        aBlock('scorecard-reports', 'TILES', {
          tiles: [
            {
              finding: { kind: 'REAL_CHANGE', text: 'Reports rose' },
              kpi: {
                name: 'Reports received',
                sentence: 'Reports rose: about 10,320.',
                controlChart: null,
              },
            },
          ],
          table: aTable('Measure', { headings: ['Figure', 'Target'] }, [
            ['Reports received', 'about 10,320', '8% or less'],
          ]),
        }),
      ],
    },
    {
      ...{
        key: 'reports',
        heading: 'Reports: by channel / type',
        notes: ['Reports: 1 of 3 figures is left out.'],
      },
      blocks: [
        aBlock('reports-reports', 'CONTROL', {
          table: aTable(
            'Quarter',
            { headings: ['Reports received', 'Marked'] },
            quarters.toReversed().map((label, index) => [label, `about ${9000 - index}`, '']),
          ),
          kpi: {
            ...{ name: 'Reports received', sentence: 'Reports rose.' },
            controlChart: {
              points: quarters.map((label, index) => ({
                quarter: { label },
                value: 9003 + index,
                centre: 8683,
                lower: 7258.35,
                upper: 10107.65,
              })),
            },
          },
        }),
        aBlock('reports-types', 'TABLE', {
          table: aTable('Crime type', { headings: ['Reports', 'Share'], drawing: 'BAR' }, [
            ['Drugs', '4,549', '58.4%'],
            ['=HYPERLINK("http://x")', '[x]', '−3.8 points'],
            ['All', '9,999', '+£256k'],
          ]),
          notes: [{ code: 'MISSING', text: 'Rated without one return.' }],
        }),
      ],
      texts: [{ kind: 'WHY', body: '=1+1', by: '' }],
    },
  ],
};

/** The plain document in the current format. */
export const plainPackDocumentToday = {
  ...plainPackDocument,
  form: 2,
  actions: [
    {
      ...{
        id: 'a',
        text: '=Agree a form',
        owner: 'Head of analysis, Thames Valley Police',
        dueOn: '2026-10-31',
        state: 'OPEN',
        age: 2,
      },
      ...{ isOverdue: true, notes: 'Begun.' },
    },
  ],
  definitions: [{ name: 'Reports received', words: 'What the public told.' }],
  facts: { events: [], quarters: [], places: [] },
};
