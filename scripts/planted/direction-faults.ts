import type { Tree } from './throw-away-copy.js';

interface DirectionFault {
  readonly rule: string;
  /** The file with the forbidden import. */
  readonly file: string;
  readonly imports: string;
  /** True if the file only imports a type. */
  readonly isType?: true;
}

/** At least one fault for each rule of .dependency-cruiser.cjs. */
export const directionFaults: readonly DirectionFault[] = [
  { rule: 'domain-is-pure', file: 'server/src/domain/reads-files.ts', imports: 'node:fs' },
  {
    rule: 'domain-is-pure',
    file: 'server/src/domain/knows-platform.ts',
    imports: '#platform/clock.js',
  },
  {
    rule: 'domain-folders-in-order',
    file: 'server/src/domain/question/looks-up.ts',
    imports: '#domain/figures/figure/figure.js',
  },
  {
    rule: 'domain-folders-in-order',
    file: 'server/src/domain/access/knows-type.ts',
    imports: '#domain/figures/figure/figure.js',
    isType: true,
  },
  {
    rule: 'domain-folders-in-order',
    file: 'server/src/domain/access/numbers/looks-up.ts',
    imports: '#domain/figures/figure/figure.js',
  },
  {
    rule: 'domain-folders-in-order',
    file: 'server/src/domain/figures/looks-aside.ts',
    imports: '#domain/unheard-of/new.js',
  },
  {
    rule: 'domain-folders-in-order',
    file: 'server/src/domain/unheard-of/looks-down.ts',
    imports: '#domain/figures/figure/figure.js',
  },
  {
    rule: 'figures-in-order',
    file: 'server/src/domain/figures/words/looks-up.ts',
    imports: '#domain/figures/table/table.js',
  },
  {
    rule: 'pages-in-order',
    file: 'server/src/domain/pages/cells/looks-up.ts',
    imports: '#domain/pages/views/view.js',
  },
  {
    rule: 'features-in-order',
    file: 'server/src/features/places/looks-up.ts',
    imports: '#features/figures/figure.reader.js',
  },
  {
    rule: 'features-in-order',
    file: 'server/src/features/places/knows-type.ts',
    imports: '#features/figures/figure.type.js',
    isType: true,
  },
  {
    rule: 'insides-in-order',
    file: 'server/src/features/people/tokens/looks-aside.ts',
    imports: '#features/people/unheard-of/new.js',
  },
  {
    rule: 'insides-in-order',
    file: 'server/src/features/people/sign-in/looks-up.ts',
    imports: '#features/people/tokens/token.store.js',
  },
  {
    rule: 'insides-in-order',
    file: 'server/src/features/people/looks-up.ts',
    imports: '#features/people/tokens/token.store.js',
  },
  {
    rule: 'insides-in-order',
    file: 'server/src/features/people/unheard-of/looks-down.ts',
    imports: '#features/people/tokens/token.store.js',
  },
  {
    rule: 'insides-in-order',
    file: 'web/src/features/boards/list/knows-type.ts',
    imports: '#features/boards/print/printed.js',
    isType: true,
  },
  {
    rule: 'sql-only-in-stores',
    file: 'server/src/features/figures/queries.resolver.ts',
    imports: 'pg',
  },
  {
    rule: 'sql-only-in-stores',
    file: 'server/src/features/figures/composes.resolver.ts',
    imports: 'sql-template-tag',
  },
  {
    rule: 'sql-only-in-stores',
    file: 'server/src/features/figures/roles.resolver.ts',
    imports: '@stronghold/prisma/roles',
  },
  {
    rule: 'sql-only-in-stores',
    file: 'server/src/graphql/client.ts',
    imports: '@stronghold/prisma/client',
  },
  {
    rule: 'no-graphql-in-stores',
    file: 'server/src/features/figures/asked.store.ts',
    imports: 'graphql',
  },
  {
    rule: 'no-graphql-in-stores',
    file: 'server/src/platform/asked.ts',
    imports: '#graphql/scalars.js',
  },
  {
    rule: 'features-meet-by-type-and-reader',
    file: 'server/src/features/figures/peeks.ts',
    imports: '#features/places/area.store.js',
  },
  {
    rule: 'only-workbooks-unpack',
    file: 'server/src/features/returns/unpacks.ts',
    imports: 'yauzl',
  },
  { rule: 'only-workbooks-unpack', file: 'server/src/platform/parses.ts', imports: 'saxes' },
  {
    rule: 'few-modules-write-workbooks',
    file: 'server/src/features/returns/workbook/makes-workbooks.ts',
    imports: 'exceljs',
  },
  {
    rule: 'graphql-and-platform-know-no-feature',
    file: 'server/src/graphql/peeks.ts',
    imports: '#features/places/area.type.js',
  },
  {
    rule: 'nothing-imports-an-entry',
    file: 'server/src/features/figures/commands.ts',
    imports: '#cli/import.js',
  },
  {
    rule: 'nothing-imports-an-entry',
    file: 'server/src/cli/starts.ts',
    imports: '#app.js',
  },
  {
    rule: 'tests-are-not-built-on',
    file: 'server/src/platform/builds-on-tests.ts',
    imports: '#testing/builders.js',
  },
  {
    rule: 'tests-are-not-built-on',
    file: 'server/src/cli/builds-on-benchmarks.ts',
    imports: '../../bench/timing.js',
  },
  {
    rule: 'prisma-knows-no-room',
    file: 'prisma/src/peeks.ts',
    imports: '../../server/src/platform/clock.js',
  },
  {
    rule: 'web-never-imports-server',
    file: 'web/src/features/overview/peeks.ts',
    imports: '../../../../server/src/graphql/scalars.js',
  },
  {
    rule: 'journeys-see-only-pages',
    file: 'e2e/journeys/peeks.spec.ts',
    imports: '../../web/src/lib/format.js',
  },
  {
    rule: 'web-features-stay-apart',
    file: 'web/src/features/overview/borrows.ts',
    imports: '#features/areas/area.js',
  },
  {
    rule: 'web-features-stay-apart',
    file: 'web/src/features/overview/climbs.ts',
    imports: '#app/shell.js',
  },
  {
    rule: 'parts-know-no-page',
    file: 'web/src/parts/borrows.ts',
    imports: '#features/areas/area.js',
  },
  {
    rule: 'web-graphql-knows-no-page',
    file: 'web/src/graphql/peeks.ts',
    imports: '#features/areas/area.js',
  },
  {
    rule: 'ui-and-charts-are-data-blind',
    file: 'web/src/charts/fetches.ts',
    imports: '@apollo/client',
  },
  {
    rule: 'ui-and-charts-are-data-blind',
    file: 'web/src/ui/asks.ts',
    imports: '#graphql/client.js',
  },
  { rule: 'ui-and-charts-know-no-route', file: 'web/src/ui/routes.ts', imports: 'react-router' },
  { rule: 'lib-is-lowest', file: 'web/src/lib/draws.ts', imports: '#ui/Button.js' },
  { rule: 'ui-draws-no-chart', file: 'web/src/ui/charts.ts', imports: '#charts/line.js' },
  { rule: 'only-charts-draw', file: 'web/src/features/overview/draws.ts', imports: 'recharts' },
  { rule: 'no-circular', file: 'server/src/domain/egg.ts', imports: './hen.js' },
  { rule: 'no-circular', file: 'web/src/lib/bird.ts', imports: './nest.js', isType: true },
  { rule: 'everything-resolves', file: 'server/src/platform/lost.ts', imports: './nowhere.js' },
];

