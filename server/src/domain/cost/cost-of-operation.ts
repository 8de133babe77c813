import { allDatasets } from '#domain/lists.js';
import { measureKeys } from '#domain/measures/catalogue.js';
import { isDimension } from '#domain/measures/dimensions.js';
import { MAX_PINS } from '#domain/my-page/pin.js';
import { blockChoices } from '#domain/packs/block-choices.js';
import { declarePage, pages } from '#domain/pages/declared/catalogue.js';
import type {
  BlockDeclaration,
  PageDeclaration,
  PageOfMeasure,
} from '#domain/pages/declared/declaration.js';
import {
  dimensionsOf,
  isComparisonBlock,
  measuresOf,
  partedMeasures,
} from '#domain/pages/questions/block-measures.js';
import { QUALITY_QUARTERS } from '#domain/quality/judge-quality.js';
import { quarterOf } from '#domain/quarter.js';
import { findFirstQuarter } from '#domain/question/count-groups.js';
import { valuesOf as allValuesOf } from '#domain/question/dimension-values.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { MAX_SERIES_QUARTERS } from '#domain/scorecard/judged-series.js';
import type { SelectedField } from '#domain/selected-field.js';
import { finish, type Steps } from '#domain/steps.js';
import { MAX_PASTED_TARGETS } from '#domain/targets/paste/read-lines.js';

import { sizeContributions, sizeFigures } from './cost-of-figures.js';
import { computeCostOfFinding, computeCostOfRows, countArguments } from './cost-of-records.js';
import { points } from './points.js';

/** A field of an operation, its maximum cost, and the reason. */
export interface Priced {
  /** The name of the field in the answer. */
  readonly key: string;
  readonly name: string;
  /** The cost of the field in points. */
  readonly cost: number;
  /** How large the field's answer may be, in words; null if that is obvious. */
  readonly size: string | null;
}

export interface OperationCost {
  /** The cost of the operation in whole points. */
  readonly cost: number;
  /** The fields of the operation, most expensive first. */
  readonly parts: readonly Priced[];
  /**
   * Whether the whole operation was priced. False if the part priced so far is already too
   * expensive.
   */
  readonly isWhole: boolean;
}

/**
 * What an operation may cost, judged only by its text and variables: nothing is read for it, and
 * the cost is the same for every caller.
 */
export function computeCost(
  fields: readonly SelectedField[],
  referenceData: ReferenceData,
): OperationCost {
  return finish(computeCostInSteps(fields, referenceData, Infinity));
}

/** `computeCost` in steps. @param most points after which pricing stops */
export function* computeCostInSteps(
  fields: readonly SelectedField[],
  referenceData: ReferenceData,
  most: number,
): Steps<OperationCost> {
  const parts: Priced[] = [];
  let sum: number = points.OPERATION;
  for (const field of fields) {
    const part = priceField(field, referenceData);
    parts.push(part);
    sum += part.cost;
    if (sum > most) break;
    yield;
  }
  const isWhole = parts.length === fields.length;
  return { cost: Math.ceil(sum), parts: parts.toSorted((a, b) => b.cost - a.cost), isWhole };
}

/**
 * Fields whose answers are cached whole, and cost nothing if they are in the cache; lists of
 * figures are cached by row.
 */
const keptFields: ReadonlySet<string> = new Set([
  'page',
  'scorecard',
  'kpi',
  'contributions',
  'savedQuery',
  'myPage',
]);

/** The part of an operation's cost that remains if everything possible is cached, in points. */
export function computeCostAtOnce({ parts }: OperationCost): number {
  return parts.reduce((sum, { name, cost }) => sum + (keptFields.has(name) ? 0 : cost), 0);
}

/** What it costs to refuse an operation as too expensive: the cost of reading its arguments. */
export function computeCostOfPricing(fields: readonly SelectedField[]): number {
  return Math.ceil(
    points.OPERATION +
      fields.reduce((sum, { args }) => sum + countArguments(args), 0) * points.ARGUMENT,
  );
}

/**
 * What it costs to read the part of an operation's text that exceeds any page's, or the whole text
 * if the operation cannot run.
 */
