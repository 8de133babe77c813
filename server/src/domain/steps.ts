/**
 * Work that can be interrupted between any two of its steps and resumed, so that other work can run
 * in between.
 */
export type Steps<Result> = Generator<void, Result>;

/** Does all steps in one go. */
export function finish<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** How many items are processed between two steps, if each takes a few millionths of a second. */
const ITEMS_OF_STEP = 20;

/** Maps each item of a list. */
export function* mapInSteps<Item, Result>(
  items: readonly Item[],
  change: (item: Item) => Result,
): Steps<readonly Result[]> {
  const results: Result[] = [];
  for (const item of items) {
    results.push(change(item));
    if (results.length % ITEMS_OF_STEP === 0) yield;
  }
  return results;
}

/** The items for which a condition is true. */
export function* filterInSteps<Item>(
  items: readonly Item[],
  holds: (item: Item) => boolean,
): Steps<readonly Item[]> {
  const kept = yield* mapInSteps(items, (item) => (holds(item) ? [item] : []));
  return kept.flat();
}

/** The maximum number of items sorted in one go; longer lists are merged from such pieces. */
const ITEMS_AT_ONCE = 500;

/** Sorts items; equal ones keep their order. */
export function* sortInSteps<Item>(
  items: readonly Item[],
  compare: (a: Item, b: Item) => number,
): Steps<readonly Item[]> {
  if (items.length <= ITEMS_AT_ONCE) return items.toSorted(compare);
  const middle = items.length >> 1;
  const before = yield* sortInSteps(items.slice(0, middle), compare);
  yield;
  const after = yield* sortInSteps(items.slice(middle), compare);
  return yield* merge(before, after, compare);
}

function* merge<Item>(
  some: readonly Item[],
  others: readonly Item[],
  compare: (a: Item, b: Item) => number,
): Steps<readonly Item[]> {
  const merged: Item[] = [];
  let at = 0;
  for (const other of others) {
    for (
      let one = some[at];
      at < some.length && one !== undefined && compare(one, other) <= 0;
      one = some[at]
    ) {
      merged.push(one);
      at += 1;
      if (merged.length % ITEMS_AT_ONCE === 0) yield;
    }
    merged.push(other);
    if (merged.length % ITEMS_AT_ONCE === 0) yield;
  }
  return merged.concat(some.slice(at));
}
