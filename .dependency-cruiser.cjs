/**
 * Which code may import which (docs/architecture.md, "Direction"). Tests, benchmarks, the attack
 * and code in testing/ may import more, because they look at the whole.
 * scripts/planted-faults.test.ts checks that each rule here reports a fault made for it.
 */
const tests = '(\\.(test|spec)\\.tsx?$|/testing/|^server/(bench|attack)/|\\.config\\.ts$)';

const rule = (name, comment, { from, to }) => ({
  name,
  comment,
  severity: 'error',
  from: { pathNot: tests, ...from },
  to,
});

// The files at the top of the server wire it together.
const wiring = '^server/src/([^/]+\\.ts$|cli/|platform/|testing/)';
const sql = '(node_modules/(@prisma|pg|pg-copy-streams|sql-template-tag)/|^prisma/)';

/**
 * Folders of rules, lowest first: each may import those before it and none after it, types
 * included. A new folder is added here.
 */
const domainFolders = [
  'measures question access returned audit mail ownership contacts inbox records schedules alerts returns disclosure figures quality retention return-requests targets return-calendar agency-register',
  'scorecard events funnel findings saved-queries pages my-page packs cost',
].flatMap((line) => line.split(' '));

/** The folders in `domain/figures`, lowest first. */
const figureFolders = ['words', 'plan', 'figure', 'notes', 'table'];

/** The folders in `domain/pages`, lowest first. */
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

/** The features, lowest first. */
const featureFolders = [
  'measures subjects periods places targets contacts figures viewer findings records returns published-returns quality scorecard audit events people moderation return-requests return-calendar agency-register',
  'inbox saved-queries exports pages subscriptions alerts my-page packs schedules',
].flatMap((line) => line.split(' '));

/**
 * What is inside further folders, lowest first. The dot stands for the files at the top of the
 * folder: first if the rest uses them, last if they put the rest together.
 */
const insides = {
  'prisma/src/': '. embedded',
  'prisma/seed/': 'demonstration .',
  'scripts/': 'build check test . lint planted',
  'server/src/domain/access/': 'numbers .',
  'server/src/domain/disclosure/': 'axes .',
  'server/src/cli/': 'demonstration .',
  'server/src/domain/packs/': 'readings . round',
  'server/src/domain/returns/': '. staged moderation',
  'server/src/graphql/': '. operations',
  'server/src/platform/': 'fair-share browser standbys . audit mail backup http jobs',
  'server/src/features/packs/': '. readings sections actions files revisions round steps writing',
  'server/src/features/packs/files/': '. pdf slides workbook download',
  'server/src/features/people/': '. addresses sign-in tokens',
  'server/src/features/returns/': 'file workbook . retention template staging sending',
  'web/src/blocks/': '. views tiles pin page',
  'web/src/parts/': '. explain watch',
  'web/src/ui/': '. figure-block judgement',
  'web/src/ui/figure-block/': 'picture .',
  'web/src/features/boards/': '. records revisions pack sections edit list print projector',
  'web/src/features/explore/':
    '. marks questions editor answer pickers strip builder storage state cost history keys link saved saved-pages schema start bench',
  'web/src/features/explore/answer/': 'shape . chart json table export pane',
  'web/src/features/measures/': 'measure .',
  'web/src/features/returns/': '. staged send history add due',
  'web/src/lib/': '. scope',
};

/** Rules that each part of a folder imports only those before it, and that every part is listed. */
const insideInOrder = ([room, order]) => {
  const parts = order.split(' ');
  const paths = parts.map((part) => (part === '.' ? `${room}[^/]+$` : `${room}${part}/`));
  const folders = parts.filter((part) => part !== '.').join('|');
  return [
    ...paths.map((path, place) =>
      rule(
        'insides-in-order',
        'Parts of a folder import only those before them; the files at its top are one of the parts.',
        {
          from: { path: `^${path}` },
          to: {
            path: `^${room}`,
            pathNot: `(^(${paths.slice(0, place + 1).join('|')})|${tests}|\\.json$)`,
          },
        },
      ),
    ),
    rule('insides-in-order', 'A folder that is not in the order may import no other.', {
      from: { path: `^${room}(?!(${folders})/)[^/]+/` },
      to: { path: `^${room}(${folders})/` },
    }),
  ];
};

