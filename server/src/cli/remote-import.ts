import http, { type ClientRequest, type IncomingMessage } from 'node:http';
import https from 'node:https';
import { pipeline } from 'node:stream/promises';

import { showInvisible } from '#domain/invisible-characters.js';
import { type ImportRequest, toImportParts } from '#domain/returns/import-request.js';
import { UnusableReturn } from '#features/returns/file/unusable-return.js';
import type { ImportOutcome } from '#features/returns/import-returns.js';
import { readRefusal, SENT_ANSWER_TYPE } from '#features/returns/sending/sent-answer.js';
import { Refusal } from '@stronghold/prisma/refusal';

import { closeFiles, type FilesBody, openFilesToSend, toBody } from './files-to-send.js';
import type { Progress } from './progress.js';
import { readAnswer, readShortAnswer } from './remote-answer.js';
import {
  ConnectionLost,
  describeNoAnswer,
  describeUnreachable,
  isForeign,
  RemoteFault,
} from './remote-fault.js';

export interface RemoteImport extends ImportRequest {
  /** The server’s address, from `readServerAddress`. */
  readonly server: string;
  readonly token: string;
  readonly dataset: string;
  readonly files: readonly { readonly name: string; readonly path: string }[];
  /** The name of the step that reads a file, from the file’s position. */
  readonly toLabel: (index: number) => string;
  readonly progress: Progress;
  /** How long the server may be silent, in milliseconds. */
  readonly silenceTimeoutMs?: number;
}

/** How long the server may be silent, in milliseconds. It sends progress every few seconds. */
const SILENCE_TIMEOUT_MS = 60_000;

/**
 * Lets a server import returns, as `importReturns` does locally.
 *
 * @throws Refusal for what a person can correct, RemoteFault if the server failed or the connection
 * was lost
 */
export async function importRemotely(request: RemoteImport): Promise<ImportOutcome> {
  try {
    const files = await openFilesToSend(request.files);
    try {
      const { progress } = request;
      return await send(
        request,
        toBody(
          files,
          (index) => (done, size) => progress.update(request.toLabel(index), done, size),
        ),
      );
    } finally {
      await closeFiles(files);
    }
  } catch (error) {
    if (error instanceof UnusableReturn) return { status: 'UNUSABLE', message: error.message };
    throw error;
  }
}

async function send(request: RemoteImport, body: FilesBody): Promise<ImportOutcome> {
  const { server, progress, silenceTimeoutMs = SILENCE_TIMEOUT_MS } = request;
  const message = openRequest(request, body, silenceTimeoutMs);
  let [isSilent, isConnected, left] = [false, false, body.size];
  message.on('timeout', () => {
    isSilent = true;
    message.destroy();
  });
  message.on('socket', (socket) =>
    socket.once('encrypted' in socket ? 'secureConnect' : 'connect', () => (isConnected = true)),
  );
  const counted = async function* () {
    for await (const chunk of body.chunks) {
      left -= chunk.length;
      yield chunk;
    }
  };
  try {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      message.on('response', resolve);
      message.on('error', reject);
      pipeline(counted, message).catch(reject);
    });
    return await read(response, server, progress);
  } catch (error) {
    if (error instanceof Refusal || error instanceof RemoteFault) throw error;
    const cause = isSilent ? new ConnectionLost(describeNoAnswer(silenceTimeoutMs)) : error;
    // Once all files have been sent, the server may have published them even if the answer is lost.
    throw explain(cause, { server, isUncertain: isConnected && left === 0 && request.isToPublish });
  } finally {
    progress.clear();
    message.destroy();
  }
}

function openRequest(
  request: RemoteImport,
  { contentType, size }: FilesBody,
  timeout: number,
): ClientRequest {
  const { server, dataset, token } = request;
  const address = new URL(`/import/returns/${encodeURIComponent(dataset)}`, server);
  address.search = new URLSearchParams(toImportParts(request)).toString();
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': contentType,
    'content-length': size,
    accept: SENT_ANSWER_TYPE,
  };
  return (address.protocol === 'https:' ? https : http).request(address, {
    method: 'POST',
    headers,
    timeout,
  });
}

async function read(
  response: IncomingMessage,
  server: string,
  progress: Progress,
): Promise<ImportOutcome> {
  const { statusCode = 0, headers } = response;
  if (statusCode === 200 && headers['content-type']?.startsWith(SENT_ANSWER_TYPE) === true)
    return readAnswer(response, { server, progress });
  const sentence = readRefusal(await readShortAnswer(response));
  if (statusCode >= 300 && statusCode < 400) {
    throw new Refusal(
      `${server} redirects to another address${headers.location ? `, ${showInvisible(headers.location).slice(0, 200)}` : ''}, and the token is not sent there. Give the right address with --server.`,
    );
  }
  if (sentence === null) {
    const again = statusCode >= 500 ? ' If it is one, try again in a few minutes.' : '';
    throw new Refusal(
      `The server at ${server} (status ${statusCode}) is not a Stronghold server that accepts returns. Check that the address is right.${again}`,
    );
  }
  if (statusCode === 400 || statusCode === 413) return { status: 'UNUSABLE', message: sentence };
  if (statusCode === 500) throw new RemoteFault(sentence);
  throw new Refusal(sentence);
}

function explain(
  error: unknown,
  { server, isUncertain }: { readonly server: string; readonly isUncertain: boolean },
): unknown {
  if (isUncertain && !isForeign(error)) {
    const why = error instanceof ConnectionLost ? error.message : 'The connection was lost';
    return new RemoteFault(
      `${why} before ${server} reported the result, so the returns may or may not have been published. Run the same command again: it does not change what is already published.`,
    );
  }
  const why =
    error instanceof ConnectionLost ? `${error.message}.` : describeUnreachable(error, server);
  return why === null ? error : new Refusal(`${why} Nothing was written.`);
}
