import type { GraphQLFormattedError } from 'graphql';

import type { QuestionText, RunState } from './workbench.type.js';

/** A question to send to the server. */
export interface Asking extends QuestionText {
  /** The operation of the text to run, if it has several. */
  readonly operationName: string | null;
}

/** The response. */
export interface Answer {
  readonly state: Exclude<RunState, 'running'>;
  readonly data: unknown;
  readonly errors: readonly GraphQLFormattedError[];
  readonly extensions: Readonly<Record<string, unknown>>;
  /** Size of the answer before compression; null if there is none. */
  readonly bytes: number | null;
}

type Part = Readonly<Record<string, unknown>>;

/**
 * Asks the server a question as written, or only its cost if `onlyCost` is true. Answers are never
 * cached: pressing Run asks again. Aborting the signal also ends the work on the server.
 */
export async function ask(
  asking: Asking,
  signal: AbortSignal,
  { onlyCost = false } = {},
): Promise<Answer> {
  const { text, variables, operationName } = asking;
  const extensions = onlyCost ? { extensions: { costOnly: true } } : {};
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({
        query: text,
        variables,
        ...(operationName === null ? {} : { operationName }),
        ...extensions,
      }),
      signal,
    });
    return readAnswer(await response.arrayBuffer());
  } catch {
    // fetch throws only if it was aborted or there is no answer, and both are states.
    return { ...nothing, state: signal.aborted ? 'stopped' : 'offline' };
  }
}

const nothing: Omit<Answer, 'state'> = { data: null, errors: [], extensions: {}, bytes: null };

function readAnswer(body: ArrayBuffer): Answer {
  const read = parseOrSay(new TextDecoder().decode(body));
  const { data = null, errors, extensions, error }: Part = isPart(read) ? read : {};
  const found = Array.isArray(errors)
    ? errors.filter(isError)
    : typeof error === 'string'
      ? [{ message: error }]
      : [];
  return {
    state: toState(data, found),
    data,
    errors: found,
    extensions: isPart(extensions) ? extensions : {},
    bytes: body.byteLength,
  };
}

/**
 * The answer, or a sentence that says that something between here and the server answered instead.
 */
function parseOrSay(sent: string): unknown {
  try {
    return JSON.parse(sent);
  } catch {
    // An answer that is not JSON comes from something between here and Stronghold.
    return {
      error:
        'Something other than Stronghold answered. Try again in a minute; if it keeps happening, tell your administrator.',
    };
  }
}

function toState(data: unknown, errors: readonly GraphQLFormattedError[]): Answer['state'] {
  const hasData = isPart(data) && Object.values(data).some((value) => value !== null);
  if (hasData || (data !== null && errors.length === 0)) return 'answered';
  return errors.some(({ extensions }) => extensions?.code === 'FORBIDDEN') ? 'refused' : 'failed';
}

/** Whether a value is an object. */
export function isPart(value: unknown): value is Part {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isError(value: unknown): value is GraphQLFormattedError {
  return isPart(value) && typeof value.message === 'string';
}