/** Allowed imports, each close to what a rule forbids. */
const soundImports: readonly Omit<DirectionFault, 'rule'>[] = [
  { file: 'server/src/domain/status.ts', imports: '#domain/quarter.js' },
  { file: 'server/src/domain/hen.ts', imports: './egg.js' },
  { file: 'web/src/lib/nest.ts', imports: './bird.js' },
  { file: 'server/src/domain/pages/page.ts', imports: '#domain/figures/figure/figure.js' },
  { file: 'server/src/domain/figures/table/row.ts', imports: '#domain/figures/figure/figure.js' },
  {
    file: 'server/src/domain/question/question.test.ts',
    imports: '#domain/figures/figure/figure.js',
  },
  { file: 'server/src/features/figures/figure.store.ts', imports: 'sql-template-tag' },
  { file: 'server/src/features/figures/figure.reader.ts', imports: '@stronghold/prisma/client' },
  {
    file: 'server/src/features/figures/figure.resolver.ts',
    imports: '#features/places/area.reader.js',
  },
  { file: 'server/src/features/figures/refuses.ts', imports: '@stronghold/prisma/refusal' },
  { file: 'server/src/features/figures/asked.resolver.ts', imports: 'graphql' },
  { file: 'server/src/features/figures/figure.test.ts', imports: '#features/places/area.store.js' },
  { file: 'server/src/features/returns/workbook/parts.ts', imports: 'saxes' },
  { file: 'server/src/features/returns/workbook/made.test.ts', imports: 'exceljs' },
  { file: 'server/src/features/exports/workbook.ts', imports: 'exceljs' },
  { file: 'server/src/graphql/context.ts', imports: '#features/places/area.type.js' },
  { file: 'server/src/platform/database.ts', imports: 'pg' },
  { file: 'server/src/cli/token.ts', imports: '@stronghold/prisma/roles' },
  { file: 'server/src/testing/fakes.ts', imports: '#features/places/area.store.js' },
  { file: 'server/bench/makes-workbooks.ts', imports: 'exceljs' },
  { file: 'web/src/app/routes.ts', imports: '#features/areas/area.js' },
  { file: 'web/src/features/areas/map.ts', imports: '#charts/line.js' },
  { file: 'web/src/charts/bars.ts', imports: 'recharts' },
  { file: 'web/src/ui/link.ts', imports: '#lib/format.js' },
];