export function computeCostOfText(
  length: number,
  { isReadable }: { readonly isReadable: boolean },
): number {
  return Math.ceil(Math.max(length - (isReadable ? TEXT_OF_PAGE : 0), 0) * points.CHARACTER);
}

/** The length of text that the basic price of an operation covers, in characters. */
const TEXT_OF_PAGE = 10_000;

function priceField(field: SelectedField, referenceData: ReferenceData): Priced {
  const { key, name, of, args, fields } = field;
  const written = countArguments(args) * points.ARGUMENT;
  const priced = (cost: number, size: string | null = null): Priced => ({
    key,
    name,
    cost: written + cost,
    size,
  });
  const values = (times = 1) => countValuesOf(field, referenceData) * times * points.VALUE;
  if (of === 'Mutation') return priced(points.CHANGE + computeCostOfSaved(fields) + values());
  switch (name) {
    case 'figures': {
      const { groups, measures, rows, cost } = sizeFigures(field, referenceData);
      const inRows = fields
        .filter((each) => each.name === 'rows')
        .reduce((sum, each) => sum + valuesOf(each.fields, referenceData), 0);
      const others = fields.filter((each) => each.name !== 'rows');
      const size = `up to ${inWords(groups)} ${groups === 1 ? 'group' : 'groups'} of ${inWords(measures)} ${measures === 1 ? 'measure' : 'measures'}`;
      return priced(
        cost + rows * inRows * points.VALUE_IN_ROW + valuesOf(others, referenceData) * points.VALUE,
        size,
      );
    }
    case 'kpi':
      return priced(3 * points.READING + costOfKpi(referenceData) + values());
    case 'kpis': {
      const count = countKpis(args, referenceData);
      return priced(
        6 * points.READING + count * costOfKpi(referenceData) + values(),
        `up to ${inWords(count)} rated measures`,
      );
    }
    case 'page': {
      const count = countKpisOfPage(args, referenceData);
      return priced(costOfPage(count) + values(), `${inWords(count)} rated measures`);
    }
    case 'protections':
      // What each condition matches is worked out once, and no records are read.
      return priced(countArguments(args) * points.FILTER + values());
    case 'contributions': {
      const { groups, cost } = sizeContributions(field, referenceData);
      return priced(cost + values(), `up to ${inWords(groups)} parts`);
    }
    case 'scorecard':
      return priced(
        (1 + countNested(fields, 'running')) *
          (6 * points.READING + KPIS_OF_SCORECARD * costOfKpi(referenceData)) +
          values(),
      );
    case 'reports':
    case 'disruptions':
    case 'referrals':
    case 'resourceLines':
    case 'organisedCrimeGroups':
    case 'moderationQueue':
    case 'auditLog':
    case 'ourData': {
      const rows = rowsOf(args);
      const isCounted = fields.some((each) => each.name === 'totalCount');
      const finding = computeCostOfFinding({ conditions: countArguments(args), isCounted });
      return priced(
        finding + computeCostOfRows(rows) + values(),
        `up to ${inWords(rows)} ${rows === 1 ? 'row' : 'rows'}`,
      );
    }
    case 'savedQueries':
    case 'savedQuery':
    case 'schedules':
    case 'schedule':
    case 'alerts':
    case 'alert':
    case 'inbox':
    case 'myPage': {
      const entries = name === 'myPage' ? countPins(args) : lists.has(name) ? rowsOf(args) : 1;
      const size = `up to ${inWords(entries)} ${name === 'myPage' ? 'blocks' : 'entries'}`;
      return priced(
        2 * points.READING + entries * (points.RECORD + computeCostOfSaved(fields)) + values(),
        size,
      );
    }
    case 'quality':
    case 'retention':
    case 'retentionEffect':
      return priced(4 * points.READING + values());
    case 'moderationCase':
      return priced(2 * points.READING + points.RECORD + values());
    case 'moderationEffect': {
      const count = Array.isArray(args.cases) ? args.cases.length : 1;
      return priced(
        3 * points.READING + count * points.RECORD + values(),
        `up to ${inWords(count)} ${count === 1 ? 'disruption' : 'disruptions'}`,
      );
    }
    default:
      return priced(values() + (fields.length > 0 ? 1 : 0));
  }
}

