import { LRUCache } from 'lru-cache';

import type { Policy } from '#domain/access/policy.js';
import { pages } from '#domain/pages/declared/catalogue.js';
import type { ReferenceData } from '#domain/reference-data.js';
import type { Database } from '#platform/database.js';

import type { Scope } from './scope.type.js';

/** Which page is asked for, and what it is narrowed to. */
export interface PageWanted {
  readonly key: string;
  readonly scope: Scope | null;
  readonly measure: string | null;
}

/** A page as those see it who may see the same. */
export interface OpenedPage {
  readonly wanted: PageWanted;
  readonly policy: Policy;
}

/** So many pages are made ready again; the others wait until somebody opens them. */
const MOST = 200;

const opened = new WeakMap<Database, LRUCache<string, OpenedPage>>();

/** Remembers that a page was opened: not by whom, but by somebody who may see that much. */
export function noteOpened(
  wanted: PageWanted,
  { database, policy }: { readonly database: Database; readonly policy: Policy },
): void {
  const known = opened.get(database) ?? new LRUCache<string, OpenedPage>({ max: MOST });
  opened.set(database, known);
  known.set(JSON.stringify([wanted, policy]), { wanted, policy });
}

/**
 * The pages that are opened next, as far as anybody knows: those that were opened last, the latest
 * first; then those without a filter, and those of each district, of the latest quarter, as the
 * cleared see them.
 */
export function expectOpened(
  database: Database,
  { places }: Pick<ReferenceData, 'places'>,
): readonly OpenedPage[] {
  const last = [...(opened.get(database)?.values() ?? [])];
  const districts = places.current.filter(({ kind }) => kind === 'DISTRICT');
  const usual = [null, ...districts].flatMap((area) =>
    Object.keys(pages).map((key): OpenedPage => ({
      wanted: { key, scope: area && { area: area.code }, measure: null },
      policy: { kind: 'CLEARED' },
    })),
  );
  return [...last, ...usual].slice(0, MOST);
}
