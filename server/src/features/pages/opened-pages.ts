import { LRUCache } from 'lru-cache';

import type { Policy } from '#domain/access/policy.js';
import { pages } from '#domain/pages/declared/catalogue.js';
import type { ReferenceData } from '#domain/reference-data.js';
import type { Database } from '#platform/database.js';

import type { Scope } from './scope.type.js';

export interface PageWanted {
  readonly key: string;
  readonly scope: Scope | null;
  readonly measure: string | null;
}

/** A page as seen by everybody with the same access. */
export interface OpenedPage {
  readonly wanted: PageWanted;
  readonly policy: Policy;
}

/**
 * The maximum number of pages that are prepared again. The others wait until somebody opens them.
 */
const MOST = 200;

const opened = new WeakMap<Database, LRUCache<string, OpenedPage>>();

/** Remembers that a page was opened, and with which access, but not by whom. */
export function noteOpened(
  wanted: PageWanted,
  { database, policy }: { readonly database: Database; readonly policy: Policy },
): void {
  const known = opened.get(database) ?? new LRUCache<string, OpenedPage>({ max: MOST });
  opened.set(database, known);
  known.set(JSON.stringify([wanted, policy]), { wanted, policy });
}

/**
 * The pages most likely to be opened next: first the pages that were opened most recently; then,
 * for the latest quarter and as cleared people see them, pages without filters and pages of each
 * district.
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