/** Lists of what people keep and receive. */
const lists: ReadonlySet<string> = new Set(['savedQueries', 'schedules', 'alerts', 'inbox']);

/** Lists within each entry of a list, each read separately. */
const listsWithin: ReadonlySet<string> = new Set(['Schedule.runs', 'Alert.history']);

/**
 * The cost of what is worked out beyond what is stored: for each saved question, whether its text
 * is still valid, and its block; for each schedule, its runs.
 */
function computeCostOfSaved(fields: readonly SelectedField[]): number {
  const own = (of: string, { name }: SelectedField) =>
    name === 'block'
      ? points.BLOCK
      : of === 'SavedQuery' && (name === 'problems' || name === 'isRunnable')
        ? points.TEXT
        : listsWithin.has(`${of}.${name}`)
          ? points.LIST
          : 0;
  return fields.reduce(
    (cost, field) => cost + own(field.of, field) + computeCostOfSaved(field.fields),
    0,
  );
}

/**
 * The number of blocks on a person's own page: those that are named, or else as many as such a page
 * usually has.
 */
function countPins({ pins }: SelectedField['args']): number {
  return Array.isArray(pins) ? Math.min(new Set(pins).size, MAX_PINS) : USUAL_ENTRIES;
}

/**
 * What it costs to rate a measure: breaks are looked for in all quarters for which returns were
 * owed.
 */
function costOfKpi(referenceData: ReferenceData): number {
  const quarters = Math.min(countQuarters({}, referenceData), MAX_SERIES_QUARTERS);
  return points.KPI + Math.max(quarters - QUARTERS_OF_KPI, 0) * points.FIGURE;
}

/** How often a field is selected within others, at any depth. */
function countNested(fields: readonly SelectedField[], name: string): number {
  return fields.reduce(
    (count, field) => count + (field.name === name ? 1 : 0) + countNested(field.fields, name),
    0,
  );
}

/** The number of measures on a scorecard, with objectives counted separately. */
const KPIS_OF_SCORECARD = 25;
/** The number of quarters in a KPI's trend or in its control chart. */
const QUARTERS_OF_KPI = 16;
/** The number of parts of a change broken down by one dimension. */
const PARTS_OF_SPLIT = 20;
const BLOCKS_OF_PAGE = 6;
const PACKS = 100;
const SECTIONS_OF_PACK = 13;
const ACTIONS = 20;
/** The number of figures in a pack that later returns have changed. */
const REVISIONS = 40;
/** The number of places in a pack that show one such figure. */
const PLACES_OF_REVISION = 2;
const BLOCKS_OF_SECTION = 3;
const TEXTS_OF_SECTION = 3;
const ROWS_OF_BLOCK = 40;
const COLUMNS_OF_BLOCK = 4;
/** How many entries a list of unknown length is taken to have. */
const USUAL_ENTRIES = 10;
const QUALITY_MEASURES = 22;
const MAIN_QUALITY_MEASURES = 7;
const PEOPLE = 200;
const EVENTS = 100;
const TARGETS = 100;
const FINDINGS = 1000;

/** How long lists are, by the type that contains them. Other lists have a few entries. */
const lengths: Readonly<
  Record<string, (asked: SelectedField, referenceData: ReferenceData) => number>
