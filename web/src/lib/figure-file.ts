import { saveFile } from './csv.js';
import type { FigureQuestion } from './figure-question.js';
import { describeStatus, unreachable } from './no-answer.js';

/**
 * Addresses up to this length pass every server and proxy; a question that needs a longer one is
 * sent as a body.
 */
const MAX_ADDRESS_LENGTH = 6000;

/** The result of saving a file of figures: its name, or a sentence that says why it failed. */
export type FileOutcome =
  | { readonly ok: true; readonly name: string }
  | { readonly ok: false; readonly sentence: string };

/** Asks the server for the figures of a question as a file, and downloads it. */
export async function saveFigures(
  kind: 'csv' | 'xlsx',
  question: FigureQuestion,
  title: string,
): Promise<FileOutcome> {
  // Fetching fails only if there is no answer, and the sentence says so.
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
  // An answer without JSON has nothing but its status.
  const answer: unknown = await response.json().catch(() => null);
  const error =
    typeof answer === 'object' && answer !== null && 'error' in answer ? answer.error : null;
  return typeof error === 'string' ? error : describeStatus(response.status);
}
