/** Who did something, as they were known at that moment. */
export interface Actor {
  /**
   * Null if it was not a person of this installation: the local administrator, the command line.
   */
  readonly personId: string | null;
  readonly name: string;
  /**
   * The network address that it came from. Null, or not there, for what came over no network, such
   * as the command line.
   */
  readonly address?: string | null;
  /**
   * SHA-256 of the id of the session that it came in, in hexadecimal. Null, or not there, without
   * one, as through a token.
   */
  readonly session?: string | null;
}

/**
 * The person who runs a command. The name that the machine knows them by is left out: it is no name
 * of this installation.
 */
export const commandLine: Actor = { personId: null, name: 'Command line' };

/** Who acts and for which agency, for the log. */
export interface Acting {
  readonly actor: Actor;
  /** The agency that it was done for; null where it was none, or not a single one. */
  readonly agencyId: number | null;
}
