import { isPart } from '#features/explore/ask.js';
import { readJson } from '#features/explore/storage/stored-questions.js';
import type { QuestionText } from '#features/explore/workbench.type.js';

/** The length, in characters, of the longest address that email and chat programs pass on whole. */
const MAX_LINK_LENGTH = 2_000;

const KEY = '#question=';

/**
 * The address that opens a question, with its text and variables after the number sign, so that
 * neither the server nor its log sees them. Null if the address would be too long for email: then
 * the question must be saved first.
 */
export async function toLink(
  { text, variables }: QuestionText,
  origin: string,
): Promise<string | null> {
  const packed = await pack(JSON.stringify({ text, variables }));
  const link = `${origin}/explore${KEY}${packed}`;
  return link.length > MAX_LINK_LENGTH ? null : link;
}

/** The question in an address; null if there is none, or it cannot be read. */
export async function readLink(hash: string): Promise<QuestionText | null> {
  if (!hash.startsWith(KEY) || hash.length > 4 * MAX_LINK_LENGTH) return null;
  // A link that was cut short contains no question.
  const read = readJson(await unpack(hash.slice(KEY.length)).catch(() => null));
  if (!isPart(read) || typeof read.text !== 'string') return null;
  return { text: read.text, variables: isPart(read.variables) ? read.variables : {} };
}

async function pack(text: string): Promise<string> {
  const bytes = await through(new TextEncoder().encode(text), new CompressionStream('deflate-raw'));
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

async function unpack(packed: string): Promise<string> {
  const binary = atob(packed.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
  return new TextDecoder().decode(await through(bytes, new DecompressionStream('deflate-raw')));
}

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(
    await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer(),
  );
}
