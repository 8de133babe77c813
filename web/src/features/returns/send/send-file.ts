import type { Dataset } from '#graphql/operations.js';
import { allDatasets } from '#parts/dataset-names.js';

/** A file and its details. */
export interface FileToSend {
  readonly file: File;
  /** The dataset; null if the file's headings decide. */
  readonly dataset: Dataset | null;
  /** The code of the agency. */
  readonly agency: string;
  /** The key of the quarter; null if the file's dates decide. */
  readonly quarter: string | null;
  /** The chosen sheet of a workbook; null if the headings decide. */
  readonly sheet: string | null;
  /** Whether the file only adds and corrects; false by default. */
  readonly isPartial?: boolean;
}

/** The server's progress. */
export interface SendingProgress {
  readonly what: string;
  /** 0 to 1; null if unknown. */
  readonly share: number | null;
}

export type SentFile =
  | { readonly ok: true; readonly id: string }
  | {
      readonly ok: false;
      readonly sentence: string;
      /** The names of the sheets, if one has to be chosen; otherwise empty. */
      readonly sheets: readonly string[];
      /** The datasets that the file may belong to, if one has to be chosen; otherwise empty. */
      readonly datasets: readonly Dataset[];
    };

const broken = {
  ok: false,
  sentence:
    'The connection was lost before the file was staged. Nothing was written: choose it again.',
  ...{ sheets: [], datasets: [] },
} as const satisfies SentFile;

/** The dataset in the address if the headings decide. */
const anyDataset: Dataset = 'REPORTS';

/**
 * Sends a file to be staged, and reports the progress from the lines of the answer. Nothing is
 * published.
 */
export async function sendFile(
  { file, dataset, agency, quarter, sheet, isPartial = false }: FileToSend,
  onProgress: (progress: SendingProgress) => void,
): Promise<SentFile> {
  const form = new FormData();
  form.append('file', file);
  const query = new URLSearchParams({
    agency,
    stage: 'yes',
    quarter: quarter ?? '',
    sheet: sheet ?? '',
    partial: isPartial ? 'yes' : 'no',
    likely: dataset === null ? 'yes' : 'no',
  });
  try {
    const response = await fetch(
      `/import/returns/${(dataset ?? anyDataset).toLowerCase()}?${query}`,
      {
        method: 'POST',
        body: form,
      },
    );
    if (!response.ok || response.body === null) return readRefusal(await response.text());
    return await readSentAnswer(response.body, onProgress);
  } catch {
    // The error of a broken connection says nothing that a person could use.
    return broken;
  }
}

/**
 * The outcome for a file, from the lines of the answer. An answer without its last line was cut
 * off.
 */
export async function readSentAnswer(
  body: ReadableStream<Uint8Array>,
  onProgress: (progress: SendingProgress) => void,
): Promise<SentFile> {
  let last: Line | null = null;
  for await (const line of readLines(body)) {
    last = line;
    if (line.is === 'BEGINS' || line.is === 'GOES_ON') onProgress(toProgress(line));
  }
  return last === null ? broken : toSent(last);
}

interface Line {
  readonly is: string;
  readonly what?: string;
  readonly done?: number;
  readonly total?: number;
  readonly id?: string;
  readonly error?: string;
  readonly outcome?: {
    readonly message?: string;
    readonly sheets?: readonly string[];
    readonly datasets?: readonly string[];
  };
}

function toProgress({ what = '', done = 0, total = 0 }: Line): SendingProgress {
  return { what, share: total > 0 ? Math.min(1, done / total) : null };
}

function toSent({ is, id, error, outcome }: Line): SentFile {
  if (is === 'STAGED' && id !== undefined) return { ok: true, id };
  const sentence = is === 'DONE' ? outcome?.message : error;
  if (!sentence) return broken;
  const datasets = (outcome?.datasets ?? []).flatMap(
    (named) => allDatasets.find((each) => each === named) ?? [],
  );
  return { ok: false, sentence, sheets: outcome?.sheets ?? [], datasets };
}

function readRefusal(text: string): SentFile {
  const line = readLine(text);
  return line?.error === undefined ? broken : { ...broken, sentence: line.error };
}

/** The lines of an answer as they arrive. */
async function* readLines(body: ReadableStream<Uint8Array>): AsyncIterable<Line> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    const lines = `${rest}${decoder.decode(next.value, { stream: true })}`.split('\n');
    rest = lines.pop() ?? '';
    for (const text of lines) {
      const line = readLine(text);
      if (line !== null) yield line;
    }
  }
}

function readLine(text: string): Line | null {
  try {
    const line: unknown = JSON.parse(text);
    return typeof line === 'object' && line !== null ? { is: '', ...line } : null;
  } catch {
    // A line that is not JSON does not come from us.
    return null;
  }
}