const targets = [
  'prisma/generated/client.ts',
  'prisma/src/refusal.ts',
  'prisma/src/roles.ts',
  'server/bench/timing.ts',
  'server/src/app.ts',
  'server/src/cli/import.ts',
  'server/src/domain/figures/figure/figure.ts',
  'server/src/domain/figures/table/table.ts',
  'server/src/domain/pages/views/view.ts',
  'server/src/domain/quarter.ts',
  'server/src/domain/unheard-of/new.ts',
  'server/src/features/figures/figure.type.ts',
  'server/src/features/people/tokens/token.store.ts',
  'server/src/features/people/unheard-of/new.ts',
  'server/src/features/places/area.reader.ts',
  'server/src/features/places/area.store.ts',
  'server/src/features/places/area.type.ts',
  'server/src/graphql/scalars.ts',
  'server/src/platform/clock.ts',
  'server/src/testing/builders.ts',
  'web/src/app/shell.ts',
  'web/src/charts/line.ts',
  'web/src/features/areas/area.ts',
  'web/src/features/boards/print/printed.ts',
  'web/src/graphql/client.ts',
  'web/src/lib/format.ts',
  'web/src/ui/Button.tsx',
];

/** All faults and all sound imports in one tree. */
export const directionTree: Tree = {
  ...Object.fromEntries(targets.map((file) => [file, 'export {};\n'])),
  ...Object.fromEntries(
    [...directionFaults, ...soundImports].map(({ file, imports, isType }) => [
      file,
      isType
        ? `import type { Any } from '${imports}';\n\nexport type Some = Any;\n`
        : `import '${imports}';\n`,
    ]),
  ),
};
