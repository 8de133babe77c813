import type { PackFileKind } from '#domain/packs/files.js';
import { readDocument } from '#features/packs/document.reader.js';
import { type FrozenEdition, readingPacks } from '#features/packs/pack.reader.js';
import type { Clock } from '#platform/clock.js';
import type { Database } from '#platform/database.js';

import { findPackFile } from './pack-file.reader.js';
import { insertPackFile } from './pack-file.store.js';
import type { PackFileMaker } from './pack-file-maker.js';
import { PackFileQueue } from './pack-file-queue.js';

/** A requested file, and the edition it is made from. */
export interface WantedPackFile {
  readonly kind: PackFileKind;
  readonly edition: FrozenEdition;
}

interface PackFilesParts {
  readonly database: Database;
  readonly clock: Clock;
  /**
   * Waits before the next file is made, because making a file blocks the thread that everybody
   * shares.
   */
  readonly takeTurn: () => Promise<void>;
}

/** The maximum number of files made at a time. Each PDF needs a browser. */
const MAX_AT_ONCE = 2;

/** Pack files, each made once, because their source never changes. */
export class PackFiles {
  readonly #making = new PackFileQueue<Buffer>(MAX_AT_ONCE);

  constructor(private readonly parts: PackFilesParts) {}

  /** Whether the file is stored already. */
  async isKept(wanted: WantedPackFile, maker: PackFileMaker): Promise<boolean> {
    return (await this.#findKept(wanted, maker)) !== null;
  }

  /**
   * Returns the stored file, or else makes one.
   * @throws if the file cannot be made
   */
  async find(wanted: WantedPackFile, maker: PackFileMaker): Promise<Buffer> {
    const kept = await this.#findKept(wanted, maker);
    return kept ?? this.#making.make(nameOf(wanted, maker), () => this.#make(wanted, maker));
  }

  /**
   * Returns how many files are made before one that is not stored yet, and starts that one if
   * nobody has; 0 while it is being made; null once it is stored.
   *
   * @throws the reason, once, if making it failed; the next request starts it again
   */
  async findPlace(wanted: WantedPackFile, maker: PackFileMaker): Promise<number | null> {
    const name = nameOf(wanted, maker);
    this.#making.throwFailure(name);
    if ((await this.#findKept(wanted, maker)) !== null) return null;
    return this.#making.begin(name, () => this.#make(wanted, maker));
  }

  #findKept({ kind, edition }: WantedPackFile, { form }: PackFileMaker): Promise<Buffer | null> {
    const key = { packId: edition.packId, edition: edition.edition, kind, form };
    return findPackFile(readingPacks(this.parts.database), key, edition.hash);
  }

  async #make(
    { kind, edition: { packId, edition, document, hash } }: WantedPackFile,
    { form, make }: PackFileMaker,
  ): Promise<Buffer> {
    const { database, clock, takeTurn } = this.parts;
    await takeTurn();
    const content = await make({ document: readDocument(document), sha256: hash.toString('hex') });
    const file = { packId, edition, kind, form, documentHash: hash, content, madeAt: clock.now() };
    await database.write((transaction) => insertPackFile(transaction, file));
    return content;
  }
}

function nameOf(
  { kind, edition: { packId, edition } }: WantedPackFile,
  { form }: PackFileMaker,
): string {
  return [packId, edition, kind, form].join(' ');
}
