import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { findOutage } from '#platform/database-away.js';
import { Slots } from '#platform/fair-share/slots.js';
import { FileSender, refuseFile } from '#platform/http/file-sender.js';

import {
  type FiguresReading,
  readFigures,
  readFromAddress,
  readLayout,
} from './figures-request.js';
import { type AnswerParts, sendFigures } from './send-figures.js';

export interface FiguresExportParts extends AnswerParts {
  readonly logger: FastifyBaseLogger;
}

/**
 * Serves figures as files: by GET with the question in the address, or by POST with the question as
 * JSON if it is too long.
 */
export function serveFiguresExports(app: FastifyInstance, parts: FiguresExportParts): void {
  // The whole of each file is held in memory until it is downloaded.
  const sender = new FileSender({ logger: parts.logger, what: 'figures', slots: new Slots() });
  for (const kind of ['csv', 'xlsx'] as const) {
    const answer =
      (read: (request: FastifyRequest) => FiguresReading) =>
      async (request: FastifyRequest, reply: FastifyReply) => {
        const { identity } = request;
        if (identity === null) throw new Error('The request for figures has no identity');
        const asked = read(request);
        const laidOut = readLayout(request.query, kind);
        if (!laidOut.ok) return refuseFile(reply, { status: 400, sentence: laidOut.sentence });
        if (!asked.ok) return refuseFile(reply, { status: 400, sentence: asked.sentence });
        return sendFigures(
          { kind, asked: asked.request, layout: laidOut.layout, identity },
          { request, reply },
          { ...parts, sender },
        );
      };
    const url = `/export/figures.${kind}`;
    app.route({
      url,
      method: 'GET',
      exposeHeadRoute: false,
      handler: answer(({ query }) => readFromAddress(query)),
    });
    app.route({
      url,
      method: 'POST',
      errorHandler: (error, _request, reply) => {
        // The server answers these in the same way everywhere.
        if (findOutage(error)) throw error;
        void reply.code(error.statusCode ?? 500).send({ error: toSentence(error) });
      },
      handler: answer(({ body }) => readFigures(body)),
    });
  }
}

function toSentence({
  statusCode = 500,
  message,
}: {
  readonly statusCode?: number;
  readonly message: string;
}): string {
  return statusCode < 500
    ? `The question could not be read: ${message}.`
    : 'Something went wrong on our side. Try again.';
}
