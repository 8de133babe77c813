import type { Issue } from '#domain/returns/issue.js';

/** How many issues of a level are kept in full. The rest are counted. */
export const MAX_KEPT_ISSUES = 1000;

/** Collects issues in limited memory, even if a return has many. */
export class IssueLog {
  readonly #kept = { WARN: new Array<Issue>(), FAIL: new Array<Issue>() };
  readonly #counts = { WARN: 0, FAIL: 0 };

  /** @param most how many of each level are kept */
  constructor(private readonly most = MAX_KEPT_ISSUES) {}

  add(issues: readonly Issue[]): void {
    for (const issue of issues) {
      this.#counts[issue.level] += 1;
      if (this.#kept[issue.level].length < this.most) this.#kept[issue.level].push(issue);
    }
  }

  get warningCount(): number {
    return this.#counts.WARN;
  }

  get failureCount(): number {
    return this.#counts.FAIL;
  }

  /** The issues, failures first because they have to be corrected. */
  get issues(): readonly Issue[] {
    return [...this.#kept.FAIL, ...this.#kept.WARN];
  }
}
