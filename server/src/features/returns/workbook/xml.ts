import { TextDecoder } from 'node:util';

import { SaxesParser } from 'saxes';

import { UnusableReturn } from '#features/returns/file/unusable-return.js';

import { BROKEN } from './archive.js';

export type Attributes = Readonly<Record<string, string>>;

/** Called with the content of an XML part, in order. Names come without their prefix. */
export interface XmlListener {
  readonly onOpen: (name: string, attributes: Attributes) => void;
  readonly onText?: (text: string) => void;
  readonly onClose?: (name: string) => void;
}

/** The maximum depth of elements. Parts of workbooks are shallow: a sheet has seven levels. */
const DEEPEST = 100;
/**
 * The maximum number of attributes of an element. Excel writes about two dozen, for namespaces, on
 * the root element of a sheet.
 */
const MAX_ATTRIBUTES = 200;
/** The maximum length of XML without a tag, in bytes. A cell has at most 32,767 characters. */
const MAX_TAGLESS_LENGTH = 1_048_576;

/**
 * Parses a part chunk by chunk and yields what `take` has ready after each chunk. The parser knows
 * no entities that a document defines, and a document that declares some is refused, because parts
 * of workbooks never do.
 *
 * @throws UnusableReturn if the part is not XML in UTF-8
 */
export async function* parseXml<Item>(
  chunks: AsyncIterable<Buffer>,
  listener: XmlListener,
  take: () => readonly Item[],
): AsyncIterable<Item> {
  const parser = new BoundedParser(listener);
  for await (const chunk of chunks) {
    parser.write(chunk);
    yield* take();
  }
  parser.end();
  yield* take();
}

/** Parses a part to its end, if it is small or its listener keeps little of it. */
export async function readXml(chunks: AsyncIterable<Buffer>, listener: XmlListener): Promise<void> {
  const parser = new BoundedParser(listener);
  for await (const chunk of chunks) parser.write(chunk);
  parser.end();
}

class BoundedParser {
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  readonly #parser = new SaxesParser({ xmlns: false, position: false });
  #depth = 0;
  /** How many attributes there have been since the last element was opened. */
  #attributes = 0;
  /** How many bytes there have been since the last tag. */
  #stretch = 0;

  constructor({ onOpen, onText, onClose }: XmlListener) {
    this.#parser.on('error', refuse);
    this.#parser.on('doctype', refuse);
    this.#parser.on('opentagstart', () => {
      this.#attributes = 0;
    });
    // Called for each attribute, not when the element is complete, because until then all of them
    // would be held.
    this.#parser.on('attribute', () => {
      this.#attributes += 1;
      if (this.#attributes > MAX_ATTRIBUTES) refuse();
    });
    this.#parser.on('opentag', ({ name, attributes }) => {
      this.#stretch = 0;
      this.#depth += 1;
      if (this.#depth > DEEPEST) refuse();
      onOpen(toLocalName(name), attributes);
    });
    this.#parser.on('closetag', ({ name }) => {
      this.#stretch = 0;
      this.#depth -= 1;
      onClose?.(toLocalName(name));
    });
    if (!onText) return;
    this.#parser.on('text', onText);
    this.#parser.on('cdata', onText);
  }

  write(chunk: Buffer): void {
    this.#parser.write(this.#decode(chunk));
    this.#stretch += chunk.length;
    if (this.#stretch > MAX_TAGLESS_LENGTH) refuse();
  }

  end(): void {
    this.#parser.write(this.#decode()).close();
  }

  #decode(chunk?: Buffer): string {
    try {
      return this.#decoder.decode(chunk, { stream: chunk !== undefined });
    } catch {
      // The decoder throws only for bytes that are not UTF-8.
      return refuse();
    }
  }
}

/** An attribute by its name without a prefix: `id` finds `r:id`. */
export function findAttribute(attributes: Attributes, name: string): string | undefined {
  return (
    attributes[name] ??
    Object.entries(attributes).find(([prefixed]) => prefixed.endsWith(`:${name}`))?.[1]
  );
}

/** How programs write true. */
export function isYes(attribute: string | undefined): boolean {
  return attribute === '1' || attribute === 'true' || attribute === 'on';
}

function toLocalName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function refuse(): never {
  throw new UnusableReturn(BROKEN);
}
