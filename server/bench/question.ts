import type { Request } from './http-client.js';

/** One question, asked of both servers. */
export interface Question {
  readonly name: string;
  readonly title: string;
  /** Stronghold may take this many times as long as the bare server, or this many milliseconds. */
  readonly bound: { readonly times: number } | { readonly ms: number };
  /** Whether Stronghold may answer from rollups; the bare server always reads records. */
  readonly doesReadRollups: boolean;
  /** The baseline. If it is Stronghold itself, a cleared person asks it. */
  readonly bareServer: 'bare-server.js' | 'stronghold-server.js';
  /**
   * The agency of Stronghold’s caller, who may open only its own records; null for a cleared
   * caller.
   */
  readonly agencyId: number | null;
  /**
   * When Stronghold is compared with itself: whether the baseline is asked by somebody cleared. If
   * not, the local administrator asks it without a session.
   */
  readonly isBareSignedIn: boolean;
  /** Requests in one round. */
  readonly requests: number;
  readonly bare: Request;
  readonly stronghold: Request;
  /**
   * Whether the bare server’s question is only a yardstick: then the two answers differ, and each
   * must only have some content.
   */
  readonly isYardstick?: true;
  /**
   * Both answers in a form in which they can be compared: a benchmark of different answers means
   * nothing.
   */
  readonly readBare: (answer: unknown) => readonly string[];
  readonly readStronghold: (answer: unknown) => readonly string[];
}

/** Asks the bare server. */
export function get(path: string): Request {
  return { method: 'GET', path, body: '' };
}

/** Asks Stronghold. */
export function ask(query: string, variables: Readonly<Record<string, unknown>>): Request {
  return { method: 'POST', path: '/graphql', body: JSON.stringify({ query, variables }) };
}
