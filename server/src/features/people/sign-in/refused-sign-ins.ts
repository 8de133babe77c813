import { nobody } from '#domain/access/visit.js';
import { actingAs } from '#domain/audit/actor.js';
import { type Allowance, type AllowanceRule, useOne } from '#domain/audit/allowance.js';
import { concerningNoRecords, type Entry } from '#domain/audit/entry.js';
import type { Clock } from '#platform/clock.js';
import type { Database } from '#platform/database.js';

/** Anybody can come back from no provider as often as they like, and each entry of the log stays for good. */
const rule: AllowanceRule = { most: 20, oneEveryMs: 60_000 };

/** When the log is told how many were only counted, in milliseconds after the first of them. */
const TOLD_AFTER_MS = 60_000;

export interface RefusedParts {
  readonly database: Pick<Database, 'record'>;
  readonly clock: Clock;
  /** Told of each, logged or not. */
  readonly onRefused: () => void;
  /** Told where the log could not be told of those that were counted. */
  readonly onLost: (count: number, error: unknown) => void;
  /** Milliseconds from any beginning. */
  readonly elapsed?: () => number;
  readonly toldAfterMs?: number;
}

/**
 * Sign-ins that were refused before a provider vouched for anybody. Each is in the log for good before its answer leaves,
 * twenty of them at once and then one a minute; the others are counted, and one entry says how many they were.
 */
export class RefusedSignIns {
  private allowance: Allowance;
  private counted = 0;
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly parts: RefusedParts) {
    this.allowance = { left: rule.most, at: this.now() };
  }

  async note(sentence: string): Promise<void> {
    this.parts.onRefused();
    const { isAllowed, allowance } = useOne(this.allowance, this.now(), rule);
    this.allowance = allowance;
    if (isAllowed) return this.parts.database.record(this.toEntry(sentence, null));
    this.counted += 1;
    this.timer ??= setTimeout(() => void this.tell(), this.parts.toldAfterMs ?? TOLD_AFTER_MS).unref();
  }

  /** Tells the log of what was only counted. */
  async close(): Promise<void> {
    await this.tell();
  }

  private async tell(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    const { counted } = this;
    if (counted === 0) return;
    this.counted = 0;
    const what = `${counted.toLocaleString('en-GB')} more sign-ins were refused before anybody was vouched for. So many came at once that they were counted only.`;
    await this.parts.database.record(this.toEntry(what, counted)).catch((error: unknown) => this.parts.onLost(counted, error));
  }

  private toEntry(what: string, counted: number | null): Entry {
    const filter = { route: 'GET /sign-in/callback', ...(counted === null ? {} : { counted }) };
    return { ...concerningNoRecords, at: this.parts.clock.now(), action: 'REFUSAL', ...actingAs(nobody), what, filter };
  }

  private now(): number {
    return this.parts.elapsed?.() ?? performance.now();
  }
}
