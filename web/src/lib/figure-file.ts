import { saveFile } from './csv.js';
import type { FigureQuestion } from './figure-question.js';
import { describeStatus, unreachable } from './no-answer.js';

/**
 * Addresses up to this long go through every server and proxy; a question that makes a longer one
 * is sent as a body.
 */
const MAX_ADDRESS_LENGTH = 6000;

/** How a file of figures came out: saved under a name, or why not, in a sentence. */
export type FileOutcome =
  | { readonly ok: true; readonly name: string }
  | { readonly ok: false; readonly sentence: string };

/** Has the server write the figures of a question into a file, and hands it to the reader. */
export async function saveFigures(
  kind: 'csv' | 'xlsx',
  question: FigureQuestion,
  title: string,
): Promise<FileOutcome> {
  // Fetching fails only where no answer came, which the sentence says.
  const response = await ask(kind, { ...question, title: title.slice(0, 300) }).catch(() => null);
  if (response === null) return { ok: false, sentence: unreachable };
  if (!response.ok) return { ok: false, sentence: await readReason(response) };
  const name =
    /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ??
    `figures.${kind}`;
  saveFile(name, await response.blob());
  return { ok: true, name };
}

function ask(kind: 'csv' | 'xlsx', question: unknown): Promise<Response> {
  const text = JSON.stringify(question);
  const address = `/export/figures.${kind}?question=${encodeURIComponent(text)}`;
  if (address.length <= MAX_ADDRESS_LENGTH) return fetch(address);
  return fetch(`/export/figures.${kind}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: text,
  });
}

async function readReason(response: Response): Promise<string> {
  // An answer without JSON says nothing more than its status.
  const answer: unknown = await response.json().catch(() => null);
  const error =
    typeof answer === 'object' && answer !== null && 'error' in answer ? answer.error : null;
  return typeof error === 'string' ? error : describeStatus(response.status);
}
