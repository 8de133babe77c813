import type { Edition } from './pack.js';

/** A stored edition, with the hash of its current text. */
export interface StoredEdition {
  readonly packId: string;
  readonly edition: Edition;
  /** The hash stored with the document. */
  readonly hash: string;
  /** SHA-256 of the document as it is now. */
  readonly actual: string;
}

/** An edition, as the log recorded its freezing. */
export interface LoggedEdition {
  readonly packId: string;
  readonly edition: Edition;
  readonly hash: string;
}

/** What is wrong with an edition, in words that follow its name. */
export interface PackFault {
  readonly packId: string;
  readonly edition: Edition;
  readonly words: string;
}

/**
 * Checks a stored edition against its hash and against the log, whose entries form a chain:
 * somebody who changes all three breaks the chain.
 */
export function verifyEditions(
  stored: readonly StoredEdition[],
  logged: readonly LoggedEdition[],
): readonly PackFault[] {
  const nameOf = ({ packId, edition }: LoggedEdition) => `${packId} ${edition}`;
  const log = new Map(logged.map((each) => [nameOf(each), each.hash]));
  const there = new Set(stored.map(nameOf));
  const changed = stored.flatMap((each) => {
    const words = describeFault(each, log.get(nameOf(each)));
    return words === null ? [] : [{ packId: each.packId, edition: each.edition, words }];
  });
  const gone = logged.filter((each) => !there.has(nameOf(each)));
  return [
    ...changed,
    ...gone.map(({ packId, edition }) => ({
      packId,
      edition,
      words: 'is missing, although the log says that it was frozen.',
    })),
  ];
}

function describeFault({ hash, actual }: StoredEdition, logged: string | undefined): string | null {
  if (logged === undefined)
    return 'is not in the log: nobody can say whether it is the one that was signed.';
  if (actual === logged)
    return hash === logged
      ? null
      : 'is as it was signed, but the hash next to it has been changed.';
  return hash === logged
    ? 'was changed after it was signed.'
    : 'was changed after it was signed, and so was the hash next to it.';
}
