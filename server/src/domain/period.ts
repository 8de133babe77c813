import { allDatasets, type Dataset } from './lists.js';
import { addDays, type PlainDate } from './plain-date.js';
import { endBefore, endOf, type Quarter, quarterOf, shift } from './quarter.js';

export const periodStatuses = {
  OPEN: 'Returns are still coming in: figures are not complete.',
  PROVISIONAL: 'Closed, but returns may still be corrected.',
  FINAL: 'Closed for good. Later changes are revisions.',
} as const;
export type PeriodStatus = keyof typeof periodStatuses;

/** All statuses, from least to most final. */
const bySettlement: readonly PeriodStatus[] = ['OPEN', 'PROVISIONAL', 'FINAL'];

/** What an administrator set for one dataset and quarter. */
export interface PeriodSetting {
  readonly dataset: Dataset;
  readonly quarter: Quarter;
  /** Last day on which a return is on time. */
  readonly dueOn: PlainDate;
  /**
   * First day on which an administrator's decision closes the quarter, before or after the due day;
   * null if the due day decides.
   */
  readonly closedOn: PlainDate | null;
}

/** The days on which the status of a dataset and quarter may change. */
interface Turns {
  readonly lastDay: PlainDate;
  readonly closedFrom: PlainDate;
  readonly finalFrom: PlainDate;
}

/**
 * The day by which a quarter's returns are due unless an administrator sets another: the last day
 * of the month after it.
 */
export function defaultDueOn(quarter: Quarter): PlainDate {
  return addDays(monthsInto(quarter, 1), -1);
}

/** First day on which a quarter can be final: two months into the second quarter after it. */
export function provisionalUntil(quarter: Quarter): PlainDate {
  return monthsInto(shift(quarter, 1), 2);
}

/**
 * The status of each dataset and quarter. A quarter is OPEN up to and including the due day of its
 * returns, or until an administrator closes it; then PROVISIONAL until two months into the second
 * quarter after it; then FINAL. Q2 2026/27 is open up to and including 31 October 2026 and
 * provisional up to and including 28 February 2027. A quarter kept open for longer is final as soon
 * as it is closed. A quarter that has not begun is open.
 */
export class Periods {
  private readonly settings: ReadonlyMap<string, PeriodSetting>;
  /** Results by key, kept because each row of an answer asks for its quarter again. */
  private readonly turns = new Map<Dataset, Map<Quarter, Turns>>();

  /** @param settings what an administrator set; every other dataset and quarter follows the rule */
  constructor(settings: readonly PeriodSetting[]) {
    this.settings = new Map(
      settings.map((setting) => [toKey(setting.dataset, setting.quarter), setting]),
    );
  }

  /** A copy with other settings for some datasets and quarters. */
  with(changes: readonly PeriodSetting[]): Periods {
    return new Periods([...this.settings.values(), ...changes]);
  }

  /** Last day on which a return is on time. */
  dueOn(dataset: Dataset, quarter: Quarter): PlainDate {
    return this.settings.get(toKey(dataset, quarter))?.dueOn ?? defaultDueOn(quarter);
  }

  /** First day on which the quarter is closed. */
  closedFrom(dataset: Dataset, quarter: Quarter): PlainDate {
    return this.turnsOf(dataset, quarter).closedFrom;
  }

  /** First day on which the quarter is final: a change from then on is a revision. */
  finalFrom(dataset: Dataset, quarter: Quarter): PlainDate {
    return this.turnsOf(dataset, quarter).finalFrom;
  }

  statusOf(dataset: Dataset, quarter: Quarter, today: PlainDate): PeriodStatus {
    const { lastDay, closedFrom, finalFrom } = this.turnsOf(dataset, quarter);
    if (today <= lastDay || today < closedFrom) return 'OPEN';
    return today < finalFrom ? 'PROVISIONAL' : 'FINAL';
  }

  /**
   * Whether an administrator could close the quarter today: it has ended, and would not be final at
   * once.
   */
  canCloseOn(dataset: Dataset, quarter: Quarter, today: PlainDate): boolean {
    const status = this.statusOf(dataset, quarter, today);
    return today > endOf(quarter) && status !== 'FINAL' && today < provisionalUntil(quarter);
  }

  private turnsOf(dataset: Dataset, quarter: Quarter): Turns {
    const ofDataset = this.turns.get(dataset) ?? new Map<Quarter, Turns>();
    this.turns.set(dataset, ofDataset);
    const known = ofDataset.get(quarter);
    if (known) return known;
    const closedFrom =
      this.settings.get(toKey(dataset, quarter))?.closedOn ??
      addDays(this.dueOn(dataset, quarter), 1);
    const settledFrom = provisionalUntil(quarter);
    const turns = {
      lastDay: endOf(quarter),
      closedFrom,
      finalFrom: closedFrom > settledFrom ? closedFrom : settledFrom,
    };
    ofDataset.set(quarter, turns);
    return turns;
  }

  /** The status of a quarter for all datasets together: that of its least final dataset. */
  minSettled(quarter: Quarter, today: PlainDate): PeriodStatus {
    const statuses = new Set(allDatasets.map((dataset) => this.statusOf(dataset, quarter, today)));
    return bySettlement.find((status) => statuses.has(status)) ?? 'OPEN';
  }

  /** The quarters of a dataset that are not final, from the oldest to the current one. */
  unsettled(dataset: Dataset, today: PlainDate): readonly Quarter[] {
    const running = quarterOf(today);
    const quarters = new Set(
      [...this.settings.values()]
        .filter((setting) => setting.dataset === dataset)
        .map(({ quarter }) => quarter),
    );
    for (let quarter = running; today < provisionalUntil(quarter); quarter = shift(quarter, -1))
      quarters.add(quarter);
    return [...quarters]
      .filter((quarter) => quarter <= running && this.statusOf(dataset, quarter, today) !== 'FINAL')
      .toSorted();
  }
}

/** First day of the month that begins this many months after the end of the quarter. */
function monthsInto(quarter: Quarter, months: number): PlainDate {
  let day = endBefore(quarter);
  for (let count = 0; count < months; count += 1) day = `${addDays(day, 31).slice(0, 7)}-01`;
  return day;
}

function toKey(dataset: Dataset, quarter: Quarter): string {
  return `${dataset} ${quarter}`;
}
