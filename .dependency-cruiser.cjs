/**
 * Who may import whom (docs/architecture.md, "Direction"). Tests, benchmarks, the attack and what
 * stands in testing/ may reach further, for they look at the whole. scripts/planted-faults.test.ts
 * sees every rule here fire on a fault made for it.
 */
const tests = '(\\.(test|spec)\\.tsx?$|/testing/|^server/(bench|attack)/|\\.config\\.ts$)';

const rule = (name, comment, { from, to }) => ({
  name,
  comment,
  severity: 'error',
  from: { pathNot: tests, ...from },
  to,
});

// The files at the top of the server put it together.
const wiring = '^server/src/([^/]+\\.ts$|cli/|platform/|testing/)';
const sql = '(node_modules/(@prisma|pg|pg-copy-streams|sql-template-tag)/|^prisma/)';

/**
 * Folders of rules, lowest first: each may know those before it, and none that comes after, types
 * included. A new one takes its place here.
 */
const domainFolders = [
  'measures question access audit mail ownership contacts inbox records schedules alerts returns disclosure figures quality retention return-requests targets return-calendar agency-register',
  'scorecard events findings saved-queries pages my-page packs cost',
].flatMap((line) => line.split(' '));

/** What is inside `domain/figures`, in the same way. */
const figureFolders = ['words', 'plan', 'figure', 'notes', 'table'];

/** What is inside `domain/pages`, in the same way. */
const pageFolders = [
  'block',
  'declared',
  'questions',
  'cells',
  'change',
  'places',
  'head',
  'table',
  'views',
];

/** Features, in the same way. */
const featureFolders = [
  'measures subjects periods places targets contacts figures viewer findings records returns quality scorecard audit events people moderation return-requests return-calendar agency-register',
  'inbox saved-queries exports pages subscriptions alerts my-page packs schedules',
].flatMap((line) => line.split(' '));

/**
 * What is inside further folders, in the same way. The point is what stands at the top of the
 * folder: first where the rest is built on it, last where it puts the rest together.
 */
const insides = {
  'prisma/src/': '. embedded',
  'prisma/seed/': 'demonstration .',
  'scripts/': 'build check test . lint planted',
  'server/src/domain/access/': 'numbers .',
  'server/src/domain/disclosure/': 'axes .',
  'server/src/domain/packs/': '. round',
  'server/src/platform/': '. audit mail backup http jobs',
  'server/src/features/packs/': '. sections actions files revisions round steps writing',
  'server/src/features/packs/files/': '. pdf slides workbook download',
  'server/src/features/people/': '. addresses sign-in tokens',
  'server/src/features/returns/': 'file workbook . retention template staging sending',
  'web/src/blocks/': '. views tiles pin page',
  'web/src/parts/': '. explain watch',
  'web/src/ui/': '. figure-block judgement',
  'web/src/ui/figure-block/': 'picture .',
  'web/src/features/boards/': '. records pack sections edit list print projector',
  'web/src/features/explore/':
    '. marks questions editor answer pickers strip builder storage state cost history keys link saved schema start bench',
  'web/src/features/explore/answer/': 'shape . chart json table export pane',
  'web/src/features/measures/': 'measure .',
};

/** For each part of a folder that it may know only those before it; and that each has a place. */
const insideInOrder = ([room, order]) => {
  const parts = order.split(' ');
  const paths = parts.map((part) => (part === '.' ? `${room}[^/]+$` : `${room}${part}/`));
  const folders = parts.filter((part) => part !== '.').join('|');
  return [
    ...paths.map((path, place) =>
      rule(
        'insides-in-order',
        'Parts of a folder import only those below them; the files at its top have a place in that order.',
        {
          from: { path: `^${path}` },
          to: {
            path: `^${room}`,
            pathNot: `(^(${paths.slice(0, place + 1).join('|')})|${tests}|\\.json$)`,
          },
        },
      ),
    ),
    rule('insides-in-order', 'A folder without a place in the order may know no other.', {
      from: { path: `^${room}(?!(${folders})/)[^/]+/` },
      to: { path: `^${room}(${folders})/` },
    }),
  ];
};

/** For each folder that it may know only those before it; and that every folder has a place. */
const inOrder = (name, room, folders) => [
  ...folders.map((folder, place) =>
    rule(
      name,
      'A folder knows only those below it: two that know each other cannot be read, changed or dropped alone.',
      {
        from: { path: `^${room}${folder}/` },
        to: {
          path: `^${room}[^/]+/`,
          pathNot: `(^${room}(${folders.slice(0, place + 1).join('|')})/|${tests})`,
        },
      },
    ),
  ),
  rule(name, 'A folder without a place in the order may know no other: give it one.', {
    from: { path: `^${room}(?!(${folders.join('|')})/)[^/]+/` },
    to: { path: `^${room}(${folders.join('|')})/` },
  }),
];