> = {
  'Query.agencies': (_, { agencies }) => agencies.length,
  'Query.agencyRegister': (_, { agencies }) => agencies.length,
  'RegisteredAgency.successors': () => 1,
  'Query.areas': (_, { places }) => places.areas.length,
  'Query.measures': () => measureKeys.length,
  'Query.events': () => EVENTS,
  'Query.returnFindings': () => FINDINGS,
  'Query.people': () => PEOPLE,
  'Query.colleagues': () => PEOPLE,
  'Query.kpis': ({ args }, referenceData) => countKpis(args, referenceData),
  'Query.periods': ({ args }, referenceData) => countQuarters(args, referenceData),
  'Query.returns': ({ args }, { agencies }) =>
    (isGiven(args.quarter) ? 1 : 4) * (isGiven(args.agency) ? 1 : agencies.length) * 5,
  'Query.retention': () => 5,
  'SetRetentionPayload.retention': () => 5,
  'Quality.choices': (_asked, { agencies }) => agencies.length,
  'Quality.agencies': (_asked, { agencies }) => agencies.length,
  'Quality.quarters': () => QUALITY_QUARTERS,
  'Quality.measures': () => QUALITY_MEASURES,
  'Quality.reasons': () => 50,
  'QualityMeasure.figures': () => QUALITY_QUARTERS,
  'QualityMeasure.medians': () => QUALITY_QUARTERS,
  'QualityAgency.figures': () => MAIN_QUALITY_MEASURES,
  'Query.returnRequests': (_asked, { agencies }) => agencies.length,
  'Query.stagedReturns': () => 100,
  'ReturnHistory.returns': () => 20,
  'ReturnHistory.choices': (_asked, { agencies }) => agencies.length,
  'PublishedReturn.moved': () => 16,
  'Query.targets': () => TARGETS,
  'Query.periodSettings': () => allDatasets.length,
  'Query.obligations': ({ args }, { agencies }) =>
    (isGiven(args.agency) ? 1 : agencies.length) * allDatasets.length,
  'Obligation.times': () => 1,
  'StagedReturn.findings': () => 50,
  'StagedRowPage.rows': () => 50,
  'Page.blocks': () => BLOCKS_OF_PAGE,
  'Query.boards': () => PACKS,
  // The sections asked for, or else all sections of a pack.
  'BoardPack.contents': ({ args }) =>
    Array.isArray(args.sections) ? args.sections.length : SECTIONS_OF_PACK,
  'BoardPack.headings': () => SECTIONS_OF_PACK,
  'PackTemplate.sections': () => SECTIONS_OF_PACK,
  'PackTemplate.choices': () => blockChoices.length,
  'BoardPack.plan': () => SECTIONS_OF_PACK,
  'PackPlan.figures': () => BLOCKS_OF_SECTION,
  'PackHeading.texts': () => TEXTS_OF_SECTION,
  'BoardPack.revisions': () => REVISIONS,
  'PackRevision.places': () => PLACES_OF_REVISION,
  'BoardPack.actions': () => ACTIONS,
  'BoardPack.actionsNow': () => ACTIONS,
  'PackContent.sections': () => 1,
  'PackSection.blocks': () => BLOCKS_OF_SECTION,
  'PackSection.texts': () => TEXTS_OF_SECTION,
  'BlockTable.rows': () => ROWS_OF_BLOCK,
  'BlockTable.columns': () => COLUMNS_OF_BLOCK,
  'BlockRow.cells': () => COLUMNS_OF_BLOCK,
  'BlockCell.series': () => QUARTERS_OF_KPI,
  'Scorecard.kpis': () => KPIS_OF_SCORECARD,
  'Scorecard.missingReturns': (_, { agencies }) => agencies.length,
  'Kpi.trend': () => QUARTERS_OF_KPI,
  'Kpi.events': () => USUAL_ENTRIES,
  'ControlChart.points': () => QUARTERS_OF_KPI,
  'ContributionSplit.parts': () => PARTS_OF_SPLIT,
  'FigureTable.rows': ({ args }) => rowsOf(args),
  'FigureTable.sourceReturns': (_, referenceData) => 5 * countQuarters({}, referenceData),
  'FigureTable.returnsBehind': (_, referenceData) => 5 * countQuarters({}, referenceData),
  'FigureTable.revisions': (_, referenceData) => 5 * countQuarters({}, referenceData),
  'ReturnsBehind.missing': (_, { agencies }) => agencies.length / 10,
  '__Schema.types': () => 320,
  '__Type.fields': () => 8,
  '__Type.inputFields': () => 3,
  '__Type.enumValues': () => 4,
  '__Type.possibleTypes': () => 1,
  '__Type.interfaces': () => 1,
  '__Field.args': () => 1,
};

/** The number of plain values in a field's answer, including those of its entries. */
function countValuesOf(field: SelectedField, referenceData: ReferenceData): number {
  const times = lengthOf(field, referenceData);
  return times * (field.fields.length === 0 ? 1 : 1 + valuesOf(field.fields, referenceData, field));
}

