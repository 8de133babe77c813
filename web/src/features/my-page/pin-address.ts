import { type KindsParams, noKindsAsked, toKindSearch } from '#lib/kind-scope.js';

import type { Pin } from './my-page-documents.js';

/** What all blocks of the page are narrowed to; null leaves the area of each as it was pinned. */
export interface Around {
  readonly quarter: string;
  readonly area: string | null;
}

const paths: Readonly<Record<NonNullable<Pin['page']>, string>> = {
  OVERVIEW: '/',
  REPORTS: '/reports',
  DISRUPTIONS: '/disruptions',
  SAFEGUARDING: '/safeguarding',
  RESOURCING: '/resourcing',
  AREA: '/areas',
  MEASURE: '/measures',
  // It has no address of its own: the page of what it counts has all that it says.
  GROUPS: '/measures/openOcgs',
};

/** Codes of a scope that an address writes in small letters. */
const small: ReadonlySet<string> = new Set(['step', 'years']);
/** Other names that an address has for parts of a scope. */
const names: Readonly<Record<string, keyof KindsParams>> = { agencyKind: 'agency' };

/** What a block of a page shows, as the address of that page asks for it. */
export function toPinAsked({ scope }: Pick<Pin, 'scope'>, { quarter, area }: Around): KindsParams {
  const given = Object.entries(typeof scope === 'object' && scope !== null ? scope : {}).flatMap(
    ([name, value]: readonly [string, unknown]) =>
      typeof value === 'string'
        ? [[names[name] ?? name, small.has(name) ? value.toLowerCase() : value] as const]
        : [],
  );
  return {
    ...noKindsAsked,
    ...Object.fromEntries(given),
    quarter,
    ...(area === null ? {} : { area }),
  };
}

/**
 * Where a pin opens whole: its page with the same filters, or its question. Null for what is gone.
 */
export function toPinAddress(
  pin: Pin,
  around: Around,
  change: Partial<KindsParams> = {},
): string | null {
  const { page, measure, savedQuery, blockId } = pin;
  if (savedQuery !== null) {
    const { quarter, area } = around;
    return `/explore/${savedQuery.id}?${new URLSearchParams({ quarter, ...(area === null ? {} : { area }) }).toString()}`;
  }
  if (page === null) return null;
  const asked = { ...toPinAsked(pin, around), ...change };
  if (page === 'AREA')
    return `${paths.AREA}${asked.area === null ? '' : `/${asked.area}`}${toKindSearch({ ...asked, area: null })}#${blockId ?? ''}`;
  if (page === 'MEASURE')
    return `${paths.MEASURE}/${measure ?? ''}${toKindSearch(asked)}#${blockId ?? ''}`;
  return `${paths[page]}${toKindSearch(asked)}#${blockId ?? ''}`;
}