module.exports = {
  forbidden: [
    ...inOrder('domain-folders-in-order', 'server/src/domain/', domainFolders),
    ...inOrder('figures-in-order', 'server/src/domain/figures/', figureFolders),
    ...inOrder('pages-in-order', 'server/src/domain/pages/', pageFolders),
    ...inOrder('features-in-order', 'server/src/features/', featureFolders),
    ...Object.entries(insides).flatMap(insideInOrder),
    rule('domain-is-pure', 'Rules are plain functions over plain values.', {
      from: { path: '^server/src/domain/' },
      // Quantiles of distributions are arithmetic, too.
      to: { pathNot: '(^server/src/domain/|node_modules/jstat/)' },
    }),
    rule(
      'sql-only-in-stores',
      'Prisma and SQL stay in stores, readers, platform and where the server is wired. A refusal is a sentence, not SQL.',
      {
        from: { path: '^server/src/', pathNot: `(\\.(store|reader)\\.ts$|${wiring}|${tests})` },
        to: { path: sql, pathNot: '^prisma/src/refusal\\.ts$' },
      },
    ),
    rule('no-graphql-in-stores', 'What reads and writes does not know who asks.', {
      from: { path: '(^server/src/(domain|platform)/|\\.(store|reader)\\.ts$)' },
      to: {
        path: '(node_modules/(graphql|type-graphql|graphql-scalars|@apollo)/|^server/src/graphql/)',
      },
    }),
    rule(
      'features-meet-by-type-and-reader',
      'One feature meets another only through its .type and .reader.',
      {
        from: { path: '^server/src/features/([^/]+)/' },
        to: {
          path: '^server/src/features/',
          pathNot: '^server/src/features/($1/|[^/]+/[^/]+\\.(type|reader)\\.ts$)',
        },
      },
    ),
    rule(
      'only-workbooks-unpack',
      'ZIP, XML and Excel have one room: what comes out of a file is bounded there.',
      {
        from: {
          path: '^(server|prisma|scripts)/',
          pathNot: `(^server/src/features/returns/workbook/|${tests})`,
        },
        to: { path: 'node_modules/(yauzl|saxes)/' },
      },
    ),
    rule(
      'few-modules-write-workbooks',
      'It reads files too, without bounds: only what writes them may have it.',
      {
        from: {
          path: '^(server|prisma|scripts)/',
          pathNot: `(^server/src/features/(exports/workbook|returns/template/write-template|returns/staging/write-findings)\\.ts$|^server/src/features/packs/files/workbook/|${tests})`,
        },
        to: { path: 'node_modules/exceljs/' },
      },
    ),
    rule(
      'graphql-and-platform-know-no-feature',
      'They carry features; only the context puts them together.',
      {
        from: {
          path: '^server/src/(graphql|platform)/',
          pathNot: `(^server/src/graphql/context\\.ts$|${tests})`,
        },
        to: { path: '^server/src/features/' },
      },
    ),
    rule(
      'nothing-imports-an-entry',
      'The files at the top of the server, and its commands, stand outermost.',
      {
        from: { path: '^server/src/(domain|features|graphql|platform)/' },
        to: { path: '^server/src/([^/]+\\.ts$|cli/)' },
      },
    ),
    rule('nothing-imports-an-entry', 'Entries call commands, and no command an entry.', {
      from: { path: '^server/src/cli/' },
      to: { path: '^server/src/[^/]+\\.ts$' },
    }),
    rule(
      'tests-are-not-built-on',
      'What only tests and benchmarks need is imported by them alone.',
      {
        from: { path: '^(server|web|prisma)/' },
        to: { path: tests, pathNot: 'node_modules' },
      },
    ),
    rule('prisma-knows-no-room', 'The database comes before what uses it.', {
      from: { path: '^prisma/' },
      to: { path: '^(server|web|e2e)/' },
    }),
    rule('web-never-imports-server', 'The bridge is server/schema.graphql.', {
      from: { path: '^web/' },
      to: { path: '^(server|prisma)/' },
    }),
    rule('journeys-see-only-pages', 'A journey knows what a person knows.', {
      // Journeys are tests all through, and meant all the same.
      from: { path: '^e2e/(journeys|accessibility)/', pathNot: '\\.config\\.ts$' },
      to: { path: '^(server|web|prisma)/' },
    }),
    rule('web-features-stay-apart', 'A page group may be dropped without touching another.', {
      from: { path: '^web/src/features/([^/]+)/' },
      to: { path: '^web/src/(app/|features/(?!$1/))' },
    }),
    rule('parts-know-no-page', 'What several groups of pages share comes before each of them.', {
      from: { path: '^web/src/(parts|blocks)/' },
      to: { path: '^web/src/(app|features)/' },
    }),
    rule('web-graphql-knows-no-page', 'The client serves pages and does not know them.', {
      from: { path: '^web/src/graphql/' },
      to: { path: '^web/src/(app|features|blocks|parts|charts|ui)/' },
    }),
    rule('ui-and-charts-are-data-blind', 'Wrappers, charts and formats take plain values.', {
      from: { path: '^web/src/(ui|charts|lib)/' },
      to: {
        path: '(^web/src/(app|features|blocks|parts|graphql)/|node_modules/(@apollo|graphql)/)',
      },
    }),
    rule('ui-and-charts-know-no-route', 'Addresses are for pages.', {
      from: { path: '^web/src/(ui|charts)/' },
      to: { path: 'node_modules/(react-router|nuqs)/' },
    }),
    rule('lib-is-lowest', 'Formats and quarters draw nothing.', {
      from: { path: '^web/src/lib/' },
      to: { path: '^web/src/(ui|charts)/' },
    }),
    rule('ui-draws-no-chart', 'Wrappers of controls know no chart.', {
      from: { path: '^web/src/ui/' },
      to: { path: '^web/src/charts/' },
    }),
    rule('only-charts-draw', 'The chart library has one room.', {
      from: { path: '^web/src/', pathNot: `(^web/src/charts/|${tests})` },
      to: { path: 'node_modules/recharts/' },
    }),
    {
      name: 'no-circular',
      comment:
        'Two files that need each other are one, or lack a third. A type that looks back ties them as well.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'everything-resolves',
      comment: 'A path that leads nowhere would slip past every other rule.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^prisma/generated/' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.base.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: ['node_modules', '^prisma/generated/'] },
    exclude: { path: '^(web|server|prisma)/dist/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
  },
};
