import { type Axis, type Dimension, dimensions } from '#domain/measures/dimensions.js';
import { memoise } from '#domain/memoise.js';
import { quarterOf } from '#domain/quarter.js';
import { type KeyValue, toKeyCell } from '#domain/question/dimension-values.js';
import { axesOf, type Cell, daysOf, type Filter, mayHold } from '#domain/question/filter.js';
import { toKeyText } from '#domain/question/group-keys.js';
import type { Question } from '#domain/question/question.js';
import { isRollingByQuarter, windowTo } from '#domain/question/window.js';
import type { ReferenceData } from '#domain/reference-data.js';
import type { AgenciesIn } from '#domain/returned/returned-quarters.js';
import { type DateRange, intersectRanges } from '#domain/time.js';

import { isIndependent } from './axis-independence.js';
import { agenciesAsked, agenciesFinder } from './required-returns.js';

/** The extent of a question's group: the days, agencies and places that the filter leaves in it. */
export interface GroupExtent {
  /** The days asked about, in order. */
  readonly days: readonly DateRange[];
  /**
   * The days whose last quarter is used for a stock: for a window, the quarter that its row names.
   */
  readonly daysAtEnd: readonly DateRange[];
  /** The ids of the agencies asked about; null means all. */
  readonly agencies: ReadonlySet<number> | null;
  readonly agenciesIn: AgenciesIn;
  /**
   * The codes that the group's records may have, with null for no code; null for the whole set
   * means anything.
   */
  readonly codes: ReadonlySet<string | null> | null;
  /**
   * Whether the places of the group, and then its days, follow from the question: see
   * `isIndependent`.
   */
  readonly arePlacesIndependent: boolean;
  readonly areDaysIndependent: boolean;
}

/**
 * Finds the extent of groups; a null key means everything that was asked about. What depends only
 * on some parts of a key, such as the days on its quarter, is worked out once for those parts, and
 * is the same object for all groups that share them.
 */
export function groupExtentFinder(
  question: Question,
  referenceData: ReferenceData,
): (key: readonly KeyValue[] | null) => GroupExtent {
  const { by, filter } = question;
  const axes = axesOf(filter);
  const spokenOf = pieceFinder(by, (axis) => axes.has(axis), referenceData);
  const [time, agency, area] = [
    pieceFinder(by, (axis) => axis === 'TIME', referenceData),
    pieceFinder(by, (axis) => axis === 'AGENCY', referenceData),
    pieceFinder(by, (axis) => axis === 'AREA', referenceData),
  ];
  const isRolling = isRollingByQuarter(question);
  const asOne = daysFinder();
  const findGroups = memoise((ofSpokenOf: Cell): GroupsOfExtent => {
    const { days, agencies, agenciesIn, codes, arePlacesIndependent, areDaysIndependent } =
      toNarrowed(question, ofSpokenOf, referenceData);
    return {
      arePlacesIndependent,
      areDaysIndependent,
      daysIn: memoise(({ TIME }: Cell): Days => {
        const period = TIME && isRolling ? windowTo(quarterOf(TIME.from)) : TIME;
        return {
          days: asOne(period ? intersectRanges([period], days) : days),
          daysAtEnd: asOne(TIME ? intersectRanges([TIME], days) : days),
        };
      }),
      agenciesOf: memoise(({ AGENCY }: Cell): Agencies => ({
        agencies: inBoth(AGENCY ?? null, agencies),
        agenciesIn: AGENCY
          ? memoise((range: DateRange) => inBoth(AGENCY, agenciesIn(range)))
          : agenciesIn,
      })),
      codesOf: memoise(({ AREA }: Cell) => inBoth(AREA ?? null, codes)),
    };
  });
  const pieces: Pieces = { spokenOf, time, agency, area, findGroups };
  return (key) => new FoundExtent(pieces, key);
}

type Days = Pick<GroupExtent, 'days' | 'daysAtEnd'>;
type Agencies = Pick<GroupExtent, 'agencies' | 'agenciesIn'>;
type FindPiece = (key: readonly KeyValue[] | null) => Cell;

/** Finds the parts of an extent, each from what a key says about it. */
interface Pieces {
  readonly spokenOf: FindPiece;
  readonly time: FindPiece;
  readonly agency: FindPiece;
  readonly area: FindPiece;
  readonly findGroups: (ofSpokenOf: Cell) => GroupsOfExtent;
}

interface GroupsOfExtent extends Pick<GroupExtent, 'arePlacesIndependent' | 'areDaysIndependent'> {
  readonly daysIn: (cell: Cell) => Days;
  readonly agenciesOf: (cell: Cell) => Agencies;
  readonly codesOf: (cell: Cell) => GroupExtent['codes'];
}

/** A class whose parts are found on first use: most groups only need to know one of them. */
class FoundExtent implements GroupExtent {
  readonly #pieces: Pieces;
  readonly #key: readonly KeyValue[] | null;
  #groups: GroupsOfExtent | null = null;
  #days: Days | null = null;
  #agencies: Agencies | null = null;

  constructor(pieces: Pieces, key: readonly KeyValue[] | null) {
    this.#pieces = pieces;
    this.#key = key;
  }

  get days(): GroupExtent['days'] {
    return this.#findDays().days;
  }

  get daysAtEnd(): GroupExtent['daysAtEnd'] {
    return this.#findDays().daysAtEnd;
  }

  get agencies(): GroupExtent['agencies'] {
    return this.#findAgencies().agencies;
  }

  get agenciesIn(): GroupExtent['agenciesIn'] {
    return this.#findAgencies().agenciesIn;
  }

