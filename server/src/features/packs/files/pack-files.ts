import type { PackFileKind } from '#domain/packs/files.js';
import { readDocument } from '#features/packs/document.reader.js';
import { type FrozenEdition, readingPacks } from '#features/packs/pack.reader.js';
import type { Clock } from '#platform/clock.js';
import type { Database } from '#platform/database.js';

import { findPackFile } from './pack-file.reader.js';
import { insertPackFile } from './pack-file.store.js';
import type { PackFileMaker } from './pack-file-maker.js';

/** A file that somebody asks for, and the edition that it is made from. */
export interface WantedPackFile {
  readonly kind: PackFileKind;
  readonly edition: FrozenEdition;
}

interface PackFilesParts {
  readonly database: Database;
  readonly clock: Clock;
  /** Waits until the next may be made: making one holds the thread that all share. */
  readonly takeTurn: () => Promise<void>;
}

/** Files of packs, each made once: what it is made from never changes. */
export class PackFiles {
  /** Those that are being made, by what they are: whoever wants the same waits for the same. */
  readonly #inMaking = new Map<string, Promise<Buffer>>();

  constructor(private readonly parts: PackFilesParts) {}

  /** The file that was kept, or that is made now. @throws where it cannot be made */
  async find({ kind, edition }: WantedPackFile, maker: PackFileMaker): Promise<Buffer> {
    const key = { packId: edition.packId, edition: edition.edition, kind, form: maker.form };
    const kept = await findPackFile(readingPacks(this.parts.database), key, edition.hash);
    if (kept !== null) return kept;
    const name = Object.values(key).join(' ');
    const making = this.#inMaking.get(name) ?? this.#make({ kind, edition }, maker).finally(() => this.#inMaking.delete(name));
    this.#inMaking.set(name, making);
    return making;
  }

  async #make({ kind, edition: { packId, edition, document, hash } }: WantedPackFile, { form, make }: PackFileMaker): Promise<Buffer> {
    const { database, clock, takeTurn } = this.parts;
    await takeTurn();
    const content = await make({ document: readDocument(document), sha256: hash.toString('hex') });
    const file = { packId, edition, kind, form, documentHash: hash, content, madeAt: clock.now() };
    await database.write((transaction) => insertPackFile(transaction, file));
    return content;
  }
}
