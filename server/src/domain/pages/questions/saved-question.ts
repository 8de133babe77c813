import { isAgencyKind } from '#domain/agencies.js';
import { measureOf } from '#domain/measures/catalogue.js';
import { datasetsUnder } from '#domain/measures/datasets-under.js';
import type { PageParams } from '#domain/pages/block/page-params.js';
import type { BlockDeclaration, PageDeclaration } from '#domain/pages/declared/declaration.js';
import { formatQuarter, type Quarter, quarterOf, quartersBetween } from '#domain/quarter.js';
import { findFirstQuarter } from '#domain/question/count-groups.js';
import type {
  FilterRequest,
  PeriodRequest,
  ValueRequest,
} from '#domain/question/filter-request.js';
import type { ReferenceData } from '#domain/reference-data.js';
import type { FigureParams } from '#domain/saved-queries/figure-params.js';
import type { SavedViewKind } from '#domain/saved-queries/saved-query.js';
import type { CardParams } from '#domain/scorecard/ask-headlines.js';
import { isCrimeType, isObjective, type Objective } from '#domain/scorecard/headline.js';

import { refuseBlock } from './refuse-block.js';

/** A question as a page asks it: its scope, and the block that shows it. */
export interface PageQuestion {
  readonly declaration: PageDeclaration;
  readonly page: PageParams;
}

/** The name of a saved question, and its view. */
export interface SavedShown {
  readonly id: string;
  readonly name: string;
  readonly kind: SavedViewKind;
}

/**
 * A question for figures as a page asks it, with rated figures: measures at a glance for one
 * quarter, or one measure by quarter, with or without objectives. Null if no page asks this: then
 * its figures are shown as they are.
 */
export function toPageQuestion(
  asked: FigureParams,
  shown: SavedShown,
  referenceData: ReferenceData,
): PageQuestion | null {
  const narrowed = readNarrowed(asked.where, referenceData);
  if (narrowed === null || asked.window !== 'PERIOD' || asked.orderBy.length > 0) return null;
  const block = declareBlock(asked, shown, narrowed);
  if (block === null) return null;
  const page: PageParams = {
    asked: narrowed.asked,
    objective: narrowed.objective,
    time: null,
    own: [],
  };
  if (refuseBlock(block, page, referenceData) !== null) return null;
  const datasets = [
    ...new Set(asked.measures.flatMap((measure) => datasetsUnder(measureOf(measure)))),
  ];
  return {
    declaration: { key: 'SAVED', name: shown.name, subject: shown.name, datasets, blocks: [block] },
    page,
  };
}

/** The filters of a question that a page could have, and all of them if there are others. */
export interface NarrowedPage {
  readonly page: PageParams;
  /** All filters; absent if the page has all of them. */
  readonly where?: FilterRequest;
}

/**
 * The filters of a question, as far as a page could have them: if some could not, they are all
 * given as well.
 */
export function narrowToPage(
  { where }: Pick<FigureParams, 'where'>,
  referenceData: ReferenceData,
): NarrowedPage {
  const narrowed = readNarrowed(where, referenceData);
  const { force } = referenceData.places;
  if (force === null) throw new Error('There is no force');
  const whole = {
    quarter: quarterOf(referenceData.today),
    area: force,
    agency: null,
    agencyKind: null,
    crimeType: null,
  };
  const { asked, objective, from } = narrowed ?? {
    asked: whole,
    objective: null,
    from: findFirstQuarter(referenceData),
  };
  const time =
    from < asked.quarter ? ({ from, step: 'QUARTER', years: 'FINANCIAL' } as const) : null;
  return { page: { asked, objective, time, own: [] }, ...(narrowed ? {} : { where }) };
}

interface Narrowed {
  readonly asked: CardParams;
  readonly objective: Objective | null;
  /** The first quarter that is asked for; the last is the one that is rated. */
  readonly from: Quarter;
}

/** Views that show the figures for one quarter at a glance. */
const ofTiles: ReadonlySet<SavedViewKind> = new Set<SavedViewKind>(['AUTO', 'TILES', 'BULLET']);

/** Views that show a measure over time as a line with its usual range. */
const ofLines: ReadonlySet<SavedViewKind> = new Set<SavedViewKind>(['AUTO', 'LINES', 'PANELS']);

/** The minimum number of quarters for a usual range, and the maximum that a page's chart holds. */
const quartersOfChart = { fewest: 8, most: 16 } as const;

