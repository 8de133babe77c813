import JsZip from 'jszip';

/** What becomes of the texts in a file that is a ZIP archive of XML. */
export interface Repacking {
  /** The moment that the file says it was made at, whenever it was. */
  readonly at: string;
  /** Changes the XML of a part, by its path. */
  readonly edit: (path: string, xml: string) => string;
  /**
   * What a part is called that was at this path, in parts that name it too; the same unless given.
   */
  readonly rename?: (paths: readonly string[]) => (text: string) => string;
}

const STAMP = /(<dcterms:(?:created|modified)[^>]*>)[^<]*/g;

/**
 * Packs a file of an office again, so that the same content is the same bytes: what its library
 * stamps with the time of day bears the moment that is given, in workbooks within it too.
 */
export async function repack(
  content: Uint8Array,
  { at, edit, rename }: Repacking,
): Promise<Buffer> {
  const former = await JsZip.loadAsync(content);
  const packed = new JsZip();
  const date = new Date(at);
  const toName = rename?.(Object.keys(former.files)) ?? ((text: string) => text);
  const parts = Object.entries(former.files).map(([path, part]) => ({
    path,
    name: toName(path),
    part,
  }));
  for (const { path, name, part } of parts.sort((one, other) => (one.name < other.name ? -1 : 1))) {
    if (part.dir) continue;
    packed.file(
      name,
      await repackPart(path, part, { at, edit: (of, xml) => edit(of, toName(xml)) }),
      { date, createFolders: false },
    );
  }
  return packed.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE', platform: 'DOS' });
}

async function repackPart(
  path: string,
  part: JsZip.JSZipObject,
  repacking: Repacking,
): Promise<string | Buffer> {
  if (path.endsWith('.xlsx')) return repack(await part.async('uint8array'), repacking);
  if (!path.endsWith('.xml') && !path.endsWith('.rels')) return part.async('nodebuffer');
  const xml = (await part.async('string')).replaceAll(
    STAMP,
    `$1${repacking.at.replace(/\.\d+Z$/, 'Z')}`,
  );
  return repacking.edit(path, xml);
}
