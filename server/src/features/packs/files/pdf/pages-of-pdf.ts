import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRef } from 'pdf-lib';

/** The page of each link destination in a PDF, from 1, by destination name. */
export async function readPagesOfPlaces(pdf: Buffer): Promise<ReadonlyMap<string, number>> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const pages = document.getPages().map(({ ref }) => ref);
  const places = document.catalog.lookupMaybe(PDFName.of('Dests'), PDFDict);
  const found = (places?.entries() ?? []).flatMap(
    ([name, value]): readonly (readonly [string, number])[] => {
      const [page] = document.context.lookupMaybe(value, PDFArray)?.asArray() ?? [];
      const index = page instanceof PDFRef ? pages.indexOf(page) : -1;
      return index === -1 ? [] : [[name.decodeText(), index + 1]];
    },
  );
  return new Map(found);
}
