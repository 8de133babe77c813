import {
  type NumberStyle,
  PLAIN_NUMBER,
  toBuiltInStyle,
  toNumberStyle,
} from '#domain/returns/number-style.js';
import { UnusableReturn } from '#features/returns/file/unusable-return.js';

import { type Archive, BROKEN, MAX_PARTS } from './archive.js';
import { findAttribute, isYes, readXml } from './xml.js';

export interface Sheet {
  readonly name: string;
  readonly isHidden: boolean;
  /** The name of the sheet’s part. */
  readonly part: string;
}

/** How cells are interpreted in addition to their content. */
export interface WorkbookParts {
  readonly sheets: readonly Sheet[];
  readonly countsFrom1904: boolean;
  /**
   * Whether the workbook must be recalculated when it is opened. If so, its stored results cannot
   * be used.
   */
  readonly isUncalculated: boolean;
  /** The styles by the number in a cell. */
  readonly styles: readonly NumberStyle[];
  /** The texts by the number in a cell. */
  readonly texts: readonly string[];
}

interface Relationship {
  /** The last word of the relationship’s type, such as `worksheet`. */
  readonly type: string;
  readonly part: string;
}

/**
 * The maximum number of styles: far more than Excel itself allows in a workbook, and than 100,000
 * rows can name.
 */
const MAX_STYLES = 100_000;
/** The maximum number of sheets. Each is opened to find the sheet with the return. */
const MAX_SHEETS = 500;
/** The maximum length of a number format. Excel allows 255 characters. */
const MAX_FORMAT_LENGTH = 1_024;
/**
 * The maximum number of texts: twenty different texts in each of 100,000 rows. A table of records
 * has fewer text columns.
 */
const MAX_TEXTS = 2_000_000;
const MAX_TEXT_CHARACTERS = 100_000_000;
/** The maximum length of a text. A cell has at most 32,767 characters. */
export const MAX_TEXT_LENGTH = 65_536;

/** @throws UnusableReturn if a part is missing or broken */
export async function readParts(archive: Archive): Promise<WorkbookParts> {
  const main = [...(await readRelationships(archive, '')).values()].find(
    ({ type }) => type === 'officeDocument',
  );
  if (!main) throw new UnusableReturn(BROKEN);
  const relationships = await readRelationships(archive, main.part);
  const partOf = (wanted: string) =>
    [...relationships.values()].find(({ type }) => type === wanted)?.part;
  const [styles, texts] = [partOf('styles'), partOf('sharedStrings')];
  return {
    ...(await readWorkbook(archive, main.part, relationships)),
    styles: styles === undefined ? [] : await readStyles(archive, styles),
    texts: texts === undefined ? [] : await readTexts(archive, texts),
  };
}

type RelationshipsById = ReadonlyMap<string, Relationship>;

/** The relationships of a part, or of the file itself if its name is empty. */
async function readRelationships(archive: Archive, part: string): Promise<RelationshipsById> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const found = new Map<string, Relationship>();
  await readXml(archive.read(`${folder}_rels/${part.slice(folder.length)}.rels`), {
    onOpen(name, { Id: id, Type: type, Target: target, TargetMode: mode }) {
      // Targets outside the file are ignored.
      if (
        name !== 'Relationship' ||
        id === undefined ||
        type === undefined ||
        target === undefined ||
        mode === 'External'
      )
        return;
      // Each relationship leads to a part of its own.
      if (found.has(id) || found.size >= MAX_PARTS) throw new UnusableReturn(BROKEN);
      found.set(id, { type: type.slice(type.lastIndexOf('/') + 1), part: resolve(folder, target) });
    },
  });
  return found;
}

/**
 * The part that a target leads to. A target is a path from the folder of its part, or from the top
 * if it begins with a slash.
 */
function resolve(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of `${target.startsWith('/') ? '' : folder}${target.replaceAll('\\', '/')}`.split(
    '/',
  )) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