function declareBlock(
  { measures, by }: FigureParams,
  { id, name, kind }: SavedShown,
  { asked, from }: Narrowed,
): BlockDeclaration | null {
  const isOfOne = from === asked.quarter;
  const [measure, ...others] = measures;
  if (measure === undefined) return null;
  if (by.length === 0 && isOfOne && ofTiles.has(kind)) {
    const about = `${measures.map((key) => measureOf(key).name).join(', ')}, ${formatQuarter(asked.quarter)}`;
    return { id, name, about, view: 'TILES', tiles: measures.map((each) => ({ measure: each })) };
  }
  const { length } = quartersBetween(from, asked.quarter);
  const isChart = length >= quartersOfChart.fewest && length <= quartersOfChart.most;
  if (others.length > 0 || !isChart || !ofLines.has(kind) || !by.includes('QUARTER')) return null;
  const heading = measureOf(measure).name;
  if (by.length === 1)
    return { id, name, about: `${heading} by quarter`, view: 'CONTROL', measure };
  if (by.length > 2 || !by.includes('OBJECTIVE')) return null;
  const drawing = kind === 'PANELS' ? 'PANEL' : 'LINE';
  const columns = [{ measure, shows: 'VALUE', drawing, heading } as const];
  return {
    id,
    name,
    about: `${heading} by objective and quarter`,
    view: 'TABLE',
    by: 'OBJECTIVE',
    noun: lower(heading),
    columns,
  };
}

/**
 * All filters of a question, if each of its conditions is one that a page has, with a single value;
 * otherwise null.
 */
function readNarrowed(where: FilterRequest, referenceData: ReferenceData): Narrowed | null {
  const flat = flatten(where);
  const span = flat && readSpan(flat.quarter, referenceData);
  if (!flat || !span) return null;
  const values = readValues(flat);
  if (values === null) return null;
  const { area: areaCode, agency: agencyCode, agencyKind, crimeType, objective, pathway } = values;
  const area =
    areaCode === undefined ? referenceData.places.force : referenceData.places.find(areaCode);
  const agency = referenceData.agencies.find(({ code }) => code === agencyCode) ?? null;
  if (area?.successorCode !== null || (agencyCode !== undefined && agency === null)) return null;
  const asked = {
    ...{ quarter: span.to, area, agency },
    agencyKind: agencyKind !== undefined && isAgencyKind(agencyKind) ? agencyKind : null,
    crimeType: crimeType !== undefined && isCrimeType(crimeType) ? crimeType : null,
    ...(pathway === undefined ? {} : { codes: { PATHWAY: pathway } }),
  };
  return {
    asked,
    objective: objective !== undefined && isObjective(objective) ? objective : null,
    from: span.from,
  };
}

const valueFields = ['agency', 'agencyKind', 'crimeType', 'objective', 'pathway'] as const;

type Flat = Omit<FilterRequest, 'and' | 'or' | 'not'>;
const known: ReadonlySet<string> = new Set(['quarter', 'area', ...valueFields]);

/**
 * Conditions that must all hold, in one object or under `and`, each of a different kind; null for
 * any other filter.
 */
function flatten({ and, or, not, ...own }: FilterRequest): Flat | null {
  if (isGiven(or) || isGiven(not)) return null;
  const parts = (and ?? []).map(flatten);
  if (parts.some((part) => part === null)) return null;
  const all = [own, ...parts].flatMap((of) =>
    Object.entries(of ?? {}).filter(([, value]) => isGiven(value)),
  );
  const names = all.map(([name]) => name);
  if (new Set(names).size < names.length || names.some((name) => !known.has(name))) return null;
  return Object.fromEntries(all);
}

function readSpan(
  quarter: PeriodRequest | null | undefined,
  { today }: ReferenceData,
): { readonly from: Quarter; readonly to: Quarter } | null {
  if (!quarter) return null;
  const { from, to, in: listed } = quarter;
  if (isGiven(listed) && (isGiven(from) || isGiven(to))) return null;
  const [first, last] = isGiven(listed)
    ? [onlyOf(listed), onlyOf(listed)]
    : [from ?? undefined, to ?? undefined];
  if (typeof first !== 'string' || typeof last !== 'string') return null;
  return first <= last && last <= quarterOf(today) ? { from: first, to: last } : null;
}

type Values = Partial<Readonly<Record<'area' | (typeof valueFields)[number], string>>>;

/** The single value of each condition; null if a condition has another form. */
function readValues(flat: Flat): Values | null {
  const found = valueFields.flatMap((field): readonly (readonly [string, string | undefined])[] => {
    const request: ValueRequest | null | undefined = flat[field];
    return request ? [[field, isOnly(request, 'in') ? onlyOf(request.in) : undefined]] : [];
  });
  const { area } = flat;
  const all = area
    ? [...found, ['area', isOnly(area, 'within') ? onlyOf(area.within) : undefined] as const]
    : found;
  return all.some(([, value]) => value === undefined) ? null : Object.fromEntries(all);
}

function isOnly(request: object, name: string): boolean {
  return Object.entries(request).every(([each, value]) => each === name || !isGiven(value));
}

function onlyOf(
  values: readonly (string | number | boolean)[] | null | undefined,
): string | undefined {
  return values?.length === 1 ? String(values[0]) : undefined;
}

function isGiven<Value>(value: Value | null | undefined): value is Value {
  return value !== null && value !== undefined;
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