function valuesOf(
  fields: readonly SelectedField[],
  referenceData: ReferenceData,
  within?: SelectedField,
): number {
  return fields.reduce((sum, field) => {
    const times = (within && lengthWithin(within, field)) ?? lengthOf(field, referenceData);
    return (
      sum + times * (field.fields.length === 0 ? 1 : 1 + valuesOf(field.fields, referenceData))
    );
  }, 0);
}

/**
 * Lengths of lists that the arguments of the field around them decide, by the names of both fields.
 */
const lengthsWithin: Readonly<Record<string, (args: SelectedField['args']) => number>> = {
  'targetDifference.lines': countTargets,
  'myPage.pins': countPins,
};

/**
 * The number of entries in a list if the arguments of the field around it decide that: for example,
 * in a page of a connection. Null for other lists.
 */
function lengthWithin({ name, args }: SelectedField, field: SelectedField): number | null {
  if (field.name === 'edges') return rowsOf(args);
  return lengthsWithin[`${name}.${field.name}`]?.(args) ?? null;
}

/** Every line and every cell of a paste may be a target. */
function countTargets({ text }: SelectedField['args']): number {
  const cells = typeof text === 'string' ? text.split(/[\t\r\n]+/).length : 1;
  return Math.min(cells, MAX_PASTED_TARGETS);
}

function lengthOf(field: SelectedField, referenceData: ReferenceData): number {
  if (!field.isList) return 1;
  return (
    lengths[`${field.of}.${field.name}`]?.(field, referenceData) ??
    (field.fields.length === 0 ? 3 : USUAL_ENTRIES)
  );
}

function countKpis(
  { measures, objectives, by }: SelectedField['args'],
  referenceData: ReferenceData,
): number {
  const once = (list: unknown, otherwise: number) =>
    Array.isArray(list) ? new Set(list).size : otherwise;
  const parts =
    typeof by === 'string' && isDimension(by) ? allValuesOf(by, referenceData).length : 1;
  return once(measures, measureKeys.length) * Math.max(once(objectives, 1), 1) * Math.max(parts, 1);
}

/** What it costs to work out built-in pages, each once, in whole points. */
export function computeCostOfPages(keys: readonly string[], referenceData: ReferenceData): number {
  return Math.ceil(
    keys.reduce((sum, key) => sum + costOfPage(countKpisOfPage({ key }, referenceData)), 0),
  );
}

const costOfPage = (judged: number) => 6 * points.READING + judged * points.KPI_OF_MANY;

/** The number of figures rated for a page, with any filters. */
function countKpisOfPage(
  { key, measure }: SelectedField['args'],
  referenceData: ReferenceData,
): number {
  const page = new Map<unknown, PageDeclaration | PageOfMeasure>(Object.entries(pages)).get(key);
  const ofBlock = (block: BlockDeclaration) => {
    const isByObjective = block.view === 'TABLE' && block.by === 'OBJECTIVE';
    const by = isComparisonBlock(block)
      ? ['AREA' as const]
      : isByObjective
        ? ['OBJECTIVE' as const]
        : dimensionsOf(block);
    const parts = by.reduce((sum, each) => sum + allValuesOf(each, referenceData).length, 0);
    return measuresOf(block).length + partedMeasures(block).length * parts;
  };
  const blocks = page ? declarePage(page, typeof measure === 'string' ? measure : null).blocks : [];
  return blocks.reduce((sum, block) => sum + ofBlock(block), 0);
}

function countQuarters({ from, to }: SelectedField['args'], referenceData: ReferenceData): number {
  const toIndex = (quarter: string) => Number(quarter.slice(0, 4)) * 4 + Number(quarter.slice(-1));
  const first = typeof from === 'string' ? from : findFirstQuarter(referenceData);
  const last = typeof to === 'string' ? to : quarterOf(referenceData.today);
  return Math.max(toIndex(last) - toIndex(first) + 1, 1);
}

/** The number of entries on a page if an operation does not say. */
const USUAL_PAGE = 100;

function rowsOf({ first, last }: SelectedField['args']): number {
  const given = typeof first === 'number' ? first : typeof last === 'number' ? last : USUAL_PAGE;
  return Math.min(Math.max(given, 0), 1000);
}

function isGiven(value: unknown): boolean {
  return value !== null && value !== undefined;
}

const inWords = (count: number) => count.toLocaleString('en-GB');