/** Rules that each folder imports only those before it, and that every folder is listed. */
const inOrder = (name, room, folders) => [
  ...folders.map((folder, place) =>
    rule(
      name,
      'A folder imports only those before it: two that import each other cannot be read, changed or dropped alone.',
      {
        from: { path: `^${room}${folder}/` },
        to: {
          path: `^${room}[^/]+/`,
          pathNot: `(^${room}(${folders.slice(0, place + 1).join('|')})/|${tests})`,
        },
      },
    ),
  ),
  rule(name, 'A folder that is not in the order may import no other: add it there.', {
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
      // Quantiles of distributions are plain arithmetic too.
      to: { pathNot: '(^server/src/domain/|node_modules/jstat/)' },
    }),
    rule(
      'sql-only-in-stores',
      'Prisma and SQL stay in stores, readers, platform and the wiring of the server. Refusal is exempt: it is only a sentence.',
      {
        from: { path: '^server/src/', pathNot: `(\\.(store|reader)\\.ts$|${wiring}|${tests})` },
        to: { path: sql, pathNot: '^prisma/src/refusal\\.ts$' },
      },
    ),
    rule('no-graphql-in-stores', 'Code that reads and writes does not depend on who asks.', {
      from: { path: '(^server/src/(domain|platform)/|\\.(store|reader)\\.ts$)' },
      to: {
        path: '(node_modules/(graphql|type-graphql|graphql-scalars|@apollo)/|^server/src/graphql/)',
      },
    }),
    rule(
      'features-meet-by-type-and-reader',
      'A feature imports only .type and .reader files of another.',
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
      'ZIP, XML and Excel files are read in one place, which limits what comes out of them.',
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
      'exceljs also reads files, without limits: only code that writes them may import it.',
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
      'Features build on these; only the context puts them together.',
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
      'Nothing imports the files at the top of the server, or its commands.',
      {
        from: { path: '^server/src/(domain|features|graphql|platform)/' },
        to: { path: '^server/src/([^/]+\\.ts$|cli/)' },
      },
    ),
    rule('nothing-imports-an-entry', 'Entries call commands, and commands call no entries.', {
      from: { path: '^server/src/cli/' },
      to: { path: '^server/src/[^/]+\\.ts$' },
    }),
    rule('tests-are-not-built-on', 'Only tests and benchmarks import what is made for them.', {
      from: { path: '^(server|web|prisma)/' },
      to: { path: tests, pathNot: 'node_modules' },
    }),
    rule('prisma-knows-no-room', 'The database library does not depend on the code that uses it.', {
      from: { path: '^prisma/' },
      to: { path: '^(server|web|e2e)/' },
    }),
    rule('web-never-imports-server', 'The two meet in server/schema.graphql.', {
      from: { path: '^web/' },
      to: { path: '^(server|prisma)/' },
    }),
    rule('journeys-see-only-pages', 'A journey uses only what a person can see.', {
      // Journeys are tests, but this rule is meant for them too.
      from: { path: '^e2e/(journeys|accessibility)/', pathNot: '\\.config\\.ts$' },
      to: { path: '^(server|web|prisma)/' },
    }),
    rule('web-features-stay-apart', 'A group of pages can be dropped without changing another.', {
      from: { path: '^web/src/features/([^/]+)/' },
      to: { path: '^web/src/(app/|features/(?!$1/))' },
    }),
    rule(
      'parts-know-no-page',
      'Code that several groups of pages share does not depend on any of them.',
      {
        from: { path: '^web/src/(parts|blocks)/' },
        to: { path: '^web/src/(app|features)/' },
      },
    ),
    rule('web-graphql-knows-no-page', 'The client serves pages and does not depend on them.', {
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
    rule('ui-draws-no-chart', 'Wrappers of controls draw no charts.', {
      from: { path: '^web/src/ui/' },
      to: { path: '^web/src/charts/' },
    }),
    rule('only-charts-draw', 'The chart library is used in one place.', {
      from: { path: '^web/src/', pathNot: `(^web/src/charts/|${tests})` },
      to: { path: 'node_modules/recharts/' },
    }),
    {
      name: 'no-circular',
      comment:
        'Two files that import each other should be one, or share a third. Importing only a type counts too.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'everything-resolves',
      comment: 'No other rule can check an import that does not resolve.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^prisma/generated/' },
    },
  ],
  options: {
    // Without tsConfig, because ours renames no imports, and each would first be looked up in it.
    tsPreCompilationDeps: true,
    doNotFollow: { path: ['node_modules', '^prisma/generated/'] },
    exclude: { path: '^(web|server|prisma)/(dist|bundle)/' },
    enhancedResolveOptions: {
      // What was read from the disk is good for the whole run, not only for four seconds.
      cachedInputFileSystem: { cacheDuration: 600_000 },
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
  },
};
