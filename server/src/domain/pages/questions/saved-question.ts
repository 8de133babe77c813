import { isAgencyKind } from '#domain/agencies.js';
import { measureOf } from '#domain/measures/catalogue.js';
import { datasetsUnder } from '#domain/measures/datasets-under.js';
import type { PageParams } from '#domain/pages/block/page-asked.js';
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

/** A question as a page asks it: what it is narrowed to, and the block that shows it. */
export interface PageQuestion {
  readonly declaration: PageDeclaration;
  readonly page: PageParams;
}

/** What a saved question is called, and how it is seen. */
export interface SavedShown {
  readonly id: string;
  readonly name: string;
  readonly kind: SavedViewKind;
}

/**
 * A question for figures as one of a page, whose figures are judged: measures at a glance for one
 * quarter, or one measure by quarter, by objective beside it or not. Null where it asks what no
 * page does: then its figures are told as they are.
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

/** What of a question a page could say, and the rest of it where that is not all. */
export interface NarrowedPage {
  readonly page: PageParams;
  /** Not there where the page says all of it. */
  readonly where?: FilterRequest;
}

/**
 * What a question is narrowed to, as far as a page could be: what it could not say stands beside it
 * whole.
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
  /** The first quarter that is asked for; the last is the one that is judged. */
  readonly from: Quarter;
}

/** Views under which figures of one quarter stand at a glance. */
const ofTiles: ReadonlySet<SavedViewKind> = new Set<SavedViewKind>(['AUTO', 'TILES', 'BULLET']);

/** Views under which a measure over time is a line with what is usual for it. */
const ofLines: ReadonlySet<SavedViewKind> = new Set<SavedViewKind>(['AUTO', 'LINES', 'PANELS']);

/**
 * No more is drawn than a chart of a page holds, and no less than what is usual is worked out from.
 */
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
 * What all of a question is narrowed to, where each of its conditions is one that a page has, by
 * one value; else null.
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
 * Conditions that all hold, side by side or under and, each of another kind; null for any others.
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

/**
 * The one value of each condition; null where one of them asks for another thing than one value.
 */
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
