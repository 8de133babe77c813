/** Who did something, as known at that moment. */
export interface Actor {
  /**
   * Null for an actor who is not a person of this installation: the local administrator, the
   * command line or the server itself.
   */
  readonly personId: string | null;
  readonly name: string;
  /**
   * The network address of the request. Null or absent if no network was used, as on the command
   * line.
   */
  readonly address?: string | null;
  /**
   * SHA-256 of the session's id, in hexadecimal. Null or absent if there is no session, as with a
   * token.
   */
  readonly session?: string | null;
}

/**
 * The person who runs a command. Their name on the machine is left out, because it is not a name of
 * this installation.
 */
export const commandLine: Actor = { personId: null, name: 'Command line' };

/**
 * The server, when it acts on its own, for example to remove records past their retention period.
 */
export const theServer: Actor = { personId: null, name: 'Server' };

/** Who acts, and for which agency, for the log. */
export interface Acting {
  readonly actor: Actor;
  /** The agency that they act for; null if none, or several. */
  readonly agencyId: number | null;
}
