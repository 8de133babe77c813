import type { ApolloServerPlugin } from '@apollo/server';
import type { FormattedExecutionResult } from 'graphql';

import { canAsk } from '#domain/access/can-ask.js';
import { queryPermissions } from '#domain/access/required-permissions.js';
import { writeJson } from '#domain/write-json.js';
import type { Context } from '#graphql/context.js';
import { runInSlices, type Work } from '#platform/fair-share/time-slices.js';

import { findKeptField, type KeptField } from './kept-field.js';
import { toPieces, WrittenAnswers, WrittenField } from './written-answers.js';

export interface KeepingParts {
  /** Loads the cache version at the start of an operation, once for each operation. */
  readonly loadCacheVersion: (context: Context) => Promise<string>;
  readonly written?: WrittenAnswers;
  /** The work that takes turns to write answers. */
  readonly work: Work;
}

export interface Keeping {
  readonly plugin: ApolloServerPlugin<Context>;
  /**
   * Writes an answer for Apollo; returns an empty text if the answer is in the operation’s `body`.
   */
  readonly stringifyResult: (answer: FormattedExecutionResult) => Promise<string>;
}

/**
 * An answer for `stringifyResult` to write: the context of its operation, and the field to keep.
 */
interface Written {
  readonly context: Context;
  readonly field: KeptField;
}

/** The field of an operation whose answer is kept or will be kept. */
interface Seeking {
  readonly field: KeptField;
  readonly toKey: () => string | null;
  readonly key: string;
  readonly found: WrittenField | null;
}

/**
 * Sends an answer that was asked for before as the same bytes (docs/decisions/0070). It replaces
 * only execution: the caller was already looked up, and the operation parsed, validated, priced and
 * charged. The functions that run each time a field is asked for run here too. An answer is kept
 * the second time that it is asked for, if all parts came from cached answers. Therefore no answer
 * is kept that failed in part, or that was asked for only once.
 */
export function keepWritten({
  loadCacheVersion,
  written = new WrittenAnswers(),
  work,
}: KeepingParts): Keeping {
  const answers = new WeakMap<object, Written>();
  const write = (value: unknown) => runInSlices(writeJson(value), work);

  /** Finds the answer to the one field that may be kept, if its caller may ask for it. */
  const seek = async (
    field: KeptField,
    asked: Pick<Seeking, 'toKey'> & { readonly contextValue: Context },
  ): Promise<Seeking | null> => {
    const need = queryPermissions[field.name];
    const isRefused =
      need === undefined || !canAsk(asked.contextValue.identity, { need, doesChange: false }).ok;
    // Execution will report the reason.
    if (isRefused) return null;
    const key = asked.toKey();
    return key === null
      ? null
      : { field, toKey: asked.toKey, key, found: written.find(key) ?? null };
  };

  /** Writes an executed answer, and keeps the text if all parts of the answer are cached. */
  const writeField = async (
    value: unknown,
    { toKey, key }: Seeking,
    context: Context,
  ): Promise<WrittenField | null> => {
    const { asOf, eachTime, sources } = context.operation;
    const before = asOf.written;
    const text = await write(value);
    const pieces = toPieces(text, { asOf, written: asOf.written - before });
    if (pieces === null) return null;
    const field = new WrittenField(pieces, [...eachTime], sources.length);
    const isKept = sources.length > 0 && sources.every((source) => source === 'kept');
    // Access may have changed while the operation waited.
    if (isKept && toKey() === key) written.keep(key, field);
    return field;
  };

  const plugin: ApolloServerPlugin<Context> = {
    requestDidStart() {
      let seeking: Seeking | null = null;
      return Promise.resolve({
        async responseForOperation(asking) {
          const { contextValue, document, operation, request, queryHash, response } = asking;
          const field = findKeptField(document, operation);
          if (field === null || !request.http || !contextValue.doesKeepAnswers) return null;
          // Execution fails for the same reason.
          const cacheVersion = await loadCacheVersion(contextValue).catch(() => null);
          if (cacheVersion === null) return null;
          const { variables, operationName } = request;
          const parts = {
            // Apollo computes the hash before it parses a text.
            queryHash: queryHash ?? '',
            operationName: operationName ?? null,
            variables: variables ?? {},
            cacheVersion,
          };
          const toKey = () => written.toKey(parts, contextValue);
          seeking = await seek(field, { contextValue, toKey });
          const found = seeking?.found;
          if (!found) return null;
          for (const ask of found.eachTime) ask(contextValue);
          for (let count = 0; count < found.sourceCount; count += 1)
            contextValue.countAnswer('kept');
          // The rest of the question is executed without the field.
          if (field.rest !== null) {
            Object.assign(asking, { document: field.rest });
            return null;
          }
          return { http: response.http, body: { kind: 'single', singleResult: { data: {} } } };
        },
        async willSendResponse({ contextValue, request, response: { body } }) {
          if (seeking === null || body.kind !== 'single') return;
          const { data, errors = [] } = body.singleResult;
          if (!data || (seeking.found === null && errors.length > 0)) return;
          const { field } = seeking;
          answers.set(data, { context: contextValue, field });
          const answer =
            seeking.found ?? (await writeField(data[field.responseKey], seeking, contextValue));
          if (answer === null) return;
          data[field.responseKey] = answer;
          if (field.rest !== null || errors.length > 0) return;
          const { operation, dataRead } = contextValue;
          if (request.http?.method === 'GET')
            operation.etag = `W/"${dataRead.version ?? ''}-${answer.hash}"`;
        },
      });
    },
  };

  /** Writes an answer that contains already written fields. */
  const toBytes = async (
    { errors, data, extensions }: FormattedExecutionResult,
    { context, field: { order } }: Written,
  ): Promise<Buffer> => {
    const parts: (string | readonly Buffer[])[] = ['{'];
    if (errors !== undefined) parts.push(`"errors":${await write(errors)},`);
    parts.push('"data":{');
    for (const [index, [name, value]] of Object.entries(inOrder(data ?? {}, order)).entries()) {
      parts.push(`${index === 0 ? '' : ','}${JSON.stringify(name)}:`);
      parts.push(
        value instanceof WrittenField ? value.at(context.operation.asOf) : await write(value),
      );
    }
    parts.push('}');
    if (extensions !== undefined) parts.push(`,"extensions":${await write(extensions)}`);
    parts.push('}');
    return Buffer.concat(
      parts.flatMap((part) => (typeof part === 'string' ? [Buffer.from(part)] : part)),
    );
  };

  const stringifyResult: Keeping['stringifyResult'] = async (answer) => {
    const known = answer.data ? answers.get(answer.data) : undefined;
    if (known === undefined) return write(answer);
    known.context.operation.body = await toBytes(answer, known);
    return '';
  };
  return { plugin, stringifyResult };
}

/** The fields of an answer in the order of the question. */
function inOrder(data: Record<string, unknown>, order: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(order.map((name) => [name, data[name]]));
}
