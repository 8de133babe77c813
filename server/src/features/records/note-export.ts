import type { FastifyBaseLogger } from 'fastify';

import type { Viewer } from '#domain/access/viewer.js';
import type { OpenScope } from '#domain/records/access.js';
import type { ExportRequest } from '#domain/records/export-request.js';

/** Records that are about to leave as a file. */
export interface ExportNote {
  /** As in a return's name, such as `reports`. */
  readonly dataset: string;
  readonly viewer: Viewer;
  /** What was asked for, with the reason. */
  readonly request: ExportRequest;
  readonly scope: OpenScope;
  /** How many there are, in the snapshot that they are read from. */
  readonly rows: number;
}

/** Tells of an export before any of it leaves, in this one place: nothing leaves where this fails. */
export function noteExport(logger: FastifyBaseLogger, { dataset, viewer, request, scope, rows }: ExportNote): Promise<void> {
  const { agencies, from, to, areas, reason } = request;
  logger.info({ dataset, person: viewer.name, agencies, from, to, areas, reason, scope, rows }, 'Records leave as a file');
  return Promise.resolve();
}
