import JsZip from 'jszip';

/** How to change the texts in a ZIP archive of XML. */
export interface Repacking {
  /** The creation time that the file gives, regardless of when it is made. */
  readonly at: string;
  /** Changes the XML of a part, by its path. */
  readonly edit: (path: string, xml: string) => string;
  /** Renames parts, including in the texts that refer to them; by default names stay as they are. */
  readonly rename?: (paths: readonly string[]) => (text: string) => string;
}

const STAMP = /(<dcterms:(?:created|modified)[^>]*>)[^<]*/g;

/**
 * Repacks an Office file so that the same content gives the same bytes: the library’s timestamps
 * are replaced by the given time, including in embedded workbooks.
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
