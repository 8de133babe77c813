import type { ApiProcess } from './api-process.js';
import { analyse, browse } from './browsing.js';
import type { Users } from './partnership.js';
import { publishOnAndOn } from './publishing.js';
import type { SentReturn } from './sent-return.js';
import { Tally, type Times } from './tally.js';

/** The servers, their users, and how many users of each kind take part. */
export interface LoadSetting {
  /** A name that no other load of the same database has. */
  readonly name: string;
  readonly apis: readonly ApiProcess[];
  readonly users: Users;
  readonly agencies: number;
  readonly people: number;
  readonly analysts: number;
  /** Whether people open pages for districts, and not for the whole force. */
  readonly hasPlaces: boolean;
}

/** The milliseconds from the answer to a return until the agency sends its next return. */
const PAUSE_MS = 200;

/** People who read and agencies that publish, all at the same time. */
export class Load {
  readonly sent: SentReturn[] = [];
  private readonly ending = new AbortController();
  private readonly pages = new Tally();
  private readonly questions = new Tally();
  private readonly returns = new Tally();
  private readonly working: Promise<unknown>;

  constructor({ name, apis, users, agencies, people, analysts, hasPlaces }: LoadSetting) {
    const { signal } = this.ending;
    const portOf = (index: number) => apis[index % apis.length]?.port ?? 0;
    const reader = (token: string, number: number) => ({ token, number });
    const areas = hasPlaces ? users.districts : [null];
    const { sent, pages, questions, returns: tally } = this;
    this.working = Promise.all([
      ...users.publishers
        .slice(0, agencies)
        .map((publisher) =>
          publishOnAndOn(publisher, { name, portOf, tally, sent, signal, pauseMs: PAUSE_MS }),
        ),
      ...users.readers
        .slice(0, people)
        .map((token, number) =>
          browse(reader(token, number), { portOf, tally: pages, signal, areas }),
        ),
      ...users.readers
        .slice(people, people + analysts)
        .map((token, number) =>
          analyse(reader(token, number), { portOf, tally: questions, signal }),
        ),
    ]);
  }

  /** Starts all counts again from 0. */
  restart(): void {
    for (const tally of [this.pages, this.questions, this.returns]) tally.restart();
  }

  /** Stops all users, and returns when the last request has been answered. */
  async end(): Promise<void> {
    this.ending.abort();
    await this.working;
  }

  /** A line for each kind of request, and one for each kind of failure. */
  describe(): readonly string[] {
    const named = { Pages: this.pages, Questions: this.questions, Returns: this.returns };
    return Object.entries(named).flatMap(([name, tally]) => [
      `${name}: ${describeTimes(tally.read())}`,
      ...tally.describeFailures().map((line) => `  ${line}`),
    ]);
  }
}

function describeTimes({ count, rate, p50, p99 }: Times): string {
  return `${count}, ${rate.toFixed(1)} a second, half within ${p50.toFixed(0)} ms, 99 of 100 within ${p99.toFixed(0)} ms`;
}
