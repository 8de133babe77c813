import { type KindsParams, noKindsAsked, toKindSearch } from '#lib/scope/kind-scope.js';

import type { Pin } from './my-page-documents.js';

/**
 * The quarter and the area of all blocks of the page; a null area keeps the pinned area of each.
 */
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
  // This block has no page of its own, but all of its content is on the page of its measure.
  GROUPS: '/measures/openOcgs',
};

/** Parts of a scope whose codes are in lower case in an address. */
const small: ReadonlySet<string> = new Set(['step', 'years']);
/** Parts of a scope that have other names in an address. */
const names: Readonly<Record<string, keyof KindsParams>> = { agencyKind: 'agency' };

/** The scope of a pinned block, as parameters for the address of its page. */
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
 * The address that a pin links to: its page with the same filters, or its question. Null if that is
 * gone.
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