  get codes(): GroupExtent['codes'] {
    return this.#findGroups().codesOf(this.#pieces.area(this.#key));
  }

  get arePlacesIndependent(): boolean {
    return this.#findGroups().arePlacesIndependent;
  }

  get areDaysIndependent(): boolean {
    return this.#findGroups().areDaysIndependent;
  }

  #findGroups(): GroupsOfExtent {
    this.#groups ??= this.#pieces.findGroups(this.#pieces.spokenOf(this.#key));
    return this.#groups;
  }

  #findDays(): Days {
    this.#days ??= this.#findGroups().daysIn(this.#pieces.time(this.#key));
    return this.#days;
  }

  #findAgencies(): Agencies {
    this.#agencies ??= this.#findGroups().agenciesOf(this.#pieces.agency(this.#key));
    return this.#agencies;
  }
}

/**
 * Returns the same list for equal days, so that what depends on them is worked out once for all
 * groups.
 */
function daysFinder(): (days: readonly DateRange[]) => readonly DateRange[] {
  const known = new Map<string, readonly DateRange[]>();
  return (days) => {
    let name = '';
    for (const { from, until } of days) name += `${from} ${until} `;
    const found = known.get(name) ?? days;
    known.set(name, found);
    return found;
  };
}

/**
 * Finds what some dimensions of a key say about its group, cached by those dimensions' values;
 * empty if they say nothing.
 */
function pieceFinder(
  by: readonly Dimension[],
  isWanted: (axis: Axis) => boolean,
  referenceData: ReferenceData,
): (key: readonly KeyValue[] | null) => Cell {
  const wanted = by.flatMap((dimension, index) =>
    isWanted(dimensions[dimension].axis) ? [{ dimension, index }] : [],
  );
  const nothing: Cell = {};
  const [first, ...others] = wanted;
  if (!first) return () => nothing;
  const toPieces = (values: readonly KeyValue[]) =>
    toKeyCell(
      wanted.map(({ dimension }) => dimension),
      values,
      referenceData,
    );
  if (others.length === 0) {
    const findOne = memoise((value: KeyValue) => toPieces([value]));
    return (key) => (key ? findOne(key[first.index] ?? null) : nothing);
  }
  const known = new Map<string, Cell>();
  return (key) => {
    if (!key) return nothing;
    const values = wanted.map(({ index }) => key[index] ?? null);
    const name = toKeyText(values);
    const pieces = known.get(name) ?? toPieces(values);
    known.set(name, pieces);
    return pieces;
  };
}

type Narrowed = Omit<GroupExtent, 'daysAtEnd'>;

/** @param cell what is known about a group's records, by the axes that the filter mentions */
function toNarrowed(question: Question, cell: Cell, referenceData: ReferenceData): Narrowed {
  const { TIME, ...timeless } = narrowToAsked(cell, question.filter, referenceData);
  const period = TIME && isRollingByQuarter(question) ? windowTo(quarterOf(TIME.from)) : TIME;
  const inPeriod = period ? { ...timeless, TIME: period } : timeless;
  return {
    days: daysOf(question.filter, timeless),
    agencies: agenciesAsked(question, referenceData, inPeriod),
    agenciesIn: agenciesFinder(question, referenceData, timeless),
    codes: codesAsked(question, referenceData, inPeriod),
    arePlacesIndependent: isIndependent(question.filter, 'AREA', { cell: inPeriod, referenceData }),
    areDaysIndependent: isIndependent(question.filter, 'TIME', { cell: inPeriod, referenceData }),
  };
}

/**
 * A cell with everything added that a filter requires of every record: its places, its agencies and
 * the single value of a code. If no record can meet the filter, nothing changes. So a question for
 * a single group treats its alternatives as the row of that group does.
 */
export function narrowToAsked(cell: Cell, filter: Filter, referenceData: ReferenceData): Cell {
  const narrowed = putIn(cell, filter, referenceData);
  return daysOf(filter, narrowed).length > 0 ? narrowed : cell;
}

function putIn(cell: Cell, filter: Filter, referenceData: ReferenceData): Cell {
  if ('and' in filter)
    return filter.and.reduce((narrowed, part) => putIn(narrowed, part, referenceData), cell);
  const isNot = 'not' in filter;
  const part = isNot ? filter.not : filter;
  if (!('leaf' in part)) return cell;
  const { leaf } = part;
  switch (leaf.axis) {
    case 'TIME':
      return cell;
    case 'AREA': {
      const all =
        cell.AREA ?? new Set([...referenceData.places.current.map(({ code }) => code), null]);
      const AREA = new Set([...all].filter((code) => leaf.codes.has(code) !== isNot));
      return AREA.size > 0 ? { ...cell, AREA } : cell;
    }
    case 'AGENCY': {
      if (leaf.isSender) return cell;
      const all = cell.AGENCY ?? new Set(referenceData.agencies.map(({ id }) => id));
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

/**
 * The codes that a cell's records may have under the filter, with null for none; null if the filter
 * does not mention places.
 */
export function codesAsked(
  { filter }: Question,
  { places }: ReferenceData,
  cell: Cell = {},
): ReadonlySet<string | null> | null {
  if (!axesOf(filter).has('AREA')) return null;
  const codes = [...places.current.map(({ code }) => code), null];
  return new Set(codes.filter((code) => mayHold(filter, { ...cell, AREA: new Set([code]) })));
}

/** What is in both sets; null means everything. */
function inBoth<Value>(
  some: ReadonlySet<Value> | null,
  others: ReadonlySet<Value> | null,
): ReadonlySet<Value> | null {
  return some && others
    ? new Set([...some].filter((value) => others.has(value)))
    : (some ?? others);
}
