import type { FastifyBaseLogger, FastifyInstance, FastifyReply } from 'fastify';

import { actingIn } from '#domain/access/acting.js';
import type { RequestIdentity } from '#domain/access/request-identity.js';
import { EXPORT_MARKING } from '#domain/records/export-request.js';
import { Slots } from '#platform/fair-share/slots.js';
import { CSV_TYPE, FileSender, refuseFile, type Sending } from '#platform/http/file-sender.js';

import { type FindingOpen, findOpenStaged } from './find-open.js';
import { concerningRows } from './open-to.js';
import { findKept, type KeptReturn } from './staged-return.store.js';
import { type FindingsForm, writeFindings } from './write-findings.js';

export interface FindingsFileParts extends FindingOpen {
  readonly logger: FastifyBaseLogger;
}

const types: Readonly<Record<FindingsForm, string>> = {
  csv: CSV_TYPE,
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Serves the file of a staged return as it was sent, with a column for its findings. */
export function serveFindingsFile(app: FastifyInstance, parts: FindingsFileParts): void {
  const sender = new FileSender({
    ...{ logger: parts.logger, what: 'returns', slots: new Slots() },
  });
  app.route<{ Params: { readonly file: string } }>({
    url: '/import/staged/:file',
    method: 'GET',
    exposeHeadRoute: false,
    handler: async ({ params: { file }, identity }, reply) => {
      if (identity === null) throw new Error('The request for a staged file has no identity');
      const form = file.endsWith('.xlsx') ? 'xlsx' : 'csv';
      const id = file.replace(/\.(csv|xlsx)$/, '');
      return sender.send(reply, async (sending) => {
        const kept = await findOpen(parts, identity, id);
        if (kept === null) {
          await refuseGone(reply);
          return;
        }
        try {
          await send(kept, { ...parts, ...sending, identity, form });
        } finally {
          await kept.found.handle.close();
        }
      });
    },
  });
}

/** Refuses a return that is no longer staged. Published records are exported like all others. */
function refuseGone(reply: FastifyReply): FastifyReply {
  return refuseFile(reply, {
    status: 404,
    sentence: 'That return no longer exists, or belongs to another agency.',
  });
}

/** A staged return with its file; null if it is not open to the caller, or is published. */
async function findOpen(
  parts: FindingsFileParts,
  identity: RequestIdentity,
  id: string,
): Promise<KeptReturn | null> {
  const found = await findOpenStaged(parts, identity, id);
  return found && parts.database.write((transaction) => findKept(transaction, found));
}

interface Wanted extends FindingsFileParts, Sending {
  readonly identity: RequestIdentity;
  readonly form: FindingsForm;
}

/** Logs the download before any of the file is sent. */
async function send(
  kept: KeptReturn,
  { database, clock, identity, form, pass }: Wanted,
): Promise<void> {
  const { found, rowCount } = await writeFindings(kept, form);
  try {
    await database.record({
      ...{ at: clock.now(), action: 'EXPORT', ...actingIn(identity) },
      what: 'Downloaded a staged return with its findings',
      ...concerningRows(kept, rowCount),
    });
    const head = {
      name: `${EXPORT_MARKING}-return-with-findings.${form}`,
      ...{ type: types[form], marking: EXPORT_MARKING, headers: {} },
    };
    await pass(head, found.handle.createReadStream({ start: 0, autoClose: false }));
  } finally {
    await found.handle.close();
  }
}
