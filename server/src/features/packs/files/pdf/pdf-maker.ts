import { anonymousIdentity, type RequestIdentity } from '#domain/access/request-identity.js';
import { viewerOf } from '#domain/packs/rights.js';
import type { ReferenceData } from '#domain/reference-data.js';
import type { FrozenDocument, PackFileMaker } from '#features/packs/files/pack-file-maker.js';
import type { FoundBrowser } from '#platform/browser/find-browser.js';

import { listPageFiles } from './page-files.js';

export interface PdfMakerParts {
  /** Folder of the built web application; null if there is none. */
  readonly webFolder: string | null;
  /** Finds a browser to print with; null if there is none. */
  readonly findBrowser: () => Promise<FoundBrowser | null>;
  readonly askAs: (
    findIdentity: (referenceData: ReferenceData) => Promise<RequestIdentity>,
    operation: { readonly document: string; readonly variables: Readonly<Record<string, unknown>> },
  ) => Promise<{ readonly data?: unknown; readonly errors: readonly unknown[] }>;
}

/** Makes PDFs of packs. */
export function createPdfMaker({ webFolder, findBrowser, askAs }: PdfMakerParts): PackFileMaker {
  const ask = ({ document: { pack, edition } }: FrozenDocument, question: string) =>
    askAs((referenceData) => Promise.resolve(toReader(viewerOf(edition, referenceData))), {
      document: question,
      variables: { quarter: pack.quarter, area: pack.area, version: pack.number, edition },
    });
  return {
    type: 'application/pdf',
    form: 4,
    findHindrance: async () => {
      if (webFolder === null) return 'The pages are not built here, so there is nothing to print.';
      return (await findBrowser()) === null ? withoutBrowser : null;
    },
    make: async (frozen) => {
      const browser = await findBrowser();
      if (webFolder === null || browser === null) throw new Error(withoutBrowser);
      // Loaded only for the first PDF, because Playwright alone takes 40 MB.
      const [{ printPdf }, { finishPdf }] = await Promise.all([
        import('./pdf-printer.js'),
        import('./finish-pdf.js'),
      ]);
      // Listed each time, because every build changes the names of files.
      return finishPdf(
        await printPdf(frozen, { files: listPageFiles(webFolder), ask, browser }),
        namePlaces(frozen),
      );
    },
  };
}

/** The title of each destination in the contents of a pack. */
function namePlaces({ document: { sections } }: FrozenDocument): ReadonlyMap<string, string> {
  const last = { actions: 'Actions', definitions: 'Definitions', proof: 'Proof' };
  return new Map([
    ...sections.map(({ key, heading }): [string, string] => [key, heading]),
    ...Object.entries(last),
  ]);
}

const withoutBrowser = 'There is no browser on the server to print packs with.';

function toReader(viewer: RequestIdentity['viewer']): RequestIdentity {
  return { ...anonymousIdentity, viewer, actor: viewer };
}
