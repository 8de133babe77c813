import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRef,
} from 'pdf-lib';

/**
 * Fills each row of a table up to the number of columns. Chromium leaves out cells without text,
 * such as one with a bar, so that all cells after it would be read under the wrong headings.
 */
export function evenTable(document: PDFDocument, table: PDFDict): void {
  const { context } = document;
  const rows = kidsOf(table).map((row) => context.lookup(row, PDFDict));
  const [heads] = rows;
  if (heads === undefined) return;
  const columns = kidsOf(heads).flatMap((head) => {
    const cell = context.lookup(head, PDFDict);
    return Array.from({ length: spanOf(cell) }, () => String(cell.lookup(PDFName.of('ID'))));
  });
  for (const [index, row] of rows.entries()) {
    const cells = kidsOf(row);
    const isShort =
      cells.reduce((sum, cell) => sum + spanOf(context.lookup(cell, PDFDict)), 0) < columns.length;
    const first =
      cells[0] === undefined ? undefined : context.lookup(cells[0], PDFDict).get(PDFName.of('P'));
    if (index > 0 && isShort && first !== undefined)
      row.set(PDFName.of('K'), context.obj(fill(first, cells)));
  }

  function fill(row: PDFObject, cells: readonly PDFObject[]): readonly PDFObject[] {
    const left = [...cells];
    return columns.map((column, place) => {
      const [next] = left;
      const heading = next === undefined ? [] : headersOf(context.lookup(next, PDFDict));
      // A cell without a column heading is the heading of its row, or is where that heading would
      // be.
      const isHere =
        next !== undefined &&
        (heading.includes(column) ||
          !columns.slice(place).some((later) => heading.includes(later)));
      if (isHere) return left.shift() ?? next;
      return context.register(context.obj({ Type: 'StructElem', S: 'TD', P: row, K: [] }));
    });
  }
}

function kidsOf(part: PDFDict): readonly PDFObject[] {
  const kids = part.get(PDFName.of('K'));
  const all = kids instanceof PDFArray ? kids.asArray() : kids === undefined ? [] : [kids];
  return all.filter((kid) => kid instanceof PDFRef);
}

function attributesOf(part: PDFDict): readonly PDFDict[] {
  const held = part.lookup(PDFName.of('A'));
  return held instanceof PDFArray
    ? held.asArray().map((_, index) => held.lookup(index, PDFDict))
    : held instanceof PDFDict
      ? [held]
      : [];
}

function spanOf(cell: PDFDict): number {
  const spans = attributesOf(cell).flatMap(
    (attributes) => attributes.lookupMaybe(PDFName.of('ColSpan'), PDFNumber) ?? [],
  );
  return spans[0]?.asNumber() ?? 1;
}

function headersOf(cell: PDFDict): readonly string[] {
  return attributesOf(cell).flatMap(
    (attributes) =>
      attributes.lookupMaybe(PDFName.of('Headers'), PDFArray)?.asArray().map(String) ?? [],
  );
}
