import type { Request } from './http-client.js';

/** One question, asked of both servers. */
export interface Question {
  readonly name: string;
  readonly title: string;
  /** The maximum time of Stronghold, as a multiple of the bare server's time or in milliseconds. */
  readonly bound: { readonly times: number } | { readonly ms: number };
  /** Whether Stronghold may answer from rollups; the bare server always reads records. */
  readonly doesReadRollups: boolean;
  /** The baseline. If this is Stronghold itself, a cleared person asks the question. */
  readonly bareServer: 'bare-server.js' | 'stronghold-server.js';
  /**
   * The agency of Stronghold’s caller, who may open only records of this agency; null for a cleared
   * caller.
   */
  readonly agencyId: number | null;
  /**
   * For a comparison of Stronghold with itself: whether a cleared person asks the baseline. If not,
   * the local administrator asks without a session.
   */
  readonly isBareSignedIn: boolean;
  /**
   * True if both servers get an index over all columns of reports that the bare server's figures
   * need, for as long as they are measured.
   */
  readonly hasCoveringIndex?: true;
  /** The number of requests in one round. */
  readonly requests: number;
  readonly bare: Request;
  readonly stronghold: Request;
  /**
   * True if the bare server’s question is only a yardstick. The two answers then differ, and each
   * must only have some content.
   */
  readonly isYardstick?: true;
  /**
   * Read the two answers in a form that can be compared, because a benchmark of different answers
   * means nothing.
   */
  readonly readBare: (answer: unknown) => readonly string[];
  readonly readStronghold: (answer: unknown) => readonly string[];
}

/** A request to the bare server. */
export function get(path: string): Request {
  return { method: 'GET', path, body: '' };
}

/** A request to Stronghold. */
export function ask(query: string, variables: Readonly<Record<string, unknown>>): Request {
  return { method: 'POST', path: '/graphql', body: JSON.stringify({ query, variables }) };
}
