/** What was sent is no form, or breaks off. Thrown, because it may come from the middle of a stream. */
export class BrokenForm extends Error {
  override readonly name = 'BrokenForm';
}

/** A part of a form, as it comes. */
export interface FormPart {
  /** What the form calls it; empty where it says nothing. */
  readonly field: string;
  /** As its sender calls it; null where it is no file. */
  readonly fileName: string | null;
  /** To be read to its end before the next part is asked for. */
  readonly content: AsyncIterable<Buffer>;
}

const LINE_END = Buffer.from('\r\n');
const HEAD_END = Buffer.from('\r\n\r\n');
const LONGEST_HEAD = 16_384;

/** What separates the parts of a form, by the header Content-Type of its request; null where that is of something else. */
export function boundaryOf(contentType: string | undefined): string | null {
  if (!/^multipart\/form-data\s*;/i.test(contentType ?? '')) return null;
  const [, quoted, plain] = /;\s*boundary=(?:"([^"\r\n]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType ?? '') ?? [];
  return quoted ?? plain ?? null;
}

/** Reads a form of any size, holding no more of it than came last. @throws BrokenForm */
export async function* readForm(source: AsyncIterable<Buffer>, boundary: string): AsyncIterable<FormPart> {
  const bytes = new FormBytes(source[Symbol.asyncIterator]());
  const edge = Buffer.from(`\r\n--${boundary}`);
  await collect(bytes.until(edge), LONGEST_HEAD);
  while ((await bytes.take(LINE_END.length)).equals(LINE_END)) {
    const head = (await collect(bytes.until(HEAD_END), LONGEST_HEAD)).toString('utf8');
    const reading = { isOver: false };
    const content = async function* () {
      yield* bytes.until(edge);
      reading.isOver = true;
    };
    yield { ...readHead(head), content: content() };
    if (!reading.isOver) throw new Error('The former part of the form was not read');
  }
  await bytes.skip();
}

async function collect(chunks: AsyncIterable<Buffer>, longest: number): Promise<Buffer> {
  let all = Buffer.alloc(0);
  for await (const chunk of chunks) {
    all = Buffer.concat([all, chunk]);
    if (all.length > longest) throw new BrokenForm('A head is too long');
  }
  return all;
}

function readHead(head: string): Omit<FormPart, 'content'> {
  const [, disposition = ''] = /^content-disposition:\s*form-data(.*)$/im.exec(head) ?? [];
  const named = new Map<string, string>();
  for (const [, name = '', quoted, plain = ''] of disposition.matchAll(PARAMETER)) named.set(name.toLowerCase(), toName(quoted) ?? plain);
  const encoded = named.get('filename*');
  return { field: named.get('name') ?? '', fileName: encoded === undefined ? (named.get('filename') ?? null) : decode(encoded) };
}

/** `; filename="may.csv"` */
const PARAMETER = /;\s*([\w*]+)=(?:"((?:[^"\\]|\\.)*)"|([^\s;"]*))/g;

/** Browsers and curl write a quotation mark in a name as %22, some others with a backslash. */
function toName(quoted: string | undefined): string | undefined {
  return quoted?.replace(/\\(["\\])/g, '$1').replaceAll('%22', '"');
}

/** `UTF-8''Mai%20%C3%BC.csv` */
function decode(encoded: string): string {
  try {
    return decodeURIComponent(encoded.replace(/^utf-8''/i, ''));
  } catch {
    throw new BrokenForm('A name cannot be read');
  }
}

/** The bytes of a form, a little ahead of who reads them. */
class FormBytes {
  /** The first boundary, too, comes after the end of a line. */
  private held: Buffer = LINE_END;

  constructor(private readonly source: AsyncIterator<Buffer>) {}

  async take(count: number): Promise<Buffer> {
    while (this.held.length < count) await this.readOn();
    const taken = this.held.subarray(0, count);
    this.held = this.held.subarray(count);
    return taken;
  }

  /** All that stands before `end`, which is left out and passed over. */
  async *until(end: Buffer): AsyncGenerator<Buffer, void> {
    for (;;) {
      const at = this.held.indexOf(end);
      // The end of what is here may be the beginning of `end`.
      const sure = at >= 0 ? at : Math.max(this.held.length - end.length + 1, 0);
      const chunk = this.held.subarray(0, sure);
      this.held = this.held.subarray(at >= 0 ? at + end.length : sure);
      if (chunk.length > 0) yield chunk;
      if (at >= 0) return;
      await this.readOn();
    }
  }

  /** Whatever is left. */
  async skip(): Promise<void> {
    while ((await this.source.next()).done !== true);
  }

  private async readOn(): Promise<void> {
    const next = await this.source.next();
    if (next.done === true) throw new BrokenForm('It breaks off');
    this.held = Buffer.concat([this.held, next.value]);
  }
}