async function readWorkbook(archive: Archive, part: string, relationships: RelationshipsById) {
  const sheets: Sheet[] = [];
  let [countsFrom1904, isUncalculated] = [false, false];
  await readXml(archive.read(part), {
    onOpen(element, attributes) {
      if (element === 'workbookPr') countsFrom1904 = isYes(attributes.date1904);
      if (element === 'calcPr') isUncalculated = isYes(attributes.fullCalcOnLoad);
      if (element !== 'sheet') return;
      const relationship = relationships.get(findAttribute(attributes, 'id') ?? '');
      // A chart or a dialog may be a sheet of its own.
      if (relationship?.type !== 'worksheet') return;
      if (sheets.length >= MAX_SHEETS)
        throw new UnusableReturn(
          `It has more than ${MAX_SHEETS} sheets. Save the sheet alone as a new workbook, or as CSV.`,
        );
      sheets.push({
        name: attributes.name ?? '',
        isHidden: /hidden/iu.test(attributes.state ?? ''),
        part: relationship.part,
      });
    },
  });
  return { sheets, countsFrom1904, isUncalculated };
}

async function readStyles(archive: Archive, part: string): Promise<readonly NumberStyle[]> {
  const own = new Map<number, NumberStyle>();
  const styles: NumberStyle[] = [];
  let isInCells = false;
  await readXml(archive.read(part), {
    onOpen(name, { numFmtId, formatCode }) {
      if (name === 'cellXfs') isInCells = true;
      if (styles.length > MAX_STYLES || own.size > MAX_STYLES) throw new UnusableReturn(BROKEN);
      if (formatCode !== undefined && formatCode.length > MAX_FORMAT_LENGTH)
        throw new UnusableReturn(BROKEN);
      if (name === 'numFmt' && formatCode !== undefined)
        own.set(Number(numFmtId), toNumberStyle(formatCode));
      if (name !== 'xf' || !isInCells) return;
      const format = Number(numFmtId ?? 0);
      styles.push(own.get(format) ?? toBuiltInStyle(format));
    },
    onClose(name) {
      if (name === 'cellXfs') isInCells = false;
    },
  });
  return styles;
}

/** The style of a cell with the number `style`, or of one without. */
export function findStyle(styles: readonly NumberStyle[], style: string | undefined): NumberStyle {
  return (style === undefined ? styles[0] : styles[Number(style)]) ?? PLAIN_NUMBER;
}

async function readTexts(archive: Archive, part: string): Promise<readonly string[]> {
  const texts: string[] = [];
  const reader = new TextReader();
  let characters = 0;
  await readXml(archive.read(part), {
    onOpen(name) {
      if (name === 'si') reader.begin();
      else reader.open(name);
    },
    onText: (text) => reader.add(text),
    onClose(name) {
      if (name !== 'si') {
        reader.close(name);
        return;
      }
      const text = reader.end();
      characters += text.length;
      if (texts.length >= MAX_TEXTS || characters > MAX_TEXT_CHARACTERS)
        throw new UnusableReturn(
          'It contains far more text than 100,000 rows would need. Save the sheet alone as a new workbook, or as CSV.',
        );
      texts.push(text);
    },
  });
  return texts;
}

/** Joins the runs of a text, without its phonetic guide. */
export class TextReader {
  #parts = '';
  #isInText = false;
  #isInPhonetic = false;

  begin(): void {
    this.#parts = '';
    this.#isInText = false;
    this.#isInPhonetic = false;
  }

  open(name: string): void {
    if (name === 'rPh') this.#isInPhonetic = true;
    if (name === 't' && !this.#isInPhonetic) this.#isInText = true;
  }

  add(text: string): void {
    if (!this.#isInText) return;
    this.#parts += text;
    if (this.#parts.length > MAX_TEXT_LENGTH)
      throw new UnusableReturn(
        'One of its cells contains more text than Excel allows in a cell. Shorten it.',
      );
  }

  close(name: string): void {
    if (name === 't') this.#isInText = false;
    if (name === 'rPh') this.#isInPhonetic = false;
  }

  end(): string {
    return decodeCharacters(this.#parts);
  }
}

/**
 * Decodes characters that XML may not contain, which Excel writes as `_x000D_`; if `_x000D_` itself
 * is meant, its first character is written as `_x005F_`.
 */
export function decodeCharacters(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([\dA-F]{4})_/giu, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
