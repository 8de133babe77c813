/**
 * A page draws its body on the background of its root; a picture has no root, so its body has a
 * background.
 */
const context = 'body { background: var(--surface); color: var(--ink-1); }';

/**
 * All styles of a document as self-contained text, with fonts embedded. The text is taken as
 * written, because the rules that a browser reports lose shorthands with variables.
 */
export async function readStyles({ styleSheets }: Document): Promise<string> {
  const texts = await Promise.all([...styleSheets].map(readSheet));
  return [...texts, context].join('\n');
}

async function readSheet({ href, ownerNode }: CSSStyleSheet): Promise<string> {
  if (href === null) return ownerNode?.textContent ?? '';
  const text = await (await fetch(href)).text();
  const addresses = [...new Set([...text.matchAll(fonts)].map(([, address = '']) => address))];
  const files = await Promise.all(
    addresses.map(async (address) => [address, await embed(new URL(address, href))] as const),
  );
  const embedded = new Map(files);
  return text.replaceAll(
    fonts,
    (_match, address: string) => `url("${embedded.get(address) ?? address}")`,
  );
}

const fonts = /url\(["']?([^"')]+\.woff2)["']?\)/g;

async function embed(address: URL): Promise<string> {
  const bytes = new Uint8Array(await (await fetch(address)).arrayBuffer());
  return `data:font/woff2;base64,${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))}`;
}
