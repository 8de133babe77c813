import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { actingIn } from '#domain/access/acting.js';
import type { Denial } from '#domain/access/permission.js';
import type { RequestIdentity } from '#domain/access/request-identity.js';
import { toJson } from '#domain/audit/canonical.js';
import { concerningNoRecords, type Entry } from '#domain/audit/entry.js';
import {
  type PackFileKind,
  packFileKinds,
  type PackFileParams,
  readPackFileName,
  toPackFileName,
} from '#domain/packs/files.js';
import { isFrozen } from '#domain/packs/pack.js';
import { canReadEdition } from '#domain/packs/rights.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { readDocument } from '#features/packs/document.reader.js';
import type { PackFileMaker } from '#features/packs/files/pack-file-maker.js';
import { PackFiles } from '#features/packs/files/pack-files.js';
import { createPdfMaker, type PdfMakerParts } from '#features/packs/files/pdf/pdf-maker.js';
import {
  findEdition,
  findPack,
  type FrozenEdition,
  readingPacks,
} from '#features/packs/pack.reader.js';
import type { RefusalLog } from '#platform/audit/refusal-log.js';
import type { Clock } from '#platform/clock.js';
import type { Database } from '#platform/database.js';
import { Slots } from '#platform/fair-share/slots.js';
import { FileSender, inParts, type RefusedFile, refuseFile } from '#platform/http/file-sender.js';
import { toRefusal } from '#platform/http/guard-routes.js';

import { packFileMakers } from './pack-file-makers.js';

export interface PackDownloadParts extends PdfMakerParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: FastifyBaseLogger;
  readonly readReferenceData: () => Promise<ReferenceData>;
  readonly refusals: Pick<RefusalLog, 'note'>;
  readonly takeTurn: () => Promise<void>;
}

interface Address {
  Params: { readonly id: string; readonly file: string };
}

/** Serves signed packs as files, each edition to the people who may read it. */
export function servePackDownloads(app: FastifyInstance, parts: PackDownloadParts): void {
  const sender = new FileSender({ logger: parts.logger, what: 'packs', slots: new Slots() });
  const files = new PackFiles(parts);
  const makers: Readonly<Record<PackFileKind, PackFileMaker>> = {
    ...packFileMakers,
    PDF: createPdfMaker(parts),
  };
  app.route<Address>({
    url: '/packs/:id/:file',
    method: 'GET',
    exposeHeadRoute: false,
    handler: async (request, reply) => {
      const { identity } = request;
      if (identity === null) throw new Error('The request for a pack has no identity');
      const read = await readRequest(request, identity, parts);
      if (!read.ok) return read.denial ? deny(reply, read.denial) : refuseFile(reply, read);
      const { asked, edition } = read;
      const maker = makers[asked.kind];
      // A stored file is served even if the server could no longer make it.
      const hindrance = (await files.isKept({ kind: asked.kind, edition }, maker))
        ? null
        : await maker.findHindrance?.();
      if (typeof hindrance === 'string')
        return refuseFile(reply, {
          status: 503,
          sentence: `${hindrance} Print the pack’s page instead.`,
        });
      if (asked.kind === 'PDF') {
        const found = await files
          .findPlace({ kind: asked.kind, edition }, maker)
          .then(toPlace, toFailure);
        if ('failure' in found) return sender.send(reply, () => Promise.reject(found.failure));
        if (found.place !== null) return sayPlace(reply, found.place);
      }
      return sender.send(reply, async ({ pass }) => {
        const content = await files.find({ kind: asked.kind, edition }, maker);
        const document = readDocument(edition.document);
        await parts.database.record(toEntry({ asked, edition, identity }, parts.clock.now()));
        const name = toPackFileName(document, asked.kind);
        await pass(
          { name, type: maker.type, marking: document.marking, headers: {} },
          inParts(content),
        );
      });
    },
  });
}

const toPlace = (place: number | null) => ({ place });
/** Turns a failure in the background into one that the download reports in a neutral sentence. */
const toFailure = (failure: unknown) => ({
  failure: failure instanceof Error ? failure : new Error('A file could not be made'),
});

/** Seconds after which the client asks again. */
const SOON_SECONDS = 2;

/** Says how many files are made before the requested one; 0 while it is being made. */
function sayPlace(reply: FastifyReply, place: number): FastifyReply {
  const sentence =
    place === 0
      ? 'The PDF is being made. It takes a few seconds.'
      : `The PDF is waiting for ${place === 1 ? 'one other' : `${place} others`} to be made.`;
  return reply.code(202).header('retry-after', SOON_SECONDS).send({ place, sentence });
}

interface Read {
  readonly ok: true;
  readonly asked: PackFileParams;
  readonly edition: FrozenEdition;
}

type Refused = { readonly ok: false; readonly denial?: Denial } & RefusedFile;

const none: Refused = {
  ok: false,
  status: 404,
  sentence: 'There is no pack file at this address. Download it from the pack’s page.',
};
const draft: Refused = {
  ok: false,
  status: 404,
  sentence: 'This pack has not been signed off yet, so there is nothing to download.',
};

async function readRequest(
  request: FastifyRequest<Address>,
  identity: RequestIdentity,
  parts: PackDownloadParts,
): Promise<Read | Refused> {
  const { database, readReferenceData, refusals, clock } = parts;
  const { id, file } = request.params;
  const asked = readPackFileName(file);
  const reading = readingPacks(database);
  const pack = asked && (await findPack(reading, id));
  if (!pack) return none;
  const permission = canReadEdition(
    identity.viewer,
    { edition: asked.edition, pack },
    await readReferenceData(),
  );
  if (!permission.ok) {
    await refusals.note(toRefusal(permission, { request, identity, at: clock.now() }));
    return { ok: false, status: 403, sentence: permission.sentence, denial: permission };
  }
  const edition = isFrozen(pack) ? await findEdition(reading, pack.id, asked.edition) : null;
  return edition === null ? draft : { ok: true, asked, edition };
}

function deny(reply: FastifyReply, { sentence, needs, grantedBy }: Denial): FastifyReply {
  return reply.code(403).send({ error: sentence, needs, grantedBy });
}

/**
 * The log entry, written before any of the file is sent. It has no hash of the file, which would
 * confirm a guess at its content.
 */
function toEntry(
  { asked, edition, identity }: Omit<Read, 'ok'> & { readonly identity: RequestIdentity },
  at: Date,
): Entry {
  const { pack } = readDocument(edition.document);
  const forWhom = asked.edition === 'PARTNERS' ? 'partners' : 'cleared readers';
  return {
    ...concerningNoRecords,
    ...{ at, action: 'EXPORT', ...actingIn(identity) },
    what: `Downloaded the pack for ${pack.quarterName}, ${pack.areaName}, version ${pack.number}, for ${forWhom} (${packFileKinds[asked.kind]}).`,
    filter: toJson({ pack: edition.packId, ...asked, document: edition.hash.toString('hex') }),
  };
}
