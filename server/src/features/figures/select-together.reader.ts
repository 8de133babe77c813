import type { RawRow } from '#domain/disclosure/raw-table.js';
import { KeyMap } from '#domain/figures/plan/key-map.js';
import { multiValued } from '#domain/measures/coded-dimensions.js';
import { type Dimension, dimensions } from '#domain/measures/dimensions.js';
import { isWhole, type Part } from '#domain/measures/measure.js';
import { sumOf } from '#domain/measures/sums.js';
import { memoise } from '#domain/memoise.js';
import type { Places } from '#domain/places.js';
import type { KeyValue } from '#domain/question/dimension-values.js';

import { filterToSql } from './facts.reader.js';
import type { Groups, Select, Selected } from './select.reader.js';
import type { Stream } from './streams.reader.js';

interface Waiting {
  readonly stream: Stream;
  readonly selected: Selected;
  readonly settle: (groups: Groups) => void;
  readonly fail: (error: unknown) => void;
}

/**
 * Combines selects made at the same time over the same facts. Only the select with the finest
 * groups runs, with the parts of all these selects, and coarser groups are added up from its
 * groups, for example counties from places. Only counts of whole things are added up, because their
 * sums are exact in any order. Selects with the same groups are read together regardless of what
 * they count.
 */
export function selectTogether(select: Select, places: Places): Select {
  let waiting: Waiting[] = [];
  const flush = () => {
    const asked = waiting;
    waiting = [];
    for (const { host, guests } of findHosts(asked)) void serve({ select, places }, host, guests);
  };
  return (stream, selected) =>
    new Promise((settle, fail) => {
      // `flush` runs before the SQL is put together, which waits for all the selects.
      if (waiting.length === 0) process.nextTick(flush);
      waiting.push({ stream, selected, settle, fail });
    });
}

interface Visit {
  readonly host: Waiting;
  readonly guests: readonly Waiting[];
}

/** The selects that run, each with the selects that are added up from it. */
function findHosts(asked: readonly Waiting[]): readonly Visit[] {
  const visits: { readonly host: Waiting; readonly guests: Waiting[] }[] = [];
  const finestFirst = asked.toSorted((a, b) => finenessOf(b) - finenessOf(a));
  const factsOf = memoise(nameFacts);
  for (const each of finestFirst) {
    const identity = visits.find(
      ({ host }) => canBeAddedUp(each, host) && factsOf(each) === factsOf(host),
    );
    if (identity) identity.guests.push(each);
    else visits.push({ host: each, guests: [] });
  }
  return visits;
}

/** A number for how fine the groups of a select are: a place is finer than its county. */
function finenessOf({ selected: { by } }: Waiting): number {
  return by.length + (by.includes('AREA') ? 0.5 : 0);
}

/** Whether the groups of one select can be added up from those of another over the same facts. */
function canBeAddedUp(guest: Waiting, host: Waiting): boolean {
  const { by, places = null } = host.selected;
  const isSame =
    guest.selected.by.length === by.length &&
    guest.selected.by.every((dimension) => by.includes(dimension));
  const isFiner = (dimension: Dimension) =>
    by.includes(dimension) || (dimension === 'COUNTY' && places === null && by.includes('AREA'));
  const isCoarser = isAdditive(guest) && isAdditive(host) && guest.selected.by.every(isFiner);
  return isSame || isCoarser;
}

/** Whether each fact is in exactly one group, and the parts are whole numbers. */
function isAdditive({ stream, selected: { by } }: Waiting): boolean {
  return (
    !stream.isAtEnd &&
    stream.agency !== 'SUPPORTER' &&
    stream.parts.every(isWhole) &&
    !by.some((dimension) => multiValued.has(dimensions[dimension].axis))
  );
}

function nameFacts({ stream, selected: { filter, places = null } }: Waiting): string {
  const { source, countedBy, rollup, agency = null } = stream;
  const condition = filterToSql(filter, stream, []);
  return JSON.stringify([
    source,
    countedBy,
    agency,
    rollup?.table ?? null,
    condition.text,
    condition.values,
    places,
  ]);
}

async function serve(
  { select, places }: { readonly select: Select; readonly places: Places },
  host: Waiting,
  guests: readonly Waiting[],
): Promise<void> {
  if (guests.length === 0) {
    await select(host.stream, host.selected).then(host.settle, host.fail);
    return;
  }
  const all = [host, ...guests];
  const parts = [...new Set(all.flatMap(({ stream }) => stream.parts))];
  const isWithTotals = all.some(({ selected }) => selected.isWithTotals);
  try {
    const found = await select({ ...host.stream, parts }, { ...host.selected, isWithTotals });
    for (const each of all) each.settle(addUp(found, each, { by: host.selected.by, places }));
  } catch (error) {
    for (const { fail } of all) fail(error);
  }
}

/**
 * Adds up the groups of a select from finer ones, with only its own parts, and with the whole if
 * requested.
 */
function addUp(
  { rows, whole }: Groups,
  { stream: { parts }, selected }: Waiting,
  from: Finer,
): Groups {
  const readers = selected.by.map((dimension) => valueReader(dimension, from));
  const known = new KeyMap<RawRow['sums'][]>();
  const groups: { readonly key: RawRow['key']; readonly sums: RawRow['sums'][] }[] = [];
  for (const { key, sums } of rows) {
    const own = readers.map((read) => read(key));
    const group = known.get(own);
    if (group) group.push(sums);
    else {
      const begun = [sums];
      known.set(own, begun);
      groups.push({ key: own, sums: begun });
    }
  }
  return {
    rows: groups.map(({ key, sums }) => ({ key, sums: sumsOver(parts, sums) })),
    whole: selected.isWithTotals && whole ? sumsOver(parts, [whole]) : null,
  };
}

interface Finer {
  readonly by: readonly Dimension[];
  readonly places: Places;
}

/** Reads the value of a dimension from the key of a finer group: a county from a place. */
function valueReader(
  dimension: Dimension,
  { by, places }: Finer,
): (key: RawRow['key']) => KeyValue {
  const index = by.indexOf(dimension);
  if (index >= 0) return (key) => key[index] ?? null;
  const at = by.indexOf('AREA');
  return (key) => {
    const area = places.find(String(key[at]));
    return area && places.countyOf(area);
  };
}

/** The sum of some groups, for these parts only. */
function sumsOver(parts: readonly Part[], groups: readonly RawRow['sums'][]): RawRow['sums'] {
  const total = new Map<Part, number>();
  for (const part of parts) {
    let sum = 0;
    for (const sums of groups) sum += sumOf(sums, part);
    total.set(part, sum);
  }
  return total;
}
