import type { PageDeclaration } from './declaration.js';
import { disruptions } from './disruptions.js';
import { overview } from './overview.js';
import { reports } from './reports.js';
import { resourcing } from './resourcing.js';

/** Every page that is built in, by its key. */
export const pages = { OVERVIEW: overview, REPORTS: reports, DISRUPTIONS: disruptions, RESOURCING: resourcing } as const satisfies Readonly<
  Record<string, PageDeclaration>
>;
