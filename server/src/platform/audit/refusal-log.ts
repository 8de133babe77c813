import { type Allowance, type AllowanceRule, useOne } from '#domain/audit/allowance.js';
import { concerningNoRecords, type Entry } from '#domain/audit/entry.js';
import { type RefusalDoor, refusalDoors, refusalKeyOf } from '#domain/audit/refusal-source.js';
import type { Clock } from '#platform/clock.js';
import type { Database } from '#platform/database.js';

/**
 * The number of refusals that get their own entries. It is limited, because anybody can cause
 * refusals, and log entries are permanent.
 */
const rule: AllowanceRule = { most: 20, oneEveryMs: 60_000 };

/**
 * The time from the first refusal that is only counted to the entry with their number, in
 * milliseconds.
 */
const TOLD_AFTER_MS = 60_000;

/**
 * The maximum number of sources that are counted separately. All further sources share one
 * allowance.
 */
const MAX_SOURCES = 10_000;

export interface Refusal {
  readonly door: RefusalDoor;
  /** Whether the request came with a token. */
  readonly isByToken: boolean;
  /** The log entry of the refusal, if it gets its own. */
  readonly entry: Entry;
}

export interface RefusalLogParts {
  readonly database: Pick<Database, 'record'>;
  readonly clock: Clock;
  /** Called for each refusal, logged or not. */
  readonly onRefused: (door: RefusalDoor) => void;
  /** Called if the count could not be logged. */
  readonly onLost: (count: number, error: unknown) => void;
  /** Milliseconds since any starting point. */
  readonly elapsed?: () => number;
  readonly toldAfterMs?: number;
}

/** A source of refusals, with the number of refusals that were only counted. */
interface Source {
  allowance: Allowance;
  readonly counted: Map<RefusalDoor, number>;
  /** The last refusal that was counted. */
  last: Entry | null;
}

/**
 * Logs refusals of all entry points, each before its answer is sent: twenty from one source at once
 * and then one a minute. Other refusals are counted, and one entry gives their number.
 */
export class RefusalLog {
  private readonly sources = new Map<string, Source>();
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly parts: RefusalLogParts) {}

  async note({ door, isByToken, entry }: Refusal): Promise<void> {
    this.parts.onRefused(door);
    const source = this.sourceOf(refusalKeyOf({ door, isByToken, actor: entry.actor }));
    const { isAllowed, allowance } = useOne(source.allowance, this.now(), rule);
    source.allowance = allowance;
    if (isAllowed) return this.parts.database.record(entry);
    source.counted.set(door, (source.counted.get(door) ?? 0) + 1);
    source.last = entry;
    this.timer ??= setTimeout(
      () => void this.tell(),
      this.parts.toldAfterMs ?? TOLD_AFTER_MS,
    ).unref();
  }

  /** Logs the number of refusals that were only counted. */
  async close(): Promise<void> {
    await this.tell();
  }

  private sourceOf(key: string): Source {
    const found = this.sources.get(key);
    if (found) return found;
    if (this.sources.size >= MAX_SOURCES) this.forgetIdle();
    const kept = this.sources.size < MAX_SOURCES ? key : 'others';
    const source = this.sources.get(kept) ?? {
      allowance: { left: rule.most, at: this.now() },
      counted: new Map(),
      last: null,
    };
    this.sources.set(kept, source);
    return source;
  }

  /** Forgets sources with a full allowance and nothing to report. */
  private forgetIdle(): void {
    const now = this.now();
    for (const [key, { allowance, last }] of this.sources) {
      if (last === null && allowance.left + (now - allowance.at) / rule.oneEveryMs >= rule.most)
        this.sources.delete(key);
    }
  }

  private async tell(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    await Promise.all([...this.sources.values()].map((source) => this.describeOf(source)));
  }

  private async describeOf(source: Source): Promise<void> {
    const { last, counted } = source;
    if (last === null) return;
    const doors = Object.fromEntries(counted);
    const total = [...counted.values()].reduce((sum, count) => sum + count, 0);
    source.last = null;
    counted.clear();
    await this.parts.database
      .record(this.toEntry(last, doors, total))
      .catch((error: unknown) => this.parts.onLost(total, error));
  }

  private toEntry(
    { actor, agencyId }: Entry,
    doors: Readonly<Partial<Record<RefusalDoor, number>>>,
    total: number,
  ): Entry {
    const where = Object.keys(doors)
      .map((door) => (isDoor(door) ? refusalDoors[door] : door))
      .join(', ');
    const what = `${total.toLocaleString('en-GB')} more refusals (${where}). There were too many at once to list.`;
    return {
      ...concerningNoRecords,
      at: this.parts.clock.now(),
      action: 'REFUSAL',
      actor,
      agencyId,
      what,
      filter: { counted: total, doors },
    };
  }

  private now(): number {
    return this.parts.elapsed?.() ?? performance.now();
  }
}

function isDoor(text: string): text is RefusalDoor {
  return text in refusalDoors;
}
