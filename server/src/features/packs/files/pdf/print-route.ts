import type { Request, Route } from 'playwright-core';
import { z } from 'zod';

import type { FrozenDocument } from '#features/packs/files/pack-file-maker.js';

import type { PageFile } from './page-files.js';
import { ANOTHER, readPrintQuestion } from './print-question.js';

/** Answers the page's question for one edition. */
export type AskEdition = (
  frozen: FrozenDocument,
  question: string,
) => Promise<{ readonly data?: unknown; readonly errors: readonly unknown[] }>;

export interface PrintRouteParts {
  readonly files: ReadonlyMap<string, PageFile>;
  readonly ask: AskEdition;
}

/** An address without a server: every request to it is answered here. */
export const printOrigin = 'https://stronghold.invalid';

/** The content security policy of a printed page: it may load only its own files. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'";

const answered = z.object({ board: z.object({ proof: z.object({ sha256: z.string() }) }) });

/** The address of the page that prints an edition. */
export function toPrintAddress({ document: { pack } }: FrozenDocument): string {
  return `/boards/${encodeURIComponent(pack.quarter)}/${encodeURIComponent(pack.area)}/print?version=${pack.number}`;
}

/** The functions of a route that answer a request during printing. */
export interface PrintedRequest extends Pick<Route, 'abort' | 'fulfill'> {
  request: () => Pick<Request, 'url' | 'method' | 'postData' | 'resourceType'>;
}

/** The types of request that a page can do without, such as for its icon. */
const spared: ReadonlySet<string> = new Set(['image', 'manifest', 'other']);

/**
 * Answers all requests of a page while an edition is printed: its files, and the pack itself, on
 * behalf of the readers of that edition. Everything else is blocked, and nothing uses a network.
 *
 * @param onFault called if the pack cannot be loaded or a file is missing, because the print would
 * then be incomplete
 */
export function answerPrinting(
  frozen: FrozenDocument,
  { files, ask }: PrintRouteParts,
  onFault: (fault: unknown) => void,
) {
  return async (route: PrintedRequest): Promise<void> => {
    const request = route.request();
    const url = new URL(request.url());
    if (url.origin !== printOrigin) return route.abort();
    if (request.method() === 'POST' && url.pathname === '/graphql') {
      const question = readPrintQuestion(request.postData() ?? '');
      // This question is for the shell of the application, which is not printed.
      if (question === ANOTHER) return route.abort();
      try {
        await route.fulfill({ json: await askOnce(frozen, ask, question) });
        return;
      } catch (error) {
        onFault(error);
        return route.abort();
      }
    }
    const isPage = `${url.pathname}${url.search}` === toPrintAddress(frozen);
    const file =
      request.method() === 'GET' ? files.get(isPage ? '/index.html' : url.pathname) : undefined;
    if (file !== undefined)
      return route.fulfill({
        body: file.read(),
        contentType: file.type,
        headers: { 'content-security-policy': policy },
      });
    if (!spared.has(request.resourceType()))
      onFault(
        new Error(`There is no ${url.pathname} among the pages that were built. Build them again`),
      );
    return route.abort();
  };
}

async function askOnce(frozen: FrozenDocument, ask: AskEdition, question: string | null) {
  if (question === null)
    throw new Error('The page that is printed asked for something other than its pack');
  const { data, errors } = await ask(frozen, question);
  if (errors.length > 0)
    throw new Error(`The page could not get its pack: ${JSON.stringify(errors)}`);
  if (answered.parse(data).board.proof.sha256 !== frozen.sha256)
    throw new Error('The answer was a different document from the one to be printed');
  return { data };
}
