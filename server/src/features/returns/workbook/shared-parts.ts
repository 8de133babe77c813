import type { Archive } from './archive.js';
import { readParts, type WorkbookParts } from './parts.js';

/**
 * The parts of one workbook that is opened several times, such as its texts. They are read when
 * they are first needed, and kept in this object. A part that could not be read is not tried again.
 */
export class SharedParts {
  #parts: Promise<WorkbookParts> | null = null;

  /**
   * @param archive the workbook; the same one each time
   * @throws UnusableReturn if a part is missing or broken
   */
  read(archive: Archive): Promise<WorkbookParts> {
    this.#parts ??= readParts(archive);
    return this.#parts;
  }
}
