import { dimensions } from '#domain/measures/dimensions.js';
import { quarterOf } from '#domain/quarter.js';
import { type DateRange, intersectRanges } from '#domain/time.js';

import { axesOf, type Cell, daysOf, type Filter, mayHold } from './filter.js';
import { toText } from './gaps.js';
import type { Question } from './question.js';
import { doesFollow } from './residual.js';
import type { AgenciesIn } from './returned.js';
import { agenciesAsked, agenciesFinder } from './returns-asked.js';
import { isRollingByQuarter, windowTo } from './window.js';
import { type KeyValue, toKeyCell, type World } from './world.js';

/** What a group of a question is asked about: what its filter leaves of the days, agencies and places of the group. */
export interface AskedGroup {
  /** The days asked about, in order. */
  readonly days: readonly DateRange[];
  /** Those among them whose last quarter a stock is taken in: of a window the quarter that its row names. */
  readonly daysAtEnd: readonly DateRange[];
  /** Null means all. */
  readonly agencies: ReadonlySet<number> | null;
  readonly agenciesIn: AgenciesIn;
  /** What its records may be coded to, null among it for nothing; null means anything. */
  readonly codes: ReadonlySet<string | null> | null;
  /** Whether its places follow from the question, and its days; see `doesFollow`. */
  readonly doPlacesFollow: boolean;
  readonly doDaysFollow: boolean;
}

/** Finds what groups are asked about; a null key stands for everything that was asked about. Groups that differ by what the filter does not speak of share it. */
export function askedGroupFinder(question: Question, world: World): (key: readonly KeyValue[] | null) => AskedGroup {
  const { by, filter } = question;
  const axes = axesOf(filter);
  const spokenOf = by.map((dimension) => axes.has(dimensions[dimension].axis));
  const narrowBySpokenOf = (key: readonly KeyValue[]) =>
    toKeyCell(
      by.filter((_, index) => spokenOf[index]),
      key.filter((_, index) => spokenOf[index]),
      world,
    );
  const found = new Map<string, Narrowed>();
  const narrow = (key: readonly KeyValue[] | null): Narrowed => {
    const name = key ? toText(key.filter((_, index) => spokenOf[index])) : '';
    const known = found.get(name) ?? toNarrowed(question, key ? narrowBySpokenOf(key) : {}, world);
    found.set(name, known);
    return known;
  };
  return (key) => {
    const cell = key ? toKeyCell(by, key, world) : {};
    const { days, agencies, agenciesIn, codes, ...follow } = narrow(key);
    const period = cell.TIME && isRollingByQuarter(question) ? windowTo(quarterOf(cell.TIME.from)) : cell.TIME;
    return {
      ...follow,
      days: period ? intersectRanges([period], days) : days,
      daysAtEnd: cell.TIME ? intersectRanges([cell.TIME], days) : days,
      agencies: inBoth(cell.AGENCY ?? null, agencies),
      agenciesIn: (range) => inBoth(cell.AGENCY ?? null, agenciesIn(range)),
      codes: inBoth(cell.AREA ?? null, codes),
    };
  };
}

type Narrowed = Omit<AskedGroup, 'daysAtEnd'>;

/** @param cell what is known of the records of a group, by the axes that the filter speaks of */
function toNarrowed(question: Question, cell: Cell, world: World): Narrowed {
  const { TIME, ...timeless } = narrowToAsked(cell, question.filter, world);
  const period = TIME && isRollingByQuarter(question) ? windowTo(quarterOf(TIME.from)) : TIME;
  const inPeriod = period ? { ...timeless, TIME: period } : timeless;
  return {
    days: daysOf(question.filter, timeless),
    agencies: agenciesAsked(question, world, inPeriod),
    agenciesIn: agenciesFinder(question, world, timeless),
    codes: codesAsked(question, world, inPeriod),
    doPlacesFollow: doesFollow(question.filter, 'AREA', { cell: inPeriod, world }),
    doDaysFollow: doesFollow(question.filter, 'TIME', { cell: inPeriod, world }),
  };
}

/**
 * A cell with what a filter asks of every record put in: its places, its agencies and the one value of a code. What no record can
 * meet changes nothing. So a question for one
 * group by itself says of its alternatives what the row of the group says of them.
 */
export function narrowToAsked(cell: Cell, filter: Filter, world: World): Cell {
  const narrowed = putIn(cell, filter, world);
  return daysOf(filter, narrowed).length > 0 ? narrowed : cell;
}

function putIn(cell: Cell, filter: Filter, world: World): Cell {
  if ('and' in filter) return filter.and.reduce((narrowed, part) => putIn(narrowed, part, world), cell);
  const isNot = 'not' in filter;
  const part = isNot ? filter.not : filter;
  if (!('leaf' in part)) return cell;
  const { leaf } = part;
  switch (leaf.axis) {
    case 'TIME':
      return cell;
    case 'AREA': {
      const all = cell.AREA ?? new Set([...world.places.current.map(({ code }) => code), null]);
      const AREA = new Set([...all].filter((code) => leaf.codes.has(code) !== isNot));
      return AREA.size > 0 ? { ...cell, AREA } : cell;
    }
    case 'AGENCY': {
      if (leaf.isSender) return cell;
      const all = cell.AGENCY ?? new Set(world.agencies.map(({ id }) => id));
      const AGENCY = new Set([...all].filter((id) => leaf.ids.has(id) !== isNot));
      return AGENCY.size > 0 ? { ...cell, AGENCY } : cell;
    }
    default: {
      const [value = null] = leaf.values;
      if (isNot || leaf.values.size !== 1 || cell.codes?.has(leaf.axis)) return cell;
      return { ...cell, codes: new Map([...(cell.codes ?? []), [leaf.axis, value]]) };
    }
  }
}

/** The codes that a record of a cell may be coded to under the filter, null for none; null when the filter speaks of no place. */
export function codesAsked({ filter }: Question, { places }: World, cell: Cell = {}): ReadonlySet<string | null> | null {
  if (!axesOf(filter).has('AREA')) return null;
  const codes = [...places.current.map(({ code }) => code), null];
  return new Set(codes.filter((code) => mayHold(filter, { ...cell, AREA: new Set([code]) })));
}

/** What stands in both sets; null stands for everything. */
function inBoth<Value>(some: ReadonlySet<Value> | null, others: ReadonlySet<Value> | null): ReadonlySet<Value> | null {
  return some && others ? new Set([...some].filter((value) => others.has(value))) : (some ?? others);
}
