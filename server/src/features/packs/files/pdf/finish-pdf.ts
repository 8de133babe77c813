import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHeader,
  PDFHexString,
  PDFName,
  PDFNull,
  PDFNumber,
  type PDFPage,
  PDFRawStream,
  PDFRef,
  PDFString,
} from 'pdf-lib';

import { evenTable } from './even-tables.js';
import { markArtifacts } from './mark-artifacts.js';
import { writeMetadata } from './pdf-metadata.js';

/**
 * Makes a PDF from Chromium accessible (PDF/UA-1): artifacts are marked, list items have bodies,
 * links have descriptions, and every element has a standard type.
 *
 * @param names the title of each link destination, by destination name
 */
export async function finishPdf(pdf: Buffer, names: ReadonlyMap<string, string>): Promise<Buffer> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const root = document.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict);
  const parts = findParts(document);
  const slots = findSlots(document, root);
  for (const page of document.getPages())
    dropMarks(page, { parts, slots, dropped: markPage(document, page) });
  for (const part of parts) {
    const type = part.get(PDFName.of('S'));
    if (type === PDFName.of('LI')) giveBody(document, part);
    if (type === PDFName.of('Table')) evenTable(document, part);
  }
  root.set(PDFName.of('RoleMap'), document.context.obj(alike));
  for (const page of document.getPages())
    for (const link of linksOf(page)) describeLink(link, names);
  writeMetadata(document);
  document.context.header = PDFHeader.forVersion(1, 7);
  return Buffer.from(await document.save({ addDefaultPage: false, updateFieldAppearances: false }));
}

/**
 * Types that Chromium writes but this version of PDF does not have, with the nearest standard type.
 */
const alike = { Strong: 'Span', Em: 'Span' };

type Parts = readonly PDFDict[];

/** The structure elements of the tree. */
function findParts({ context }: PDFDocument): Parts {
  return context.enumerateIndirectObjects().flatMap(([, each]) => {
    return each instanceof PDFDict && each.get(PDFName.of('Type')) === PDFName.of('StructElem')
      ? [each]
      : [];
  });
}

/**
 * The elements that the marks of each page belong to, by the number of the page in the tree. The id
 * of a mark is an index of the array.
 */
function findSlots({ context }: PDFDocument, root: PDFDict): ReadonlyMap<number, PDFArray> {
  const numbered = context
    .lookup(root.get(PDFName.of('ParentTree')), PDFDict)
    .lookup(PDFName.of('Nums'), PDFArray);
  const slots = new Map<number, PDFArray>();
  for (let index = 0; index < numbered.size(); index += 2) {
    const value = numbered.lookup(index + 1);
    if (value instanceof PDFArray) slots.set(numbered.lookup(index, PDFNumber).asNumber(), value);
  }
  return slots;
}

/**
 * Marks the content of a page.
 * @returns the ids of marks that are no longer on the page
 */
function markPage({ context }: PDFDocument, { node }: PDFPage): ReadonlySet<number> {
  const written = node.lookup(PDFName.of('Contents'));
  if (!(written instanceof PDFRawStream))
    throw new Error('The browser wrote the contents of a page in an unknown form');
  const { content, dropped } = markArtifacts(
    Buffer.from(decodePDFRawStream(written).decode()).toString('latin1'),
  );
  const before = node.get(PDFName.of('Contents'));
  node.set(
    PDFName.of('Contents'),
    context.register(context.flateStream(Buffer.from(content, 'latin1'))),
  );
  if (before instanceof PDFRef) context.delete(before);
  return dropped;
}

interface Dropping {
  readonly parts: Parts;
  readonly slots: ReadonlyMap<number, PDFArray>;
  readonly dropped: ReadonlySet<number>;
}

/** Removes marks that are no longer on a page from the tree. */
function dropMarks({ ref, node }: PDFPage, { parts, slots, dropped }: Dropping): void {
  const slot = slots.get(node.lookup(PDFName.of('StructParents'), PDFNumber).asNumber());
  for (const id of dropped) slot?.set(id, PDFNull);
  for (const part of parts) {
    const kids = part.lookup(PDFName.of('K'));
    if (kids instanceof PDFArray) {
      for (let index = kids.size() - 1; index >= 0; index -= 1)
        if (isOf(kids.get(index), part)) kids.remove(index);
    } else if (kids !== undefined && isOf(kids, part)) part.delete(PDFName.of('K'));
  }

  function isOf(kid: unknown, part: PDFDict): boolean {
    if (kid instanceof PDFNumber)
      return part.get(PDFName.of('Pg')) === ref && dropped.has(kid.asNumber());
    if (!(kid instanceof PDFDict) || kid.get(PDFName.of('Type')) !== PDFName.of('MCR'))
      return false;
    return (
      (kid.get(PDFName.of('Pg')) ?? part.get(PDFName.of('Pg'))) === ref &&
      dropped.has(kid.lookup(PDFName.of('MCID'), PDFNumber).asNumber())
    );
  }
}

/** Puts the content of a list item into a body, next to its label. */
function giveBody({ context }: PDFDocument, point: PDFDict): void {
  const held = point.get(PDFName.of('K'));
  const kids = held instanceof PDFArray ? held.asArray() : held === undefined ? [] : [held];
  const isLabel = (kid: unknown) =>
    kid instanceof PDFRef &&
    context.lookup(kid, PDFDict).get(PDFName.of('S')) === PDFName.of('Lbl');
  const said = kids.filter((kid) => !isLabel(kid));
  const self = said.flatMap((kid) =>
    kid instanceof PDFRef ? [context.lookup(kid, PDFDict).get(PDFName.of('P'))] : [],
  )[0];
  if (self === undefined) return;
  const body = context.register(context.obj({ Type: 'StructElem', S: 'LBody', P: self, K: said }));
  for (const kid of said)
    if (kid instanceof PDFRef) context.lookup(kid, PDFDict).set(PDFName.of('P'), body);
  point.set(PDFName.of('K'), context.obj([...kids.filter(isLabel), body]));
}

function linksOf({ node }: PDFPage): Parts {
  const notes = node.lookupMaybe(PDFName.of('Annots'), PDFArray);
  const all = Array.from({ length: notes?.size() ?? 0 }, (_, index) =>
    notes?.lookup(index, PDFDict),
  );
  return all.flatMap((note) =>
    note?.get(PDFName.of('Subtype')) === PDFName.of('Link') ? [note] : [],
  );
}

/** Describes where a link leads, for people who use a screen reader. */
function describeLink(link: PDFDict, names: ReadonlyMap<string, string>): void {
  const place = link.get(PDFName.of('Dest'));
  const action = link
    .lookupMaybe(PDFName.of('A'), PDFDict)
    ?.lookupMaybe(PDFName.of('URI'), PDFString)
    ?.asString();
  const name = place instanceof PDFName ? names.get(place.decodeText()) : action;
  link.set(PDFName.of('Contents'), PDFHexString.fromText(name ?? 'Elsewhere in this pack'));
}
