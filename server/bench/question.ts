import type { Request } from './http-client.js';

/** One question, put to both servers. */
export interface Question {
  readonly name: string;
  readonly title: string;
  /** Stronghold may take so many times what the bare server takes, or so many milliseconds. */
  readonly bound: { readonly times: number } | { readonly ms: number };
  /** Whether Stronghold may answer from rollups; the bare server always reads records. */
  readonly doesReadRollups: boolean;
  /** What it is measured against. Stronghold itself is asked as by the cleared. */
  readonly bareServer: 'bare-server.ts' | 'stronghold-server.ts';
  /** The agency that asks Stronghold, for its own records alone; null for anyone who is cleared. */
  readonly agencyId: number | null;
  /**
   * Where Stronghold is held against itself: whether somebody cleared asks it, or the local
   * administrator without a session.
   */
  readonly isBareSignedIn: boolean;
  /** Requests of one round. */
  readonly requests: number;
  readonly bare: Request;
  readonly stronghold: Request;
  /**
   * Whether what the bare server is asked is no more than a yardstick: the answers are of different
   * things then, and there must be one of each.
   */
  readonly isYardstick?: true;
  /**
   * What both answers say, in a form in which they can be compared: a benchmark of different
   * answers means nothing.
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
